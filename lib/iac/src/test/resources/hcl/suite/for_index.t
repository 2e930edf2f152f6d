result = {
  v = [0, 1]
}
