result = {
  v = "# no // comment /* */"
}
