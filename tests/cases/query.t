$ mkdir a; cd a
$ for i in 1 2 3 4; do printf '{"id":"%s","date":"2024-0%s-10","source":"Wire %s","author":"Ann %s","url":"https://w%s.example/x","title":"Walrus summit %s","text":"Walrus report number %s. It was written in Pyongyang near the missile base."}\n' $i $i $i $i $i $i $i; done >wire.jsonl
$ printf '{"id":"u","source":"TASS","lang":"ru","title":"Путин","text":"Путин и Ким встретились. The narwhal and the missiles."}\n' >>wire.jsonl
$ printf '{"id":"f","source":"TASS","date":"2024-05-01","title":"Fake news","text":"Fake news about Putin, who met Kim at a summit, then Kim went to see a missile."}\n' >>wire.jsonl
$ lede add wire.jsonl
added 6, updated 0, unchanged 0, skipped 0

# Operators.
$ lede search --count 'walrus AND missile'
4
$ lede search --count 'missile NOT walrus'
2
$ lede search --count 'missile AND (narwhal OR fake)'
2
$ lede search --count '(narwhal OR walrus) AND NOT Pyongyang'
1
$ lede search --count --plain 'narwhal AND walrus'
5
$ lede search --count 'THE WALRUS AND NARWHAL REPORT NUMBER'
5

# Patterns.
$ lede search --count '=missile'
5
$ lede search --count 'missil*'
6
$ lede search --count 'Pyongjang~'
4
$ lede search --count '"missile bas*"'
4
$ lede search --count 'missile'
6
$ lede search --count 'Walrus NEAR/2 number'
4
$ lede search --count 'number NEAR/1 Walrus'
0
[1]
$ lede search 'Kim NEAR/2 summit' --jsonl -n 1 | grep -o '"matches":.*,"snippet"'
"matches":[[40,46],[53,56]],"snippet"

# Fields, in the query or beside it.
$ lede search --count 'missile source:tass'
2
$ lede search --count 'missile -source:tass'
4
$ lede search --count 'source:tass OR walrus'
6
$ lede search --count 'missile date:2024-02..2024-03'
lede: 1 article without a date was left out (--undated keeps it)
2
$ lede search --count 'missile author:"ann 3"'
1
$ lede search --count 'url:w2.example'
1
$ lede search --count 'lang:ru'
1
$ lede search --count 'title:walrus'
4
$ lede search --count 'title:walrus narwhal'
0
[1]
$ lede search 'date:2024-03..' --tsv | cut -f 3,4
lede: 1 article without a date was left out (--undated keeps it)
6.1	2024-05-01
4.1	2024-04-10
3.1	2024-03-10
$ lede search --count missile --since 2024-05-01 --until 1d
lede: 1 article without a date was left out (--undated keeps it)
1
$ lede search --count walrus --since 3w 2>/dev/null
0
[1]

# What is wrong has a finger on it.
$ lede search 'Путин date:banana'
lede: date: takes 2024, 2024-05, 2024-05-31, 2024-03..2024-05, 3w or today
  Путин date:banana
             ^
[2]
$ lede search 'Kim NEAR/ Putin'
lede: NEAR/ needs a number of words from 1 on behind it, as in NEAR/5
  Kim NEAR/ Putin
           ^
[2]
$ lede search 'Kim AND (Putin OR Xi'
lede: this parenthesis has no partner: add one, or write --plain
  Kim AND (Putin OR Xi
          ^
[2]
$ lede search --count '(missile :-)'
6

# Too many forms: the most frequent are searched.
$ i=0; while [ $i -lt 600 ]; do printf 'zz%s ' $i; i=$((i+1)); done >many.txt
$ lede add many.txt
added 1, updated 0, unchanged 0, skipped 0
$ lede search --count 'zz*'
lede: 88 rare forms of words with * or ~ were not searched
3

# Each example of the help page is a query that finds something here.
$ lede help query | sed -n 's/^  \([^ ].*\)$/\1/p' | sed 's/   *.*//' >examples
$ wc -l <examples
15
$ while read -r query; do printf '%s: ' "$query"; lede search --count --undated -- "$query"; done <examples
fake news: 1
"fake news": 1
+Putin -Xi: 2
Putin AND (Xi OR Kim): 1
Kim NOT Putin: 0
Kim NEAR/5 summit: 1
missil*: 6
"fake new*": 1
=missile: 5
Pyongjang~: 4
title:summit: 4
source:TASS: 2
summit lang:en: 4
date:2024-03..2024-05: 5
date:3w OR date:2024: 7

# A phrase of words with several forms each, which stand in turns in the articles: each of them is found.
$ awk 'BEGIN { split("The summits talked|A summit talk|Summit talks went on", text, "|"); for (i = 1; i <= 1500; i++) printf "{\"id\":\"%d\",\"text\":\"%s in room %d.\"}\n", i, text[i % 3 + 1], i }' >phrases.jsonl
$ lede -c phrases.lede add phrases.jsonl; lede -c phrases.lede search --count '"summit talk"'
added 1500, updated 0, unchanged 0, skipped 0
1500
$ lede -c phrases.lede search '"summit talk"' -n all --tsv | cut -f 3 | sort -u | wc -l
1500
