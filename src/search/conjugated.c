/* SPDX-License-Identifier: MIT */
/* Which of a form's readings as a verb or an adjective the vocabulary bears out. */

/*
 * A form has several readings, and most nouns have one: 사고 may be of 사다, 시간 of 시가다. A stem is one of the
 * language where the vocabulary has forms of it that only verbs have (샀다, 삽니다). A word is a noun where the
 * vocabulary has it with the particles of subject and object.
 */
#include "search/conjugated.h"

#include "analyse/classes.h"
#include "analyse/jamo_parts.h"
#include "analyse/particle.h"
#include "analyse/predicate.h"
#include "base/error.h"
#include "text/utf8.h"

#include <stdlib.h>

struct stem_form {
    struct word_form form;
    size_t core; /* see predicate.h */
    bool is_sure;
};

/* The forms of one stem. */
struct stem {
    struct view text;
    ARRAY_STRUCT(, struct stem_form) forms;
    int64_t shown;            /* passages with forms that are sure */
    int64_t as_noun;          /* passages with the text as a noun */
    enum closeness closeness; /* of its forms to what was typed; CLOSE_COUNT: they are another word's */
};

/*
 * What is met with the particles of nouns at least a tenth as often as alone is a noun: 93% of the nouns in Korean news
 * that hunspell-ko knows are, and 1% of the forms of verbs.
 */
enum { NOUN_SHARE = 10 };

/* As many forms show the stem of a verb, the typed one among them, though each may be another word. */
enum { FORMS_ENOUGH = 2 };

/* Passages with NOUN before the particles of subject, object, possession and place. */
static lede_status noun_frequency(int64_t *out, struct form_search *search, struct view noun, bool may_be_stem) {
    static const char *const particles[][2] = {{"의", "의"}, {"에", "에"}, {"가", "이"}, {"를", "을"}};
    char form[128]; /* as long as forms are: TOKEN_FORM_MAX */
    int32_t last;
    lede_status status = LEDE_OK;
    *out = 0;
    if (noun.length + JAMO_SYLLABLE > sizeof form) return LEDE_OK;
    utf8_before(&last, noun, noun.length);
    memcpy(form, noun.data, noun.length);
    /* 높이 and 높을 are what 높다 has, too. */
    size_t count = may_be_stem && jamo_final(last) != 0 ? 2 : sizeof particles / sizeof *particles;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        int64_t frequency;
        memcpy(form + noun.length, particles[i][jamo_final(last) != 0], JAMO_SYLLABLE);
        status = store_frequency(&frequency, search->store, view_of(form, noun.length + JAMO_SYLLABLE), search->err);
        if (frequency > 0) *out += frequency;
    }
    return status;
}

/* ---- One stem --------------------------------------------------------------------------------------------------- */

/* Where the forms of a stem go, for the callback of the store. */
struct collecting {
    struct stem *stem;
    struct arena *arena;
};

static bool collect_form(void *context, const struct store_form *form) {
    struct collecting *to = context;
    struct predicate_readings readings;
    predicate_read(&readings, form->form);
    /* 가 is the text of the key of 가다, and no form of it. */
    const struct predicate_reading *reading = predicate_find(&readings, to->stem->text);
    if (!reading) return true;
    const char *copy = arena_copy(to->arena, form->form.data, form->form.length);
    if (!copy) return false;
    if (reading->is_sure) to->stem->shown += form->frequency;
    struct word_form found = {view_of(copy, form->form.length), form->term, form->frequency, CLOSE_INFLECTED};
    return array_push(&to->stem->forms, ((struct stem_form){found, reading->core, reading->is_sure}));
}

/*
 * Whether STEM is one syllable that ends in a vowel or ㄹ: 가, 갈. Too many nouns begin with it, or with what it
 * becomes before endings, to tell it by its forms.
 */
static bool is_slight(struct view stem) {
    enum { RIEUL = 8 };
    int32_t c;
    utf8_decode(&c, stem.data, stem.length);
    return stem.length == JAMO_SYLLABLE && (jamo_final(c) == 0 || jamo_final(c) == RIEUL);
}

/* Whether FORM may be the text of STEM as a noun with a particle. */
static bool may_be_noun(const struct stem *stem, struct view form) {
    return stem->as_noun > 0 && view_starts(form, stem->text) && particles_follow_noun(form, stem->text.length);
}

/* 기쁜, 기쁘게: hardly a noun has ends like these. TYPED is what was typed. */
static void count_unsure(struct stem *stem, struct view typed) {
    size_t count = 1;
    int64_t frequency = 0;
    for (size_t i = 0; i < stem->forms.length; i++) {
        const struct stem_form *found = &stem->forms.items[i];
        if (found->is_sure || may_be_noun(stem, found->form.form)) continue;
        count += !view_equal(found->form.form, typed);
        frequency += found->form.frequency;
    }
    if (count >= FORMS_ENOUGH && !is_slight(stem->text)) stem->shown += frequency;
}

static lede_status read_stem(struct stem *stem, struct form_search *search, struct view typed) {
    struct buffer key = {0};
    struct collecting to = {stem, search->arena};
    buffer_append_byte(&key, CLASS_PREDICATE);
    buffer_append(&key, stem->text.data, stem->text.length);
    lede_status status = key.failed
                             ? error_no_memory(search->err)
                             : store_class_forms(search->store, buffer_view(&key), collect_form, &to, search->err);
    buffer_release(&key);
    if (status == LEDE_OK) status = noun_frequency(&stem->as_noun, search, stem->text, true);
    if (status == LEDE_OK) count_unsure(stem, typed);
    return status;
}

/* The passages that show FORM to be a noun, 0 where it is rather none: 사고, which may be of 사다. */
static lede_status frequency_as_noun(int64_t *out, struct form_search *search, struct view form) {
    int64_t frequency;
    lede_status status = noun_frequency(out, search, form, false);
    if (status == LEDE_OK) status = store_frequency(&frequency, search->store, form, search->err);
    if (status == LEDE_OK && *out * NOUN_SHARE < frequency) *out = 0;
    return status;
}

/* Adds the forms of STEM to POSITION, as close as CLOSENESS. */
static lede_status add_forms(struct word_position *position, struct form_search *search, const struct stem *stem,
                             enum closeness closeness) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < stem->forms.length; i++) {
        struct stem_form found = stem->forms.items[i];
        int64_t as_noun = 0;
        if (forms_have(position, found.form.form)) continue;
        /* 나는, "I", is no form of 나다. */
        if (!found.is_sure && stem->as_noun >= stem->shown && may_be_noun(stem, found.form.form)) continue;
        if (!found.is_sure) status = frequency_as_noun(&as_noun, search, view_of(found.form.form.data, found.core));
        if (status != LEDE_OK || as_noun > (is_slight(stem->text) ? 0 : stem->shown)) continue;
        found.form.closeness = closeness;
        if (!array_push(&position->forms, found.form)) status = error_no_memory(search->err);
    }
    return status;
}

/* ---- The typed word --------------------------------------------------------------------------------------------- */

/* What speaks for WORD being NOUN with particles, or a noun itself. */
struct noun_reading {
    int64_t itself; /* passages that show it to be one */
    bool is_short;  /* NOUN has one syllable: a stem may look the same */
    int64_t shown;  /* passages with NOUN before particles of nouns */
};

static lede_status read_noun(struct noun_reading *out, struct form_search *search, struct view word, struct view noun) {
    *out = (struct noun_reading){.is_short = noun.length == JAMO_SYLLABLE};
    lede_status status = frequency_as_noun(&out->itself, search, word);
    if (status == LEDE_OK && noun.length < word.length) status = noun_frequency(&out->shown, search, noun, false);
    return status;
}

/* The most frequent first. */
static int compare_stems(const void *a, const void *b) {
    const struct stem *x = a, *y = b;
    return (x->shown < y->shown) - (x->shown > y->shown);
}

/* What the typed word says of a stem. */
static enum closeness typed_closeness(const struct predicate_reading *reading, const struct noun_reading *noun,
                                      const struct stem *stem) {
    if (reading->is_sure) return CLOSE_INFLECTED;
    if (noun->itself > 0) return CLOSE_COUNT;
    if (noun->shown >= stem->shown) return noun->is_short ? CLOSE_DOUBTFUL : CLOSE_COUNT;
    return is_slight(stem->text) ? CLOSE_DOUBTFUL : CLOSE_INFLECTED;
}

/* Adds the forms of the COUNT stems that are borne out. */
static lede_status add_stems(struct word_position *position, struct form_search *search, struct stem *stems,
                             size_t count) {
    lede_status status = LEDE_OK;
    qsort(stems, count, sizeof *stems, compare_stems);
    for (size_t i = 0; status == LEDE_OK && i < count && stems[i].shown > 0; i++) {
        enum closeness closeness = i == 0 ? stems[i].closeness : CLOSE_DOUBTFUL;
        position->is_conjugated |= closeness == CLOSE_INFLECTED;
        status = add_forms(position, search, &stems[i], closeness);
    }
    return status;
}

lede_status conjugated_find(struct word_position *position, struct form_search *search, struct view word,
                            struct view noun) {
    struct predicate_readings readings;
    struct stem stems[PREDICATE_READINGS_MAX] = {0};
    struct noun_reading as_noun = {0};
    lede_status status = LEDE_OK;
    size_t count = 0;
    predicate_read(&readings, word);
    if (readings.length > 0) status = read_noun(&as_noun, search, word, noun);
    for (size_t i = 0; status == LEDE_OK && i < readings.length; i++) {
        struct stem *stem = &stems[count++];
        stem->text = predicate_stem(&readings.items[i]);
        status = read_stem(stem, search, word);
        stem->closeness = typed_closeness(&readings.items[i], &as_noun, stem);
        if (stem->closeness == CLOSE_COUNT) stem->shown = 0;
    }
    if (status == LEDE_OK) status = add_stems(position, search, stems, count);
    for (size_t i = 0; i < count; i++) array_release(&stems[i].forms);
    return status;
}
