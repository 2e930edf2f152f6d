result = { x = { a = 1 }, "y z" = { a = 2 } }
