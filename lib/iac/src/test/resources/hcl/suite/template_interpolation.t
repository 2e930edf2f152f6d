result = {
  v = "hi Ann!"
}
