result = {
  v = ["a"]
}
