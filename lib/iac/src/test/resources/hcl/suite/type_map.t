result_type = object({
  v = map(string)
})
result = {
  v = { a = "1", b = "x" }
}
