v = 1E3
