v = { for k, v in map : k => v if k == "l" }
