v = [for v in list : "${v}!"]
