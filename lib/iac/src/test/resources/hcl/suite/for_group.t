result = {
  v = { a = [1, 1], b = [1] }
}
