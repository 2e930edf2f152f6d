result = {
  v = 20
}
