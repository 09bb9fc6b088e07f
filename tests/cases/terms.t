$ for i in 1 2 3; do printf '{"id":"%s","title":"Seals","text":"Walrus no. %s met other walruses near the café. Моржи и ёж. 바다코끼리는 walrus다."}\n' $i $i; done >a.jsonl
$ printf '{"id":"4","text":"A walrus."}\n' >>a.jsonl
$ lede add --quiet a.jsonl

# Forms as they stand in the texts, with the number of passages that have them.
$ lede terms wal
        4  walrus
        3  walruses
$ lede terms -n 3
        4  walrus
        3  café
        3  met
$ lede terms --min 4 --tsv
walrus	4
$ lede terms wal --sort form --tsv
walrus	4
walruses	3

# The prefix is folded as texts are; forms of titles alone are in no passage.
$ lede terms WALRUSES --tsv
walruses	3
$ lede terms МОРЖ --tsv
моржи	3
$ lede terms Ёж --tsv
еж	3
$ lede terms 바다 --tsv
바다코끼리는	3
$ lede terms seal
lede: no word starts with 'seal'
[1]
$ lede terms "$(printf '\320')"
lede: what is asked for is not UTF-8 text
[2]
$ lede terms seal --min 0 --tsv
seals	0

$ lede terms wal --json -n 2
{"version":1,"terms":[
{"form":"walrus","passages":4}
,{"form":"walruses","passages":3}
]}
$ lede terms wal --jsonl -n 1
{"form":"walrus","passages":4}
$ lede terms bear --json
{"version":1,"terms":[
]}
lede: no word starts with 'bear'
[1]
$ lede terms wal rus
lede: 'rus' is one word too many for terms; see 'lede help terms'
[2]
$ lede terms wal --min some
lede: --min takes a number, not 'some'
[2]
