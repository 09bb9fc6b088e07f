/* SPDX-License-Identifier: MIT */
/* Stems by Snowball or by endings, bigrams of Hangul. */
#include "analyse/classes.h"

#include "analyse/hangul.h"
#include "analyse/lookalike.h"
#include "analyse/predicate.h"
#include "analyse/russian.h"
#include "analyse/stem.h"
#include "base/error.h"
#include "base/mem.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <libstemmer.h>

struct analyser {
    struct sb_stemmer *english, *russian;
    struct russian_readings readings;
    struct stemmers others;
};

lede_status analyser_open(struct analyser **out, lede_error *err) {
    *out = NULL;
    struct analyser *analyser = mem_calloc(1, sizeof *analyser);
    if (!analyser) return error_no_memory(err);
    analyser->english = sb_stemmer_new("english", "UTF_8");
    analyser->russian = sb_stemmer_new("russian", "UTF_8");
    if (!analyser->english || !analyser->russian) {
        analyser_close(analyser);
        return error_no_memory(err);
    }
    *out = analyser;
    return LEDE_OK;
}

void analyser_close(struct analyser *analyser) {
    if (!analyser) return;
    sb_stemmer_delete(analyser->english);
    sb_stemmer_delete(analyser->russian);
    russian_readings_release(&analyser->readings);
    stemmers_release(&analyser->others);
    mem_free(analyser);
}

void class_keys_release(struct class_keys *keys) {
    buffer_release(&keys->bytes);
    array_release(&keys->ends);
}

void class_keys_clear(struct class_keys *keys) {
    buffer_clear(&keys->bytes);
    keys->ends.length = 0;
}

struct view class_key(const struct class_keys *keys, size_t i) {
    size_t start = i ? keys->ends.items[i - 1] : 0;
    return view_of(keys->bytes.data + start, keys->ends.items[i] - start);
}

/* Ends the key that was appended last; one without a text, or that stands there already, is taken back: ь has no stem
   of a verb. */
static bool end_key(struct class_keys *keys) {
    if (keys->bytes.failed || !array_push(&keys->ends, keys->bytes.length)) return false;
    size_t last = class_keys_count(keys) - 1;
    struct view key = class_key(keys, last);
    bool is_none = key.length == 1;
    for (size_t i = 0; i < last && !is_none; i++) is_none = view_equal(class_key(keys, i), key);
    if (is_none) {
        keys->bytes.length -= key.length;
        keys->ends.length--;
    }
    return true;
}

const char *class_doubtful_kinds(enum class_kind kind) {
    /* Not s and v with each other: a genitive plural is no verb. */
    if (kind == CLASS_RUSSIAN) return "sv";
    return kind == CLASS_DOUBTFUL || kind == CLASS_VERB ? "r" : "";
}

static bool stem_of(struct view *out, struct sb_stemmer *stemmer, struct view word) {
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.data, (int)word.length);
    if (!stem) return false;
    *out = view_of((const char *)stem, (size_t)sb_stemmer_length(stemmer));
    return true;
}

static bool push_english(struct class_keys *keys, struct analyser *analyser, struct view word) {
    struct view stem;
    if (!stem_of(&stem, analyser->english, word)) return false;
    buffer_append_byte(&keys->bytes, CLASS_ENGLISH);
    return fold_marks(&keys->bytes, stem) && end_key(keys);
}

static bool push_russian_key(struct class_keys *keys, enum class_kind kind, struct view stem) {
    buffer_append_byte(&keys->bytes, (char)kind);
    buffer_append(&keys->bytes, stem.data, stem.length);
    return end_key(keys);
}

static bool push_russian(struct class_keys *keys, struct analyser *analyser, struct view word) {
    struct russian_readings *readings = &analyser->readings;
    if (!russian_read(readings, word)) return false;
    for (size_t i = 0; i < readings->length; i++) {
        const struct russian_reading *reading = &readings->items[i];
        enum class_kind kind = reading->doubtful ? CLASS_DOUBTFUL : CLASS_RUSSIAN;
        if (!push_russian_key(keys, kind, buffer_view(&reading->stem))) return false;
    }
    struct view stem;
    if (!russian_may_be_verb(word)) return true;
    return stem_of(&stem, analyser->russian, word) && push_russian_key(keys, CLASS_VERB, russian_verb_root(stem));
}

static void append_syllable(struct buffer *out, int32_t c) {
    char bytes[4];
    buffer_append(out, bytes, utf8_encode(bytes, hangul_initial(c)));
}

static bool push_bigrams(struct class_keys *keys, struct view form) {
    int32_t before = -1, c;
    for (size_t at = 0; at < form.length; before = c) {
        at += utf8_decode(&c, form.data + at, form.length - at);
        if (!hangul_is_syllable(before) || !hangul_is_syllable(c)) continue;
        buffer_append_byte(&keys->bytes, CLASS_BIGRAM);
        append_syllable(&keys->bytes, before);
        append_syllable(&keys->bytes, c);
        if (!end_key(keys)) return false;
    }
    return true;
}

static bool push_predicates(struct class_keys *keys, struct view form) {
    struct predicate_readings readings;
    predicate_read(&readings, form);
    for (size_t i = 0; i < readings.length; i++) {
        struct view stem = predicate_stem(&readings.items[i]);
        buffer_append_byte(&keys->bytes, CLASS_PREDICATE);
        buffer_append(&keys->bytes, stem.data, stem.length);
        if (!end_key(keys)) return false;
    }
    return true;
}

/* FORM without what may be left out of a word: hyphens and other joints, apostrophes with an s behind them. */
static void drop_joints(struct buffer *out, struct view form) {
    if (form.length > 2 && memcmp(form.data + form.length - 2, "'s", 2) == 0) form.length -= 2;
    for (size_t i = 0; i < form.length; i++)
        if (form.data[i] != '-' && form.data[i] != '&' && form.data[i] != '\'') buffer_append_byte(out, form.data[i]);
}

static bool has_digit(struct view word) {
    for (size_t i = 0; i < word.length; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9') return true;
    return false;
}

/* Names such as F-16 and COVID-19 have no other forms than with and without their hyphen; numbers have none at all. */
static bool push_designation(struct class_keys *keys, struct view word) {
    bool has_letter = false;
    for (size_t at = 0; at < word.length && !has_letter;) {
        int32_t c;
        at += utf8_decode(&c, word.data + at, word.length - at);
        has_letter = char_kind(c) == CHAR_LETTER;
    }
    if (!has_letter) return true;
    buffer_append_byte(&keys->bytes, CLASS_JOINED);
    buffer_append(&keys->bytes, word.data, word.length);
    return end_key(keys);
}

/* ASCII, Latin-1 and the first extended block, where no other script is. */
static bool is_latin(int32_t c) { return c >= 0 && c < 0x250; }

/*
 * The keys of what WORD reads as in one script where its letters are of two (Mосква with a Latin M); *MIXED tells. Not
 * for compounds: IT-компания is no such word.
 */
static bool push_readings(bool *mixed, struct class_keys *keys, struct analyser *analyser, struct view word) {
    struct buffer cyrillic = {0}, latin = {0};
    *mixed = lookalike_read(&cyrillic, &latin, word);
    bool ok = !cyrillic.failed && !latin.failed;
    if (ok && *mixed && cyrillic.length > 0) ok = push_russian(keys, analyser, buffer_view(&cyrillic));
    if (ok && *mixed && latin.length > 0) ok = push_english(keys, analyser, buffer_view(&latin));
    buffer_release(&cyrillic);
    buffer_release(&latin);
    return ok;
}

/* The keys of WORD, which is FORM without its joints. */
static bool push_keys(struct class_keys *out, struct analyser *analyser, struct view form, struct view word) {
    int32_t c;
    bool mixed = false;
    if (word.length == 0) return true;
    if (has_digit(word)) return push_designation(out, word);
    if (word.length == form.length && !push_readings(&mixed, out, analyser, word)) return false;
    if (mixed) return true;
    utf8_decode(&c, word.data, word.length);
    if (hangul_is_syllable(c)) return push_bigrams(out, form) && push_predicates(out, form);
    if (c >= 0x400 && c < 0x530) return push_russian(out, analyser, word);
    return !is_latin(c) || push_english(out, analyser, word);
}

bool classes_of(struct class_keys *out, struct analyser *analyser, struct view form) {
    class_keys_clear(out);
    struct buffer word = {0};
    drop_joints(&word, form);
    bool ok = !word.failed && push_keys(out, analyser, form, buffer_view(&word));
    buffer_release(&word);
    return ok;
}

/* Whether FORM may be a word of a language in Latin letters. */
static bool is_latin_word(struct view form) {
    int32_t c = -1;
    if (form.length > 0) utf8_decode(&c, form.data, form.length);
    return is_latin(c) && !has_digit(form);
}

static bool push_spoken(struct class_keys *keys, struct analyser *analyser, int language, struct view form) {
    struct buffer word = {0};
    /* Apostrophes stay: they tell l'état from a word that is written so. */
    for (size_t i = 0; i < form.length; i++)
        if (form.data[i] != '-' && form.data[i] != '&') buffer_append_byte(&word, form.data[i]);
    buffer_append_byte(&keys->bytes, stem_kind(language));
    bool ok = !word.failed && stem_append(&keys->bytes, &analyser->others, language, buffer_view(&word));
    buffer_release(&word);
    return ok && end_key(keys);
}

bool classes_spoken(struct class_keys *out, struct analyser *analyser, int language, struct view form) {
    class_keys_clear(out);
    return !is_latin_word(form) || push_spoken(out, analyser, language, form);
}

bool classes_spoken_in(struct class_keys *out, struct analyser *analyser, uint32_t languages, struct view form) {
    bool ok = true;
    class_keys_clear(out);
    if (!is_latin_word(form)) return true;
    for (int language = 0; ok && language < STEM_LANGUAGES; language++)
        if (languages >> language & 1) ok = push_spoken(out, analyser, language, form);
    return ok;
}
