v = { for i, v in list : v => i }
