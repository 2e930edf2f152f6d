v = [for a in list : [for b in list : "${a}${b}"]]
