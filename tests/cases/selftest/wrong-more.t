$ echo one; echo two
one
