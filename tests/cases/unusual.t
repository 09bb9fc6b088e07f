# What happens seldom: no home, no room in a folder, a query too long, words wider than the window, damage.
$ printf 'The fund of the state grew by two percent in May.\n' >a.txt
$ env -u HOME -u XDG_DATA_HOME lede status
lede: where is the corpus? give -c FILE, or set LEDE_CORPUS or HOME
[2]
$ lede -c a.txt/x/c.lede add a.txt
lede: cannot make the folder 'a.txt/x' for the corpus: a part of the path is not a folder
[3]
$ mkdir locked; chmod 755 locked; unprivileged lede -c locked/x/c.lede add a.txt
lede: cannot make the folder 'locked/x' for the corpus: permission denied
[3]

# A relative $XDG_DATA_HOME counts as none.
$ XDG_DATA_HOME=relative lede add a.txt; ls .local/share/lede
added 1, updated 0, unchanged 0, skipped 0
corpus.lede
$ lede -c x.lede add --jobs 0 a.txt
lede: --jobs takes a number from 1 to 1024, not '0'
[2]
$ lede -c x.lede add --jobs 1025 a.txt
lede: --jobs takes a number from 1 to 1024, not '1025'
[2]
$ lede -c x.lede add --wait -1 a.txt
lede: --wait takes a number of seconds, not '-1'
[2]
$ unset XDG_DATA_HOME; cp a.txt b.txt; cp a.txt c.txt; lede add b.txt c.txt
added 0, updated 0, unchanged 2, skipped 0
lede: 2 inputs are copies of articles that are there: kept as other origins of them

# A message that is too long lacks its middle, at whole characters.
$ name=$(printf '정%.0s' $(seq 700)); lede -c "$name" status 2>message
[3]
$ iconv -f UTF-8 -t UTF-8 message | grep -o "^lede: cannot open '정정정"
lede: cannot open '정정정
$ grep -o "정': the name is too long$" message
정': the name is too long

# A score is the sum of its parts.
$ lede search --explain fund state | awk '/^  score/ { for (i = 5; i <= NF; i += 3) sum += $i; print ($2 > 0 && sum - $2 < 0.001 && $2 - sum < 0.001) }'
1
$ lede search --explain fund state | grep -o '^  score\|= words\|+ together'
  score
= words
+ together

# What a terminal obeys, in a query that JSON repeats.
$ lede search --json "$(printf 'fund \342\200\256x')" | grep -o '"query":[^,]*'
"query":"fund \u202ex"

# Words beyond the 64th are not searched; that and an error far behind the start of a query are told.
$ lede search --count "$(seq 100 180 | tr '\n' ' ')"
lede: the query is too long: 17 words of it were not searched
0
[1]
$ lede search "$(printf 'word%.0s ' $(seq 30))date:nonsense"
lede: date: takes 2024, 2024-05, 2024-05-31, 2024-03..2024-05, 3w or today
  word word word word word word word word word word word date:nonsense
                                                              ^
[2]

# Words that are wider than the window are cut; of Korean, no half character.
$ printf 'Donaudampfschifffahrtsgesellschaftskapitän here.\n' >long.txt; printf '정상회담이열린도시에서발표된공동성명에대한분석 기사.\n' >korean.txt; lede -c wide.lede add long.txt korean.txt
added 2, updated 0, unchanged 0, skipped 0
$ COLUMNS=20 lede -c wide.lede search here
long.txt

  1.1  line 1
  Donaudampfschifffa
  hrtsgesellschaftsk
  apitän here.

1 passage
$ COLUMNS=20 lede -c wide.lede search 기사
korean.txt

  2.1  line 1
  정상회담이열린도시
  에서발표된공동성명
  에대한분석 기사.

1 passage
$ COLUMNS=21 lede -c wide.lede search 기사 | head -4 | tail -1
  정상회담이열린도시

# Lines of matches with little room; as JSON, several.
$ COLUMNS=40 lede kwic fund
1.1               The fund of the state
1 match
$ lede kwic --json fund state | grep -o '"match":"[^"]*"'
"match":"state"
"match":"fund"

# More than three other papers that have a text are counted.
$ for s in One Two Three Four Five; do (seq 60 | sed 's/.*/Sentence & says that the committee spoke of matter & at length./'; echo "By $s.") >paper$s.txt; done
$ lede -c family.lede add paperOne.txt paperTwo.txt paperThree.txt paperFour.txt paperFive.txt; lede -c family.lede show 1 | grep family
added 5, updated 0, unchanged 0, skipped 0
family    4 more: article (2), article (3), article (4), ...

# A name without a spelling in one of the scripts.
$ printf 'person\tOleg Testov\t\t올레그 테스토프\n' >names.txt; lede names --add names.txt; lede names --own
added 1 name
person	Oleg Testov		올레그 테스토프
$ lede names Oleg Testov
Oleg Testov
올레그 테스토프
person, of this corpus

# Several queries through time each have their name.
$ printf '1\tfund\n2\twalrus\n' >queries.tsv; lede search --timeline --queries queries.tsv
1: fund

1 article by day, with the share of all articles; not shown: 1 without a date

lede: nothing matched 'walrus' (query '2')
$ lede search --timeline --json --queries queries.tsv | cut -c 1-38
lede: nothing matched 'walrus' (query '2')
{"version":1,"id":"1","query":"fund","
{"version":1,"id":"2","query":"walrus"

# Damage: what was told of it stays, the rest can be saved.
$ lede -c damaged.lede add a.txt long.txt; LC_ALL=C sed -i 's/by two percent/by ten percent/' damaged.lede; lede -c damaged.lede reindex
added 2, updated 0, unchanged 0, skipped 0
lede: article 1 is damaged
reindexed 1 article
lede: damaged articles are not in the index: 'lede check --repair' makes a whole corpus of the others
[3]
$ lede -c damaged.lede check --repair 2>/dev/null
2 problems
repaired: 1 article kept, 1 lost
[3]
$ lede -c damaged.lede check
no problems found in 1 article

# Files, sidecars and folders that may not be read.
$ mkdir shut open; cp a.txt open; printf 'title: A\n' >open/a.txt.meta; cp a.txt shut; chmod 0 shut open/a.txt.meta; mkdir out; chmod 777 out
$ unprivileged lede -c out/c.lede add shut open
lede: 'shut': cannot be read: permission denied
lede: 'open/a.txt.meta': permission denied: its article is read without it
added 1, updated 0, unchanged 0, skipped 1
[3]

# Values that are none.
$ for option in '--per-article many' '-n 0' '-n 99999999999999999999' '--offset x'; do lede search fund $option; done
lede: --per-article takes a number, not 'many'
lede: --limit takes a number from 1 or 'all', not '0'
lede: --limit takes a number from 1 or 'all', not '99999999999999999999'
lede: --offset takes a number, not 'x'
[2]
$ lede search fund -n ''
lede: --limit takes a number from 1 or 'all', not ''
[2]
$ for field in x =x; do lede add --set $field a.txt; done
lede: --set takes FIELD=VALUE, such as source=TASS, not 'x'
lede: --set takes FIELD=VALUE, such as source=TASS, not '=x'
[2]

# An alert keeps all that it was added with.
$ lede alert add growth --per-article 0 --undated --plain --no-names --since 2024 --lang en --source 'The Example' fund
$ lede alert list
growth: fund --since 2024 --lang en --source The Example --undated --plain --no-names --per-article 0
$ lede alert list --json | grep -o '"since.*no_names":true,"per_article":null'
"since":"2024","until":null,"language":"en","source":"The Example","undated":true,"all":false,"plain":true,"no_names":true,"per_article":null
$ lede alert list --tsv
growth	fund
$ lede alert run --since 2024
lede: an alert has the filters that it was added with; see 'lede help alert'
[2]
$ lede alert remove growth decline
lede: there is no alert 'decline'
[1]
$ lede alert remove
lede: usage: lede alert remove NAME...
[2]
