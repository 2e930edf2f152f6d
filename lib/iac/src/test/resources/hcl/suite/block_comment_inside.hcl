b {
  # c
  a = 1 // d
}
