result = {
  v = 0 - 3
}
