v = <<E
hi ${name}
E
