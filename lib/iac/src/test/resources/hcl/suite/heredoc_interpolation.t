result = {
  v = "hi Ann\n"
}
