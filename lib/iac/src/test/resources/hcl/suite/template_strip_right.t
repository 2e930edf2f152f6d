result = {
  v = "Annb"
}
