/* SPDX-License-Identifier: MIT */
/* Lists of names indexed by what their spellings start with. */

/*
 * Latin and Hangul spellings are found by all their words joined, without a space: "Kim Jong-un" is "Kim Jongun", and
 * 조선 중앙 통신 is 조선중앙통신. So are Cyrillic ones without case forms (США, Перу). Other Cyrillic words stand in
 * any case form, each by itself: such a spelling is found by the stems of its first word, the other words are compared
 * then.
 */
#include "analyse/names.h"

#include "analyse/hangul.h"
#include "analyse/token.h"
#include "base/error.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

/* What is needed while a list is read. */
struct reading {
    struct names *names;
    struct analyser *analyser;
    struct tokens tokens;
    struct class_keys keys;
    struct buffer joined;
    size_t line;
    lede_error *err;
};

void names_release(struct names *names) {
    arena_release(&names->arena);
    table_release(&names->keys);
    array_release(&names->links);
    names->count = 0;
}

void name_match_release(struct name_match *match) {
    array_release(&match->spellings);
    match->word_count = 0;
}

/* ---- Keys ------------------------------------------------------------------------------------------------------ */

/* The first byte of a key of joined words; those of classes_of() have a letter there. */
enum { KEY_JOINED = '=' };

/* Whether SPELLING is a short foreign name that has no case forms: Дели, Осло, Перу are not дело, осел, перо. */
static bool is_fixed(const struct name_spelling *spelling) {
    static const char ends[] = "иоуэю";
    const size_t letter = 2, longest = 5 * letter;
    struct view word = spelling->words[0];
    if (spelling->word_count > 1 || word.length > longest || word.length < letter) return false;
    return memmem(ends, sizeof ends - 1, word.data + word.length - letter, letter) != NULL;
}

static bool is_by_words(const struct name_spelling *spelling) {
    return spelling->script == SCRIPT_CYRILLIC && !spelling->capitals && !is_fixed(spelling);
}

/* Whether KEY is the stem of a Russian noun, name or adjective. */
static bool is_stem(struct view key) { return key.length > 0 && key.data[0] == CLASS_RUSSIAN; }

/* Starts a key in OUT. */
static void start_joined(struct buffer *out) {
    buffer_clear(out);
    buffer_append_byte(out, KEY_JOINED);
}

/* Adds WORD to the key. Joints inside of it are none. */
static bool join(struct buffer *out, struct view word) {
    for (size_t start = 0; start < word.length;) {
        const char *joint = memchr(word.data + start, '-', word.length - start);
        size_t end = joint ? (size_t)(joint - word.data) : word.length;
        if (!fold_marks(out, view_of(word.data + start, end - start))) return false;
        start = end + 1;
    }
    return !out->failed;
}

/* ---- Reading a list -------------------------------------------------------------------------------------------- */

static lede_status bad_line(const struct reading *reading, const char *why) {
    return error_set(reading->err, LEDE_BAD_INPUT, "line %zu: %s", reading->line, why);
}

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

static bool is_capitals(struct view text) {
    for (size_t at = 0; at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (char_is_lower(c)) return false;
    }
    return true;
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

/* Makes SPELLING found by KEY. */
static bool put_link(struct names *names, struct view key, const struct name_spelling *spelling) {
    struct table_entry *entry = table_put(&names->keys, key);
    if (!entry || !array_push(&names->links, (struct name_link){spelling, (uint32_t)entry->value})) return false;
    entry->value = names->links.length;
    return true;
}

static bool index_stems(struct reading *reading, const struct name_spelling *spelling) {
    if (!classes_of(&reading->keys, reading->analyser, spelling->words[0])) return false;
    for (size_t i = 0; i < class_keys_count(&reading->keys); i++) {
        struct view key = class_key(&reading->keys, i);
        if (is_stem(key) && !put_link(reading->names, key, spelling)) return false;
    }
    return true;
}

static bool index_spelling(struct reading *reading, const struct name_spelling *spelling) {
    if (is_by_words(spelling)) return index_stems(reading, spelling);
    start_joined(&reading->joined);
    for (size_t i = 0; i < spelling->word_count; i++)
        if (!join(&reading->joined, spelling->words[i])) return false;
    return put_link(reading->names, buffer_view(&reading->joined), spelling);
}

/* Puts the words of TEXT, which live in the arena, into *OUT; one that has none stays without. */
static lede_status split_words(struct reading *reading, struct name_spelling *out) {
    struct tokens *tokens = &reading->tokens;
    tokens_clear(tokens);
    if (!tokens_of(tokens, out->text)) return error_no_memory(reading->err);
    for (size_t i = 0; i < tokens->list.length; i++) {
        if (tokens->list.items[i].parts > 1) continue;
        if (out->word_count == NAME_WORDS_MAX) return bad_line(reading, "a spelling has more than 10 words");
        struct view form = token_form(tokens, &tokens->list.items[i]);
        const char *copy = arena_copy(&reading->names->arena, form.data, form.length);
        if (!copy) return error_no_memory(reading->err);
        out->words[out->word_count++] = view_of(copy, form.length);
    }
    if (out->word_count == 0) return bad_line(reading, "a spelling has no word in it");
    out->script = script_of(out->words[0]);
    return LEDE_OK;
}

/* Adds the spelling TEXT to NAME, behind LAST, which then is that spelling. */
static lede_status add_spelling(struct reading *reading, struct name *name, struct name_spelling **last,
                                struct view text) {
    struct names *names = reading->names;
    struct name_spelling *spelling = arena_alloc(&names->arena, sizeof *spelling);
    const char *copy = arena_copy(&names->arena, text.data, text.length);
    if (!spelling || !copy) return error_no_memory(reading->err);
    spelling->text = view_of(copy, text.length);
    spelling->name = name;
    spelling->capitals = is_capitals(text);
    lede_status status = split_words(reading, spelling);
    if (status != LEDE_OK) return status;
    if (!index_spelling(reading, spelling)) return error_no_memory(reading->err);
    if (*last) (*last)->next = spelling;
    else name->spellings = spelling;
    *last = spelling;
    return LEDE_OK;
}

static lede_status read_columns(struct reading *reading, struct name *name, struct view rest) {
    struct name_spelling *last = NULL;
    size_t columns = 0, count = 0;
    lede_status status = LEDE_OK;
    while (rest.data && status == LEDE_OK) {
        struct view column = cut(&rest, '\t');
        if (++columns > 3) return bad_line(reading, "more than four columns");
        while (column.data && status == LEDE_OK) {
            struct view text = trim(cut(&column, '|'));
            if (text.length == 0) continue;
            if (++count > NAME_SPELLINGS_MAX) return bad_line(reading, "more than 48 spellings");
            status = add_spelling(reading, name, &last, text);
        }
    }
    if (status != LEDE_OK) return status;
    if (columns < 3) return bad_line(reading, "less than four columns: kind, English, Russian, Korean");
    return count < 2 ? bad_line(reading, "a name needs two spellings") : LEDE_OK;
}

static lede_status read_line(struct reading *reading, struct view line) {
    if (line.length && line.data[line.length - 1] == '\r') line.length--;
    if (trim(line).length == 0 || line.data[0] == '#') return LEDE_OK;
    if (!is_utf8(line)) return bad_line(reading, "not UTF-8");
    struct name *name = arena_alloc(&reading->names->arena, sizeof *name);
    if (!name) return error_no_memory(reading->err);
    name->line = reading->line;
    if (!kind_of(&name->kind, trim(cut(&line, '\t'))))
        return bad_line(reading, "the first column is none of person, place, organisation, agency, thing");
    lede_status status = read_columns(reading, name, line);
    reading->names->count += status == LEDE_OK;
    return status;
}

lede_status names_add(struct names *out, struct analyser *analyser, struct view list, lede_error *err) {
    struct reading reading = {.names = out, .analyser = analyser, .err = err};
    const struct view mark = view_str("\xEF\xBB\xBF");
    lede_status status = LEDE_OK;
    if (view_starts(list, mark)) list = view_of(list.data + mark.length, list.length - mark.length);
    while (list.data && status == LEDE_OK) {
        struct view line = cut(&list, '\n');
        reading.line++;
        status = read_line(&reading, line);
    }
    tokens_release(&reading.tokens);
    class_keys_release(&reading.keys);
    buffer_release(&reading.joined);
    return status;
}

/* ---- Looking up ------------------------------------------------------------------------------------------------ */

/* What is needed while words are looked up. */
struct finding {
    struct name_match *match;
    const struct names *names;
    struct analyser *analyser;
    const struct view *words;
    size_t count;
    struct class_keys keys, mine, theirs;
};

static bool has_name(const struct name_match *match, const struct name *name) {
    for (size_t i = 0; i < match->spellings.length; i++)
        if (match->spellings.items[i]->name == name) return true;
    return false;
}

/* Takes SPELLING, written by the first COUNT words, unless there is a longer one. */
static bool take(struct name_match *match, const struct name_spelling *spelling, size_t count) {
    if (count < match->word_count) return true;
    if (count > match->word_count) match->spellings.length = 0;
    match->word_count = count;
    return has_name(match, spelling->name) || array_push(&match->spellings, spelling);
}

static bool find_joined(struct finding *finding, struct view key, size_t count) {
    const struct table_entry *entry = table_find(&finding->names->keys, key);
    for (uint64_t link = entry ? entry->value : 0; link; link = finding->names->links.items[link - 1].next)
        if (!take(finding->match, finding->names->links.items[link - 1].spelling, count)) return false;
    return true;
}

/* Looks KEY up without any number of syllables at its end that are particles. */
static bool find_noun(struct finding *finding, struct view key, size_t count) {
    struct view word = view_of(key.data + 1, key.length - 1);
    for (size_t at = word.length; at > 0;) {
        int32_t c;
        at = utf8_before(&c, word, at);
        struct view noun = view_of(word.data, at), bare = view_of(key.data, at + 1);
        if (at == 0 || !table_find(&finding->names->keys, bare)) continue;
        if (hangul_relation(word, noun) == HANGUL_INFLECTED) return find_joined(finding, bare, count);
    }
    return true;
}

static bool find_inflected(struct finding *finding, struct view key, enum script script, size_t count) {
    if (script == SCRIPT_HANGUL) return find_noun(finding, key, count);
    bool possessive = key.length > 3 && memcmp(key.data + key.length - 2, "'s", 2) == 0;
    return !possessive || find_joined(finding, view_of(key.data, key.length - 2), count);
}

/* Looks up the first word, the first two joined, and so on. */
static bool find_by_joining(struct finding *finding, enum script script) {
    struct buffer joined = {0};
    bool ok = true;
    start_joined(&joined);
    for (size_t i = 0; ok && i < finding->count && i < NAME_WORDS_MAX; i++) {
        ok = join(&joined, finding->words[i]);
        if (!ok) break;
        struct view key = buffer_view(&joined);
        ok = find_joined(finding, key, i + 1) && find_inflected(finding, key, script, i + 1);
    }
    buffer_release(&joined);
    return ok;
}

/*
 * Whether FORM may be a form of the name NAME at all: the start of a name in the singular is another word (газ, Газа;
 * хан, Ханой), that of a plural its genitive (Филиппин).
 */
static bool may_be_form(struct view form, struct view name) {
    const size_t letter = 2;
    if (form.length >= name.length || !view_starts(name, form)) return true;
    struct view last = view_of(name.data + name.length - letter, letter);
    return view_equal(last, view_str("ы")) || view_equal(last, view_str("и"));
}

static bool share_stem(const struct class_keys *a, const struct class_keys *b) {
    for (size_t i = 0; i < class_keys_count(a); i++)
        for (size_t j = 0; j < class_keys_count(b); j++)
            if (is_stem(class_key(a, i)) && view_equal(class_key(a, i), class_key(b, j))) return true;
    return false;
}

/* Sets *OUT to whether FORM is a form of the word NAME; false when memory runs out. */
static bool is_form(bool *out, struct finding *finding, struct view form, struct view name) {
    *out = view_equal(form, name);
    if (*out || !may_be_form(form, name)) return true;
    if (!classes_of(&finding->mine, finding->analyser, form) || !classes_of(&finding->theirs, finding->analyser, name))
        return false;
    *out = share_stem(&finding->mine, &finding->theirs);
    return true;
}

/* Takes SPELLING if its words are the words looked up. */
static bool try_words(struct finding *finding, const struct name_spelling *spelling) {
    bool same = spelling->word_count <= finding->count;
    for (size_t i = 0; same && i < spelling->word_count; i++)
        if (!is_form(&same, finding, finding->words[i], spelling->words[i])) return false;
    return !same || take(finding->match, spelling, spelling->word_count);
}

static bool find_by_words(struct finding *finding) {
    if (!classes_of(&finding->keys, finding->analyser, finding->words[0])) return false;
    for (size_t i = 0; i < class_keys_count(&finding->keys); i++) {
        if (!is_stem(class_key(&finding->keys, i))) continue;
        const struct table_entry *entry = table_find(&finding->names->keys, class_key(&finding->keys, i));
        for (uint64_t link = entry ? entry->value : 0; link; link = finding->names->links.items[link - 1].next)
            if (!try_words(finding, finding->names->links.items[link - 1].spelling)) return false;
    }
    return true;
}

bool names_find(struct name_match *out, const struct names *names, struct analyser *analyser, const struct view *words,
                size_t count) {
    struct finding finding = {.match = out, .names = names, .analyser = analyser, .words = words, .count = count};
    out->word_count = 0;
    out->spellings.length = 0;
    if (count == 0) return true;
    enum script script = script_of(words[0]);
    bool ok = find_by_joining(&finding, script) && (script != SCRIPT_CYRILLIC || find_by_words(&finding));
    class_keys_release(&finding.keys);
    class_keys_release(&finding.mine);
    class_keys_release(&finding.theirs);
    return ok;
}
