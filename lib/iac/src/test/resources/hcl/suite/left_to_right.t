result = {
  v = 3
}
