v = map.l
