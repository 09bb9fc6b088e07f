# The article that ships: whole sentences across its page breaks and its hyphenated line.
$ lede add "$CORPUS/moscow-times-narrative.txt"
added 1, updated 0, unchanged 0, skipped 0

$ lede search --count '"new endeavor is turning"'
1
$ lede search --count '"control information access"'
1
$ lede search --count '"about face"'
1
$ lede search --count about-face
1
$ lede search --count aboutface
1
$ lede search --count '"fake news"'
2

$ lede search '"information access for generations"' --tsv | cut -f 4-6
	The Moscow Times	
$ lede search '"information access for generations"' --jsonl | grep -o '"title":null\|"language":"en"\|"source":"The Moscow Times"'
"title":null
"language":"en"
"source":"The Moscow Times"

$ lede show 1 --text | cmp - "$CORPUS/moscow-times-narrative.txt"

$ cd "$CORPUS"; lede search '"control information access"' | head -2
moscow-times-narrative.txt
The Moscow Times
