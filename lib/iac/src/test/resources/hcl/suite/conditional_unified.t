result_type = object({
  v = string
})
result = {
  v = "1"
}
