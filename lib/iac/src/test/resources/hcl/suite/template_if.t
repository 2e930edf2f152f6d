result = {
  v = "a"
}
