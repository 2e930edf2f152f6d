result = {
  v = "$${x}"
}
