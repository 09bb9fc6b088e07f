/* SPDX-License-Identifier: MIT */
/* Stems by Snowball, bigrams of Hangul. */
#include "analyse/classes.h"

#include "analyse/hangul.h"
#include "base/error.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <libstemmer.h>

struct analyser {
    struct sb_stemmer *english, *russian;
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
    mem_free(analyser);
}

void class_keys_release(struct class_keys *keys) {
    buffer_release(&keys->bytes);
    array_release(&keys->ends);
}

struct view class_key(const struct class_keys *keys, size_t i) {
    size_t start = i ? keys->ends.items[i - 1] : 0;
    return view_of(keys->bytes.data + start, keys->ends.items[i] - start);
}

/* Ends the key that was appended last; one that stands there already is taken back. */
static bool end_key(struct class_keys *keys) {
    if (keys->bytes.failed || !array_push(&keys->ends, keys->bytes.length)) return false;
    size_t last = class_keys_count(keys) - 1;
    struct view key = class_key(keys, last);
    for (size_t i = 0; i < last; i++) {
        if (!view_equal(class_key(keys, i), key)) continue;
        keys->bytes.length -= key.length;
        keys->ends.length--;
        break;
    }
    return true;
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

static bool push_russian_key(struct class_keys *keys, struct view stem) {
    buffer_append_byte(&keys->bytes, CLASS_RUSSIAN);
    buffer_append(&keys->bytes, stem.data, stem.length);
    return end_key(keys);
}

/*
 * Snowball splits surnames and names of firms over two stems (Лавров: лавр, Лаврова: лавров); the stem of the stem
 * brings them together again.
 */
static bool push_russian(struct class_keys *keys, struct analyser *analyser, struct view word) {
    struct view stem;
    if (!stem_of(&stem, analyser->russian, word) || !push_russian_key(keys, stem)) return false;
    struct view first = class_key(keys, class_keys_count(keys) - 1);
    if (!stem_of(&stem, analyser->russian, view_of(first.data + 1, first.length - 1))) return false;
    return push_russian_key(keys, stem);
}

static bool push_bigrams(struct class_keys *keys, struct view form) {
    size_t before = 0, start = 0;
    for (size_t at = 0, syllables = 0; at < form.length;) {
        int32_t c;
        size_t size = utf8_decode(&c, form.data + at, form.length - at);
        if (!hangul_is_syllable(c)) {
            syllables = 0;
        } else if (++syllables >= 2) {
            start = before;
            buffer_append_byte(&keys->bytes, CLASS_BIGRAM);
            buffer_append(&keys->bytes, form.data + start, at + size - start);
            if (!end_key(keys)) return false;
        }
        before = at;
        at += size;
    }
    return true;
}

/* FORM without what may be left out of a word: hyphens and other joints, apostrophes with an s behind them. */
static void drop_joints(struct buffer *out, struct view form) {
    if (form.length > 2 && memcmp(form.data + form.length - 2, "'s", 2) == 0) form.length -= 2;
    for (size_t i = 0; i < form.length; i++)
        if (form.data[i] != '-' && form.data[i] != '&' && form.data[i] != '\'') buffer_append_byte(out, form.data[i]);
}

/* The first letter of WORD, or -1 where a digit is in it: numbers have no other forms. */
static int32_t script_letter(struct view word) {
    for (size_t i = 0; i < word.length; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9') return -1;
    int32_t c = -1;
    if (word.length > 0) utf8_decode(&c, word.data, word.length);
    return c;
}

bool classes_of(struct class_keys *out, struct analyser *analyser, struct view form) {
    buffer_clear(&out->bytes);
    out->ends.length = 0;
    struct buffer word = {0};
    drop_joints(&word, form);
    int32_t c = word.failed ? -1 : script_letter(buffer_view(&word));
    bool ok = !word.failed;
    if (hangul_is_syllable(c)) ok = push_bigrams(out, form);
    else if (c >= 0x400 && c < 0x530) ok = push_russian(out, analyser, buffer_view(&word));
    else if (c >= 0 && c < 0x250) ok = push_english(out, analyser, buffer_view(&word));
    buffer_release(&word);
    return ok;
}
