result_type = object({
  v = tuple([number, string, bool])
})
result = {
  v = [1, "a", true]
}
