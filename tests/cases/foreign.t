# What the worker reads. A saved page: the text without the page around it, its encoding as it declares it.
$ printf '<!doctype html><html><head><meta charset=windows-1251><title>\317\360\350\342\345\362</title></head><body><nav><a href=/>\304\356\354\356\351</a></nav><article><h1>\317\360\350\342\345\362</h1><p>\335\362\356 \362\345\352\361\362 \356 \360\340\352\345\362\340\365, \350 \357\356\361\353\345 \347\340\357\377\362\356\351 \356\355 \357\360\356\344\356\353\346\340\345\362\361\377.</p></article></body></html>' >page.html
$ lede add page.html
added 1, updated 0, unchanged 0, skipped 0
$ lede search ракета | tail -3
  Это текст о ракетах, и после запятой он продолжается.

1 passage

# What encloses the article may change: it stays the same article. A page is not a new one because of its banner.
$ sed -i 's/<nav>/<nav><a href=\/new>new<\/a>/' page.html; lede add page.html
added 0, updated 0, unchanged 1, skipped 0

# Without a corpus: the text, or one object a line.
$ lede extract page.html | tail -1
Это текст о ракетах, и после запятой он продолжается.
$ lede extract --json page.html | grep -o '"encoding":.*'
"encoding":"windows-1251","text":"Это текст о ракетах, и после запятой он продолжается."}

# Text in an old encoding: what it was taken for is said, in a folder once for each.
$ mkdir old; printf '\360\322\305\332\311\304\305\316\324 \317\320\325\302\314\311\313\317\327\301\314 \325\313\301\332 \317 \315\305\322\301\310.\n' >old/koi8.txt
$ printf '\301\244\272\316\264\302 \276\356\301\246 \310\270\300\307\270\246 \277\255\276\372\264\331.\n' >old/korean.txt
$ lede extract old/korean.txt
lede: 'old/korean.txt': read as CP949, which it seems to be
정부는 어제 회의를 열었다.
$ lede extract old
==> $HOME/old/koi8.txt <==
Президент опубликовал указ о мерах.

==> $HOME/old/korean.txt <==
정부는 어제 회의를 열었다.
lede: 'old': 1 text was read as KOI8-R, which it seems to be
lede: 'old': 1 text was read as CP949, which it seems to be
$ lede extract - <old/korean.txt
lede: '-': read as CP949, which it seems to be
정부는 어제 회의를 열었다.

# What nobody reads is said by name; in a folder, by type.
$ mkdir kinds; printf '\320\317\021\340\241\261\032\341' | tee kinds/a.hwp >kinds/b.hwp; lede add kinds/a.hwp
lede: 'kinds/a.hwp': HWP is not supported
added 0, updated 0, unchanged 0, skipped 1
[3]
$ lede add kinds
lede: 'kinds': 2 files of type .hwp are not supported
added 0, updated 0, unchanged 0, skipped 2

# Without a worker, what needs it says so; the rest is read.
$ printf 'Plain text.\n' >plain.txt
$ LEDE_READ=/nowhere/lede-read lede add plain.txt page.html --again
lede: 'page.html': needs '/nowhere/lede-read', which cannot be started: no such file or folder
added 1, updated 0, unchanged 0, skipped 1
[3]

# ...and is missed once, however many files want it.
$ mkdir pages; cp page.html pages/1.html; cp page.html pages/2.html; cp page.html pages/3.html; LEDE_READ=/nowhere/lede-read lede add pages
lede: 'pages/1.html': needs '/nowhere/lede-read', which cannot be started: no such file or folder
lede: 2 more files could not be read for want of lede-read
added 0, updated 0, unchanged 0, skipped 3
[3]
$ rm -r pages

# A worker that dies is replaced for the next file: here is one that dies with each.
$ printf '#!/bin/sh\nsleep 1\n' >dead; chmod +x dead; LEDE_READ=$PWD/dead lede add page.html plain.txt --again
lede: 'page.html': makes its reader crash
added 0, updated 0, unchanged 1, skipped 1
[3]
