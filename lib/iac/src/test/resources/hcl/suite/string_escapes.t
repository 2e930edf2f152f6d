result = {
  v = "a\tb\nc\\d\"e"
}
