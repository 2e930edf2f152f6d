v = null == null
