$ echo one
one
two
