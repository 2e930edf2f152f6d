v = true ? 1 : "b"
