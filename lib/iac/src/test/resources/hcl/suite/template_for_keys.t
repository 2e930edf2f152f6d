result = {
  v = "kv;lw;"
}
