# Which files of a folder are read.
$ mkdir -p in/drafts in/news; for f in in/a.txt in/b.md in/drafts/c.txt in/news/d.txt in/news/e.html; do printf 'Some text on rivers, %s.\n' ${f##*/} >$f; done
$ lede extract in --include '*.txt' --json | grep -o 'in/[a-z/.]*'
in/a.txt
in/drafts/c.txt
in/news/d.txt
$ lede extract in --exclude drafts --exclude '*.md' --json | grep -o 'in/[a-z/.]*'
in/a.txt
in/news/d.txt
in/news/e.html
$ lede extract in/ --include 'news/*' --exclude '/a.txt' --json | grep -o 'in/[a-z/.]*'
in/news/d.txt
in/news/e.html

# A file that is named is meant, whatever the patterns say.
$ lede add in/b.md --include '*.txt'
added 1, updated 0, unchanged 0, skipped 0
$ lede add in --include ''
lede: --include takes a pattern such as '*.html', not ''
[2]

# Links are followed when that is asked for, and never in a circle.
$ ln -s ../in in/circle; ln -s ../../outside.txt in/news/link.txt; printf 'Outside.\n' >outside.txt
$ lede add in
lede: 'in': 2 symbolic links are not followed
added 4, updated 0, unchanged 1, skipped 2
$ lede add in --follow
lede: 'in': 1 symbolic link is not followed
added 1, updated 0, unchanged 5, skipped 1
$ lede list --tsv | cut -f 6 | grep -c link.txt
1

# Quiet: failures only.
$ : >in/empty.txt; lede add in --quiet
lede: 'in/empty.txt': is empty
[3]
$ rm in/empty.txt; lede add in --quiet

# Interrupted, it keeps what it has read, and says so. Here it interrupts itself: the second file is read by a worker
# that does so.
$ mkdir three; printf 'One.\n' >three/1.txt; printf '<p>Two.\n' >three/2.html; printf 'Three.\n' >three/3.txt
$ printf '#!/bin/sh\nkill -INT $PPID\nsleep 1\n' >interrupt; chmod +x interrupt; LEDE_READ=$PWD/interrupt lede add three
lede: 'three/2.html': makes its reader crash
added 1, updated 0, unchanged 0, skipped 1
lede: stopped before 'three/3.txt': what was read is kept, the same call reads the rest
[3]
$ lede add three
added 2, updated 0, unchanged 1, skipped 0
