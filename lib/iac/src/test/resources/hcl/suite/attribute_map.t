result = {
  v = "w"
}
