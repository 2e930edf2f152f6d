v = map["k"]
