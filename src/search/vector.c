/* SPDX-License-Identifier: MIT */
/* Counting the words of texts with what each weighs. */
#include "search/vector.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "base/error.h"
#include "text/utf8.h"

#include <math.h>

void vector_maker_release(struct vector_maker *maker) {
    class_keys_release(&maker->keys);
    table_release(&maker->frequencies);
}

void vector_release(struct vector *vector) {
    table_release(&vector->numbers);
    array_release(&vector->words);
}

/* What forms of a word have in common: the noun of a Hangul form, else the first class key. */
static bool find_key(struct view *key, struct vector_maker *maker, struct view form) {
    int32_t first;
    utf8_decode(&first, form.data, form.length);
    *key = form;
    if (hangul_is_syllable(first)) {
        *key = view_of(form.data, hangul_noun_length(form, NULL, NULL));
        return true;
    }
    if (!classes_of(&maker->keys, store_analyser(maker->store), form)) return false;
    if (class_keys_count(&maker->keys) > 0) *key = class_key(&maker->keys, 0);
    return true;
}

/* FORM's frequency, looked up once. */
static lede_status find_frequency(int64_t *out, struct vector_maker *maker, struct view form) {
    struct table_entry *known = table_put(&maker->frequencies, form);
    if (!known) return error_no_memory(maker->err);
    if (known->value == 0) {
        int64_t frequency;
        lede_status status = store_frequency(&frequency, maker->store, form, maker->err);
        if (status != LEDE_OK) return status;
        known->value = frequency > 0 ? (uint64_t)frequency + 1 : 1;
    }
    *out = (int64_t)(known->value - 1);
    return LEDE_OK;
}

static lede_status add_form(struct vector *vector, struct vector_maker *maker, struct view form) {
    int64_t frequency;
    struct view key;
    lede_status status = find_frequency(&frequency, maker, form);
    if (status != LEDE_OK || frequency == 0 || stopword_is(form)) return status;
    struct table_entry *number = find_key(&key, maker, form) ? table_put(&vector->numbers, key) : NULL;
    if (!number) return error_no_memory(maker->err);
    if (number->value == 0) {
        const char *copy = arena_copy(maker->arena, form.data, form.length);
        if (!copy || !array_push(&vector->words, (struct vector_word){.form = view_of(copy, form.length)}))
            return error_no_memory(maker->err);
        number->value = vector->words.length;
    }
    struct vector_word *word = &vector->words.items[number->value - 1];
    word->count++;
    if (frequency > word->frequency) word->frequency = frequency;
    return LEDE_OK;
}

lede_status vector_add(struct vector *vector, struct vector_maker *maker, struct view text) {
    struct tokens tokens = {0};
    lede_status status = tokens_of(&tokens, text) ? LEDE_OK : error_no_memory(maker->err);
    for (size_t i = 0; status == LEDE_OK && i < tokens.list.length; i++)
        if (tokens.list.items[i].parts == 1)
            status = add_form(vector, maker, token_form(&tokens, &tokens.list.items[i]));
    tokens_release(&tokens);
    return status;
}

lede_status vector_weigh(struct vector *vector, struct vector_maker *maker) {
    struct store_totals totals;
    lede_status status = store_totals(&totals, maker->store, maker->err);
    double sum = 0;
    for (size_t i = 0; status == LEDE_OK && i < vector->words.length; i++) {
        struct vector_word *word = &vector->words.items[i];
        word->weight = telling_weight(&totals, word->count, word->frequency);
        sum += word->weight * word->weight;
    }
    vector->length = sqrt(sum);
    return status;
}

const struct vector_word *vector_shared(const struct vector *a, size_t i, const struct vector *b) {
    const struct table_entry *number = table_find(&b->numbers, a->numbers.entries[i].key);
    return number ? &b->words.items[number->value - 1] : NULL;
}

double vector_cosine(const struct vector *a, const struct vector *b) {
    double sum = 0;
    for (size_t i = 0; i < a->words.length; i++) {
        const struct vector_word *other = vector_shared(a, i, b);
        if (other) sum += a->words.items[i].weight * other->weight;
    }
    return a->length > 0 && b->length > 0 ? sum / (a->length * b->length) : 0;
}
