result_type = object({
  v = object({ a = number })
})
result = {
  v = { a = 1 }
}
