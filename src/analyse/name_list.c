/* SPDX-License-Identifier: MIT */
/* Lists of names indexed by what their spellings start with. */

/*
 * Latin and Hangul spellings are found by all their words joined, without a space: "Kim Jong-un" is "Kim Jongun", and
 * 조선 중앙 통신 is 조선중앙통신. So are Cyrillic ones without case forms (США, Перу). Other Cyrillic words stand in
 * any case form, each by itself: such a spelling is found by the stems of its first word, the other words are compared
 * then.
 */
#include "analyse/name_list.h"

#include "analyse/token.h"
#include "base/error.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>

/* What is needed while a list is read. */
struct reading {
    struct name_list *list;
    struct analyser *analyser;
    struct tokens tokens;
    struct class_keys keys;
    struct buffer joined;
    size_t line;
    lede_error *err;
};

void name_list_release(struct name_list *list) {
    buffer_release(&list->bytes);
    array_release(&list->names);
    array_release(&list->spellings);
    array_release(&list->keys);
}

struct names name_list_view(const struct name_list *list) {
    return (struct names){.bytes = list->bytes.data,
                          .names = list->names.items,
                          .spellings = list->spellings.items,
                          .keys = list->keys.items,
                          .name_count = list->names.length,
                          .spelling_count = list->spellings.length,
                          .key_count = list->keys.length};
}

static lede_status bad_line(const struct reading *reading, const char *why) {
    return error_set(reading->err, LEDE_BAD_INPUT, "line %zu: %s", reading->line, why);
}

/* ---- Text ------------------------------------------------------------------------------------------------------ */

/* The text up to SEPARATOR or the end of *REST, which goes on behind it; its data is NULL when there is no more. */
static struct view cut(struct view *rest, char separator) {
    const char *found = rest->length ? memchr(rest->data, separator, rest->length) : NULL;
    struct view piece = found ? view_of(rest->data, (size_t)(found - rest->data)) : *rest;
    size_t taken = piece.length + (found != NULL);
    *rest = found ? view_of(rest->data + taken, rest->length - taken) : view_of(NULL, 0);
    return piece;
}

static struct view trim(struct view text) {
    while (text.length && text.data[0] == ' ') text = view_of(text.data + 1, text.length - 1);
    while (text.length && text.data[text.length - 1] == ' ') text.length--;
    return text;
}

static bool is_utf8(struct view text) {
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (c <= 0) return false;
    }
    return true;
}

static bool kind_of(enum name_kind *out, struct view word) {
    static const char *const kinds[] = {"person", "place", "organisation", "agency", "thing"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!view_equal(word, view_str(kinds[i]))) continue;
        *out = (enum name_kind)i;
        return true;
    }
    return false;
}

/* Keeps TEXT in the bytes of the list. */
static struct name_text keep(struct name_list *list, struct view text) {
    struct name_text kept = {(uint32_t)list->bytes.length, (uint32_t)text.length};
    buffer_append(&list->bytes, text.data, text.length);
    return kept;
}

/* ---- Keys ------------------------------------------------------------------------------------------------------ */

/*
 * Whether a spelling, written as TEXT, of COUNT words with the first WORD, stands in this form only: in capitals, or a
 * short foreign name in Russian, which has no case forms: Дели, Осло, Перу are not дело, осел, перо.
 */
static bool is_fixed(struct view text, struct view word, size_t count) {
    static const char ends[] = "иоуэю";
    const size_t letter = 2, longest = 5 * letter;
    size_t capitals;
    if (text_lacks_small_letters(text, &capitals) && capitals > 0) return true;
    if (script_of(word) != SCRIPT_CYRILLIC || count > 1 || word.length > longest) return false;
    return memmem(ends, sizeof ends - 1, word.data + word.length - letter, letter) != NULL;
}

/* Makes spelling number SPELLING found by KEY. */
static bool put_key(struct name_list *list, struct view key, uint32_t spelling) {
    return array_push(&list->keys, (struct name_key){keep(list, key), spelling});
}

static bool index_stems(struct reading *reading, struct view word, uint32_t number) {
    if (!classes_of(&reading->keys, reading->analyser, word)) return false;
    for (size_t i = 0; i < class_keys_count(&reading->keys); i++) {
        struct view key = class_key(&reading->keys, i);
        if (names_is_stem(key) && !put_key(reading->list, key, number)) return false;
    }
    return true;
}

/* Indexes the last spelling, whose folded words are WORDS. */
static bool index_spelling(struct reading *reading, struct view words) {
    const struct name_list *list = reading->list;
    uint32_t number = (uint32_t)list->spellings.length - 1;
    const struct name_spelling *spelling = &list->spellings.items[number];
    struct view rest = words, word;
    names_take_word(&word, &rest);
    if (spelling->script == SCRIPT_CYRILLIC && !spelling->fixed) return index_stems(reading, word, number);
    buffer_clear(&reading->joined);
    buffer_append_byte(&reading->joined, NAME_KEY_JOINED);
    while (names_take_word(&word, &words))
        if (!names_join(&reading->joined, word)) return false;
    return put_key(reading->list, buffer_view(&reading->joined), number);
}

/* ---- Lines ----------------------------------------------------------------------------------------------------- */

/* Counts the words of TEXT in *OUT and appends them, folded, a space behind each, to WORDS. */
static lede_status split_words(struct name_spelling *out, struct buffer *words, struct reading *reading,
                               struct view text) {
    struct tokens *tokens = &reading->tokens;
    tokens_clear(tokens);
    if (!tokens_of(tokens, text)) return error_no_memory(reading->err);
    for (size_t i = 0; i < tokens->list.length; i++) {
        if (tokens->list.items[i].parts > 1) continue;
        if (out->word_count == NAME_WORDS_MAX) return bad_line(reading, "a spelling has more than 10 words");
        struct view form = token_form(tokens, &tokens->list.items[i]);
        if (out->word_count == 0) {
            out->script = (uint8_t)script_of(form);
            out->fixed = is_fixed(text, form, tokens->positions);
        }
        out->word_count++;
        buffer_append(words, form.data, form.length);
        buffer_append_byte(words, ' ');
    }
    if (words->failed) return error_no_memory(reading->err);
    return out->word_count ? LEDE_OK : bad_line(reading, "a spelling has no word in it");
}

/* Adds the spelling TEXT, which stands at byte START of the list, to the last name. */
static lede_status add_spelling(struct reading *reading, struct view text, size_t start) {
    struct name_list *list = reading->list;
    struct buffer words = {0};
    struct name_spelling spelling = {.text = {(uint32_t)start, (uint32_t)text.length},
                                     .name = (uint32_t)list->names.length - 1};
    lede_status status = split_words(&spelling, &words, reading, text);
    spelling.words = keep(list, buffer_view(&words));
    if (status == LEDE_OK && (!array_push(&list->spellings, spelling) || !index_spelling(reading, buffer_view(&words))))
        status = error_no_memory(reading->err);
    buffer_release(&words);
    return status;
}

/* Adds the spellings in the columns behind the kind of LINE, which is kept at byte START of the list. */
static lede_status read_columns(struct reading *reading, struct view line, struct view rest, size_t start) {
    size_t columns = 0, count = 0;
    lede_status status = LEDE_OK;
    while (rest.data && status == LEDE_OK) {
        struct view column = cut(&rest, '\t');
        if (++columns > 3) return bad_line(reading, "more than four columns");
        while (column.data && status == LEDE_OK) {
            struct view text = trim(cut(&column, '|'));
            if (text.length == 0) continue;
            if (++count > NAME_SPELLINGS_MAX) return bad_line(reading, "more than 48 spellings");
            status = add_spelling(reading, text, start + (size_t)(text.data - line.data));
        }
    }
    if (status != LEDE_OK) return status;
    if (columns < 3) return bad_line(reading, "less than four columns: kind, English, Russian, Korean");
    reading->list->names.items[reading->list->names.length - 1].spelling_count = (uint8_t)count;
    return count < 2 ? bad_line(reading, "a name needs two spellings") : LEDE_OK;
}

static lede_status read_line(struct reading *reading, struct view line) {
    struct name_list *list = reading->list;
    if (line.length && line.data[line.length - 1] == '\r') line.length--;
    if (trim(line).length == 0 || line.data[0] == '#') return LEDE_OK;
    if (!is_utf8(line)) return bad_line(reading, "not UTF-8");
    struct view rest = line;
    enum name_kind kind;
    if (!kind_of(&kind, trim(cut(&rest, '\t'))))
        return bad_line(reading, "the first column is none of person, place, organisation, agency, thing");
    struct name name = {.line = keep(list, line), .first = (uint32_t)list->spellings.length, .kind = (uint8_t)kind};
    if (!array_push(&list->names, name)) return error_no_memory(reading->err);
    return read_columns(reading, line, rest, name.line.start);
}

static int compare_keys(const void *a, const void *b, void *bytes) {
    const struct name_key *x = a, *y = b;
    int order = view_compare(view_of((char *)bytes + x->text.start, x->text.length),
                             view_of((char *)bytes + y->text.start, y->text.length));
    return order != 0 ? order : (x->spelling > y->spelling) - (x->spelling < y->spelling);
}

lede_status name_list_read(struct name_list *out, struct analyser *analyser, struct view text, lede_error *err) {
    struct reading reading = {.list = out, .analyser = analyser, .err = err};
    const struct view mark = view_str("\xEF\xBB\xBF");
    lede_status status = LEDE_OK;
    if (view_starts(text, mark)) text = view_of(text.data + mark.length, text.length - mark.length);
    while (text.data && status == LEDE_OK) {
        struct view line = cut(&text, '\n');
        reading.line++;
        status = read_line(&reading, line);
    }
    if (status == LEDE_OK && out->bytes.failed) status = error_no_memory(err);
    if (status == LEDE_OK && out->keys.length > 0)
        qsort_r(out->keys.items, out->keys.length, sizeof *out->keys.items, compare_keys, out->bytes.data);
    tokens_release(&reading.tokens);
    class_keys_release(&reading.keys);
    buffer_release(&reading.joined);
    return status;
}
