# What was added stays as it is until it changes.
$ printf 'Quartz was found here.\n' >a.txt
$ lede add a.txt --set source=TASS
added 1, updated 0, unchanged 0, skipped 0
$ lede add a.txt
added 0, updated 0, unchanged 1, skipped 0
$ lede list --tsv | cut -f 1,4
1	TASS
$ lede add a.txt --set source=KCNA
added 0, updated 1, unchanged 0, skipped 0
$ lede show 1
lede: article 1 was replaced by 2
[1]

# A file of many articles is removed as one; a reader's limits are no reason to lose a line.
$ printf '%s\n' '{"id":1,"text":"First quartz.","views":99999999999999999999}' >b.jsonl
$ printf '%s\n' '{"id":2,"text":"Second quartz \ud83d."}' >>b.jsonl
$ lede add b.jsonl
lede: 'b.jsonl', line 2: repaired: 1 run of invalid UTF-8
added 2, updated 0, unchanged 0, skipped 0
$ lede search quartz --count
3
$ lede remove b.jsonl
removed 2 articles
$ lede search quartz --count
1
$ lede check
no problems found in 1 article

# Who may only read leaves nothing behind.
$ mkdir m && chmod 777 m && lede -c m/c.lede add a.txt && chmod 444 m/c.lede
added 1, updated 0, unchanged 0, skipped 0
$ unprivileged lede -c m/c.lede search quartz --count
1
$ unprivileged lede -c m/c.lede search nothing
lede: nothing matched 'nothing'
[1]
$ ls m
c.lede

# Another program's database, an odd name, an empty one.
$ lede -c '' add a.txt
lede: the name of the corpus file is empty
[2]
$ lede -c :memory: add a.txt && ls :memory:
added 1, updated 0, unchanged 0, skipped 0
:memory:
$ lede search quartz --source "$(printf '\377')"
lede: the query or a filter is not UTF-8 text
[2]

# Compacting forgets texts, no numbers.
$ mkdir n && export LEDE_CORPUS=n/c.lede
$ printf 'Granite was found there.\n' >c.txt && lede add a.txt c.txt
added 2, updated 0, unchanged 0, skipped 0
$ printf 'Quartz was sold here.\n' >a.txt && lede add a.txt && lede remove c.txt
added 0, updated 1, unchanged 0, skipped 0
removed 1 article
$ lede status | grep removed
removed   2
$ lede compact | sed 's/[0-9][0-9]*/N/g'
compacted from N kB to N kB
$ lede compact
the corpus is compact already
$ lede status | grep removed
removed   0
$ lede show 1
lede: article 1 was replaced by 3
[1]
$ lede show 2
lede: article 2 was removed
[1]
$ lede search quartz --count
1
$ lede add c.txt && lede list --tsv | cut -f 1
added 1, updated 0, unchanged 0, skipped 0
3
4
$ lede check
no problems found in 2 articles

# A copy while the corpus is in use, and what it may not be written over.
$ lede backup copy.lede
backed up 2 articles
$ lede backup copy.lede && lede -c copy.lede check
backed up 2 articles
no problems found in 2 articles
$ lede backup c.txt
lede: '$HOME/c.txt' is there and no corpus: choose another name for the backup
[3]
$ lede backup
lede: backup needs FILE; see 'lede help backup'
[2]

# A corpus that has no problems is left alone; one that has them is made anew, and the damaged one kept.
$ lede -c copy.lede check --repair
no problems found in 2 articles
$ dd if=/dev/zero of=copy.lede bs=16384 seek=2 count=1 conv=notrunc status=none
$ lede -c copy.lede check >/dev/null 2>&1
[3]
$ lede -c copy.lede check --repair 2>/dev/null | tail -n 1
repaired: 2 articles kept, 0 lost
$ lede -c copy.lede check; ls copy.lede*
no problems found in 2 articles
copy.lede
copy.lede.damaged
