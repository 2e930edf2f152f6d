v = list[*]
