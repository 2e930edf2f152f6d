result = {
  v = "a\\tb\n"
}
