result = {
  v = { x = 0, y = 1 }
}
