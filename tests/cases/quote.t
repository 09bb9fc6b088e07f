$ printf 'Nothing new. The keeper of the walrus said on Monday that\nsanctions on herring are here to stay, whatever it takes. End.\n' >a.txt
$ printf 'He wrote: "the keeper of the walrus said on Monday that sanctions on herring are here to stay, whatever it takes"!\n' >b.txt
$ printf 'Earlier. The keeper of the old walrus said on Tuesday that sanctions are here to stay, whatever it takes. Later.\n' >c.txt
$ printf 'The keeper likes walruses. On Monday herring was there to stay.\n' >d.txt
$ printf '모스크바에서 만난 두 정상은 새로운 조약에 서명했다고 통신이 전했다. 끝.\n' >e.txt
$ lede add --quiet --set date=2024-05-02 a.txt; lede add --quiet --set date=2023 c.txt; lede add --quiet b.txt d.txt e.txt

# The earliest first, those without a date last; what differs is marked.
$ lede quote The keeper of the walrus said on Monday that sanctions on herring are here to stay, whatever it takes.
c.txt
2023

  2.1  line 1, 16 of 19 words
  The keeper of the {+old+} walrus said on [-Monday-] {+Tuesday+} that sanctions
  [-on herring-] are here to stay, whatever it takes.

a.txt
2024-05-02

  1.1  line 1, word for word
  The keeper of the walrus said on Monday that sanctions on herring are here to
  stay, whatever it takes.

b.txt

  3.1  line 1, word for word
  the keeper of the walrus said on Monday that sanctions on herring are here to
  stay, whatever it takes"!

3 uses, 2 word for word
$ lede quote 'keeper of the walrus said on Monday that sanctions' -n 1 --tsv
2.1	2023			altered	8	keeper of the {+old+} walrus said on [-Monday-] {+Tuesday+} that sanctions
$ lede quote 'keeper of the walrus said on Monday that sanctions' --since 2024 --tsv | cut -f 1,5
lede: 3 articles without a date were left out (--undated keeps them)
1.1	exact

# The first word and the last may be other ones; Korean.
$ printf '서울에서 만난 두 정상은 새로운 조약에 서명했다고 방송이 알렸다\n' | lede quote --file - --json | sed 's/"article":{[^}]*},//'
{"version":1,"sentence":"서울에서 만난 두 정상은 새로운 조약에 서명했다고 방송이 알렸다\n","words":9,"total":1,"exact":0,"uses":[{"address":"5.1","start":0,"end":95,"exact":false,"same":6,"words":9,"pieces":[{"kind":"dropped","text":"서울에서"},{"kind":"added","text":"모스크바에서"},{"kind":"same","text":"만난 두 정상은 새로운 조약에 서명했다고"},{"kind":"dropped","text":"방송이 알렸다"},{"kind":"added","text":"통신이 전했다."}]}]}

# Nothing like it; nothing that could be looked for.
$ lede quote 'a sentence that nobody has ever said about walruses'
lede: the sentence is not used
[1]
$ lede quote two words
lede: a quotation has at least 3 words; 'lede search' finds less
[2]
$ lede quote $(seq 401)
lede: a quotation has at most 400 words, this one has 401
[2]
$ lede quote
lede: give a sentence or --file; see 'lede help quote'
[2]
$ lede quote --file nowhere
lede: cannot open 'nowhere': no such file or folder
[3]

# Of the same day, in the order in which they were added.
$ cp b.txt f.txt; echo 'More.' >>f.txt; cp c.txt g.txt; echo 'More.' >>g.txt; lede add --quiet --set date=2023 f.txt g.txt
$ lede quote the keeper of the walrus said on Monday that --tsv --until 2023 | cut -f 1,5
lede: 3 articles without a date were left out (--undated keeps them)
2.1	altered
6.1	exact
7.1	altered
