v = list[1]
