v = <<E
  a
 b
E
