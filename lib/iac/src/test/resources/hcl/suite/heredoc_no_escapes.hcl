v = <<E
a\tb
E
