#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the files of this folder that no editor could: python3 make.py, in this folder. Tests do not need it."""
import io, lzma, tarfile, zipfile, zlib


def put(name, members, mode=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(name, 'w', mode) as out:
        for member, text in members:
            info = zipfile.ZipInfo(member, (2026, 4, 2, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if member == 'mimetype' else mode
            out.writestr(info, text)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text):
    return '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % text


def cell(text):
    return '<w:tc>%s</w:tc>' % p(text)


core = ('<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>A report</dc:title><dc:creator>Ann Example</dc:creator>'
        '<dcterms:created>2026-04-02T10:00:00Z</dcterms:created></cp:coreProperties>')
put('report.docx', [
    ('[Content_Types].xml', '<Types/>'),
    ('word/document.xml', '<?xml version="1.0"?><w:document %s><w:body>' % WORD + p('The delegation met in Seoul.')
     + '<w:p><w:r><w:t>Split </w:t></w:r><w:r><w:t>runs</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>'
     '<w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>'
     + '<w:tbl><w:tr>' + cell('City') + cell('Day') + '</w:tr><w:tr>' + cell('Seoul') + cell('Monday')
     + '</w:tr></w:tbl>' + p('Последний абзац.') + '</w:body></w:document>'),
    ('word/footnotes.xml', '<w:footnotes %s><w:footnote>%s</w:footnote></w:footnotes>' % (WORD, p('A note.'))),
    ('docProps/core.xml', core)])

put('letter.odt', [
    ('mimetype', 'application/vnd.oasis.opendocument.text'),
    ('content.xml', '<?xml version="1.0"?><office:document-content '
     'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
     'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
     '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>'
     '<text:h>A letter</text:h><text:p>Two <text:span>spans</text:span>,<text:tab/>one\n   line.</text:p>'
     '<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell>'
     '<table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table>'
     '</office:text></office:body></office:document-content>'),
    ('meta.xml', '<office:document-meta xmlns:office="o" xmlns:dc="http://purl.org/dc/elements/1.1/">'
     '<dc:title>Of letters</dc:title><dc:creator>Ann Example</dc:creator></office:document-meta>')])

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def slide(*texts):
    return '<p:sld xmlns:p="p" %s>%s</p:sld>' % (A, ''.join('<a:p><a:r><a:t>%s</a:t></a:r></a:p>' % t for t in texts))


put('talk.pptx', [
    ('ppt/presentation.xml', '<p:presentation xmlns:p="p"/>'),
    ('ppt/slides/slide10.xml', slide('The end')),
    ('ppt/slides/slide2.xml', slide('Exports fell', 'by a third')),
    ('ppt/slides/slide1.xml', slide('A talk')),
    ('docProps/core.xml', core)])

put('talk.odp', [
    ('mimetype', 'application/vnd.oasis.opendocument.presentation'),
    ('content.xml', '<?xml version="1.0"?><office:document-content '
     'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
     'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:presentation>'
     '<draw:page><text:p>A talk</text:p></draw:page><draw:page><text:p>The end</text:p></draw:page>'
     '</office:presentation></office:body></office:document-content>')])

put('story.fb2.zip', [('story.fb2', '<FictionBook><description><title-info><book-title>A story</book-title></title-info>'
     '</description><body><p>Once.</p></body></FictionBook>')])

put('book.epub', [
    ('mimetype', 'application/epub+zip'),
    ('META-INF/container.xml', '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
     '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'),
    ('OPS/book.opf', '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title>'
     '<dc:creator>Ann Example</dc:creator><dc:language>en</dc:language><dc:date>2024-05</dc:date></metadata><manifest>'
     '<item id="b" href="two%20b.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
     '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'),
    ('OPS/two b.xhtml', '<html><body><p>The second chapter &amp; the last.</p></body></html>'),
    ('OPS/one.xhtml', '<html><body><h1>One</h1><p>The first chapter.</p></body></html>')])

put('bundle.zip', [
    ('a.txt', 'A text on rockets.\n'),
    ('pages/p.html', '<!doctype html><title>x</title><article><p>A page on rockets, which is long enough to be one.</p></article>'),
    ('style.css', 'p { color: red }'), ('more.css', 'b { color: blue }'),
    ('__MACOSX/._a.txt', 'x'), ('.hidden.txt', 'hidden'), ('../../climbs.txt', 'It climbs out of the archive.\n'),
    ('inner.zip', open('report.docx', 'rb').read())])

with tarfile.open('bundle.tar.gz', 'w:gz') as out:
    for name, text in (('one.txt', 'The first text.\n'), ('two.txt', 'Второй текст.\n'.encode('cp1251').decode('latin1'))):
        data = text.encode('latin1')
        info = tarfile.TarInfo(name)
        info.size, info.mtime = len(data), 0
        out.addfile(info, io.BytesIO(data))

# A bomb: 100 MB of blanks in a zip file of 100 KB.
put('bomb.zip', [('blanks%02d.txt' % i, b' ' * 10_000_000) for i in range(10)])


# Six pages with a running head, a number at the foot, two columns on the first, a word cut at a line end.
def pdf(name, pages, info):
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', None, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', info]
    kids = []
    for lines in pages:
        stream = 'BT /F1 11 Tf ' + ' '.join('1 0 0 1 %d %d Tm (%s) Tj' % line for line in lines) + ' ET'
        objects.append('<< /Length %d >>\nstream\n%s\nendstream' % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R '
                       '/Resources << /Font << /F1 3 0 R >> >> >>' % len(objects))
    objects[1] = '<< /Type /Pages /Count %d /Kids [%s] >>' % (len(kids), ' '.join('%d 0 R' % kid for kid in kids))
    out, offsets = '%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += '%d 0 obj\n%s\nendobj\n' % (number, body)
    start = len(out)
    out += 'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += ''.join('%010d 00000 n \n' % offset for offset in offsets)
    out += 'trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
    open(name, 'w').write(out)


body = ['Rivers rise in the hills and', 'reach the sea. Bridges cross', 'them where the banks are firm']
pages = []
for number in range(1, 7):
    lines = [(72, 800, 'The Example Review'), (290, 30, str(number))]
    lines += [(72, 700 - 14 * i, '%s %s' % (text, 'abcdef'[number - 1])) for i, text in enumerate(body)]
    if number == 1:
        lines += [(330, 700 - 14 * i, text) for i, text in enumerate(['The other column is about mis-', 'siles, and is read last.'])]
    pages.append(lines)
pdf('review.pdf', pages, '<< /Title (Rivers and bridges) /Author (Ann Example) /CreationDate (D:20260402100000Z) >>')


def wide(name, size):
    """A text whose decoder has to have a dictionary of SIZE: (2 or 3) << N bytes (the .xz file format, 5.3.1)."""
    data = bytearray(lzma.compress(b'A text.\n', filters=[{'id': lzma.FILTER_LZMA2, 'dict_size': 4096}]))
    data[16] = next(b for b in range(40) if (2 | b & 1) << b // 2 + 11 == size)
    data[20:24] = zlib.crc32(data[12:20]).to_bytes(4, 'little')
    open(name, 'wb').write(data)


wide('dictionary-384.txt.xz', 384 << 20)
wide('dictionary-512.txt.xz', 512 << 20)
