v = { (name) = 1 }
