result = {
  v = "x"
}
