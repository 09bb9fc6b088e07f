# What foreign files rarely have, and some do.

# A web page that a browser saved as one file is a page, not a message; without a page in it, it is a message.
$ printf 'From: <Saved by Blink>\r\nSubject: A page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/css; charset=utf-8\r\n\r\np { color: red }\r\n--b1\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<!doctype html><title>The bridge</title><nav><a href=3D"/">Home</a></nav><art=\r\nicle><h1>The bridge</h1><p>=CC=EE=F1=F2 is the word for a bridge, and here it stands.</p></article>\r\n--b1--\r\n' >page.mhtml
$ lede extract --json page.mhtml | grep -o '"title.*"date\|"encoding.*'
"title":"The bridge","date
"encoding":"windows-1251","text":"Мост is the word for a bridge, and here it stands."}
$ printf 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/plain\n\nOnly plain.\n--b--\n' >plain.mht; lede extract plain.mht
Only plain.

# Mail: names in quotation marks or missing, a date that has not come yet, charsets that do not exist, a subject alone.
$ printf 'From: "Example, Ann" <ann@example.org>\nContent-Language: en-US, de\nSubject: X\nDate: Thu, 02 Apr 2099 10:00:00 +0000\n\nBody.\n' >quoted.eml; lede extract --json quoted.eml | grep -o '"date.*'
"date":null,"author":"Example, Ann","source":null,"url":null,"language":"en","encoding":"UTF-8","text":"Body."}
$ printf 'From: <bob@example.org>\nSubject: Only a subject\n\n' >none.eml; lede extract --json none.eml | grep -o '"author[^,]*\|"text.*'
"author":"bob@example.org"
"text":"Only a subject"}
$ printf 'From: ann@example.org\nSubject: =?x-none?q?abc?= =?utf-8?b?!!?= rest\n\nBody =\n' >odd.eml; lede extract --json odd.eml | grep -o '"title[^,]*'
"title":"abc rest"

# A forwarded message is text, an invitation or a file is not; messages in messages end somewhere.
$ printf 'Subject: Nested\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\nSubject: Inner\nContent-Type: text/plain\n\nForwarded text.\n--a\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--a\nContent-Type: application/octet-stream\n\nxx\n--a\nContent-Type: text/html; charset="utf-8"\n\n<p>And HTML.\n--a--\n' >nested.eml; lede extract nested.eml
Forwarded text.

And HTML.
$ awk 'BEGIN { print "Subject: Deep"; for (i = 0; i < 14; i++) printf "Content-Type: message/rfc822\n\n"; print "Subject: inner\n\nToo deep." }' >deep.eml; lede extract deep.eml
Deep

# RTF: signs with names, characters in two halves, two substitutes for one; binary data, groups without an end.
$ printf '{\\rtf1\\ansi A\\~B\\_C \\emdash\\endash\\lquote x\\rquote\\ldblquote y\\rdblquote\\bullet\\emspace z\\{\\}\\\\\\\ntail\\bin5 abcde end \\u-10179?\\u-9012? \\uc2\\u1055xx\\tab T\\line L\\page P}' >sign.rtf
$ lede extract sign.rtf | sed 's/\xC2\xA0/<nbsp>/; s/\xE2\x80\x91/<nbhyphen>/'
A<nbsp>B<nbhyphen>C —–‘x’“y”• z{}\

tail end 📌 П T
L

P
$ printf '{\\rtf1 text \\bin999999 x' >cut.rtf; lede extract cut.rtf
text
$ awk 'BEGIN { printf "{\\rtf1 "; for (i = 0; i < 1200; i++) printf "{"; printf "deep"; for (i = 0; i < 1200; i++) printf "}"; print " back}" }' >deep.rtf; lede extract deep.rtf
deep back

# Feeds with entities of HTML, comments and mistakes: what is right is read.
$ printf '<?xml version="1.0"?><!-- <html> --><rss><channel><title>N&eacute;ws</title><item><title>Caf&eacute; &amp; more</title><link>http://a/?a=1&b=2</link></item><item><title>A &nope; AT&amp;T</title><description>&lt;p&gt;First&lt;/p&gt;&lt;p&gt;Second&lt;/p&gt;</description></item></channel></rss>' >feed.xml
$ lede extract --json feed.xml | grep -o '"title[^,]*\|"source[^,]*\|"text.*'
"title":"Café & more"
"source":"Néws"
"text":"Café & more"}
"title":"A AT&T"
"source":"Néws"
"text":"First\n\nSecond"}
$ printf '<rss><channel><item><title>AT&T, R&D &amp; more</title><link>http://a/?a=1&b=2&amp;c=3</link><description><![CDATA[Q&amp;A, R&D]]></description></item><item><title>Atom</title><link href="http://a/?x=1&y=2"/><!-- a & b --></item></channel></rss>' >bare.xml; lede extract --json bare.xml | grep -o '"title[^,]*,\|"url[^,]*\|"text.*'
"title":"AT&T,
"url":"http://a/?a=1&b=2&c=3"
"text":"Q&A, R&D"}
"title":"Atom",
"url":"http://a/?x=1&y=2"
"text":"Atom"}
$ echo secret >secret.txt; printf '<!DOCTYPE rss [<!ENTITY f SYSTEM "secret.txt"><!ENTITY a "aaaa">]><rss><channel><item><title>T&f;&a;</title><link href="http://a/?q=&a;&f;z"/></item></channel></rss>' >own.xml; lede extract --json own.xml | grep -o '"title[^,]*,\|"url[^,]*'
"title":"T",
"url":"http://a/?q=z"
$ printf '<?xml version="1.0"?><!-- never ends' >c.xml; printf '<?xml version="1.0"?><note>x</note>' >note.xml; lede extract c.xml note.xml
lede: 'c.xml': is XML of a kind that is not supported
lede: 'note.xml': is XML of a kind that is not supported
[3]

# PDF: what a document says about itself, unless a program said it.
$ pdf() { printf '%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>> endobj\n4 0 obj <</Length %s>> stream\n%s\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n6 0 obj <<%s>> endobj\ntrailer <</Root 1 0 R/Info 6 0 R/Size 7>>\n' ${#1} "$1" "$2"; }
$ pdf 'BT /F1 10 Tf 60 780 Td (Rivers & bridges < roads) Tj ET' '/Title(Rivers & <bridges>)/Author(Ann & Bob)/CreationDate(D:20260402100000)' >a.pdf
$ lede extract --json a.pdf | grep -o '"title.*"source\|"text.*'
"title":"Rivers & <bridges>","date":"2026-04-02","author":"Ann & Bob","source
"text":"Rivers & bridges < roads"}
$ pdf 'BT /F1 10 Tf 60 780 Td (Text) Tj ET' '/Title(report.doc)/Producer(Skia/PDF m99)/CreationDate(D:20260402100000)' >printed.pdf; lede extract --json printed.pdf | grep -o '"title.*"author'
"title":null,"date":null,"author
$ (echo 'junk in front'; cat a.pdf) >front.pdf; lede extract front.pdf
Rivers & bridges < roads
$ pdf '' '' >none.pdf; lede extract none.pdf
lede: 'none.pdf': has no text: its pages are pictures, or empty
[3]

# A compressed file is what is in it: a page, a message, a text.
$ printf '<!doctype html><title>T</title><article><p>The bridge over the river was closed on Monday, and stays so.</p></article>' >page.html; printf 'Subject: Packed\n\nA message.\n' >m.eml; printf 'Plain text.\n' >plain.txt
$ gzip page.html m.eml; gzip -k plain.txt; bzip2 -k plain.txt; xz -k plain.txt; for file in page.html.gz m.eml.gz plain.txt.gz plain.txt.bz2 plain.txt.xz; do lede extract $file; done
The bridge over the river was closed on Monday, and stays so.
A message.
Plain text.
Plain text.
Plain text.
$ : >none.txt; gzip none.txt; lede extract none.txt.gz; head -c 12 none.txt.gz >cut.txt.gz; lede extract cut.txt.gz
lede: 'none.txt.gz': is empty
lede: 'cut.txt.gz': is damaged, or breaks off
[3]
$ cp a.pdf b.pdf; gzip b.pdf; lede extract b.pdf.gz
Rivers & bridges < roads

# Archives larger than what is read at once; in one another; damaged; of what is not supported.
$ seq 100000 | sed 's/^/line /' >long.txt; tar cf long.tar long.txt; lede extract long.tar | tail -1
line 100000
$ last=plain.txt; for i in 1 2 3 4 5 6; do tar cf $i.tar $last; last=$i.tar; done; lede extract 5.tar
Plain text.
$ lede extract 6.tar
lede: '6.tar!5.tar!4.tar!3.tar!2.tar!1.tar!plain.txt': is packed more than five times: not read
[3]
$ printf 'PK\003\004garbage' >bad.zip; printf '\037\213garbage' >bad.gz; printf '\320\317\021\340' >old.hwp; gzip old.hwp; printf '\320\317\021\340' >secret.docx
$ lede extract bad.zip bad.gz old.hwp.gz secret.docx
lede: 'bad.zip': is damaged, or breaks off
lede: 'bad.gz': is damaged, or breaks off
lede: 'old.hwp.gz': HWP is not supported
lede: 'secret.docx': is encrypted
[3]

# Archives of the web: answers that are pages; not requests, failures, pictures, or what is no HTTP.
$ record() { printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' "$1" "$2" ${#3} "$3"; }
$ page() { printf 'HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n<!doctype html><title>x</title><article><p>The page %s was fetched, and has a sentence on it.</p></article>' "$1" "$2" "$3"; }
$ (record request http://a/1 'GET /'; record response http://a/1 "$(page '200 OK' application/xhtml+xml 1)"; record response http://a/2 "$(page '404 Not Found' text/html 2)"; record response http://a/3 "$(page '200 OK' image/png 3)"; record response dns:a 'no http') >web.warc
$ lede extract --json web.warc | grep -o '"url":"[^"]*"'
"url":"http://a/1"
$ record request http://a/1 'GET /' >empty.warc; lede extract empty.warc
lede: 'empty.warc': has no web page in it
[3]

# The worker is found beside lede, or where both were installed to, wherever that was moved.
$ printf '<!doctype html><article><p>The bridge over the river was closed on Monday, and stays so.</p></article>' >page.html
$ mkdir -p beside moved/bin moved/libexec/lede; for place in beside moved/bin; do cp "$(command -v lede)" $place; done; cp "$LEDE_READ" beside; cp "$LEDE_READ" moved/libexec/lede; unset LEDE_READ
$ beside/lede extract page.html; moved/bin/lede extract page.html
The bridge over the river was closed on Monday, and stays so.
The bridge over the river was closed on Monday, and stays so.
