result = {
  v = 0.5
}
