result = {
  v = 2.5
}
