v = !false && false
