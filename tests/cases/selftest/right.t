# What the runner must accept.
# This comment has two lines.
$ echo one
one

# The output has an empty line inside and none at its end.
$ printf 'a\n\nb'
a

b

$ for word in x y z; do
>     echo $word
> done
x
...
z

# "..." may stand for nothing.
$ echo one
...
one
...

$ echo out; echo err >&2; false
out
err
[1]

# Folders, variables and functions last.
$ mkdir folder && cd folder && name=value

$ echo $name; pwd
value
$HOME/folder

$ cat
$ echo "$CASES/x $CORPUS/y"
$CASES/x $CORPUS/y

$ cat <<END
> here
> END
here

$ unprivileged sh -c '(echo x >/cannot-be-written) 2>/dev/null || echo refused'
refused
