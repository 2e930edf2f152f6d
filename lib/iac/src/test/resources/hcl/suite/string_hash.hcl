v = "# no // comment /* */"
