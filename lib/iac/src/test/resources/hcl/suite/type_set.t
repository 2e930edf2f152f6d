result_type = object({
  v = set(string)
})
result = {
  v = ["a", "b"]
}
