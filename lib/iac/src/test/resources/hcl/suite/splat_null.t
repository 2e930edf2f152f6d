result = {
  v = []
}
