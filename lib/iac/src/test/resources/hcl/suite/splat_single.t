result = {
  v = [1]
}
