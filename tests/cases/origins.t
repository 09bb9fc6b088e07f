# The same article under two paths is one article with two origins.
$ printf 'Putin met Kim in Moscow.\n' >b.txt && lede add b.txt
added 1, updated 0, unchanged 0, skipped 0
$ mkdir copy && cp b.txt copy/a.txt && lede add copy
added 0, updated 0, unchanged 1, skipped 0
lede: 1 input is a copy of an article that is there: kept as another origin of it
$ lede add copy
added 0, updated 0, unchanged 1, skipped 0
$ lede search --count Kim
1
$ lede list
     1  -           -   -                     b.txt · 2 origins
$ lede show 1
b.txt
address   1
file      b.txt
file      copy/a.txt

1.1  line 1
Putin met Kim in Moscow.
$ lede search Kim --json | grep -o '"key".*"snippet' | cut -d , -f 1,6-8
"key":"$HOME/b.txt","other_origins":[{"key":"$HOME/copy/a.txt","encoding":"UTF-8"}]},"passage":{"ordinal":1

# In a run for the tools of TREC each is a document.
$ lede search Kim --trec | sed 's/[0-9]*\.[0-9]\{6\}/S/'
0 Q0 $HOME/b.txt 1 S lede
0 Q0 $HOME/copy/a.txt 2 S lede

# What is known of it beside the text must be the same: other metadata make another article.
$ cp b.txt c.txt && printf 'source: TASS\n' >c.txt.meta && lede add c.txt
added 1, updated 0, unchanged 0, skipped 0
$ printf '' >c.txt.meta && lede add c.txt
added 0, updated 1, unchanged 0, skipped 0
$ lede show 2
lede: article 2 was replaced by 1
[1]
$ lede show 1 | grep file
file      b.txt
file      copy/a.txt
file      c.txt

# A copy that changes becomes an article of its own; the others keep theirs.
$ printf 'Putin met Xi in Beijing.\n' >b.txt && lede add b.txt
added 0, updated 1, unchanged 0, skipped 0
$ lede list --tsv | cut -f 1,6
1	$HOME/copy/a.txt
3	$HOME/b.txt

# A file that gives the same article in other bytes keeps its number.
$ printf '\357\273\277Putin met Xi in Beijing.\r\n' >b.txt && lede add b.txt
added 0, updated 0, unchanged 1, skipped 0
$ lede add b.txt
added 0, updated 0, unchanged 1, skipped 0
$ lede list --tsv | cut -f 1,6
1	$HOME/copy/a.txt
3	$HOME/b.txt
$ lede check && lede reindex && lede compact | wc -l && lede check
no problems found in 2 articles
reindexed 2 articles
1
no problems found in 2 articles

# A key is removed alone, the article with its last one, or by its number.
$ lede remove c.txt
lede: 'c.txt': removed from 1 article, which has other origins
removed 0 articles
$ lede show 1 | grep file
file      copy/a.txt
$ lede add c.txt
added 0, updated 0, unchanged 1, skipped 0
lede: 1 input is a copy of an article that is there: kept as another origin of it
$ lede remove c.txt copy/a.txt
lede: 'c.txt': removed from 1 article, which has other origins
removed 1 article
$ lede show 1
lede: article 1 was removed
[1]
$ cp b.txt d.txt && lede add --quiet d.txt && lede remove 3
removed 1 article
$ lede add b.txt d.txt
added 1, updated 0, unchanged 1, skipped 0
lede: 1 input is a copy of an article that is there: kept as another origin of it

# Two lines of a file may be one article; the file is removed as one.
$ printf '%s\n' '{"id":1,"text":"Quartz."}' '{"text":"Quartz.","id":2}' '{"id":3,"text":"Granite."}' >e.jsonl
$ lede add e.jsonl && lede add e.jsonl
added 2, updated 0, unchanged 1, skipped 0
lede: 1 input is a copy of an article that is there: kept as another origin of it
added 0, updated 0, unchanged 3, skipped 0
$ lede show 5 | grep file
file      e.jsonl#1
file      e.jsonl#2
$ lede remove e.jsonl#1
lede: 'e.jsonl#1': removed from 1 article, which has other origins
removed 0 articles
$ lede add e.jsonl
added 0, updated 0, unchanged 3, skipped 0
lede: 1 input is a copy of an article that is there: kept as another origin of it
$ lede remove e.jsonl
removed 2 articles
$ lede check
no problems found in 1 article

# What the bytes were taken to be in is kept with each origin.
$ printf '\317\360\350\342\345\362, \354\350\360! \335\362\356 \367\345\361\362\355\356\345 \361\353\356\342\356.\n' >w.txt && iconv -f windows-1251 -t UTF-8 w.txt >u.txt
$ lede add --quiet w.txt u.txt
$ lede show "$(lede list --tsv | grep w.txt | cut -f 1)" | grep -E 'file|enc'
file      w.txt
encoding  windows-1251
file      u.txt
$ lede show "$(lede list --tsv | grep w.txt | cut -f 1)" --json | grep -o '"other_origins.*windows-1251"}'
"other_origins":[{"key":"$HOME/u.txt","encoding":"UTF-8"}],"author":null,"url":null,"rights":null,"encoding":"windows-1251"}
