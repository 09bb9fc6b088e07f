$ printf 'Putin spoke about sanctions and sanctioned goods. Every sanction hurts. The newspaper said so in Moscow.\n' >a.txt
$ printf 'Sanctions on trade with Russia, said the newspaper in the capital of the country, are here to stay.\n' >b.txt
$ printf 'Sanctions will remain, the committee said. Moscow answered that sanctions help nobody.\n' >c.txt
$ printf 'Путин сказал, что правительство согласно. 미사일 발사, 안녕하십니까? 안녕.\n' >d.txt
$ lede add --set date=2024-05-01 a.txt b.txt; lede add --set date=2020 c.txt; lede add d.txt
added 2, updated 0, unchanged 0, skipped 0
added 1, updated 0, unchanged 0, skipped 0
added 1, updated 0, unchanged 0, skipped 0

# Errors of typing, other keyboard layouts, lost spaces.
$ lede search comittee
lede: nothing matched 'comittee'
try
  lede search committee  # 1 passage
[1]
$ lede search ghfdbntkmcndj
lede: nothing matched 'ghfdbntkmcndj'
try
  lede search правительство  # 1 passage
[1]
$ lede search dkssud --no-names
lede: nothing matched 'dkssud'
try
  lede search --no-names 안녕  # 1 passage
[1]
$ lede search 미사잉 --no-names
lede: nothing matched '미사잉'
try
  lede search --no-names 미사일  # 1 passage
[1]
$ lede search moscowanswered
lede: nothing matched 'moscowanswered'
try
  lede search 'moscow answered'  # 2 passages
[1]
$ lede search +news +paper
lede: nothing matched '+news +paper'
  news is in no passage
  paper is in no passage
try
  lede search +newspaper  # 2 passages
[1]

# Which word it was, with its forms. The corpus and other options stay; a shell reads the commands.
$ lede -c 'my corpus' add a.txt >added
$ lede search -c 'my corpus' --no-names "+sanctions +zebra don't"
lede: nothing matched '+sanctions +zebra don't'
  sanctions is in 1 passage: sanctions 1, sanction 1, sanctioned 1
  zebra is in no passage
try
  lede search -c 'my corpus' --no-names '+sanctions don'\''t'  # 1 passage
[1]
$ lede search +sanctions +zebra
lede: nothing matched '+sanctions +zebra'
  sanctions is in 3 passages: sanctions 3, sanction 1, sanctioned 1
  zebra is in no passage
try
  lede search +sanctions  # 3 passages
[1]
$ lede search sanctions zebra --all
lede: nothing matched 'sanctions zebra'
  sanctions is in 3 passages: sanctions 3, sanction 1, sanctioned 1
  zebra is in no passage
try
  lede search --all sanctions  # 3 passages
  lede search 'sanctions zebra'  # any of the words: 3 passages
[1]
$ eval "$(lede search sanctions zebra --all 2>&1 | tail -1)" 2>/dev/null | tail -1
3 passages

# What is left must ask for the same: no operator becomes a word. Fields are clauses, too.
$ lede search sanctions AND zebra
lede: nothing matched 'sanctions AND zebra'
  sanctions is in 3 passages: sanctions 3, sanction 1, sanctioned 1
  zebra is in no passage
[1]
$ lede search committee date:2050
lede: nothing matched 'committee date:2050'
  committee is in 1 passage: committee 1
try
  lede search committee  # 1 passage
lede: 1 article without a date was left out (--undated keeps it)
[1]

# Filters, one by one, then all of them.
$ lede search committee --until 2025 --since 2024 --undated
lede: nothing matched 'committee'
  committee is in 1 passage: committee 1
try
  lede search --until 2025 --undated committee  # without --since: 1 passage
[1]
$ lede search committee --since 2024 --lang ko
lede: nothing matched 'committee'
  committee is in 1 passage: committee 1
try
  lede search committee  # without filters: 1 passage
[1]

# A missing word beside others that were found; nothing where only a number was asked for.
$ lede search sanctions comittee -n 1 --tsv 2>&1 | cut -f 1-4
lede: 'comittee' is in no passage
more is found by
  lede search -n 1 --tsv 'sanctions committee'  # 3 passages
1	0.6470	1.1	2024-05-01
$ lede search sanctions --json -n 1 | grep -c advice
0
[1]
$ lede search comittee --count
0
[1]

# For programs.
$ lede search comittee --json 2>/dev/null | tr , '\n' | grep -A 20 advice
"advice":{"words":[{"word":"comittee"
"required":false
"excluded":false
"total":0
"total_exact":true
"forms":[]}]
"suggestions":[{"hint":"spelling"
"from":"comittee"
"to":"committee"
"query":"committee"
"total":1
"total_exact":true}]}}

# Several words that are nowhere are corrected together first.
$ lede search +moscwo +comittee
lede: nothing matched '+moscwo +comittee'
  moscwo is in no passage
  comittee is in no passage
try
  lede search '+moscow +committee'  # 1 passage
[1]
$ lede search +comittee +capitl
lede: nothing matched '+comittee +capitl'
  comittee is in no passage
  capitl is in no passage
[1]
