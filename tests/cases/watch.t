# A folder kept in step. Nothing here depends on how long anything takes: each step waits for the line that it expects,
# for a minute at most.
$ await() { left=600; until grep -qx "$1" log; do left=$((left - 1)); [ $left -gt 0 ] || { echo "no '$1' in:"; cat log; return 1; }; sleep 0.1; done; }
$ mkdir in; : >log; printf 'The bridge was closed.\n' >in/bridge.txt
$ lede watch in --exclude 'tmp*' --jobs 1 >>log 2>&1 & watcher=$!; await 'added 1, .*'
$ cat log
added 1, updated 0, unchanged 0, skipped 0: in

# New files, changed ones, folders with all that is in them; a container is one line. What nobody reads is told once for
# each type, what is left out or hidden never.
$ mkdir -p new/deep; printf 'The river rose.\n' >new/deep/river.md; mv new in/new; printf 'The bridge was opened.\n' >in/bridge.txt
$ for i in 1 2 3; do printf '{"id":"%d","text":"Line %d."}\n' $i $i; done >in/many.jsonl; : >in/x.zzz; : >in/y.zzz
$ mkdir in/tmp; printf 'Draft.\n' | tee in/tmp/draft.txt in/.hidden.txt >in/tmp.txt
$ await "lede: 'in': 1 file of type .zzz is not supported"; await 'added in/new/deep/river.md'; sort log
added 1, updated 0, unchanged 0, skipped 0: in
added in/many.jsonl (3 articles)
added in/new/deep/river.md
lede: 'in': 1 file of type .zzz is not supported
updated in/bridge.txt

# Metadata beside a file are a change of it; a folder that was moved is found under its new name, and what was deleted
# keeps its article.
$ : >log; echo 'title: Floods' >in/new/deep/river.md.meta; await 'updated in/new/deep/river.md'
$ : >log; mv in/new in/old; rm in/many.jsonl; await 'gone in/many.jsonl (its 3 articles are kept)'; await 'gone in/new/deep/river.md (its article is kept)'; await 'added a copy: in/old/deep/river.md'
$ lede search --count opened; lede list --tsv | cut -f 5,6 | sort -u | grep river
1
Floods	$HOME/in/new/deep/river.md

# The corpus is free in between.
$ lede add --quiet in; lede remove in/bridge.txt
removed 1 article
$ : >log; printf 'A second bridge.\n' >in/second.txt; await 'added in/second.txt'; lede search --count second
1

# It ends in good order.
$ kill $watcher; wait $watcher; tail -1 log
added in/second.txt

# With --remove, the corpus has what the folder has, also of the time when nobody watched.
$ rm in/second.txt; : >log; lede watch in --remove >>log 2>&1 & watcher=$!; await 'removed in/second.txt'; cat log
lede: 'in': 2 files of type .zzz are not supported
added 1, updated 0, unchanged 3, skipped 2: in
removed in/many.jsonl (3 articles)
removed in/new/deep/river.md
removed in/second.txt
$ : >log; rm -r in/old; await 'removed in/old/deep/river.md'; lede list --tsv | cut -f 6
$HOME/in/tmp/draft.txt
$HOME/in/bridge.txt

# A folder that vanishes takes nothing with it, and is read again when it is back.
$ : >log; mv in away; await "lede: 'in': is gone: .*"; printf 'While it was away.\n' >away/late.txt; mv away in; await 'added 1, .*'
$ kill -INT $watcher; wait $watcher; cat log
lede: 'in': is gone: nothing is removed, waiting for it to come back
lede: 'in': is back
...
added 1, updated 0, unchanged 3, skipped 2: in

# A disk that is not there looks like an empty folder.
$ mkdir empty; mv in/* empty/; : >log; lede watch in --remove >>log & watcher=$!; await 'added 0, .*'; kill $watcher; wait $watcher; lede list --tsv | wc -l
3

$ lede watch
lede: watch needs FOLDER...; see 'lede help watch'
[2]
$ lede watch nowhere
lede: cannot watch 'nowhere': no such file or folder
[3]
$ lede watch log
lede: 'log' is no folder: only these are watched
[2]
