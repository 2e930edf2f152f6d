result = { a = 1 }
