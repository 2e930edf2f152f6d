result = {
  v = { Ann1 = 1 }
}
