result = {
  v = { l = "w" }
}
