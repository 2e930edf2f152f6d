v = list[n - 2]
