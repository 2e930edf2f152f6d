result_type = object({
  v = string
})
result = {
  v = "n=3"
}
