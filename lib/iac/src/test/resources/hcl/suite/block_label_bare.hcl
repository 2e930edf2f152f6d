b x {
  a = 1
}
