$ i=0; while [ $i -lt 3000 ]; do printf '{"id":"%s","title":"Walrus %s","text":"A text on walruses, number %s."}\n' $i $i $i; i=$((i+1)); done >wire.jsonl
$ lede add wire.jsonl
added 3000, updated 0, unchanged 0, skipped 0

# A pipe that is closed early is no error.
$ lede list --tsv | head -1 | cut -f 5
Walrus 0
$ lede search -n all walrus | head -3 | wc -l
3
$ (lede search -n all walrus --jsonl; echo $? >status) | head -1 | wc -l; cat status
1
141

# Results that cannot be written are a failure, and said once.
$ lede search walrus >/dev/full
lede: cannot write the results: no space left on the device
[3]
$ lede list >/dev/full 2>message
[3]
$ cut -c 1-30 message
lede: cannot write the results
$ lede search walrus >&-
lede: cannot write the results
[3]
$ lede help >&-
lede: cannot write the results
[3]

# Standard files that are closed do not end up in the corpus.
$ lede add --again wire.jsonl <&- >&- 2>&-
[3]
$ lede check
no problems found in 3000 articles
