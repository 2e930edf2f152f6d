result = {
  v = [1, 2]
}
