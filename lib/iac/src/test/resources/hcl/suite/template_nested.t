result = {
  v = "abAnn"
}
