$ if

$ echo one
one
