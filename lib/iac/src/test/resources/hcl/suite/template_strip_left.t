result = {
  v = "aAnn"
}
