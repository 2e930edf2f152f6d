result = {
  v = ""
}
