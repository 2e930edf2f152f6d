result = {
  v = ["x!", "y!"]
}
