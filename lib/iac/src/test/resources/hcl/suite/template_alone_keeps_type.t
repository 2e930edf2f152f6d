result_type = object({
  v = number
})
result = {
  v = 3
}
