/* SPDX-License-Identifier: MIT */
/* Folding by utf8proc with short cuts for the scripts that make up most of the text. */
#include "text/fold.h"

#include "base/mem.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <utf8proc.h>

enum { CYRILLIC_IE = 0x435, CYRILLIC_IO = 0x451 };

/*
 * The folded character of C, beyond ASCII, where that needs no look at its neighbours, else -1. These are: Russian
 * letters and Hangul syllables, which have no other decomposition; a mark that follows is not among them, so that a
 * word with one takes the long way.
 */
static int32_t fold_simple(int32_t c) {
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x430 && c <= 0x44F) return c;
    if (c == 0x401 || c == CYRILLIC_IO) return CYRILLIC_IE;
    if (c >= 0xAC00 && c <= 0xD7A3) return c;
    return char_is_apostrophe(c) ? '\'' : -1;
}

/* Appends the fold of WORD if each character is simple; else leaves OUT as it was and returns false. */
static bool fold_quickly(struct buffer *out, struct view word) {
    size_t before = out->length;
    /* No simple character grows when folded. */
    char *place = buffer_reserve(out, word.length);
    if (!place) return false;
    for (size_t at = 0; at < word.length;) {
        int32_t c;
        if ((unsigned char)word.data[at] < 0x80) {
            *place++ = ascii_lower(word.data[at++]);
            continue;
        }
        at += utf8_decode(&c, word.data + at, word.length - at);
        c = fold_simple(c);
        if (c < 0) {
            out->data[before] = '\0';
            return false;
        }
        place += utf8_encode(place, c);
    }
    *place = '\0';
    out->length = before + (size_t)(place - (out->data + before));
    return true;
}

/*
 * Code points of WORD under OPTIONS in *OUT, which the caller frees. NULL where there are none to work on: WORD, being
 * no UTF-8, was appended to FORM as it is, or memory ran out, and FORM has failed.
 */
static utf8proc_ssize_t decompose(utf8proc_int32_t **out, struct buffer *form, struct view word,
                                  utf8proc_option_t options) {
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)word.data;
    utf8proc_ssize_t length = (utf8proc_ssize_t)word.length;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, length, NULL, 0, options);
    *out = count < 0 ? NULL : mem_calloc((size_t)count, sizeof **out);
    if (count == UTF8PROC_ERROR_INVALIDUTF8) buffer_append(form, word.data, word.length);
    else if (!*out) form->failed = true;
    return *out ? utf8proc_decompose(bytes, length, *out, count, options) : 0;
}

/* Not utf8proc_reencode(), which writes over the code points and wants room for a NUL. */
static void append_points(struct buffer *out, const utf8proc_int32_t *points, utf8proc_ssize_t count) {
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        char bytes[4];
        buffer_append(out, bytes, utf8_encode(bytes, points[i]));
    }
}

/*
 * Behind the composition: what was е with a diaeresis is ё by now. An acute or grave that is left on a Cyrillic letter
 * marks the stress, as dictionaries and encyclopedias do (Москва́), and is no part of the spelling. Returns how many
 * points are left.
 */
static utf8proc_ssize_t fold_letters(utf8proc_int32_t *points, utf8proc_ssize_t count) {
    utf8proc_ssize_t kept = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        bool stress = (points[i] == 0x300 || points[i] == 0x301) && kept > 0 && points[kept - 1] >= 0x400 &&
                      points[kept - 1] < 0x530;
        if (stress) continue;
        points[kept++] = points[i] == CYRILLIC_IO ? CYRILLIC_IE : char_is_apostrophe(points[i]) ? '\'' : points[i];
    }
    return kept;
}

bool fold_word(struct buffer *out, struct view word) {
    /* Without utf8proc's tables or an allocation; what needs a look at neighbours takes the long way. */
    if (fold_quickly(out, word)) return true;
    if (out->failed) return false;
    utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_int32_t *points;
    utf8proc_ssize_t count = decompose(&points, out, word, options);
    if (!points) return !out->failed;
    count = utf8proc_normalize_utf32(points, count, options);
    count = fold_letters(points, count);
    append_points(out, points, count);
    mem_free(points);
    return !out->failed;
}

/* Behind a decomposition: most accented letters are a to z with marks by now; C0 to 24F have none, such as ø. */
static bool has_latin_or_greek_base(utf8proc_int32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x370 && c <= 0x3FF) || (c >= 0xC0 && c <= 0x24F);
}

bool fold_marks(struct buffer *out, struct view form) {
    bool ascii = true;
    for (size_t i = 0; i < form.length && ascii; i++) ascii = (unsigned char)form.data[i] < 0x80;
    if (ascii) {
        buffer_append(out, form.data, form.length);
        return !out->failed;
    }
    utf8proc_int32_t *points;
    utf8proc_ssize_t count = decompose(&points, out, form, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    if (!points) return !out->failed;
    utf8proc_ssize_t kept = 0;
    bool strip = false;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        bool mark = utf8proc_category(points[i]) == UTF8PROC_CATEGORY_MN;
        if (mark && strip) continue;
        if (!mark) strip = has_latin_or_greek_base(points[i]);
        points[kept++] = points[i];
    }
    append_points(out, points, utf8proc_normalize_utf32(points, kept, UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    mem_free(points);
    return !out->failed;
}

bool fold_source_offset(size_t *out, struct view word, size_t folded) {
    struct buffer form = {0};
    bool ok = true;
    *out = 0;
    for (size_t at = 0; ok && at < word.length && at < FOLD_SOURCE_MAX;) {
        int32_t c;
        at += utf8_decode(&c, word.data + at, word.length - at);
        buffer_clear(&form);
        ok = fold_word(&form, view_of(word.data, at));
        /* One more character never makes a form shorter: no composed letter has fewer bytes than its base. */
        if (form.length > folded) break;
        *out = at;
    }
    buffer_release(&form);
    return ok;
}
