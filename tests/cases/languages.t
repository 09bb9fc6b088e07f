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
