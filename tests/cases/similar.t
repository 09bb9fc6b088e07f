$ printf 'Divers raised the anchor of the frigate Neptune near Valletta on Friday. The anchor weighs four tons, said the museum of Malta.\n' >1.txt
$ printf 'Divers have raised the anchor of the frigate Neptune near Valletta. The anchor weighs four tons, the museum said.\n' >2.txt
$ printf 'The museum of Malta will show an anchor that divers found. It was lost in a storm.\n' >3.txt
$ printf 'Prices of wheat rose in Chicago. Traders fear a drought. On Friday the museum of bread was closed.\n' >4.txt
$ printf 'Водолазы подняли якорь фрегата у берегов Мальты. Музей покажет якорь весной.\n' >5.txt
$ printf 'Музей показал якоря, которые водолазы нашли у берегов.\n' >6.txt
$ lede add --quiet 1.txt 2.txt 3.txt 4.txt 5.txt 6.txt

# The same story first, then one on the same event; not the article itself. The cosine is worked out in docs/RANKING.md.
$ lede similar 1 --json | grep -o '"address":"[0-9.]*"'
"address":"2"
"address":"3"
"address":"4"
$ lede similar 1 -n 1
2.txt
  2  0.92  anchor, four, frigate, near, neptune, raised, said, tons

# Words link in any of their forms; passages are like passages.
$ lede similar 5.1 -n 1
6.txt
  6.1  line 1  0.47  якорь, берегов, водолазы, музей

# A file need not be in the corpus. Filters are those of a search.
$ printf 'A drought in Chicago\n\nWheat was dear, and traders bought bread.' | sed 's/^/x /' >new.txt
$ lede similar new.txt -n 1 --json | grep -o '"address":"[0-9.]*"'
"address":"4"
$ lede similar 1 --lang ko
lede: nothing is like '1'
[1]

# What is not there.
$ lede similar 77
lede: there is no article 77
[1]
$ lede similar 1.9
lede: article 1 has no passage 9
[1]
$ lede similar nowhere.txt
lede: 'nowhere.txt': cannot be read: no such file or folder
[3]
$ lede similar
lede: similar needs ADDRESS|FILE; see 'lede help similar'
[2]
