result = {
  v = ["kv", "lw"]
}
