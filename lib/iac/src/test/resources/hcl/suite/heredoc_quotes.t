result = {
  v = "\"q\"\n"
}
