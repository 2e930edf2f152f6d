result = {
  v = [2, 4]
}
