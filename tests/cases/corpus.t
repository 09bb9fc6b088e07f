# Without a corpus a search says how to make one.
$ lede search Putin
lede: there is no corpus at '$HOME/.data/lede/corpus.lede': 'lede add FOLDER' makes one
[3]

$ lede -c other.lede list
lede: there is no corpus at 'other.lede': 'lede add FOLDER' makes one
[3]

# The first add makes it, with the folders above it.
$ printf 'Putin met Kim in Moscow.\n' >one.txt
$ printf 'Lavrov spoke in Seoul.\n' >two.txt
$ lede add one.txt two.txt
added 2, updated 0, unchanged 0, skipped 0

$ ls .data/lede/corpus.lede
.data/lede/corpus.lede

$ lede add one.txt two.txt
added 0, updated 0, unchanged 2, skipped 0

$ lede add --again one.txt
added 0, updated 0, unchanged 1, skipped 0

# A number never means another text: what has changed gets a new one.
$ printf 'Putin met Xi in Beijing.\n' >one.txt; lede add one.txt two.txt
added 0, updated 1, unchanged 1, skipped 0

$ lede show 1
lede: article 1 was replaced by 3
[1]

$ lede show 3
one.txt
address   3
...
file      one.txt

3.1  line 1
Putin met Xi in Beijing.

$ lede search --count Kim
0
[1]

$ lede search --count Xi
1

# New metadata is a change too.
$ lede add --set title='The summit' --set date=2025-09-03 one.txt
added 0, updated 1, unchanged 0, skipped 0

$ lede list --tsv | cut -f 1,2,5,6
2			$HOME/two.txt
4	2025-09-03	The summit	$HOME/one.txt

# Removing: by address, by path; the files stay.
$ lede remove two.txt
removed 1 article

$ lede remove two.txt 2>&1 | cut -c 1-15
lede: 'two.txt'

$ lede remove 4 99
...
removed 1 article
[1]

$ lede list
$ ls
one.txt
two.txt

$ lede check
no problems found in 0 articles

# Where the corpus is: -c before the variable, the variable before the default.
$ LEDE_CORPUS=by-variable.lede lede add two.txt
added 1, updated 0, unchanged 0, skipped 0
$ LEDE_CORPUS=by-variable.lede lede list -c new/by-option.lede
lede: there is no corpus at 'new/by-option.lede': 'lede add FOLDER' makes one
[3]
$ LEDE_CORPUS=by-variable.lede lede list --jsonl | grep -c two.txt
1
$ lede -c new/by-option.lede add two.txt
added 1, updated 0, unchanged 0, skipped 0
$ ls new
by-option.lede

# Another program's file is never written to.
$ printf 'shopping list' >notes
$ lede -c notes add two.txt
lede: 'notes' is not a corpus: choose another file with -c
[3]
$ cat notes; echo
shopping list
$ lede -c /dev/null add two.txt
lede: '/dev/null' is not a corpus
[3]

# A corpus may lie among its articles: it is passed over without a word, with what SQLite keeps beside it.
$ mkdir all; cp two.txt all; touch all/old.lede all/old.lede-wal all/old.lede-shm all/x.lede-copy
$ lede -c all/corpus.lede add all
lede: 'all': 1 file of type .lede-copy is not supported
added 1, updated 0, unchanged 0, skipped 1

# What is said beside a result goes to standard error.
$ lede -c all/corpus.lede reindex --passages 2>/dev/null
reindexed 1 article
$ lede -c all/corpus.lede reindex --passages >/dev/null
lede: passages were split anew: addresses such as 12.3 may mean others now
