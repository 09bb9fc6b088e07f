# Three pages of paper, the second of them empty; each has more text than a passage.
$ awk -v q="'" 'function object(text) { n++; print n " 0 obj " text " endobj" }
>   function letters(i) { return substr("abcdefgh", int(i / 8) + 1, 1) substr("abcdefgh", i % 8 + 1, 1) }
>   function page(word,   i, s) { s = "BT /F1 10 Tf 60 780 Td 14 TL"
>     for (i = 0; i < 50 && word; i++) s = s " (" word " " letters(i) " stands on this line of the page and in no other place.) " q
>     s = s " ET"; object("<</Length " length(s) ">> stream\n" s "\nendstream")
>     object("<</Type/Page/Parent 9 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 8 0 R>>>>/Contents " n " 0 R>>") }
>   BEGIN { print "%PDF-1.4"; page("Walrus"); page(""); page("Narwhal"); n = 6; object("<</Type/Catalog/Pages 9 0 R>>")
>     object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"); object("<</Type/Pages/Count 3/Kids[2 0 R 4 0 R 6 0 R]>>")
>     print "trailer <</Root 7 0 R/Size 10>>" }' >paper.pdf
$ lede add paper.pdf
added 1, updated 0, unchanged 0, skipped 0
$ lede search '"walrus ad"' -n 1 | grep page.1
  1.2  page 1, line 4
$ lede search '"narwhal gb"' --json -n 1 | grep -o '"page":.'
"page":3
$ lede show 1 | grep '^1[.]' | cut -d ' ' -f 3,4 | uniq
page 1,
page 3,
$ lede show 1 --json | grep -o '"page":.' | uniq
"page":1
"page":3

# Pages stay what they are when the index is made anew, with other passages too.
$ printf 'Other text.\n' >other.txt && lede add --quiet other.txt && lede remove 2 && lede compact | wc -l
removed 1 article
1
$ lede reindex --passages && lede check
reindexed 1 article
lede: passages were split anew: addresses such as 12.3 may mean others now
no problems found in 1 article
$ lede search narwhal --json | grep -o '"page":.' | uniq
"page":3

# What is no paper has no pages.
$ lede add --quiet other.txt && lede search text | grep line
  3.1  line 1
$ lede show 3 --json | grep -c page\"
0
[1]
