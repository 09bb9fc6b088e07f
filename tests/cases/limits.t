# What is too long is cut or refused, and told; docs/RELIABILITY.md has the list. Each limit: at it, and one over it.
$ letters() { head -c "$1" /dev/zero | tr '\0' "$2"; }; repeat() { seq "$1" | while read -r i; do printf '%s' "$2"; done; }

# Titles, authors, sources and rights are cut, at a character; the others would lead elsewhere when they were cut.
$ title() { lede list --json | grep -o '"title":"[^"]*"' | wc -c; }
$ printf '{"id":1,"title":"%s","text":"a"}\n' "$(letters 8192 t)" >a.jsonl; lede add a.jsonl; title
added 1, updated 0, unchanged 0, skipped 0
8203
$ printf '{"id":1,"title":"%sд","text":"a"}\n' "$(letters 8191 t)" >a.jsonl; lede add a.jsonl; title
lede: 'a.jsonl', line 1: the title is longer than 8192 bytes: cut
added 0, updated 1, unchanged 0, skipped 0
8202
$ printf '# %s\n\nText.\n' "$(letters 8193 t)" >a.md; lede extract a.md >/dev/null
lede: 'a.md': the title is longer than 8192 bytes: cut
$ for n in 8192 8193; do printf '{"url":"%s","text":"a"}\n' "$(letters $n u)" >u.jsonl; lede extract --json u.jsonl | grep -c uuu; done
1
lede: 'u.jsonl', line 1: the url is longer than 8192 bytes: left out
0
[1]
$ for n in 35 36; do printf '{"language":"%s","text":"a"}\n' "$(letters $n l)" >l.jsonl; lede extract --json l.jsonl | grep -c lll; done
1
lede: 'l.jsonl', line 1: the language is longer than 35 bytes: left out
0
[1]

# Those that a user sets have to fit.
$ echo text >s.txt; lede extract --json --set author=$(letters 8192 a) s.txt | grep -c aaa
1
$ lede extract --set author=$(letters 8193 a) s.txt
lede: the author that is set is longer than 8192 bytes
[2]

# A sidecar is small; a name inside of a file, too.
$ (echo 'title: Beside'; letters 65522 '#') >s.txt.meta; lede extract --json s.txt | grep -o Beside
Beside
$ echo >>s.txt.meta; lede extract --json s.txt | grep -o Beside
lede: 's.txt.meta': is larger than 64 KiB: its article is read without it
[1]
$ for n in 8192 8193; do printf '{"id":"%s","text":"a"}\n' "$(letters $n i)" >i.jsonl; lede extract --json i.jsonl | grep -c iii; done
1
lede: 'i.jsonl', line 1: has a name of more than 8192 bytes
0
[1]

# Archives in archives.
$ echo text >0.txt; tar cf 1.tar 0.txt; for i in 1 2 3 4 5; do tar cf $((i + 1)).tar $i.tar; done; lede extract 5.tar
text
$ lede extract 6.tar
lede: '6.tar!5.tar!4.tar!3.tar!2.tar!1.tar!0.txt': is packed more than five times: not read
[3]

# Files in an archive: hidden ones are passed over, and counted all the same.
$ echo text >a.txt; : >.a; pack() { (echo a.txt; yes .a | head -n $1) | tar czf many.tgz -T -; lede extract many.tgz; }
$ pack 199999
text
$ pack 200000
lede: 'many.tgz': holds more than 200,000 files: read so far
text
[3]

# A line of JSONL.
$ for n in 67108864 67108865; do (printf '{"text":"'; letters $((n - 11)) a; printf '"}\n') >n.jsonl; lede extract n.jsonl | wc -c; done
67108854
lede: 'n.jsonl', line 1: is longer than 64 MiB: left out
0

# A web page; that one of 16 MiB is read takes seconds, and is looked at with the long tests.
$ (printf '<p>'; letters 16777214 a) >page.html; lede extract page.html
lede: 'page.html': the page is larger than 16 MiB
[3]
$ rm n.jsonl page.html

# Words, fields, operators and depth of a query. What is more is not searched, or read as text: then y need not be there.
$ echo 'x marks the spot' >x.txt; lede -c x add x.txt; lede -c x search --count $(seq 64)
added 1, updated 0, unchanged 0, skipped 0
0
[1]
$ lede -c x search --count $(seq 65)
lede: the query is too long: 1 word of it was not searched
0
[1]
$ lede -c x search --count x $(seq 16 | sed s/^/-source:s/)
1
$ lede -c x search --count x $(seq 17 | sed s/^/-source:s/)
lede: the query is too long: 1 word of it was not searched
1
$ lede -c x search --count "x$(repeat 256 ' AND y')"
0
[1]
$ lede -c x search --count "x$(repeat 257 ' AND y')"
1
$ lede -c x search --count "$(letters 32 '(')x AND y$(letters 32 ')')"
0
[1]
$ lede -c x search --count "$(letters 33 '(')x AND y$(letters 33 ')')"
1

# A query of a megabyte is a mistake, and so are a quotation of a page and an alert's name of a paragraph.
$ (printf '1\t'; letters 1048576 x) >long.tsv; lede -c x search --count --queries long.tsv
1	0
[1]
$ (printf '1\t'; letters 1048577 x) >long.tsv; lede -c x search --count --queries long.tsv
lede: query '1':
lede: the query is longer than 1 MiB
[2]
$ lede -c x quote $(seq 400)
lede: the sentence is not used
[1]
$ lede -c x quote $(seq 401)
lede: a quotation has at most 400 words, this one has 401
[2]
$ lede -c x alert add $(letters 200 n) x; lede -c x alert list | wc -c
204
$ lede -c x alert add $(letters 201 n) x 2>&1 | tail -c 65
cannot be the name of an alert: it is one line of 1 to 200 bytes

# Names of a corpus, and threads.
$ seq 10000 | awk '{ printf "person\tWalrus%d\tМорж%d\t\n", $1, $1 }' >names; lede -c x names --add names
added 10000 names
$ printf 'person\tNarwhal\tНарвал\t\n' | lede -c x names --add -
lede: a corpus has at most 10000 names of its own, with these it would have 10001
[2]
$ for n in 10 11; do printf 'person\t%s\tМорж\t\n' "$(repeat $n 'W ')" | lede -c new names --add -; done
added 1 name
lede: '-', line 1: a spelling has more than 10 words
[3]
$ lede -c x add --jobs 1025 x.txt
lede: --jobs takes a number from 1 to 1024, not '1025'
[2]
$ lede -c x add --jobs 1024 x.txt
added 0, updated 0, unchanged 1, skipped 0

# What is told of something very long has its start and its end.
$ lede show $(letters 5000 1) 2>&1 | sed 's/11*/1/'
lede: '1' is not an address such as 12 or 12.3
$ lede -c $(letters 5000 c) list 2>&1 | sed 's/ccc*/c/g'
lede: cannot open 'c...c': the name is too long
