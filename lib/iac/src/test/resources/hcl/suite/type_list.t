result_type = object({
  v = list(string)
})
result = {
  v = ["1", "a"]
}
