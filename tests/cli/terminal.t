# On a terminal (script(1) makes one): colour, the window's width, a pager.
$ printf 'Putin met Kim in Moscow.\n' >one.txt; lede add --set title=Visit --set lang=en one.txt
added 1, updated 0, unchanged 0, skipped 0
$ terminal() { script -qec "$1" /dev/null </dev/null | tr -d '\r' | tr '\033' '~'; }
$ export TERM=xterm PAGER=cat

$ terminal 'lede search Kim'
~[1mVisit~[m
~[2mone.txt~[m

  ~[36m1.1~[m  line 1
  Putin met ~[1;31mKim~[m in Moscow.

~[2m1 passage~[m

$ terminal 'stty cols 22; lede search Kim --color never'
Visit
one.txt

  1.1  line 1
  Putin met Kim in
  Moscow.

1 passage

$ NO_COLOR=1 terminal 'lede search Kim'
Visit
one.txt

  1.1  line 1
  Putin met Kim in Moscow.

1 passage
$ TERM=dumb terminal 'lede list'
     1  -           en  -                     Visit
$ TERM= terminal 'lede list'
     1  -           en  -                     Visit
$ NO_COLOR=1 terminal 'lede search Kim --color always' | grep -c Kim~
1

# The pager gets what is printed; its words are split at spaces, without a shell.
$ PAGER='sed s/^/>/' terminal 'lede search Kim --color never' | head -2
>Visit
>one.txt
$ PAGER='sed s/^/>/' terminal 'lede help' | head -1
>lede keeps a corpus of articles and finds passages in it.
$ PAGER='sed s/^/>/' terminal 'lede status' | head -1 | cut -c 1-6
corpus
$ PAGER='printf <%s> a;b $HOME' terminal 'lede list --color never'
<a;b><$HOME>
$ PAGER='' terminal 'lede list --color never' | grep -c Visit
1
$ PAGER=no-such-pager terminal 'lede list --color never' | grep -c Visit
1
$ PAGER='sed s/^/>/' TERM=dumb terminal 'lede list'
     1  -           en  -                     Visit

# The exit status is that of the search, not that of the pager.
$ PAGER='sed s/^/>/' script -qec 'lede search nothing' /dev/null </dev/null >seen
[1]
$ tr -d '\r' <seen
>lede: nothing matched 'nothing'

# While files are read, a line tells how far that has come, as far as the window is wide; it is gone at the end.
$ slowly='(echo "{\"text\":\"One.\"}"; sleep 1; echo "{\"text\":\"Two.\"}") | lede -c slow.lede add -'
$ terminal "$slowly" | sed 's/[0-9.]* MB/N MB/; s/~\[K/\n/'
1 article, N MB/s  -
added 2, updated 0, unchanged 0, skipped 0
$ terminal "stty cols 20; $slowly" | sed 's/[0-9.]* MB/N MB/; s/ *~\[K/\n/'
1 article, N MB/s
added 0, updated 0, unchanged 2, skipped 0

# The text alone, made harmless.
$ terminal 'lede show --text 1'
Putin met Kim in Moscow.
