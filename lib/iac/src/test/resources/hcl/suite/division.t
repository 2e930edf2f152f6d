result = {
  v = 3.5
}
