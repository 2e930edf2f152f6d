result_type = object({
  v = bool
})
result = {
  v = true
}
