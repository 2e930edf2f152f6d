result = {
  v = 14
}
