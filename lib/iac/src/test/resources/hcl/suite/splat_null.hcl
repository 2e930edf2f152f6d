v = null[*]
