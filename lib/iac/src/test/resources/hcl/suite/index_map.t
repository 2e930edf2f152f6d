result = {
  v = "v"
}
