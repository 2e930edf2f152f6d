v = { for v in ["a", "b", "a"] : v => 1... }
