# Office documents: paragraphs, rows of tables on a line, notes at the end; deleted text is no text.
$ cp "$DATA"/*.* .; lede extract report.docx
The delegation met in Seoul.

Split runs

City | Day
Seoul | Monday

Последний абзац.

A note.
$ lede extract --json report.docx | grep -o '"title.*"source'
"title":"A report","date":"2026-04-02","author":"Ann Example","source
$ lede extract letter.odt
A letter

Two spans, one line.

one | two
$ lede extract --json letter.odt | grep -o '"title.*"source'
"title":"Of letters","date":null,"author":"Ann Example","source

# Books: chapters in the order of the table of contents.
$ lede extract book.epub
One

The first chapter.

The second chapter & the last.
$ lede extract --json book.epub | grep -o '"title.*"text'
"title":"A book","date":"2024-05","author":"Ann Example","source":null,"url":null,"language":"en","encoding":"UTF-8","text

# FictionBook: what it says about itself, then its bodies; zipped, as they are passed on.
$ cat >war.fb2 <<'END'
> <?xml version="1.0" encoding="utf-8"?>
> <FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
> <author><first-name>Анна</first-name><last-name>Примерова</last-name></author><author><nickname>Борис</nickname></author>
> <book-title>Мосты</book-title><annotation><p>О книге.</p></annotation><date value="1999-05-01">май</date><lang>ru</lang></title-info>
> <src-title-info><author><last-name>Doe</last-name></author><book-title>Bridges</book-title></src-title-info>
> <publish-info><publisher>Пример</publisher></publish-info></description>
> <body><section><title><p>Глава 1</p></title><p>Мост <emphasis>был</emphasis>
> закрыт.</p><poem><stanza><v>Строка одна,</v><v>строка две.</v></stanza></poem></section></body>
> <body name="notes"><section><p>Примечание.</p></section></body><binary id="x">AAAA</binary></FictionBook>
> END
$ lede extract war.fb2
Глава 1

Мост был закрыт.

Строка одна,

строка две.

Примечание.
$ lede extract --json war.fb2 | grep -o '"title.*"text'
"title":"Мосты","date":"1999-05-01","author":"Анна Примерова, Борис","source":"Пример","url":null,"language":"ru","encoding":"UTF-8","text
$ lede extract --json story.fb2.zip | grep -o 'story.fb2.zip!.*"date'
story.fb2.zip!story.fb2","title":"A story","date

# Slides in their order.
$ lede extract talk.pptx
A talk

Exports fell

by a third

The end
$ lede extract talk.odp
A talk

The end

# Subtitles: what is said, a line for each time.
$ printf '\357\273\2771\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}We <i>closed</i>\r\nthe bridge.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n- Why? 5 < 6\r\n' >talk.srt; lede extract talk.srt
We closed the bridge.
- Why? 5 < 6
$ printf 'WEBVTT\n\nNOTE by hand\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>We closed it.\n\n00:02.000 --> 00:03.000\n\n' >talk.vtt; lede extract talk.vtt
We closed it.

# PDF: one column after the other, without running heads and page numbers, hyphens at line ends kept.
$ lede extract review.pdf | head -11
Rivers rise in the hills and a
reach the sea. Bridges cross a
them where the banks are firm a

The other column is about mis-
siles, and is read last.

Rivers rise in the hills and b
reach the sea. Bridges cross b
them where the banks are firm b

$ lede extract review.pdf | grep -c -e Review -e '^[0-9]'
0
[1]
$ lede extract --json review.pdf | grep -o '"title.*"source'
"title":"Rivers and bridges","date":"2026-04-02","author":"Ann Example","source
$ head -c 300 review.pdf >cut.pdf; lede extract cut.pdf
lede: 'cut.pdf': is damaged
[3]
$ lede add review.pdf; lede search --count missiles
added 1, updated 0, unchanged 0, skipped 0
1

# Each PDF of an archive is a file in memory as long as it is read, and no longer.
$ for i in $(seq 40); do cp review.pdf $i.pdf; done; tar cf many.tar [0-9]*.pdf; (ulimit -n 32; lede extract many.tar | grep -c 'is read last')
40
$ rm [0-9]*.pdf many.tar

# RTF: fonts have encodings; what is no text of the document is left out.
$ printf '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}{\\info{\\title A letter}{\\author Ann}}\\f0 Caf\\'"'"'e9 {\\b bold}\\par\\f1 \\'"'"'cc\\'"'"'e8\\'"'"'f0 \\u44608?\\u50896?\\par{\\*\\x hidden}{\\header Head}\\trowd\\intbl one\\cell two\\cell\\row\\pard end\\par}' >x.rtf
$ lede extract x.rtf
Café bold

Мир 김원

one | two

end
$ lede extract --json x.rtf | grep -o '"title.*"source'
"title":"A letter","date":null,"author":"Ann","source

# Mail: encoded words, charsets, the plain one of two alternatives, no attachments.
$ printf 'From: =?koi8-r?B?4c7OwQ==?= <ann@example.org>\r\nSubject: =?utf-8?q?=D0=9F=D1?= =?utf-8?q?=80=D0=B8=D0=B2=D0=B5=D1=82?=\r\n to all\r\nDate: Thu, 02 Apr 2026 23:30:00 -0300\r\nContent-Type: multipart/mixed; boundary="=b"\r\n\r\nNot shown.\r\n--=b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=CC=E8=F0 and a long line that goes=\r\n on.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Mir, and a long line</p>\r\n--c--\r\n--=b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nAttached.\r\n--=b--\r\n' >a.eml
$ lede extract a.eml
Мир and a long line that goes on.
$ lede extract --json a.eml | grep -o '"title.*"source'
"title":"Привет to all","date":"2026-04-03","author":"Анна","source
$ printf 'Subject: News\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nSee the web page.\n--c\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+VGhlIG5ld3NsZXR0ZXIgaXMgaGVyZSBhbG9uZSwgYW5kIGl0IGlzIGxvbmc6IGl0IGhhcyBhIHBhcmFncmFwaCBvZiBpdHMgb3duLCB3aGljaCB0aGUgb3RoZXIgb25lIGxhY2tzLjwvcD4=\n--c--\n' >b.eml
$ lede extract b.eml
The newsletter is here alone, and it is long: it has a paragraph of its own, which the other one lacks.
$ printf 'From ann@example.org Thu Apr  2 10:00:00 2026\nMessage-ID: <1@x>\nSubject: One\n\nThe first.\n>From here on.\n\nFrom bob@example.org Thu Apr  2 11:00:00 2026\nSubject: Two\n\nThe second.\n' >box.mbox
$ lede extract box.mbox
==> $HOME/box.mbox#<1@x> <==
The first.
From here on.

==> $HOME/box.mbox#2 <==
The second.

# Feeds: each item is an article.
$ printf '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example News</title><language>ru</language><item><title>\315\356\342\356\361\362\374 &amp;amp; all</title><link>http://example.org/1</link><guid>g1</guid><pubDate>Thu, 02 Apr 2026 08:00:00 GMT</pubDate><description>Short</description><content:encoded><![CDATA[<p>One &mdash; two</p><p>Three</p>]]></content:encoded></item><item><guid>g1</guid><title>Again</title></item></channel></rss>' >feed.xml
$ lede extract feed.xml
==> $HOME/feed.xml#g1 <==
One — two

Three

==> $HOME/feed.xml#g1 (2) <==
Again
$ lede extract --json feed.xml | head -1 | grep -o '"title.*"text'
"title":"Новость & all","date":"2026-04-02","author":null,"source":"Example News","url":"http://example.org/1","language":"ru","encoding":"windows-1251","text
$ printf '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>e1</id><title type="html">T &amp;lt;b&amp;gt;</title><link rel="alternate" href="http://example.org/e"/><published>2026-04-01T23:00:00-05:00</published><updated>2026-05-01T00:00:00Z</updated><author><name>Ann</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b></p><p>Three</p></div></content></entry></feed>' >feed.atom
$ lede extract feed.atom
One two

Three
$ lede extract --json feed.atom | grep -o '"title.*"language'
"title":"T <b>","date":"2026-04-02","author":"Ann","source":"A","url":"http://example.org/e","language
$ printf '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>Entities &b; here</title></item></channel></rss>' >laughs.xml; lede extract laughs.xml
Entities here

# Archives of the web: each page is an article.
$ http='HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nTransfer-Encoding: chunked\r\n\r\n4a\r\n<!doctype html><title>x</title><article><p>\347\317\322\317\304 is the word for town.</p>\r\n0\r\n\r\n'
$ size=$(printf "$http" | wc -c); printf "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nGET\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\nContent-Length: $size\r\n\r\n$http\r\n\r\n" >web.warc
$ lede extract --json web.warc | sed 's/.*"key":"[^"]*web/web/' | grep -o -e 'web.warc[^"]*' -e '"url":"[^"]*"' -e '"text.*'
web.warc#http://example.org/a
"url":"http://example.org/a"
"text":"Город is the word for town."}
$ gzip -k web.warc; lede extract web.warc.gz
Город is the word for town.

# Archives: members have keys of their own; what nobody reads is counted, and no failure.
$ lede extract bundle.zip | grep '==>'
lede: 'bundle.zip': 2 files of type .css are not supported
==> $HOME/bundle.zip!a.txt <==
==> $HOME/bundle.zip!pages/p.html <==
==> $HOME/bundle.zip!../../climbs.txt <==
==> $HOME/bundle.zip!inner.zip <==
$ lede extract bundle.tar.gz
==> $HOME/bundle.tar.gz!one.txt <==
The first text.

==> $HOME/bundle.tar.gz!two.txt <==
Второй текст.
lede: 'bundle.tar.gz': 1 text was read as windows-1251, which it seems to be
$ lede add bundle.zip; sleep 2; touch -d '1 minute ago' bundle.zip; lede add bundle.zip 2>/dev/null; lede add bundle.zip
lede: 'bundle.zip': 2 files of type .css are not supported
added 4, updated 0, unchanged 0, skipped 2
added 0, updated 0, unchanged 4, skipped 2
added 0, updated 0, unchanged 4, skipped 0
$ lede search rockets --trec | cut -d ' ' -f 3
a.txt
pages/p.html
$ lede remove 'bundle.zip!a.txt'
removed 1 article

# A bomb is stopped, and named.
$ lede extract bomb.zip 2>&1 | tail -1
lede: 'bomb.zip': is much larger inside than outside, as bombs are: read so far
$ head -c 600 bundle.zip >cut.zip; lede extract cut.zip | tail -1
lede: 'cut.zip!inner.zip': is damaged, or breaks off
lede: 'cut.zip': is damaged, or breaks off
lede: 'cut.zip': 2 files of type .css are not supported
It climbs out of the archive.
