result = {
  v = "btrue"
}
