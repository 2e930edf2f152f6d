result = { a = null }
