result_type = object({
  v = string
})
result = {
  v = "a"
}
