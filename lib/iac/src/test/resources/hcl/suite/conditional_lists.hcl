v = true ? ["a"] : []
