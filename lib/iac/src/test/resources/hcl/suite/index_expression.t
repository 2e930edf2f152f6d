result = {
  v = "y"
}
