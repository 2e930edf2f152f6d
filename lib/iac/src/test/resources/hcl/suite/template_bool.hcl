v = "b${yes}"
