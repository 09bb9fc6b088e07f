$ true
[1]
