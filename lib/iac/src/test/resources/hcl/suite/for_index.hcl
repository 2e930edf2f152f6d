v = [for i, v in list : i]
