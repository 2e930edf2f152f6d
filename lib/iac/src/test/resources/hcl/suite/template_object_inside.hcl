v = "${ { a = name }.a }x"
