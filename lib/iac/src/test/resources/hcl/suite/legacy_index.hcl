v = list.0
