v = <<E
E
