/* SPDX-License-Identifier: MIT */
/* A rough tokeniser of HTML that copies tags within limits. */
#include "extract/tame.h"

#include <stdlib.h>

/*
 * The parser takes time that grows with the square of the nesting depth, or of the attributes of an element. So the
 * depth is counted here, by the same rules in the main: void elements hold nothing, a block ends an open paragraph, an
 * end tag ends all that was opened inside of its element. Where both disagree the page is read a little differently,
 * which matters beyond the limits only; and the memory for the tree is limited besides (tree.c).
 */

enum { name_size = 16 }; /* longer names are told apart by their first bytes */

struct name {
    char bytes[name_size]; /* in lower case, padded with NULs */
};

/* An element that has begun, with what its name says: the stack of them is searched often. */
struct open_element {
    struct name name;
    unsigned group; /* as in struct ending */
    bool is_block, is_scope;
};

struct tamer {
    struct buffer *out;
    const char *at, *end;                 /* what is left of the page */
    struct open_element open[TAME_DEPTH]; /* the elements around AT, outermost first */
    size_t depth;
};

/* ---- Names of elements ---------------------------------------------------------------------------------------- */

static int compare_names(const void *name, const void *listed) {
    return strncmp(((const struct name *)name)->bytes, *(const char *const *)listed, name_size);
}

#define IS_LISTED(name, list) (bsearch((name), (list), sizeof(list) / sizeof *(list), sizeof *(list), compare_names))

/* They have no end tag. */
static bool is_void(const struct name *name) {
    static const char *const list[] = {"area",  "base",  "basefont", "bgsound", "br",    "col",    "embed",
                                       "frame", "hr",    "image",    "img",     "input", "keygen", "link",
                                       "meta",  "param", "source",   "track",   "wbr"};
    return IS_LISTED(name, list);
}

/* Their content is text without tags. */
static bool is_raw(const struct name *name) {
    static const char *const list[] = {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"};
    return IS_LISTED(name, list);
}

/* A paragraph ends where they start, and no end tag of an inline element reaches out of them. */
static bool is_block(const struct name *name) {
    static const char *const list[] = {
        "address",    "article",  "aside",  "blockquote", "body",    "caption", "center", "colgroup",
        "dd",         "details",  "dialog", "dir",        "div",     "dl",      "dt",     "fieldset",
        "figcaption", "figure",   "footer", "form",       "h1",      "h2",      "h3",     "h4",
        "h5",         "h6",       "header", "hgroup",     "html",    "li",      "main",   "menu",
        "nav",        "ol",       "p",      "pre",        "section", "summary", "table",  "tbody",
        "td",         "template", "tfoot",  "th",         "thead",   "tr",      "ul"};
    return IS_LISTED(name, list);
}

/* Elements whose end tags may be missing: the group they are in, and the groups that end where they start. Bits. */
struct ending {
    const char *name;
    unsigned group, ends;
};

enum { in_cell = 8, in_row = 16, in_paragraph = 32, in_rows = 64 };

static const struct ending *ending_of(const struct name *name) {
    static const struct ending list[] = {
        {"li", 1, 1},
        {"dd", 2, 2},
        {"dt", 2, 2},
        {"option", 4, 4},
        {"td", in_cell, in_cell},
        {"th", in_cell, in_cell},
        {"tr", in_row, in_row | in_cell},
        {"p", in_paragraph, in_paragraph},
        {"tbody", in_rows, in_rows | in_row | in_cell},
        {"thead", in_rows, in_rows | in_row | in_cell},
        {"tfoot", in_rows, in_rows | in_row | in_cell},
        {"a", 128, 128},
    };
    static const struct ending none = {0};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strncmp(name->bytes, list[i].name, name_size) == 0) return &list[i];
    return &none;
}

/* No end tag of another element reaches out of these, as in the scopes of the HTML standard. */
static bool is_scope(const struct name *name) {
    static const char *const list[] = {"caption", "html", "marquee", "object", "table", "td", "template", "th"};
    return IS_LISTED(name, list);
}

static bool is_name(const struct name *name, const char *text) { return strncmp(name->bytes, text, name_size) == 0; }

static bool is_letter(char byte) { return ascii_lower(byte) >= 'a' && ascii_lower(byte) <= 'z'; }

/* Reads the name of a tag at AT. */
static struct name take_name(struct tamer *tamer) {
    struct name name = {0};
    for (size_t i = 0; tamer->at < tamer->end; i++, tamer->at++) {
        char byte = *tamer->at;
        if (ascii_is_space(byte) || byte == '/' || byte == '>' || byte == '\0') break;
        if (i < name_size - 1) name.bytes[i] = ascii_lower(byte);
    }
    return name;
}

/* ---- What is open --------------------------------------------------------------------------------------------- */

/* Whether the depth allows for element NAME, which is then open. */
static bool push(struct tamer *tamer, const struct name *name) {
    const struct ending *ending = ending_of(name);
    struct open_element element = {*name, ending->group, is_block(name), is_scope(name)};
    unsigned ends = ending->ends | (element.is_block ? in_paragraph : 0);
    for (size_t i = tamer->depth; ends && i > 0; i--) {
        if (tamer->open[i - 1].group & ends) tamer->depth = i - 1;
        else if (tamer->open[i - 1].is_block) break;
    }
    if (tamer->depth == TAME_DEPTH) return false;
    tamer->open[tamer->depth++] = element;
    return true;
}

/* Whether there is an element NAME to be closed; it is closed then. */
static bool pop(struct tamer *tamer, const struct name *name) {
    bool inside_table = ending_of(name)->group & (in_cell | in_row | in_rows);
    bool reaches_out = is_scope(name);
    for (size_t i = tamer->depth; i > 0; i--) {
        const struct open_element *open = &tamer->open[i - 1];
        if (memcmp(open->name.bytes, name->bytes, name_size) == 0) {
            tamer->depth = i - 1;
            return true;
        }
        if (open->is_scope && !reaches_out && !(inside_table && !is_name(&open->name, "table"))) return false;
    }
    return false;
}

/* ---- Tags ----------------------------------------------------------------------------------------------------- */

/* Reads the value of an attribute behind its "=". */
static struct view take_value(struct tamer *tamer) {
    while (tamer->at < tamer->end && ascii_is_space(*tamer->at)) tamer->at++;
    if (tamer->at == tamer->end) return view_of(tamer->at, 0);
    char quote = *tamer->at;
    const char *start = tamer->at;
    if (quote == '"' || quote == '\'') {
        start++;
        const char *close = memchr(start, quote, (size_t)(tamer->end - start));
        tamer->at = close ? close + 1 : tamer->end;
        return view_of(start, (size_t)((close ? close : tamer->end) - start));
    }
    while (tamer->at < tamer->end && !ascii_is_space(*tamer->at) && *tamer->at != '>') tamer->at++;
    return view_of(start, (size_t)(tamer->at - start));
}

/* Copies one attribute; false at the end of the tag. TOO_MANY: it is skipped. */
static bool take_attribute(struct tamer *tamer, struct view *value, bool too_many) {
    while (tamer->at < tamer->end && (ascii_is_space(*tamer->at) || *tamer->at == '/')) tamer->at++;
    if (tamer->at == tamer->end || *tamer->at == '>') return false;
    const char *start = tamer->at++;
    while (tamer->at < tamer->end && !ascii_is_space(*tamer->at) && !strchr("=>/", *tamer->at)) tamer->at++;
    struct view name = view_of(start, (size_t)(tamer->at - start));
    const char *behind = tamer->at;
    while (tamer->at < tamer->end && ascii_is_space(*tamer->at)) tamer->at++;
    *value = view_of(NULL, 0);
    if (tamer->at < tamer->end && *tamer->at == '=') {
        tamer->at++;
        *value = take_value(tamer);
    } else {
        tamer->at = behind;
    }
    if (too_many || name.length > TAME_VALUE) return true;
    buffer_append_byte(tamer->out, ' ');
    buffer_append(tamer->out, name.data, name.length);
    if (value->length == 0 || value->length > TAME_VALUE) return true;
    char quote = memchr(value->data, '"', value->length) ? '\'' : '"';
    buffer_append_byte(tamer->out, '=');
    buffer_append_byte(tamer->out, quote);
    /* Without quotation marks around it a value may hold both kinds; nobody needs such a one. */
    if (quote == '"' || !memchr(value->data, '\'', value->length))
        buffer_append(tamer->out, value->data, value->length);
    buffer_append_byte(tamer->out, quote);
    return true;
}

/* Copies the attributes of a start tag and its end. Returns whether one of them says JSON-LD. */
static bool take_attributes(struct tamer *tamer) {
    bool is_json_ld = false;
    struct view value;
    for (size_t i = 0; take_attribute(tamer, &value, i >= TAME_ATTRIBUTES); i++)
        is_json_ld |= view_equal_letters(view_trim(value), view_str("application/ld+json"));
    if (tamer->at < tamer->end) tamer->at++;
    buffer_append_byte(tamer->out, '>');
    return is_json_ld;
}

/* The end tag of NAME from AT on, or the end of the page. */
static const char *find_end_tag(const struct tamer *tamer, const struct name *name) {
    size_t length = strlen(name->bytes);
    const char *at = tamer->at;
    while ((at = memchr(at, '<', (size_t)(tamer->end - at)))) {
        size_t left = (size_t)(tamer->end - at);
        if (left < length + 3) break;
        if (at[1] == '/' && view_equal_letters(view_of(at + 2, length), view_of(name->bytes, length)) &&
            (ascii_is_space(at[length + 2]) || at[length + 2] == '>' || at[length + 2] == '/'))
            return at;
        at++;
    }
    return tamer->end;
}

/* Copies the text of a raw element, where it is of use, and its end tag. MARK: where its start tag stands in OUT. */
static void take_raw(struct tamer *tamer, const struct name *name, size_t mark, bool is_json_ld) {
    const char *end = find_end_tag(tamer, name);
    if (is_json_ld || is_name(name, "title")) {
        buffer_append(tamer->out, tamer->at, (size_t)(end - tamer->at));
        buffer_append_format(tamer->out, "</%s>", name->bytes);
    } else {
        buffer_cut(tamer->out, mark);
    }
    const char *close = end < tamer->end ? memchr(end, '>', (size_t)(tamer->end - end)) : NULL;
    tamer->at = close ? close + 1 : tamer->end;
}

/* Takes back the tag that starts at MARK in OUT; where a block would start the line ends all the same. */
static void drop_tag(struct tamer *tamer, const struct name *name, size_t mark) {
    buffer_cut(tamer->out, mark);
    if (is_block(name)) buffer_append_str(tamer->out, "<br>");
}

static void take_start_tag(struct tamer *tamer) {
    const char *start = tamer->at++;
    struct name name = take_name(tamer);
    size_t mark = tamer->out->length;
    buffer_append(tamer->out, start, (size_t)(tamer->at - start));
    bool is_json_ld = take_attributes(tamer);
    if (is_raw(&name)) take_raw(tamer, &name, mark, is_json_ld);
    else if (!is_void(&name) && !push(tamer, &name)) drop_tag(tamer, &name, mark);
}

static void take_end_tag(struct tamer *tamer) {
    const char *start = tamer->at;
    tamer->at += 2;
    struct name name = take_name(tamer);
    const char *behind = tamer->at;
    struct view value;
    size_t mark = tamer->out->length;
    while (take_attribute(tamer, &value, true)) continue;
    if (tamer->at < tamer->end) tamer->at++;
    buffer_cut(tamer->out, mark);
    if (!pop(tamer, &name)) return;
    buffer_append(tamer->out, start, (size_t)(behind - start));
    buffer_append_byte(tamer->out, '>');
}

/* Skips a comment; the standard lets ">" right behind its start end it, too. */
static void skip_comment(struct tamer *tamer) {
    const char *at = tamer->at + 4;
    if (at < tamer->end && *at == '>') {
        tamer->at = at + 1;
        return;
    }
    at = memmem(at - 2, (size_t)(tamer->end - at + 2), "-->", 3);
    tamer->at = at ? at + 3 : tamer->end;
}

/* Copies or skips what starts with the "<" at AT. */
static void take_markup(struct tamer *tamer) {
    size_t left = (size_t)(tamer->end - tamer->at);
    const char *at = tamer->at;
    if (left >= 4 && memcmp(at, "<!--", 4) == 0) {
        skip_comment(tamer);
    } else if (left >= 2 && (at[1] == '!' || at[1] == '?')) {
        const char *close = memchr(at, '>', left);
        tamer->at = close ? close + 1 : tamer->end;
        if (at[1] == '!') buffer_append(tamer->out, at, (size_t)(tamer->at - at));
    } else if (left >= 2 && is_letter(at[1])) {
        take_start_tag(tamer);
    } else if (left >= 3 && at[1] == '/' && is_letter(at[2])) {
        take_end_tag(tamer);
    } else {
        buffer_append_byte(tamer->out, '<');
        tamer->at++;
    }
}

void tame_html(struct buffer *out, struct view html) {
    struct tamer tamer = {.out = out, .at = html.data, .end = html.data + html.length};
    while (tamer.at < tamer.end) {
        const char *next = memchr(tamer.at, '<', (size_t)(tamer.end - tamer.at));
        if (!next) next = tamer.end;
        buffer_append(out, tamer.at, (size_t)(next - tamer.at));
        tamer.at = next;
        if (next < tamer.end) take_markup(&tamer);
    }
}
