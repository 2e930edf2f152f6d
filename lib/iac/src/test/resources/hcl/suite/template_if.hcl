v = "%{ if yes }a%{ else }b%{ endif }"
