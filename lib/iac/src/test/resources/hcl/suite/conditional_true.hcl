v = true ? "a" : "b"
