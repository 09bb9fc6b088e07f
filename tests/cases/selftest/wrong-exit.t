$ exit

$ echo one
one
