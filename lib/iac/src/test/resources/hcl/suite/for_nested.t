result = {
  v = [["xx", "xy"], ["yx", "yy"]]
}
