result = {
  v = ["a\n"]
}
