result = {
  v = "abc"
}
