# Articles as JSONL, which add reads back unchanged.
$ printf 'Мост закрыт.\n\nThe "bridge" was\tclosed \\ today.' >a.txt; lede add a.txt --set title='On *bridges*' --set date=2026-04 --set author='Ann Example' --set source='Example | News' --set url='https://example.org/a b?<c>' --set rights='CC0' --set lang=ru
added 1, updated 0, unchanged 0, skipped 0
$ printf '{"id":"k/1","text":"강을 건너는 다리가 폐쇄되었다.\\n"}\n{"id":"2","text":"Nothing of the kind; the bridge is open."}\n' >b.jsonl; lede add b.jsonl
added 2, updated 0, unchanged 0, skipped 0
$ lede export
{"id":"$HOME/a.txt","title":"On *bridges*","date":"2026-04","language":"ru","author":"Ann Example","source":"Example | News","url":"https://example.org/a b?<c>","rights":"CC0","text":"Мост закрыт.\n\nThe \"bridge\" was closed \\ today."}
{"id":"$HOME/b.jsonl#k/1","text":"강을 건너는 다리가 폐쇄되었다.\n"}
{"id":"$HOME/b.jsonl#2","text":"Nothing of the kind; the bridge is open."}
$ lede export >all.jsonl; lede -c other.lede add all.jsonl
added 3, updated 0, unchanged 0, skipped 0
$ lede -c other.lede list --json | grep -o '"key":"[^"]*"'
"key":"$HOME/all.jsonl#$HOME/a.txt"
"key":"$HOME/all.jsonl#$HOME/b.jsonl#k/1"
"key":"$HOME/all.jsonl#$HOME/b.jsonl#2"
$ lede -c other.lede export | sed 's|all.jsonl#$HOME/||; s|"id":"[^"]*all.jsonl#|"id":"|' >again.jsonl; cmp all.jsonl again.jsonl
$ for n in 1 2 3; do lede show $n --text >one; lede -c other.lede show $n --text | cmp - one; done

# What matches, all of it, in the order of the corpus.
$ lede export bridge | grep -o '"id":"[^"]*"'
"id":"$HOME/a.txt"
"id":"$HOME/b.jsonl#2"
$ lede export bridge -open | grep -c id
1
$ lede export bridge --since 2026 | grep -c id
lede: 2 articles without a date were left out (--undated keeps them)
1
$ for n in 1 2; do printf 'Agency %d: the minister said on Friday that the narwhal would be protected from now on, and that ships had to keep away from it by two miles in the summer months, when it has its young in the bays of the north.\n' $n >wire$n.txt; done; lede add --quiet wire1.txt wire2.txt; lede export narwhal | grep -c wire; lede remove wire1.txt wire2.txt
2
removed 2 articles
$ lede export nothing_there
lede: nothing matched 'nothing_there'
[1]
$ lede export --since 2026
lede: without a query all articles are exported: give words to search for
[2]

# Quotations for a report: what Markdown would take for its own is escaped.
$ quote() { lede search --format markdown "$@" | sed 's/^>/|/; s/^##/==/'; }; quote closed
| Мост закрыт. The "bridge" was closed \\ today.
|
| — [On \*bridges\*](<https://example.org/a%20b?%3Cc%3E>), Ann Example, Example \| News, 2026-04, `1.1`
$ printf '# Costs & $5\n2. [x](y) _z_ ~a~ <b> `c`\n+ 1) | - =\n' >costs.txt; printf '1. 1986. A year\n' >year.txt; lede add --quiet costs.txt year.txt --set url=javascript:x; quote costs
| \# Costs \& \$5 2. \[x\](y) \_z\_ \~a\~ \<b\> \`c\` + 1) \| - =
|
| — costs.txt, `6.1`
$ printf 'q1\tyear\nq2\tcosts\n' | quote --queries -
== year

| 1\. 1986. A year
|
| — year.txt, `7.1`

== costs

| \# Costs \& \$5 2. \[x\](y) \_z\_ \~a\~ \<b\> \`c\` + 1) \| - =
|
| — costs.txt, `6.1`
$ lede search --timeline --format markdown costs
lede: a timeline is no TREC run and no quotation; use --tsv
[2]
