# A story of a hundred sentences whose words are in no other; a paper changes every twelfth sentence, or cuts the end off.
$ story() { awk -v name="$1" -v changed="$2" -v least="$3" -v most="$4" 'BEGIN { for (i = least; i <= most; i++)
>   print (changed && i % 12 == 0 ? changed : name) "a" i, name "b" i, name "c" i, "walrus" (i == 7 ? " herring" : "") "." }'; }
$ paper() { printf '%s\n' --- "title: $2" "source: $3" "date: $4" ---; story "$5" "$6" 1 "$7"; }
$ paper - 'Walruses seen' TASS 2024-05-02 k '' 100 >tass.md; paper - 'Seen: walruses' AP 2024-05-01 k x 100 >ap.md
$ paper - 'Walruses' Post 2024-05-03 k '' 70 >post.md; paper - 'Other' Post 2024-05-01 m '' 100 >other.md
$ lede add tass.md other.md ap.md post.md
added 4, updated 0, unchanged 0, skipped 0

# The article with the best passage is shown, and names the others, the oldest first. Totals count all.
$ lede search herring kb7
Walruses
2024-05-03 · Post · post.md

  4.1  line 1
...
  and 2 more: AP 2024-05-01 (3), TASS 2024-05-02 (1)

Other
2024-05-01 · Post · other.md

  2.1  line 1
...

2 of 4 passages
$ lede search --count herring
4
$ lede search herring --json | grep -o '"family":{[^]]*]}'
"family":{"count":3,"oldest":3,"members":[{"id":3,"title":"Seen: walruses","date":"2024-05-01","source":"AP"},{"id":1,"title":"Walruses seen","date":"2024-05-02","source":"TASS"},{"id":4,"title":"Walruses","date":"2024-05-03","source":"Post"}]}
$ lede search herring --tsv | cut -f 3 | xargs
4.1 2.1
$ lede search herring --families off --tsv | cut -f 3 | xargs
4.1 1.1 2.1 3.1
$ lede search herring --trec | cut -d ' ' -f 3 | grep -o '[a-z]*.md' | xargs
post.md tass.md other.md ap.md
$ lede search herring -n 1 --offset 1 --tsv | cut -f 3
2.1
$ lede search herring --sort date --tsv | cut -f 3 | xargs
4.1 2.1
$ lede search herring --families maybe
lede: --families takes on|off, not 'maybe'
[2]

$ lede export herring | wc -l
4

# Filters come first: of those that they let pass one is shown.
$ lede search herring --source AP --tsv 2>/dev/null | cut -f 3
3.1

# An article tells of its family.
$ lede show 4 | grep family
family    2 more: AP 2024-05-01 (3), TASS 2024-05-02 (1)
$ lede show 2 --json | grep -c family
0
[1]
$ lede list | grep -c 'family 1'
3
$ lede list --json | grep -o '"family":[0-9]*' | uniq
"family":1

# A family outlives the article that it began with, until the corpus is compacted: then the next begins it.
$ lede remove 1; story k y 1 100 >late.txt; lede add late.txt; lede check
removed 1 article
added 1, updated 0, unchanged 0, skipped 0
no problems found in 4 articles
$ lede list | grep -o 'family.*' | uniq -c
      3 family 1
$ lede reindex && lede list | grep -o 'family.*' | uniq -c
reindexed 4 articles
      3 family 1
$ lede compact | wc -l; lede list | grep -o 'family.*' | uniq -c; lede check
1
      3 family 3
no problems found in 4 articles
$ lede remove 3 4; lede search herring | grep more
removed 2 articles
[1]

# Short reports are alike by their formulas; one that is the same but for its metadata is a copy.
$ printf -- '---\nsource: TASS\n---\n%s\n' "$(story q '' 1 6)" >q1.md; printf -- '---\nsource: AP\n---\n%s\n' "$(story q '' 1 6)" >q2.md
$ story q '' 1 3 >q3.txt; story r '' 1 3 >>q3.txt; lede add q1.md q2.md q3.txt
added 3, updated 0, unchanged 0, skipped 0
$ lede search qa2 --tsv | cut -f 3 | xargs
6.1 8.1

# What was dated weeks later is another story, told by the same formulas; unless it says the same.
$ paper - 'First' TASS 2024-05-02 s '' 100 >s1.md; paper - 'Cut' AP 2024-05-04 s '' 70 >s2.md
$ paper - 'Later' TASS 2024-06-20 s '' 71 >s3.md; paper - 'Again' AP 2024-06-21 s '' 99 >s4.md; paper - 'Some day' AP 2024-06 s '' 69 >s5.md
$ lede add s1.md s2.md s5.md s3.md s4.md
added 5, updated 0, unchanged 0, skipped 0
$ lede list | sed -n 's/.*\(First\|Cut\|Later\|Again\|Some day\)/\1/p'
First · family 9
Cut · family 9
Some day · family 9
Later
Again · family 9
$ lede check
no problems found in 10 articles
