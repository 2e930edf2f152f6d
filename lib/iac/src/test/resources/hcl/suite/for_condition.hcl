v = [for v in list : v if v != "x"]
