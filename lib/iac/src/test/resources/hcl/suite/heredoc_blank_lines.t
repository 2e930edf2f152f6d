result = {
  v = "a\n\nb\n"
}
