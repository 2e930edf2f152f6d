result = {
  v = { a = 1 }
}
