result = { "größe" = 1 }
