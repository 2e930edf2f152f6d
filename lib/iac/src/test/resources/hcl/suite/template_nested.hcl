v = "a${"b${name}"}"
