$ export TERM=xterm
$ article() { printf '{"id":"%s","date":"%s","source":"%s","text":"%s report %s."}\n' "$1" "$2" "$3" "$4" "$1"; }
$ for i in 1 2 3 4; do article a$i 2024-0$i-05 Wire Walrus; article b$i 2024-0$i-06 Wire Narwhal; done >months.jsonl
$ article c1 2024-09-30 Post Walrus >>months.jsonl; article c2 2024-09-30 Post Walrus >>months.jsonl
$ article d1 2024-06-01 Post Narwhal >>months.jsonl
$ lede add --quiet months.jsonl

# A bar a month, with the share of all its articles; months without a match are folded.
$ lede search --timeline walrus
2024-01  1   50.0%   ██████████████████████████████
2024-02  1   50.0%   ██████████████████████████████
2024-03  1   50.0%   ██████████████████████████████
2024-04  1   50.0%   ██████████████████████████████
    ...  4 months, 1 article, no match
2024-09  2  100.0%   ████████████████████████████████████████████████████████████
6 articles by month, with the share of all articles
$ TERM=dumb COLUMNS=40 lede search --timeline walrus --since 2024-09
2024-09-30  2  100.0%   #################
2 articles by day, with the share of all
articles
$ LC_ALL=ru_RU.KOI8-R COLUMNS=30 lede search --timeline=year walrus
2024  6   54.5%   #############
6 articles by year, with the
share of all articles

# For programs: periods in which there is no article at all are left out.
$ lede search --timeline=month --tsv walrus
2024-01	1	2	0.500000	0
2024-02	1	2	0.500000	0
2024-03	1	2	0.500000	0
2024-04	1	2	0.500000	0
2024-06	0	1	0.000000	0
2024-09	2	2	1.000000	0
$ lede search --timeline=year --json walrus
{"version":1,"query":"walrus","unit":"year","matching":6,"passages":6,"undated":0,"imprecise":0,"periods":[{"start":"2024","matching":6,"articles":11,"share":0.545455,"burst":false}]}
$ lede search --timeline=year --jsonl walrus
{"start":"2024","matching":6,"articles":11,"share":0.545455,"burst":false}

# Filters choose all articles, matching or not. A week starts on Monday.
$ lede search --timeline=week --tsv walrus --source post
2024-09-30	2	2	1.000000	0
$ lede search --timeline=day --tsv walrus --until 2024-01
2024-01-05	1	1	1.000000	0

# What has no date, or a part of one, is counted.
$ article e1 2024 Post Walrus >part.jsonl; article e2 2024-03 Post Walrus >>part.jsonl
$ printf '{"id":"e3","text":"Walrus report."}\n' >>part.jsonl
$ lede add --quiet part.jsonl
$ lede search --timeline=month walrus | sed -n '3p;$p'
2024-03  2   66.7%   ████████████████████████████████████████████████████████████
date, 1 whose date tells no month
$ export COLUMNS=200
$ lede search --timeline=day --tsv walrus >/dev/null
lede: not in the timeline: 1 without a date, 2 whose date tells no day
$ lede search --timeline=month --since 2024 walrus | tail -1
lede: 1 article without a date was left out (--undated keeps it)
8 articles by month, with the share of all articles; not shown: 1 whose date tells no month

# A burst is a time in which the share is higher than chance explains.
$ for m in 01 02 03 04 05 06 07 08 09 10; do for i in 1 2 3 4 5 6 7 8; do test $m = 07 || test $m$i = 031 && word=Dugong || word=Manatee; article $m$i 2023-$m-1$i Wire $word; done; done >burst.jsonl
$ lede add --quiet burst.jsonl
$ export COLUMNS=80
$ lede search --timeline=month dugong
2023-03  1   12.5%   ███████▌
    ...  3 months, 24 articles, no match
2023-07  8  100.0% * ████████████████████████████████████████████████████████████
9 articles by month, with the share of all articles; * a burst
$ lede search --timeline=month --tsv dugong | tail -1
2023-07	8	8	1.000000	1

# With a file of queries each has its own.
$ printf 'q1\tdugong\nq2\tnothing\n' | lede search --timeline=year --tsv --queries -
q1	2023	9	80	0.112500	0
lede: nothing matched 'nothing' (query 'q2')
$ lede search --timeline nothing
lede: nothing matched 'nothing'
[1]
$ lede search --timeline --json nothing
lede: nothing matched 'nothing'
{"version":1,"query":"nothing","unit":"day","matching":0,"passages":0,"undated":0,"imprecise":0,"periods":[]}
[1]

# The unit stands behind an equals sign: a word by itself belongs to the query.
$ COLUMNS=200 lede search --timeline year walrus | tail -1
lede: 'year' is taken for a word of the query; the unit of a timeline is given as --timeline=year
9 articles by year, with the share of all articles; * a burst; not shown: 1 without a date
$ lede search --timeline=decade walrus
lede: --timeline takes year, month, week or day, not 'decade'
[2]
$ lede search --timeline --count walrus
lede: give --timeline or --count, not both
[2]
$ lede search --timeline --trec walrus
lede: a timeline is no TREC run and no quotation; use --tsv
[2]
$ lede search --timeline ' -walrus'
lede: a query needs something to find, not only words to leave out
   -walrus
   ^
[2]
