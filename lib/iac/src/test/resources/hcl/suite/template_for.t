result = {
  v = "<x><y>"
}
