v = false ? "a" : null
