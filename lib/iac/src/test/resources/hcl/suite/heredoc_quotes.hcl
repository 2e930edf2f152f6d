v = <<E
"q"
E
