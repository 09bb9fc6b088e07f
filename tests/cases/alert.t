$ printf 'The walrus sleeps.\n' >1.txt; lede add --quiet 1.txt
$ lede alert list
lede: there are no alerts: 'lede alert add NAME QUERY' keeps one
[1]
$ lede alert add sea walrus
$ lede alert add 바다 'bear "polar fox"' --lang en --all --per-article 0
$ lede alert list
sea: walrus
바다: bear "polar fox" --lang en --all --per-article 0

# What was there before is no news; what is added later is, once.
$ lede alert run
[1]
$ printf 'A walrus and a bear.\n' >2.txt; lede add --quiet 2.txt
$ lede alert run
sea: walrus

2.txt

  2.1  line 1
  A walrus and a bear.

1 passage

$ lede alert run
[1]

# An article that changes is new; one that is read again and stayed the same is not.
$ printf 'The walrus wakes.\n' >1.txt; lede add --quiet 1.txt
$ lede alert run --tsv | cut -f 1,2,4
sea	1	3.1
$ lede add --quiet --again 1.txt 2.txt
$ lede alert run
[1]

# News that could not be printed, or that nobody took, are told again.
$ printf 'Walruses meet a bear near a polar fox in the north.\n' >4.txt; lede add --quiet --set language=en 4.txt
$ lede alert run >/dev/full
lede: cannot write the results: no space left on the device
[3]
$ mkfifo pipe; exec 4<>pipe 5>pipe 4>&-
$ lede alert run >&5
[141]
$ exec 5>&-
$ lede alert run 바다 --jsonl | sed 's/"score.*//'
{"id":"바다","rank":1,
$ lede alert run 바다
[1]
$ lede alert run sea --json | sed 's/"hits.*//'
{"version":1,"id":"sea","query":"walrus","total":1,"total_exact":true,

# Alerts stay when the corpus is written anew.
$ printf 'Walrus five.\n' >5.txt; lede add --quiet 5.txt
$ lede compact >/dev/null; lede reindex
reindexed 4 articles
$ lede alert run --tsv | cut -f 1,4
sea	5.1
$ lede alert list --json
{"version":1,"alerts":[{"name":"sea","query":"walrus","since":null,"until":null,"language":null,"source":null,"undated":false,"all":false,"plain":false,"no_names":false,"per_article":3,"told":5},{"name":"바다","query":"bear \"polar fox\"","since":null,"until":null,"language":"en","source":null,"undated":false,"all":true,"plain":false,"no_names":false,"per_article":null,"told":5}]}
$ lede alert list --tsv
sea	walrus
바다	bear "polar fox"

# Where nothing may be written, nothing could be noted: what is kept can be seen, a run says why there is none.
$ mkdir m && chmod 777 m && lede -c m/c.lede alert add sea walrus && chmod 444 m/c.lede
$ unprivileged lede -c m/c.lede alert run
lede: cannot write '$HOME/m/c.lede': it may only be read; choose another file with -c
[3]
$ unprivileged lede -c m/c.lede alert list
sea: walrus

# Mistakes.
$ lede alert add sea seal
lede: there is an alert 'sea' already
[2]
$ lede alert add land ' -seal'
lede: a query needs something to find, not only words to leave out
   -seal
   ^
[2]
$ lede alert add land seal --since 24
lede: '24' is no date for --since: use 2024, 2024-05, 2024-05-31, 3w or today
[2]
$ lede alert add '' seal
lede: '' cannot be the name of an alert: it is one line of 1 to 200 bytes
[2]
$ lede alert add land
lede: usage: lede alert add NAME QUERY...
[2]
$ lede alert
lede: alert needs ACTION ...; see 'lede help alert'
[2]
$ lede alert forget sea
lede: alert takes add, list, remove or run, not 'forget'; see 'lede help alert'
[2]
$ lede alert run land
lede: there is no alert 'land'; see 'lede alert list'
[2]
$ lede alert run --all
lede: an alert has the filters that it was added with; see 'lede help alert'
[2]
$ lede alert remove sea --json
lede: alert remove does not print that format; see 'lede help alert'
[2]
$ lede alert run --format trec
lede: alert run does not print that format; see 'lede help alert'
[2]
$ lede alert remove 바다 land
lede: there is no alert 'land'
[1]
$ lede alert list
sea: walrus
$ lede check
no problems found in 4 articles
