result = {
  v = 4
}
