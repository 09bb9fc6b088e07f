# Limits that take long to reach, each at it, and one over it; tests/cases/limits.t has the others.
$ letters() { head -c "$1" /dev/zero | tr '\0' "$2"; }

# A web page.
$ (printf '<p>'; letters 16777213 a) >page.html; lede extract page.html | wc -c
16777214
$ (printf '<p>'; letters 16777214 a) >page.html; lede extract page.html
lede: 'page.html': the page is larger than 16 MiB
[3]

# A minute of processor time: 1,200 pages of a megabyte, each in a tenth of a second. What was read until then is told.
$ yes '<tr><td>The bridge was <b>closed</b> on Monday' | head -c 1000000 >row.html
$ (head -c 12000 /dev/urandom | od -An -tx1 | sed 's/^/<p>/'; cat row.html) >page.html
$ yes page.html | head -n 1200 | tar czf pages.tgz -T - --hard-dereference; lede extract pages.tgz 2>&1 >pages.txt | tail -n 1
lede: 'pages.tgz': takes its reader too long
$ test -s pages.txt
