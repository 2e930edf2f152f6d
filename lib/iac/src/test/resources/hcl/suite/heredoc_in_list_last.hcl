v = [<<E
a
E
]
