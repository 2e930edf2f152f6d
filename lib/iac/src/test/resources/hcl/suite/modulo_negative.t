result = {
  v = -1
}
