result = {
  v = "a\n  b\n"
}
