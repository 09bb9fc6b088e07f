/* SPDX-License-Identifier: MIT */
/* Decoding text. */
#include "extract/encoding.h"

#include "extract/convert.h"
#include "extract/detect.h"
#include "read/sniff.h"
#include "text/utf8.h"

/* Where a page has to declare its encoding (HTML, section 4.2.5.4); real ones have it later, behind scripts. */
static const size_t head_max = 16384;

/* A declared encoding is believed unless more than one character in so many has no meaning in it. */
static const size_t letters_per_broken = 20;

/* The encoding whose byte-order mark RAW starts with, and the bytes of the mark; NULL without one. */
static const char *by_mark(size_t *mark, struct view raw) {
    static const struct {
        const char *bytes;
        size_t length;
        const char *name;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
        {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        *mark = marks[i].length;
        if (view_starts(raw, view_of(marks[i].bytes, marks[i].length))) return marks[i].name;
    }
    return NULL;
}

/* The place behind the first NAME, in small letters, in TEXT from FROM on, or the length of TEXT. */
static size_t find(struct view text, size_t from, const char *name) {
    struct view wanted = view_str(name);
    for (size_t at = from; at + wanted.length <= text.length; at++)
        if (view_equal_letters(view_of(text.data + at, wanted.length), wanted)) return at + wanted.length;
    return text.length;
}

/* The label that stands behind NAME and "=" in TEXT, which starts at FROM and ends at its first ">". */
static struct view label_in_tag(struct view text, size_t from, const char *name) {
    const char *close = from < text.length ? memchr(text.data + from, '>', text.length - from) : NULL;
    struct view tag = view_of(text.data, close ? (size_t)(close - text.data) : text.length);
    size_t at = find(tag, from, name);
    while (at < tag.length && (ascii_is_space(tag.data[at]) || tag.data[at] == '=')) at++;
    if (at < tag.length && (tag.data[at] == '"' || tag.data[at] == '\'')) at++;
    size_t end = at;
    while (end < tag.length && !strchr("\"' ;?/>\t\r\n", tag.data[end])) end++;
    return view_of(tag.data + at, end - at);
}

/* The label that the prolog of XML or a meta element of HTML gives; empty for none. */
static struct view declared_label(struct view raw) {
    struct view head = view_of(raw.data, raw.length < head_max ? raw.length : head_max);
    struct view start = view_trim(head);
    if (view_starts(start, view_str("<?xml"))) {
        struct view label = label_in_tag(start, 5, "encoding");
        if (label.length > 0) return label;
    }
    for (size_t at = find(head, 0, "<meta"); at < head.length; at = find(head, at, "<meta")) {
        struct view label = label_in_tag(head, at, "charset");
        if (label.length > 0) return label;
    }
    return view_of("", 0);
}

/* A part of a text in another encoding than the rest has more broken characters than damage would leave. */
static const size_t mixed_least = 8;

/* Whether RAW is put together from UTF-8 with text in another encoding, as logs or exports of mail are. */
static bool is_mixed(struct view raw) {
    struct sniff_runs runs = sniff_runs(raw);
    return runs.valid > mixed_least && runs.invalid > mixed_least;
}

/* Puts the lines of RAW that are no UTF-8 into OUT. */
static void choose_foreign_lines(struct buffer *out, struct view raw) {
    struct view line;
    while (view_take_line(&line, &raw)) {
        if (sniff_runs(line).invalid == 0) continue;
        buffer_append(out, line.data, line.length);
        buffer_append_byte(out, '\n');
    }
}

/* Puts RAW into OUT, whose lines are of two encodings, UTF-8 being one of them. */
static bool decode_mixed(struct buffer *out, struct encoding *encoding, struct view raw) {
    struct buffer other = {0};
    struct view line;
    size_t broken = 0;
    choose_foreign_lines(&other, raw);
    encoding->name = detect_encoding(buffer_view(&other));
    encoding->assumed = true;
    bool ok = !other.failed;
    while (ok && view_take_line(&line, &raw)) {
        if (sniff_runs(line).invalid > 0) ok = convert(out, &broken, line, encoding->name);
        else buffer_append(out, line.data, line.length);
        buffer_append_byte(out, '\n');
    }
    buffer_release(&other);
    return ok && !out->failed;
}

/* Bytes of RAW above ASCII. */
static size_t high_bytes(struct view raw) {
    size_t count = 0;
    for (size_t i = 0; i < raw.length; i++) count += (unsigned char)raw.data[i] >= 0x80;
    return count;
}

/* Whether RAW is UTF-8 or ASCII, with some damage at most. Escapes of ISO-2022 and NULs are ASCII, but no text in it.
 */
static bool is_utf8(struct view raw) {
    static const char korean[] = "\x1B$)C";
    size_t length = raw.length < head_max ? raw.length : head_max;
    if (detect_is_wide(raw)) return false;
    return find(view_of(raw.data, length), 0, korean) == length && !sniff_is_foreign(raw);
}

/* Whether the encoding NAME, which LABEL gave, may be that of RAW: one of bytes, where RAW is of bytes. */
static bool is_possible(const char *name, struct view raw) {
    bool wide = name && (strncmp(name, "UTF-16", 6) == 0 || strncmp(name, "UTF-32", 6) == 0);
    return name && strcmp(name, "UTF-8") != 0 && wide == detect_is_wide(raw);
}

/* Puts RAW into OUT if it makes sense in the encoding called LABEL; *OK is false when memory ran out. */
static bool decode_as(struct buffer *out, struct encoding *encoding, struct view raw, struct view label, bool *ok) {
    const char *name = convert_name(label);
    size_t broken = 0;
    if (!is_possible(name, raw)) return false;
    /* A Western label on a text in another script is the default of a program that nobody set. */
    if (strcmp(name, "windows-1252") == 0) name = detect_encoding(raw);
    if (!convert(out, &broken, raw, name)) *ok = !out->failed;
    if (*ok && broken <= high_bytes(raw) / letters_per_broken) {
        encoding->name = name;
        return true;
    }
    buffer_clear(out);
    return false;
}

bool encoding_decode(struct buffer *out, struct encoding *encoding, struct view raw, struct view label) {
    size_t mark = 0, broken = 0;
    bool ok = true;
    *encoding = (struct encoding){0};
    const char *name = by_mark(&mark, raw);
    if (name) {
        raw = view_of(raw.data + mark, raw.length - mark);
        if (strcmp(name, "UTF-8") == 0) name = NULL;
    } else if (!is_utf8(raw)) {
        if (decode_as(out, encoding, raw, label, &ok) || !ok) return ok;
        if (decode_as(out, encoding, raw, declared_label(raw), &ok) || !ok) return ok;
        if (is_mixed(raw)) return decode_mixed(out, encoding, raw);
        name = detect_encoding(raw);
        encoding->assumed = true;
    }
    encoding->name = name;
    if (name) return convert(out, &broken, raw, name);
    buffer_append(out, raw.data, raw.length);
    return !out->failed;
}
