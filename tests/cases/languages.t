# Russian forms, ё for е, any case.
$ printf 'Министр иностранных дел Лавров прибыл в Сеул. Переговоры прошли в зелёном зале.\n' >ru.txt
$ printf '북한과 러시아가 협상에 들어갔다. 미사일 문제는 다루지 않았다.\n' >ko.txt
$ printf 'Authorities were talking about North Korean missiles.\n' >en.txt
$ lede add ru.txt ko.txt en.txt
added 3, updated 0, unchanged 0, skipped 0

$ lede search --count лаврова
1
$ lede search --count ПЕРЕГОВОРАМ
1
$ lede search --count зеленый
1
$ lede search сеуле --jsonl | grep -o '"snippet".*'
"snippet":{"text":"Министр иностранных дел Лавров прибыл в Сеул. Переговоры прошли в зелёном зале.","highlights":[[74,82]]}}

# A Korean noun is found with its particle, composed or not.
$ lede search 협상
ko.txt

  2.1  line 1
  북한과 러시아가 협상에 들어갔다. 미사일 문제는 다루지 않았다.

1 passage
$ lede search --count 러시아
1
$ lede search --count "$(printf '\341\204\222\341\205\247\341\206\270\341\204\211\341\205\241\341\206\274')"
1

$ lede search --count talk
1
$ lede search --count missile 미사일
2

# Hangul takes two columns: lines are wrapped by width, never inside a word that fits.
$ COLUMNS=30 lede search 협상 --color never
ko.txt

  2.1  line 1
  북한과 러시아가 협상에
  들어갔다. 미사일 문제는
  다루지 않았다.

1 passage

# Korean verbs and adjectives: any form finds the others; the whole word is marked. Nouns find none.
$ printf '대통령은 평양에 갔다. 그는 입장을 밝혔다.\n' >verb1.txt
$ printf '서울로 가는 길에 입장을 밝히는 것은 어렵다.\n' >verb2.txt
$ printf '사고가 났다. 사고를 조사하려고 간다. 물건을 샀다.\n' >verb3.txt
$ lede -c verbs add verb1.txt verb2.txt verb3.txt
added 3, updated 0, unchanged 0, skipped 0
$ lede -c verbs search --count 간다
3
$ lede -c verbs search --count 밝혀
2
$ lede -c verbs search --count 어려운
1
$ lede -c verbs search --count 사고
1
$ lede -c verbs search 밝힌 --jsonl | grep -o '"snippet".*' | sort
"snippet":{"text":"대통령은 평양에 갔다. 그는 입장을 밝혔다.","highlights":[[48,57]]}}
"snippet":{"text":"서울로 가는 길에 입장을 밝히는 것은 어렵다.","highlights":[[34,43]]}}
