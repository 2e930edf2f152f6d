b "x" {
  a = 1
}
b "y z" {
  a = 2
}
