result = {
  v = 200
}
