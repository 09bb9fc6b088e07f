/* SPDX-License-Identifier: MIT */
/* Conversion by iconv. */
#include "extract/convert.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

/* Bytes of output that are made room for at once. */
static const size_t chunk = (size_t)64 << 10;

/* Converts from *IN on until something cannot be; returns errno, or 0 at the end. */
static int run(struct buffer *out, iconv_t converter, char **in, size_t *left) {
    char *place = buffer_reserve(out, chunk), *to = place;
    size_t room = chunk;
    if (!place) return ENOMEM;
    size_t result = iconv(converter, in, left, &to, &room);
    int failure = result == (size_t)-1 ? errno : 0;
    out->length += (size_t)(to - place);
    out->data[out->length] = '\0';
    return failure;
}

bool convert(struct buffer *out, size_t *broken, struct view raw, const char *encoding) {
    iconv_t converter = iconv_open("UTF-8", encoding);
    if ((uintptr_t)converter == UINTPTR_MAX) return false;
    char *in; /* without const, though nothing is written there: that is how POSIX has it */
    memcpy(&in, &raw.data, sizeof in);
    size_t left = raw.length;
    while (left > 0 && !out->failed) {
        int failure = run(out, converter, &in, &left);
        if (failure != EILSEQ && failure != EINVAL) continue;
        ++*broken;
        buffer_append_str(out, "\xEF\xBF\xBD");
        /* Cut off within a character: that is the end. */
        if (failure == EINVAL) break;
        in++;
        left--;
    }
    iconv_close(converter);
    return !out->failed;
}

/* The C library forgets a module with the last converter that uses it: these stay open. */
void convert_keep(const char *encoding) {
    static iconv_t kept[16];
    static size_t count;
    if (count < sizeof kept / sizeof *kept) kept[count++] = iconv_open("UTF-8", encoding);
}

const char *convert_name(struct view label) {
    /* Labels of the WHATWG Encoding Standard for the languages that people have asked for, and iconv's names. */
    static const struct {
        const char *label, *name;
    } names[] = {
        {"utf-8", "UTF-8"},
        {"utf8", "UTF-8"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"windows-1252", "windows-1252"},
        {"cp1252", "windows-1252"},
        {"windows-1251", "windows-1251"},
        {"win-1251", "windows-1251"},
        {"cp1251", "windows-1251"},
        {"x-cp1251", "windows-1251"},
        {"windows-1250", "windows-1250"},
        {"windows-1254", "windows-1254"},
        {"windows-1257", "windows-1257"},
        {"iso-8859-2", "ISO-8859-2"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-15", "ISO-8859-15"},
        {"koi8-r", "KOI8-R"},
        {"koi8", "KOI8-R"},
        {"koi8-u", "KOI8-U"},
        {"ibm866", "IBM866"},
        {"cp866", "IBM866"},
        {"cp-866", "IBM866"},
        {"866", "IBM866"},
        {"iso-8859-5", "ISO-8859-5"},
        {"iso8859-5", "ISO-8859-5"},
        {"cyrillic", "ISO-8859-5"},
        {"x-mac-cyrillic", "MAC-CYRILLIC"},
        {"maccyrillic", "MAC-CYRILLIC"},
        {"euc-kr", "CP949"},
        {"cp949", "CP949"},
        {"uhc", "CP949"},
        {"ks_c_5601-1987", "CP949"},
        {"ksc5601", "CP949"},
        {"ks_c_5601", "CP949"},
        {"windows-949", "CP949"},
        {"x-windows-949", "CP949"},
        {"ms949", "CP949"},
        {"iso-2022-kr", "ISO-2022-KR"},
        {"johab", "JOHAB"},
        {"shift_jis", "CP932"},
        {"x-sjis", "CP932"},
        {"euc-jp", "EUC-JP"},
        {"iso-2022-jp", "ISO-2022-JP"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"gb18030", "GB18030"},
        {"big5", "BIG5-HKSCS"},
        {"utf-16", "UTF-16LE"},
        {"utf-16le", "UTF-16LE"},
        {"utf-16be", "UTF-16BE"},
        {"utf-32le", "UTF-32LE"},
        {"utf-32be", "UTF-32BE"},
    };
    label = view_trim(label);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (view_equal_letters(label, view_str(names[i].label))) return names[i].name;
    return NULL;
}
