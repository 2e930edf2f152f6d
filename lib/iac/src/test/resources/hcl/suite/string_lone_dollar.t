result = {
  v = "5$ %"
}
