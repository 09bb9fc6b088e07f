# Text that is made to do harm is text: it is stored clean, found, shown, and nothing in it runs or breaks an output.

# Terminal escapes, bidirectional overrides, NULs, a byte-order mark inside, bytes that are no UTF-8.
$ printf 'Quartz \033[31mred\033]0;owned\007 and \342\200\256desrever\342\200\254 and \000nul \357\273\277bom \377\376 end.\n' >escape.txt
$ lede add escape.txt 2>&1 | tail -n 1
added 1, updated 0, unchanged 0, skipped 0
$ lede show 1 --text | LC_ALL=C grep -c '[[:cntrl:]]'
0
[1]
$ lede show 1 --text | LC_ALL=C grep -c "$(printf '\342\200\256')"
0
[1]
$ lede search quartz --color always | LC_ALL=C tr -d '\n' | LC_ALL=C grep -c "$(printf '\033]')"
0
[1]

# Names and fields, which JSON output keeps valid: a new line, a tab and an escape in a title, SQL, FTS5's and JSON's own signs.
$ printf '{"id": "x\\ty\\n", "title": "A\\u001b[2J \\"quoted\\"\\tand\\nbroken", "source": "\\u202eevil", "text": "Robert\\u0027); DROP TABLE article; -- obsidian"}\n' >a.jsonl
$ lede add --set author="$(printf 'a\033[1mb')" a.jsonl | tail -n 1
added 1, updated 0, unchanged 0, skipped 0
$ lede search obsidian --json >out.jsonl; lede extract out.jsonl
lede: 'out.jsonl', line 1: has no text
[3]
$ lede search obsidian --tsv | awk -F '\t' '{ print NF, NR }'
7 1
$ lede search obsidian --trec | awk '{ print NF, NR }'
6 1
$ lede list --tsv | LC_ALL=C grep -c "$(printf '\033')"
0
[1]

# What looks like SQL, FTS5 or JSON is words to look for.
$ for query in "'; DROP TABLE article; --" 'body MATCH "x" OR rowid:1' '{"a": 1}' 'NEAR(a b, 2)' '^obsidian * :' '"""' '\0' "$(printf 'a\tb\nc')"; do lede search --count "$query" >/dev/null 2>&1 || test $? -le 2 || echo "fails: $query"; done
$ lede check
no problems found in 2 articles

# A token of a megabyte, ten thousand parentheses, ten thousand words.
$ head -c 1000000 /dev/zero | tr '\0' 'a' >token.txt; printf ' granite\n' >>token.txt; lede add token.txt
added 1, updated 0, unchanged 0, skipped 0
$ lede search granite --count
1
$ lede search granite | awk 'length > 2000'
$ lede search "$(head -c 10000 /dev/zero | tr '\0' '(') granite" --count
1
$ lede search "granite $(yes word | head -n 10000 | tr '\n' ' ')" --count 2>/dev/null
1
