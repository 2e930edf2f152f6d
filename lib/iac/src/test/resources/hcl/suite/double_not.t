result = {
  v = true
}
