$ mkdir a; cd a
$ for i in 1 2 3; do printf '{"id":"%s","date":"202%s-05-0%s","source":"Wire %s","lang":"en","text":"Walrus report number %s."}\n' $i $i $i $i $i; done >wire.jsonl
$ printf '{"id":"u","source":"Other","lang":"ru","text":"Walrus report without a date."}\n' >>wire.jsonl
$ lede add wire.jsonl
added 4, updated 0, unchanged 0, skipped 0

# Options stand anywhere; a word with one dash is a word, -- ends options.
$ lede --count search walrus
4
$ lede search --count walrus -report5
4
$ lede search --count -- -n walrus
4

# Dates, both ends included; undated articles are left out, and that is said.
$ lede search --count walrus --since 2022-05-02
lede: 1 article without a date was left out (--undated keeps it)
2
$ lede search --count walrus --since 2022 --until 2022
lede: 1 article without a date was left out (--undated keeps it)
1
$ lede search --count walrus --until=2022-05-01 --undated
2
$ lede search walrus --sort date --jsonl | grep -o '"date":[^,]*'
"date":"2023-05-03"
"date":"2022-05-02"
"date":"2021-05-01"
"date":null
$ lede search walrus --sort oldest --jsonl | grep -o '"date":[^,]*'
"date":"2021-05-01"
"date":"2022-05-02"
"date":"2023-05-03"
"date":null

# The earliest mention.
$ lede search walrus --sort oldest -n 1 --tsv | cut -f 1,4
1	2021-05-01
$ lede search walrus --sort oldest -n 1 --offset 1 --since 2022 --undated --tsv | cut -f 1,4
2	2023-05-03
$ lede search walrus number --all --sort oldest -n 1
wire.jsonl#1
2021-05-01 · Wire 1

...
1 of 3 passages
$ printf '{"id":"y","date":"2022","text":"Auk."}\n{"id":"m","date":"2022-05","text":"Auk."}\n{"id":"d","date":"2022-01-02","text":"Auk."}\n{"id":"b","date":"2021-12-31","text":"Auk."}\n' >auk.jsonl; lede add --quiet auk.jsonl
$ lede search auk --sort oldest --tsv | cut -f 4
2021-12-31
2022
2022-01-02
2022-05

# Filters.
$ lede search --count walrus --lang ru
1
$ lede search --count walrus --source wire
3
$ lede search --count walrus --source 'WIRE 2'
1

# Pages.
$ lede search walrus --sort date -n 2 --offset 1 --tsv | cut -f 1,4
2	2022-05-02
3	2021-05-01
$ lede search walrus -n 2 | tail -1
2 of 4 passages
$ lede search walrus --offset 10
0 of 4 passages

# Any of the words, or all.
$ lede search --count walrus date
4
$ lede search --count --all walrus date
1
$ lede search --count --all --any walrus date
4
$ lede search --count --all the walrus
4

# Passages of one article: three, unless told otherwise; the rest is counted.
$ for i in 1 2 3 4 5; do for j in 1 2 3 4 5 6 7 8 9 10; do printf 'The narwhal swam past island number %s in the cold sea. ' $i; done; printf '\n\n'; done >long.txt
$ lede add long.txt
added 1, updated 0, unchanged 0, skipped 0
$ lede search --count narwhal
5
$ lede search narwhal --jsonl | wc -l
3
$ lede search narwhal --per-article 0 --jsonl | wc -l
5
$ lede search narwhal --per-article 2 | tail -3
  and 3 more here

2 of 5 passages
$ lede search narwhal --trec | wc -l
1

# A file of queries: one after the other, each with its id.
$ printf 'q1\twalrus\nq2\tunfindable\n\nq3\tnarwhal\r\n' >queries
$ lede search --queries queries --count
q1	4
q2	0
q3	5
$ lede search --queries - --trec <queries 2>/dev/null | cut -d ' ' -f 1 | uniq -c | tr -s ' '
 4 q1
 1 q3
$ lede search --queries queries --json 2>/dev/null | cut -d , -f 1-4
{"version":1,"id":"q1","query":"walrus","total":4
{"version":1,"id":"q2","query":"unfindable","total":0
{"version":1,"id":"q3","query":"narwhal","total":5
$ lede search --queries queries --jsonl -n 1 2>/dev/null | cut -d , -f 1-2
{"id":"q1","rank":1
{"id":"q3","rank":1
$ lede search --queries queries -n 1 2>&1 | grep '^q\|^lede'
q1: walrus
lede: nothing matched 'unfindable' (query 'q2')
q3: narwhal
$ printf 'walrus\nq2\twalrus\n' | lede search --queries - --count
lede: 'standard input', line 1: not an id, a tab and a query
q2	4
[3]
$ printf 'q1\twalrus\rnarwhal\r\n\r\nq2\twalrus\r' | lede search --queries - --json 2>/dev/null | cut -d , -f 2,3
"id":"q1","query":"walrus\rnarwhal"
"id":"q2","query":"walrus\r"
$ lede search --queries .
lede: cannot read '.': is a folder
[3]
$ lede search --queries nowhere
lede: cannot open 'nowhere': no such file or folder
[3]
$ lede search --queries queries walrus
lede: give a query or --queries, not both; see 'lede help search'
[2]

# A mistake in a query has a finger on it.
$ lede search '  -walrus'
lede: a query needs something to find, not only words to leave out
    -walrus
    ^
[2]
