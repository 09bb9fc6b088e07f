$ echo one
two
