result = {
  v = 1000
}
