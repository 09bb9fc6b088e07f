# What cannot be read is one line on standard error each; the others are added, and the status is 3.
$ printf 'Good text.\n' >good.txt; : >empty.txt; head -c 3000 /dev/zero >zero.txt
$ lede add nowhere.txt empty.txt zero.txt good.txt
lede: 'nowhere.txt': cannot be read: no such file or folder
lede: 'empty.txt': is empty
lede: 'zero.txt': looks like a binary file
added 1, updated 0, unchanged 0, skipped 3
[3]

# A line of JSONL that is not JSON is named by its number.
$ printf '%s\n' '{"id":"a","text":"First text."}' '{"id":"b"' '{"id":"c","text":"Third text."}' >wire.jsonl
$ lede add wire.jsonl
lede: 'wire.jsonl', line 2: is not JSON: it breaks off
added 2, updated 0, unchanged 0, skipped 1
[3]

# Types that nothing can read are counted inside a folder, and no failure.
$ mkdir folder; printf 'x' >folder/a.xyz; printf 'x' >folder/b.xyz; printf 'Fine text.\n' >folder/c.txt
$ lede add folder
lede: 'folder': 2 files of type .xyz are not supported
added 1, updated 0, unchanged 0, skipped 2

# Invalid UTF-8 and control characters are repaired, and that is said.
$ printf 'Red \033[31m alert\377 here, déjà vu.\n' >escape.txt
$ lede add escape.txt 2>&1 | cut -d , -f 1
lede: 'escape.txt': repaired: 1 run of invalid UTF-8
added 1

$ lede search alert | grep -c "$(printf 'alert\357\277\275')"
1
$ lede search alert | grep -c "$(printf '\033')"
0
[1]

# A file's name may hold anything; it is printed harmlessly, and as legal JSON.
$ printf 'Walrus text.\n' >"$(printf 'wal\033[1m\377rus\n.txt')"
$ lede add wal* | cat
added 1, updated 0, unchanged 0, skipped 0
$ lede search walrus | head -1
wal�[1m�rus�.txt
$ lede search walrus --tsv | cut -f 7
Walrus text.
$ lede search walrus --json | grep -o '/wal[^"]*"'
/wal\u001B[1m�rus\n.txt"
$ lede search walrus --trec | cut -d ' ' -f 3 | grep -o 'wal.*'
wal%1B[1m%FFrus%0A.txt

# Bytes that are no UTF-8 take a column each, as do control characters: 16 and 8 of them leave room for no more.
$ mkdir odd; name=$(printf 'x\342\202\342\202\342\202\342\202\342\202\342\202\342\202\342\202\001\001\001\001\001\001\001\001'); printf 'A porpoise.\n' >"odd/$name yz.txt"
$ lede -c odd.lede add odd
added 1, updated 0, unchanged 0, skipped 0
$ COLUMNS=28 lede -c odd.lede search porpoise | head -2
x������������������������
yz.txt

# Fields are checked.
$ lede add --set color=red good.txt
lede: there is no field 'color': use title, date, language, author, source, url or rights
[2]

$ lede add --set date=yesterday good.txt
lede: 'yesterday' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
[2]

$ for date in 2024 2024-05 2024-02-29 ' 2024-05-31T10:00' ''; do lede add --again --set Date="$date" good.txt; done
added 0, updated 1, unchanged 0, skipped 0
added 0, updated 1, unchanged 0, skipped 0
added 0, updated 1, unchanged 0, skipped 0
added 0, updated 1, unchanged 0, skipped 0
added 0, updated 1, unchanged 0, skipped 0

$ lede search text --since lately 2>/dev/null
[2]
