result = { x = { a = 1 } }
