result = {
  v = ["x", "y"]
}
