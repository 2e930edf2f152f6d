v = "x%{ if !yes }a%{ endif }y"
