result = {
  v = { a = 1, b = 2 }
}
