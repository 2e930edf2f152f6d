result = {
  v = "Annx"
}
