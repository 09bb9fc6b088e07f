/* SPDX-License-Identifier: MIT */
/* RTF (Rich Text Format Specification 1.9.1). */
#include "base/array.h"
#include "extract/convert.h"
#include "extract/flow.h"
#include "extract/hex.h"
#include "extract/job.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* Groups within groups. Programs nest some tens of them; deeper ones are taken for the one around them. */
enum { DEPTH_MAX = 1000 };

/* Where the text of a group goes. */
enum target { TARGET_BODY, TARGET_NOWHERE, TARGET_FONTS, TARGET_INFO, TARGET_TITLE, TARGET_AUTHOR };

/* What holds within a group, and ends with it. */
struct group {
    enum target target;
    int font;    /* number in the font table; -1: none */
    int skipped; /* characters behind each \u that are for readers without Unicode */
};

/* The encoding of a font. */
struct font {
    int number, charset;
};

/* One document on its way. */
struct rtf {
    struct view text;
    size_t at;
    struct group groups[DEPTH_MAX];
    size_t depth;  /* the current group is GROUPS[DEPTH] */
    size_t deeper; /* groups past DEPTH_MAX */
    ARRAY_STRUCT(, struct font) fonts;
    int codepage;
    int to_skip;    /* of the characters behind the last \u */
    int high;       /* first half of a surrogate pair, or 0 */
    bool ignorable; /* \* came: a destination that nobody needs to know follows */
    bool in_table;
    struct buffer bytes; /* of the text, in the encoding of the font */
    struct flow flow;
    struct page *out;
    bool failed;
};

static struct group *group(struct rtf *rtf) { return &rtf->groups[rtf->depth]; }

/* ---- Text ----------------------------------------------------------------------------------------------------- */

/* The name of the encoding that CHARSET of a font means (the specification, \fcharset), or NULL for the document's. */
static const char *encoding_of(int charset) {
    static const struct {
        int charset;
        const char *name;
    } charsets[] = {{77, "MACINTOSH"}, {128, "CP932"},  {129, "CP949"},  {130, "JOHAB"},  {134, "GB18030"},
                    {136, "BIG5"},     {161, "CP1253"}, {162, "CP1254"}, {163, "CP1258"}, {177, "CP1255"},
                    {178, "CP1256"},   {186, "CP1257"}, {204, "CP1251"}, {222, "CP874"},  {238, "CP1250"}};
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        if (charsets[i].charset == charset) return charsets[i].name;
    return NULL;
}

/* Puts the name of the encoding in which bytes are now into NAME. */
static void current_encoding(char name[32], struct rtf *rtf) {
    const char *own = NULL;
    for (size_t i = 0; i < rtf->fonts.length; i++)
        if (rtf->fonts.items[i].number == group(rtf)->font) own = encoding_of(rtf->fonts.items[i].charset);
    if (own) snprintf(name, 32, "%s", own);
    else snprintf(name, 32, "CP%d", rtf->codepage);
}

/* Adds UTF-8 to what the current group is for. */
static void add(struct rtf *rtf, struct view text) {
    switch (group(rtf)->target) {
    case TARGET_BODY: flow_add(&rtf->flow, text); break;
    case TARGET_TITLE: buffer_append(&rtf->out->title, text.data, text.length); break;
    case TARGET_AUTHOR: buffer_append(&rtf->out->author, text.data, text.length); break;
    default: break;
    }
}

/* Decodes the bytes that were gathered; to be called before anything that changes what they are. */
static void flush(struct rtf *rtf) {
    struct buffer text = {0};
    char name[32];
    size_t broken = 0;
    if (rtf->bytes.length == 0) return;
    current_encoding(name, rtf);
    bool ok = convert(&text, &broken, buffer_view(&rtf->bytes), name);
    if (!ok && !text.failed) ok = convert(&text, &broken, buffer_view(&rtf->bytes), "CP1252");
    if (text.length > 0) add(rtf, buffer_view(&text));
    rtf->failed = rtf->failed || !ok || rtf->bytes.failed;
    buffer_release(&text);
    buffer_clear(&rtf->bytes);
}

static void add_byte(struct rtf *rtf, char byte) {
    if (rtf->to_skip > 0) {
        rtf->to_skip--;
        return;
    }
    rtf->high = 0;
    buffer_append_byte(&rtf->bytes, byte);
}

static void add_character(struct rtf *rtf, int32_t c) {
    char bytes[4];
    flush(rtf);
    add(rtf, view_of(bytes, utf8_encode(bytes, c)));
}

/* \u has a signed number of 16 bits; what is beyond them comes in two halves. */
static void add_unicode(struct rtf *rtf, int number) {
    int unit = number & 0xFFFF;
    bool low = unit >= 0xDC00 && unit < 0xE000;
    rtf->to_skip = 0;
    if (low && rtf->high) add_character(rtf, 0x10000 + ((rtf->high - 0xD800) << 10) + (unit - 0xDC00));
    else if (unit < 0xD800 || unit >= 0xE000) add_character(rtf, unit);
    rtf->high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    rtf->to_skip = group(rtf)->skipped;
}

/* ---- Control words -------------------------------------------------------------------------------------------- */

static bool is(struct view word, const char *name) { return view_equal(word, view_str(name)); }

/* Destinations that hold no text of the document: tables of it, pictures, running heads, instructions of fields. */
static bool is_hidden(struct view word) {
    static const char *const names[] = {"colortbl",   "stylesheet", "pict",     "objdata", "header",  "headerl",
                                        "headerr",    "headerf",    "footer",   "footerl", "footerr", "footerf",
                                        "fldinst",    "listtable",  "listtext", "pntext",  "xe",      "tc",
                                        "nonshppict", "revtbl",     "private"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(word, names[i])) return true;
    return false;
}

/* Whether WORD starts a destination, which becomes the target of the group. */
static bool take_destination(struct rtf *rtf, struct view word) {
    struct group *now = group(rtf);
    bool info = now->target == TARGET_INFO;
    if (is(word, "fonttbl")) now->target = TARGET_FONTS;
    else if (is(word, "info")) now->target = TARGET_INFO;
    else if (info && is(word, "title")) now->target = TARGET_TITLE;
    else if (info && is(word, "author")) now->target = TARGET_AUTHOR;
    else if (rtf->ignorable || is_hidden(word)) now->target = TARGET_NOWHERE;
    else return info;
    return true;
}

/* Words that stand for a character. */
static bool take_symbol(struct rtf *rtf, struct view word) {
    static const struct {
        const char *word;
        int32_t c;
    } symbols[] = {{"emdash", 0x2014}, {"endash", 0x2013},    {"lquote", 0x2018},    {"rquote", 0x2019},
                   {"bullet", 0x2022}, {"ldblquote", 0x201C}, {"rdblquote", 0x201D}, {"tab", ' '},
                   {"emspace", ' '},   {"enspace", ' '},      {"qmspace", ' '}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (!is(word, symbols[i].word)) continue;
        if (rtf->to_skip > 0) rtf->to_skip--;
        else add_character(rtf, symbols[i].c);
        return true;
    }
    return false;
}

/* Words that end lines, paragraphs, cells. */
static void take_layout(struct rtf *rtf, struct view word) {
    bool body = group(rtf)->target == TARGET_BODY;
    if (is(word, "pard")) rtf->in_table = false;
    else if (is(word, "intbl")) rtf->in_table = true;
    else if (!body) return;
    else if (is(word, "line")) add(rtf, view_str("\n"));
    else if (is(word, "cell")) {
        rtf->flow.row = 1;
        flow_end_cell(&rtf->flow);
    } else if (is(word, "row")) {
        rtf->flow.row = 1;
        flow_end_row(&rtf->flow);
    } else if (is(word, "par") || is(word, "sect") || is(word, "page")) {
        if (rtf->in_table) add(rtf, view_str(" "));
        else flow_end_paragraph(&rtf->flow);
    }
}

/* A font of the font table gets its encoding. */
static void take_charset(struct rtf *rtf, int charset) {
    struct font font = {group(rtf)->font, charset};
    if (group(rtf)->target == TARGET_FONTS && !array_push(&rtf->fonts, font)) rtf->failed = true;
}

static void take_word(struct rtf *rtf, struct view word, int number, bool has_number) {
    if (is(word, "u") && has_number) {
        add_unicode(rtf, number);
        return;
    }
    if (take_symbol(rtf, word)) return;
    flush(rtf);
    rtf->to_skip = 0;
    if (is(word, "ansicpg")) rtf->codepage = number;
    else if (is(word, "mac")) rtf->codepage = 10000;
    else if (is(word, "f") || is(word, "deff")) group(rtf)->font = number;
    else if (is(word, "fcharset")) take_charset(rtf, number);
    else if (is(word, "uc")) group(rtf)->skipped = number;
    else if (is(word, "bin")) {
        size_t left = rtf->text.length - rtf->at, size = number > 0 ? (size_t)number : 0;
        rtf->at += size < left ? size : left;
    } else if (!take_destination(rtf, word)) take_layout(rtf, word);
    rtf->ignorable = false;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static void open_group(struct rtf *rtf) {
    flush(rtf);
    rtf->to_skip = 0;
    if (rtf->depth + 1 == DEPTH_MAX) {
        rtf->deeper++;
        return;
    }
    rtf->groups[rtf->depth + 1] = *group(rtf);
    rtf->depth++;
}

static void close_group(struct rtf *rtf) {
    flush(rtf);
    rtf->to_skip = 0;
    if (rtf->deeper > 0) rtf->deeper--;
    else if (rtf->depth > 0) rtf->depth--;
}

/* Reads the word behind a backslash, with its number, and the space that may end it. */
static void read_word(struct rtf *rtf) {
    struct view text = rtf->text;
    size_t start = rtf->at, end = start;
    while (end < text.length && ascii_lower(text.data[end]) >= 'a' && ascii_lower(text.data[end]) <= 'z') end++;
    rtf->at = end;
    char digits[12] = {0};
    for (size_t i = 0; i + 1 < sizeof digits && rtf->at < text.length; i++, rtf->at++) {
        char byte = text.data[rtf->at];
        if (!(byte >= '0' && byte <= '9') && !(i == 0 && byte == '-')) break;
        digits[i] = byte;
    }
    if (rtf->at < text.length && text.data[rtf->at] == ' ') rtf->at++;
    take_word(rtf, view_of(text.data + start, end - start), (int)strtol(digits, NULL, 10), digits[0] != '\0');
}

/* Reads what stands behind a backslash. */
static void read_control(struct rtf *rtf) {
    if (rtf->at == rtf->text.length) return;
    char byte = rtf->text.data[rtf->at];
    if (ascii_lower(byte) >= 'a' && ascii_lower(byte) <= 'z') {
        read_word(rtf);
        return;
    }
    rtf->at++;
    if (byte == '\'' && rtf->text.length - rtf->at >= 2) {
        int value = hex_byte(rtf->text.data + rtf->at);
        if (value >= 0) add_byte(rtf, (char)(unsigned char)value);
        rtf->at += value >= 0 ? 2 : 0;
    } else if (byte == '*') rtf->ignorable = true;
    else if (byte == '~') add_character(rtf, 0xA0);
    else if (byte == '_') add_character(rtf, 0x2011);
    else if (byte == '\n' || byte == '\r') take_word(rtf, view_str("par"), 0, false);
    else if (byte == '\\' || byte == '{' || byte == '}') add_byte(rtf, byte);
}

static void read_all(struct rtf *rtf) {
    while (rtf->at < rtf->text.length && !rtf->failed) {
        char byte = rtf->text.data[rtf->at++];
        if (byte == '{') open_group(rtf);
        else if (byte == '}') close_group(rtf);
        else if (byte == '\\') read_control(rtf);
        else if (byte != '\n' && byte != '\r' && byte != '\0') add_byte(rtf, byte);
    }
    flush(rtf);
}

void rtf_read(struct job *job, struct blob *blob) {
    static struct rtf rtf; /* too large for the stack, and one file has one */
    struct page article = {0};
    rtf = (struct rtf){.codepage = 1252, .out = &article};
    rtf.groups[0] = (struct group){.target = TARGET_BODY, .font = -1, .skipped = 1};
    const char *reason = blob_all(&rtf.text, blob);
    job_fail(job, reason);
    if (reason) return;
    read_all(&rtf);
    flow_finish(&article.text, &rtf.flow);
    job->reply->failed = job->reply->failed || rtf.failed;
    job_article(job, &article, (struct encoding){0});
    array_release(&rtf.fonts);
    buffer_release(&rtf.bytes);
    flow_release(&rtf.flow);
    page_release(&article);
}
