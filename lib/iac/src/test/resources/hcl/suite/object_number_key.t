result = {
  v = { "1" = "a" }
}
