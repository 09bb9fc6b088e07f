# A name is found in every script and form, in small letters too; what matched is marked as one piece.
$ printf 'Kim Jong Un met Vladimir Putin, Nabokov wrote.\n' >en.txt
$ printf 'Ким Чен Ын встретился с Путиным, писал Набоков.\n' >ru.txt
$ printf '김정은이 푸틴을 만났다고 나보코프는 썼다.\n' >ko.txt
$ lede add en.txt ru.txt ko.txt
added 3, updated 0, unchanged 0, skipped 0
$ lede search putin --color always --tsv | cut -f 1,3
1	1.1
2	3.1
3	2.1
$ lede search "Kim Jong Un" --jsonl | grep -o '"snippet".*'
"snippet":{"text":"Kim Jong Un met Vladimir Putin, Nabokov wrote.","highlights":[[0,3],[4,8],[9,11]]}}
"snippet":{"text":"김정은이 푸틴을 만났다고 나보코프는 썼다.","highlights":[[0,9]]}}
"snippet":{"text":"Ким Чен Ын встретился с Путиным, писал Набоков.","highlights":[[0,18]]}}

# In plain queries, in phrases that are a name, and for names that no list has.
$ lede search --count --plain 'putin?'
3
$ lede search --count '"Ким Чен Ын"'
3
$ lede search --count Набоков
3

# Unless that is not wanted.
$ lede search --count --no-names putin
1
$ lede search --count --no-names Nabokov
1

# What is searched, and why.
$ lede search --explain --count putin nabokov
any of
  putin
  nabokov

putin
       1    putin    exact
       1    путиным  alias
       1    푸틴을   alias
  plan: names passages; 3 postings in memory

nabokov
       1    nabokov     exact
       1    набоков     sound
       1    나보코프는  sound
  plan: names passages; 3 postings in memory

3
$ lede search --explain --json putin | grep -o '"words":.*}],"hits' | cut -c 1-96
"words":[{"word":"putin","names":true,"listed":0,"gathered":3,"forms":[{"form":"putin","passages
$ lede search --explain walrus
any of
  walrus

walrus
       0    nothing

lede: nothing matched 'walrus'
[1]

# The names that are known, and those of the corpus.
$ lede names Putin
Putin, Vladimir Putin, Vladimir Vladimirovich Putin
Путин, Владимир Путин, Владимир Владимирович Путин
푸틴, 블라디미르 푸틴, 뿌찐, 울라지미르 울라지미로비치 뿌찐, 울라지미르 뿌찐
person, built in

$ lede names walrus
lede: no list has a name in 'walrus'
[1]
$ lede names "$(printf 'Putin \320')"
lede: what is asked for is not UTF-8 text
[2]
$ lede names --own
lede: the corpus has no names of its own
[1]
$ lede names --own --add x
lede: names are looked up or changed, not both; see 'lede help names'
[2]

# A list of one's own: lines that are there already are not added again, a bad one changes nothing.
$ printf '# ours\nperson\tWalrus|Mr Walrus\tМорж\t바다코끼리\n' >ours.tsv
$ lede names --add ours.tsv
added 1 name
$ lede names --add - <ours.tsv
added 0 names
$ lede names mr walrus
Walrus, Mr Walrus
Морж
바다코끼리
person, of this corpus

$ lede names | head -2 | cut -f 1,2
person	Walrus|Mr Walrus
organisation	DPRK|D.P.R.K.|Democratic People's Republic of Korea|North Korea|N. Korea|NK
$ printf 'Моржей видели вчера.\n' >walrus.txt; lede add walrus.txt
added 1, updated 0, unchanged 0, skipped 0
$ lede search --count walrus
1
$ printf 'animal\ta\tb\tc\n' >bad.tsv; lede names --add bad.tsv
lede: 'bad.tsv', line 1: the first column is none of person, place, organisation, agency, thing
[3]
$ lede names --add missing.tsv
lede: cannot open 'missing.tsv': no such file or folder
[3]

# It stays when the index is made anew, and goes when it is cleared.
$ lede reindex
reindexed 4 articles
$ lede names --own | cut -f 2
Walrus|Mr Walrus
$ lede check
no problems found in 4 articles
$ lede names --clear
added 0 names
$ lede search --count walrus
0
[1]

# A Korean name with its title in one word is the name, in either direction.
$ printf '푸틴대통령이 도착했다.\n' >titled.txt
$ printf '푸틴은 떠났다.\n' >bare.txt
$ printf 'President Putin left.\n' >latin.txt
$ printf '대통령 선거가 있다.\n' >title.txt
$ lede -c titles add titled.txt bare.txt latin.txt title.txt
added 4, updated 0, unchanged 0, skipped 0
$ lede -c titles search --count Putin
3
$ lede -c titles search --count 푸틴대통령
3
$ lede -c titles search --count --no-names 푸틴대통령
1

# The list that is built in needs no corpus; one that is named must be there.
$ rm -rf none && mkdir none && HOME=$HOME/none XDG_DATA_HOME= lede names Putin | tail -n 2
person, built in

$ HOME=$HOME/none XDG_DATA_HOME= lede names --own
lede: there is no corpus at '$HOME/none/.local/share/lede/corpus.lede': 'lede add FOLDER' makes one
[3]
$ lede -c none/such.lede names Putin
lede: there is no corpus at 'none/such.lede': 'lede add FOLDER' makes one
[3]

# A word in small letters that is nowhere is a typing error where a word of the corpus is near, or where the keys type
# one in another layout: 장비 and мисс sound like these, but nobody asked for them. With a capital it is a name.
$ printf 'A missile was seen.\n' >slip.txt; printf 'Мисс Россия приехала. Путин тоже.\n' >miss.txt; printf '새 장비를 보았다.\n' >gear.txt
$ lede -c slips add slip.txt miss.txt gear.txt
added 3, updated 0, unchanged 0, skipped 0
$ for query in missle genby Genby jangbi; do lede -c slips search --count $query; done
0
0
1
1
