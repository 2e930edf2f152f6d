result = {
  v = false
}
