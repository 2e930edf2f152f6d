result = {
  v = "xy"
}
