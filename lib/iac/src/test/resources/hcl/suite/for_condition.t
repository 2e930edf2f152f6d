result = {
  v = ["y"]
}
