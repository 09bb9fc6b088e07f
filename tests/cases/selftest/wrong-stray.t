one
$ echo one
one
