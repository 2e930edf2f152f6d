result = {
  v = "😀"
}
