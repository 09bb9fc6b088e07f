$ printf '{"id":"1","date":"2024-05","source":"Wire","text":"The old walrus sleeps on the ice.\\n\\nA walrus, said the keeper, eats fish. Walruses eat clams."}\n' >a.jsonl
$ printf '{"id":"2","date":"2023-01-02","title":"Walrus news","text":"No animal here."}\n{"id":"3","text":"바다코끼리 walrus 물개와 바다코끼리는 walrus다."}\n' >>a.jsonl
$ printf '{"id":"4","date":"2024","source":"Post","text":"The keeper fed a walrus. The \\"walrus\\" ate."}\n' >>a.jsonl
$ lede add --quiet a.jsonl

# Every match in its line, in one column whatever the script, by the words behind it.
$ lede kwic walrus 2>/dev/null
4.1       The keeper fed a walrus. The "walrus" ate.
1.1         said the keeper, eats fish. Walruses eat clams.
1.1     old walrus sleeps on the ice. A walrus, said the keeper, eats fish.
1.1                             The old walrus sleeps on the ice. A walrus, said
4.1                    The keeper fed a walrus. The "walrus" ate.
3.1          walrus 물개와 바다코끼리는 walrus다.
3.1                          바다코끼리 walrus 물개와 바다코끼리는 walrus다.
7 matches
$ COLUMNS=40 lede kwic walrus --sort left -n 3 2>/dev/null
4.1      keeper fed a walrus. The
1.1     on the ice. A walrus, said the
1.1        eats fish. Walruses eat
3 of 7 matches
$ COLUMNS=100 lede kwic walrus --sort oldest --since 2024
4.1    2024                           The keeper fed a walrus. The "walrus" ate.
4.1    2024              The keeper fed a walrus. The "walrus" ate.
1.1    2024-05                                 The old walrus sleeps on the ice. A walrus, said the
1.1    2024-05     The old walrus sleeps on the ice. A walrus, said the keeper, eats fish. Walruses
1.1    2024-05     walrus, said the keeper, eats fish. Walruses eat clams.
5 matches
lede: 1 article without a date was left out (--undated keeps it)
$ lede kwic walrus -n 1 --sort address
1.1                             The old walrus sleeps on the ice. A walrus, said
the first 1 match

# A title is no line of a text, which is said.
$ lede kwic news
lede: 1 passage matches by the title or a field alone, and has no lines
[1]
$ lede kwic bear
lede: nothing matched 'bear'
[1]

$ lede kwic source:wire
lede: 1 passage matches by the title or a field alone, and has no lines
[1]

# For programs: the three parts of a line have no gap.
$ lede kwic walrus --sort date --tsv 2>/dev/null
1.1	2024-05	Wire	The old 	walrus	 sleeps on the ice. A walrus, said the keeper, eats fish. Walruses eat
1.1	2024-05	Wire	The old walrus sleeps on the ice. A 	walrus	, said the keeper, eats fish. Walruses eat clams.
1.1	2024-05	Wire	The old walrus sleeps on the ice. A walrus, said the keeper, eats fish. 	Walruses	 eat clams.
4.1	2024	Post	The keeper fed a 	walrus	. The "walrus" ate.
4.1	2024	Post	The keeper fed a walrus. The "	walrus	" ate.
3.1			바다코끼리 	walrus	 물개와 바다코끼리는 walrus다.
3.1			바다코끼리 walrus 물개와 바다코끼리는 	walrus	다.
$ lede kwic '"the keeper" clams' --jsonl --sort address | sed 's/"article":{[^}]*},//'
{"address":"1.1","matches":[[50,60]],"left":"The old walrus sleeps on the ice. A walrus, said ","match":"the keeper","right":", eats fish. Walruses eat clams."}
{"address":"1.1","matches":[[86,91]],"left":"walrus sleeps on the ice. A walrus, said the keeper, eats fish. Walruses eat ","match":"clams","right":"."}
{"address":"4.1","matches":[[0,10]],"left":"","match":"The keeper","right":" fed a walrus. The \"walrus\" ate."}
$ lede kwic bear --json
{"version":1,"query":"bear"
,"lines":[
]}
lede: nothing matched 'bear'
[1]
$ lede kwic fed --json | sed 's/"article":{[^}]*},//'
{"version":1,"query":"fed"
,"lines":[
{"address":"4.1","matches":[[11,14]],"left":"The keeper ","match":"fed","right":" a walrus. The \"walrus\" ate."}
]}

# Colour is that of a search; words with one dash are text.
$ COLUMNS=40 lede kwic fed -ate5 --color always | cat -v
^[[36m4.1^[[m        The keeper ^[[1;31mfed^[[m a walrus. The
^[[2m1 match^[[m
$ lede kwic ' -walrus' --json
lede: a query needs something to find, not only words to leave out
   -walrus
   ^
[2]
$ lede kwic
lede: kwic needs QUERY...; see 'lede help kwic'
[2]
$ lede kwic walrus --sort score
lede: --sort takes right|left|date|oldest|address, not 'score'
[2]

# A word that is hyphenated at the end of a line is joined where it is a word of the corpus.
$ printf 'The gov-\nernment said so on Mon-\nday.\n' >hyphen.txt; printf 'A government rests.\n' >rests.txt; lede -c hyphens.lede add --quiet hyphen.txt rests.txt
$ lede -c hyphens.lede kwic said | head -1
1.1                      The government said so on Mon-day.
