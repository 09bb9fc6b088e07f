/* SPDX-License-Identifier: MIT */
/* Looking up the forms of a word by its classes. */
#include "search/forms.h"

#include "analyse/hangul.h"
#include "base/error.h"
#include "search/conjugated.h"
#include "text/utf8.h"

void form_search_release(struct form_search *search) { class_keys_release(&search->keys); }

bool forms_push(struct word_position *position, struct arena *arena, struct word_form form) {
    char *copy = arena_copy(arena, form.form.data, form.form.length);
    if (!copy) return false;
    form.form.data = copy;
    return array_push(&position->forms, form);
}

bool forms_have(const struct word_position *position, struct view form) {
    for (size_t i = 0; i < position->forms.length; i++)
        if (view_equal(position->forms.items[i].form, form)) return true;
    return false;
}

bool forms_copy(struct word_position *to, const struct word_position *from) {
    to->typed = from->typed;
    to->noun = from->noun;
    to->is_conjugated = from->is_conjugated;
    for (size_t i = 0; i < from->forms.length; i++)
        if (!array_push(&to->forms, from->forms.items[i])) return false;
    return true;
}

void forms_keep_close(struct word_position *position, enum closeness worst) {
    size_t kept = 0;
    for (size_t i = 0; i < position->forms.length; i++)
        if (position->forms.items[i].closeness <= worst) position->forms.items[kept++] = position->forms.items[i];
    position->forms.length = kept;
}

/* Where found forms go, for the callbacks of the store. */
struct collecting {
    struct word_position *position;
    struct arena *arena;
    struct view noun; /* of a Hangul word, else empty */
    struct view key;  /* that is looked up */
};

static bool push_form(struct collecting *to, const struct store_form *form, enum closeness closeness) {
    return forms_push(to->position, to->arena, (struct word_form){form->form, form->term, form->frequency, closeness});
}

/* Keeps the forms that have the noun in them. */
static bool collect_hangul(void *context, const struct store_form *form) {
    struct collecting *to = context;
    if (view_equal(form->form, to->position->typed)) return true;
    enum hangul_relation relation = hangul_relation(form->form, to->noun);
    if (relation == HANGUL_NONE || forms_have(to->position, form->form)) return true;
    return push_form(to, form, relation == HANGUL_CONTAINS ? CLOSE_CONTAINS : CLOSE_PARTICLE);
}

static bool is_known(void *context, struct view form) {
    struct form_search *search = context;
    int64_t frequency;
    return store_frequency(&frequency, search->store, form, NULL) == LEDE_OK && frequency > 0;
}

/* Appends the first two syllables of NOUN to KEY as they stand in class keys; false when it does not start with two. */
static bool write_bigram(struct buffer *key, struct view noun) {
    size_t at = 0;
    buffer_append_byte(key, CLASS_BIGRAM);
    for (int i = 0; i < 2; i++) {
        int32_t c = -1;
        char bytes[4];
        if (at < noun.length) at += utf8_decode(&c, noun.data + at, noun.length - at);
        if (!hangul_is_syllable(c)) return false;
        buffer_append(key, bytes, utf8_encode(bytes, hangul_initial(c)));
    }
    return true;
}

/* The forms that start with NOUN, one syllable, in either Korea's spelling. */
static lede_status expand_syllable(struct form_search *search, struct collecting *to) {
    int32_t c, others[2];
    char bytes[4];
    utf8_decode(&c, to->noun.data, to->noun.length);
    size_t count = hangul_other_initials(others, c);
    lede_status status = store_prefix_forms(search->store, to->noun, collect_hangul, to, search->err);
    for (size_t i = 0; status == LEDE_OK && i < count; i++)
        status = store_prefix_forms(search->store, view_of(bytes, utf8_encode(bytes, others[i])), collect_hangul, to,
                                    search->err);
    return status;
}

/*
 * The vocabulary's words with a Hangul noun in them: those that share its first two syllables are looked at one by one.
 * A noun of one syllable is only looked for at the start of words.
 */
static lede_status expand_hangul(struct form_search *search, struct collecting *to, struct view word) {
    struct buffer key = {0};
    to->position->typed = word;
    to->noun = to->position->noun = view_of(word.data, hangul_noun_length(word, is_known, search));
    lede_status status = search->nouns_only ? LEDE_OK : conjugated_find(to->position, search, word, to->noun);
    if (to->position->is_conjugated) to->noun = to->position->noun = word;
    if (status != LEDE_OK) return status;
    if (!write_bigram(&key, to->noun)) status = expand_syllable(search, to);
    else if (key.failed) status = error_no_memory(search->err);
    else status = store_class_forms(search->store, buffer_view(&key), collect_hangul, to, search->err);
    buffer_release(&key);
    return status;
}

/* A form that found itself by the text of a key of a doubtful kind is doubtful, too: no row says that it is of the
 * kind. */
static bool collect_sure(void *context, const struct store_form *form) {
    struct collecting *to = context;
    bool own = class_is_own(to->key, form->form) && class_is_doubtful((enum class_kind)to->key.data[0]);
    return forms_have(to->position, form->form) || push_form(to, form, own ? CLOSE_DOUBTFUL : CLOSE_INFLECTED);
}

static bool collect_doubtful(void *context, const struct store_form *form) {
    struct collecting *to = context;
    return forms_have(to->position, form->form) || push_form(to, form, CLOSE_DOUBTFUL);
}

/* The forms that meet KEY of another kind: their keys have one of KINDS in front of the same text. */
static lede_status expand_doubtful(struct form_search *search, struct collecting *to, struct view key) {
    struct buffer other = {0};
    lede_status status = LEDE_OK;
    for (const char *kind = class_doubtful_kinds((enum class_kind)key.data[0]); *kind && status == LEDE_OK; kind++) {
        buffer_clear(&other);
        buffer_append_byte(&other, *kind);
        buffer_append(&other, key.data + 1, key.length - 1);
        status = other.failed
                     ? error_no_memory(search->err)
                     : store_class_forms(search->store, buffer_view(&other), collect_doubtful, to, search->err);
    }
    buffer_release(&other);
    return status;
}

/* The forms that are of the same word in a language in whose texts they stand. */
static lede_status expand_spoken(struct form_search *search, struct collecting *to, struct view word) {
    struct class_keys *keys = &search->keys;
    uint32_t languages;
    lede_status status = store_spoken_languages(&languages, search->store, search->err);
    if (status != LEDE_OK) return status;
    if (!classes_spoken_in(keys, store_analyser(search->store), languages, word)) return error_no_memory(search->err);
    for (size_t i = 0; status == LEDE_OK && i < class_keys_count(keys); i++) {
        to->key = class_key(keys, i);
        status = store_class_forms(search->store, to->key, collect_sure, to, search->err);
    }
    return status;
}

/* First by all keys of WORD itself: what is sure must not be taken for doubtful. */
static lede_status expand_classes(struct form_search *search, struct collecting *to, struct view word) {
    lede_status status = LEDE_OK;
    struct class_keys *keys = &search->keys;
    if (!classes_of(keys, store_analyser(search->store), word)) return error_no_memory(search->err);
    for (size_t i = 0; status == LEDE_OK && i < class_keys_count(keys); i++) {
        to->key = class_key(keys, i);
        status = store_class_forms(search->store, to->key, collect_sure, to, search->err);
    }
    for (size_t i = 0; status == LEDE_OK && i < class_keys_count(keys); i++)
        status = expand_doubtful(search, to, class_key(keys, i));
    return status == LEDE_OK ? expand_spoken(search, to, word) : status;
}

lede_status forms_find(struct word_position *position, struct form_search *search, struct view word) {
    struct arena *arena = search->arena;
    struct collecting to = {.position = position, .arena = arena};
    struct store_form typed;
    int32_t first = -1;
    const char *copy = arena_copy(arena, word.data, word.length);
    if (!copy) return error_no_memory(search->err);
    word.data = copy;
    utf8_decode(&first, word.data, word.length);
    /* 0: in titles only, searched like others. -1: nowhere; its class may still have forms. */
    lede_status status = store_form(&typed, search->store, word, search->err);
    if (status == LEDE_OK && typed.frequency >= 0 && !push_form(&to, &typed, CLOSE_EXACT))
        status = error_no_memory(search->err);
    if (status != LEDE_OK) return status;
    return hangul_is_syllable(first) ? expand_hangul(search, &to, word) : expand_classes(search, &to, word);
}

/* Whether a noun was seen among the forms that start with it. */
struct noun_search {
    struct view noun;
    bool found;
};

static bool look_for_noun(void *context, const struct store_form *form) {
    struct noun_search *seen = context;
    if (seen->found || form->frequency <= 0) return true;
    enum hangul_relation relation = hangul_relation(form->form, seen->noun);
    seen->found = relation == HANGUL_SAME || relation == HANGUL_INFLECTED;
    return true;
}

bool forms_is_noun(void *context, struct view noun) {
    struct form_search *search = context;
    struct noun_search seen = {.noun = noun};
    /* The search for forms with particles is dear, and most nouns are also written without. */
    if (is_known(search, noun)) return true;
    return store_prefix_forms(search->store, noun, look_for_noun, &seen, NULL) == LEDE_OK && seen.found;
}
