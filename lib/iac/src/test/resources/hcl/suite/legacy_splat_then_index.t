result = {
  v = 2
}
