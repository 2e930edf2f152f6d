result = {
  v = null
}
