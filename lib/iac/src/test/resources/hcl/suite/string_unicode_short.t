result = {
  v = "A"
}
