v = [for name in list : name]
