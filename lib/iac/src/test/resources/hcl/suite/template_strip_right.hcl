v = "${name ~}  b"
