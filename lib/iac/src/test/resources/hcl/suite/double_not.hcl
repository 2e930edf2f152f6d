v = !!true
