$ printf 'Putin met Kim in Moscow.\n' >one.txt
$ lede add --set title='The visit' --set date=2025-09-03 --set source=TASS --set language=en one.txt
added 1, updated 0, unchanged 0, skipped 0

$ lede search Kim
The visit
2025-09-03 · TASS · one.txt

  1.1  line 1
  Putin met Kim in Moscow.

1 passage

$ lede search Kim --json | sed 's/"score":[0-9.]*/"score":S/'
{"version":1,"query":"Kim","total":1,"total_exact":true,"hits":[{"rank":1,"score":S,"address":"1.1","article":{"id":1,"key":"$HOME/one.txt","title":"The visit","date":"2025-09-03","language":"en","source":"TASS"},"passage":{"ordinal":1,"start":0,"end":24,"line":1},"matches":[[10,13]],"snippet":{"text":"Putin met Kim in Moscow.","highlights":[[10,13]]}}]}

$ lede search --format jsonl Kim | sed 's/"score":[0-9.]*/"score":S/'
{"rank":1,"score":S,"address":"1.1","article":{"id":1,"key":"$HOME/one.txt","title":"The visit","date":"2025-09-03","language":"en","source":"TASS"},"passage":{"ordinal":1,"start":0,"end":24,"line":1},"matches":[[10,13]],"snippet":{"text":"Putin met Kim in Moscow.","highlights":[[10,13]]}}

$ lede search Kim --tsv | sed 's/[0-9]*\.[0-9]\{4\}/S/; s/	/|/g'
1|S|1.1|2025-09-03|TASS|The visit|Putin met Kim in Moscow.

$ lede search Kim --trec | sed 's/[0-9]*\.[0-9]\{6\}/S/'
0 Q0 $HOME/one.txt 1 S lede

# What is not known is null in JSON, and nothing in TSV; the file's name is no title.
$ printf 'Lavrov spoke in Seoul.\n' >two.txt; lede add --set language=en two.txt
added 1, updated 0, unchanged 0, skipped 0
$ lede search Seoul --json | grep -o '"title":.*,"source":[^}]*'
"title":null,"date":null,"language":"en","source":null
$ lede search Seoul --tsv | cut -f 4-6 | tr '\t' '|'
||
$ lede search Seoul
two.txt

  2.1  line 1
  Lavrov spoke in Seoul.

1 passage

# The key of a JSONL line is its id in a TREC run; white space in it is encoded.
$ printf '{"id":"n 1#b","text":"A text on missiles."}\n' >wire.jsonl; lede add wire.jsonl
added 1, updated 0, unchanged 0, skipped 0
$ lede search missiles --jsonl | grep -o '"key":"[^"]*"'
"key":"$HOME/wire.jsonl#n 1#b"
$ printf '{"id":"n 2","text":"A text on rockets."}\n' >more.jsonl; lede add more.jsonl
added 1, updated 0, unchanged 0, skipped 0
$ lede search rockets --trec | cut -d ' ' -f 1-4
0 Q0 n%202 1

# Nothing found.
$ lede search unfindable
lede: nothing matched 'unfindable'
[1]
$ lede search unfindable --json
lede: nothing matched 'unfindable'
{"version":1,"query":"unfindable","total":0,"total_exact":true,"hits":[],"advice":{"words":[{"word":"unfindable","required":false,"excluded":false,"total":0,"total_exact":true,"forms":[]}],"suggestions":[]}}
[1]
$ lede search unfindable --tsv 2>/dev/null
[1]
$ lede search --count unfindable
0
[1]
$ lede search --count Kim
1

# An article that matches by its title alone.
$ lede search visit
The visit
2025-09-03 · TASS · one.txt

  1.1  line 1, found by the title
  Putin met Kim in Moscow.

1 passage
$ lede search visit --json | grep -o '"matches":.*'
"matches":[],"snippet":{"text":"Putin met Kim in Moscow.","highlights":[]}}]}

# Colour when it is asked for: title, address, every matched word.
$ lede search --color always Kim | tr '\033' '~'
~[1mThe visit~[m
~[2m2025-09-03 · TASS · one.txt~[m

  ~[36m1.1~[m  line 1
  Putin met ~[1;31mKim~[m in Moscow.

~[2m1 passage~[m
$ lede search --color always visit | head -1 | tr '\033' '~'
~[1mThe ~[1;31mvisit~[m

# Listings.
$ lede list
     1  2025-09-03  en  TASS                  The visit
     2  -           en  -                     two.txt
...
$ lede list --tsv | head -2 | tr '\t' '|'
1|2025-09-03|en|TASS|The visit|$HOME/one.txt
2||en|||$HOME/two.txt
$ lede list --jsonl | head -1
{"id":1,"key":"$HOME/one.txt","title":"The visit","date":"2025-09-03","language":"en","source":"TASS","author":null,"url":null,"bytes":25,"passages":1}
$ lede list --json | head -2
{"version":1,"articles":[
{"id":1,"key":"$HOME/one.txt","title":"The visit","date":"2025-09-03","language":"en","source":"TASS","author":null,"url":null,"bytes":25,"passages":1}

# Showing.
$ lede show 1
The visit
address   1
date      2025-09-03
source    TASS
language  en
file      one.txt

1.1  line 1
Putin met Kim in Moscow.
$ lede show 1 --text | cmp - one.txt
$ lede show 1.1 --text | wc -c
24
$ lede show 1.1 --json
{"version":1,"address":"1.1","article":{"id":1,"key":"$HOME/one.txt","title":"The visit","date":"2025-09-03","language":"en","source":"TASS","author":null,"url":null,"rights":null,"encoding":"UTF-8"},"start":0,"end":24,"text":"Putin met Kim in Moscow.","passages":[{"ordinal":1,"start":0,"end":24,"line":1}]}

# Lines that fit into the window stay; a paragraph with one that does not is wrapped anew.
$ printf 'A line that fits,\n  as this one does.\n\nA line that is too wide for a window of forty columns about-\nface to the next line.\n' >wide.txt
$ lede -c wide.lede add wide.txt
added 1, updated 0, unchanged 0, skipped 0
$ COLUMNS=40 lede -c wide.lede show 1.1 | tail -n +7
A line that fits,
  as this one does.

A line that is too wide for a window of
forty columns about-face to the next
line.
$ lede show 1.2
lede: article 1 has 1 passage, not 2
[1]
$ lede show 99
lede: there is no article 99
[1]

$ lede status
corpus    $HOME/.data/lede/corpus.lede
articles  4
passages  4
...
$ lede status --json | grep -o '"version":1,.*"passages":4,'
"version":1,"corpus":"$HOME/.data/lede/corpus.lede","articles":4,"passages":4,
