/* SPDX-License-Identifier: MIT */
/* Looking words up in lists of names. */
#include "analyse/names.h"

#include "analyse/hangul.h"
#include "analyse/title.h"
#include "text/fold.h"
#include "text/utf8.h"

bool names_take_word(struct view *word, struct view *words) {
    const char *end = words->length > 0 ? memchr(words->data, ' ', words->length) : NULL;
    if (!end) return false;
    *word = view_of(words->data, (size_t)(end - words->data));
    *words = view_of(end + 1, words->length - word->length - 1);
    return true;
}

/* Joints inside of a word are none. */
bool names_join(struct buffer *out, struct view word) {
    for (size_t start = 0; start < word.length;) {
        const char *joint = memchr(word.data + start, '-', word.length - start);
        size_t end = joint ? (size_t)(joint - word.data) : word.length;
        if (!fold_marks(out, view_of(word.data + start, end - start))) return false;
        start = end + 1;
    }
    return !out->failed;
}

void name_match_release(struct name_match *match) {
    array_release(&match->found);
    match->word_count = 0;
}

/* What is needed while words are looked up. */
struct finding {
    struct name_match *match;
    const struct names *names;
    struct analyser *analyser;
    const struct view *words;
    size_t count;
    struct class_keys keys, mine, theirs;
};

static bool has_name(const struct finding *finding, uint32_t name) {
    const struct name_match *match = finding->match;
    for (size_t i = 0; i < match->found.length; i++)
        if (match->found.items[i].names == finding->names && match->found.items[i].spelling->name == name) return true;
    return false;
}

/* Takes SPELLING, written by the first COUNT words, unless there is a longer one. */
static bool take(struct finding *finding, const struct name_spelling *spelling, size_t count) {
    struct name_match *match = finding->match;
    if (count < match->word_count) return true;
    if (count > match->word_count) match->found.length = 0;
    match->word_count = count;
    return has_name(finding, spelling->name) ||
           array_push(&match->found, (struct name_found){finding->names, spelling});
}

/* The index of the first key of NAMES that is not before KEY. */
static size_t first_key(const struct names *names, struct view key) {
    size_t low = 0, high = names->key_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view_compare(names_text(names, names->keys[middle].text), key) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The spelling found by KEY at index I of the keys; NULL where there is no more. */
static const struct name_spelling *spelling_at(const struct names *names, size_t i, struct view key) {
    if (i >= names->key_count || !view_equal(names_text(names, names->keys[i].text), key)) return NULL;
    return &names->spellings[names->keys[i].spelling];
}

static bool find_joined(struct finding *finding, struct view key, size_t count) {
    const struct name_spelling *spelling;
    for (size_t i = first_key(finding->names, key); (spelling = spelling_at(finding->names, i, key)) != NULL; i++)
        if (!take(finding, spelling, count)) return false;
    return true;
}

/* Looks KEY up without any number of syllables at its end that are particles, or titles of a person. */
static bool find_noun(struct finding *finding, struct view key, size_t count) {
    struct view word = view_of(key.data + 1, key.length - 1);
    size_t title = title_name_length(word);
    for (size_t at = word.length; at > 0;) {
        int32_t c;
        at = utf8_before(&c, word, at);
        struct view noun = view_of(word.data, at), bare = view_of(key.data, at + 1);
        const struct name_spelling *spelling = spelling_at(finding->names, first_key(finding->names, bare), bare);
        if (at == 0 || !spelling) continue;
        bool titled = at == title && finding->names->names[spelling->name].kind == NAME_PERSON;
        if (titled || hangul_relation(word, noun) == HANGUL_INFLECTED) return find_joined(finding, bare, count);
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
    buffer_append_byte(&joined, NAME_KEY_JOINED);
    for (size_t i = 0; ok && i < finding->count && i < NAME_WORDS_MAX; i++) {
        ok = names_join(&joined, finding->words[i]);
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
            if (names_is_stem(class_key(a, i)) && view_equal(class_key(a, i), class_key(b, j))) return true;
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
    struct view words = names_text(finding->names, spelling->words), word;
    bool same = spelling->word_count <= finding->count;
    for (size_t i = 0; same && names_take_word(&word, &words); i++)
        if (!is_form(&same, finding, finding->words[i], word)) return false;
    return !same || take(finding, spelling, spelling->word_count);
}

static bool find_by_words(struct finding *finding) {
    if (!classes_of(&finding->keys, finding->analyser, finding->words[0])) return false;
    for (size_t i = 0; i < class_keys_count(&finding->keys); i++) {
        if (!names_is_stem(class_key(&finding->keys, i))) continue;
        struct view key = class_key(&finding->keys, i);
        const struct name_spelling *spelling;
        for (size_t k = first_key(finding->names, key); (spelling = spelling_at(finding->names, k, key)) != NULL; k++)
            if (!try_words(finding, spelling)) return false;
    }
    return true;
}

bool names_find(struct name_match *out, const struct names *names, struct analyser *analyser, const struct view *words,
                size_t count) {
    struct finding finding = {.match = out, .names = names, .analyser = analyser, .words = words, .count = count};
    if (count == 0) return true;
    enum script script = script_of(words[0]);
    bool ok = find_by_joining(&finding, script) && (script != SCRIPT_CYRILLIC || find_by_words(&finding));
    class_keys_release(&finding.keys);
    class_keys_release(&finding.mine);
    class_keys_release(&finding.theirs);
    return ok;
}
