result = { "a-b" = 1 }
