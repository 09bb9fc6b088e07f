/* SPDX-License-Identifier: MIT */
/* Looking words up by how they sound. */
#include "search/homophone.h"

#include "analyse/hangul.h"
#include "analyse/skeleton.h"
#include "analyse/stopwords.h"
#include "base/error.h"

/* What was found, for the callback of the store. */
struct hearing {
    struct skeleton_probe probe;
    struct arena *arena;
    struct word_position found;
};

static bool is_possessive(struct view form, struct view word) {
    return form.length == word.length + 2 && view_starts(form, word) && memcmp(form.data + word.length, "'s", 2) == 0;
}

/* Whether FORMS are those of a word that is no name. */
static bool is_common(struct view word, const struct word_forms *forms, int64_t passages) {
    /* Passages that other forms may have for each one that the word has; share of all that it may be in; how few
     * passages are none too many in a small corpus. */
    const double others_most = 0.25, share_most = 0.01;
    const int64_t few = 16;
    int64_t own = 0, others = 0;
    for (size_t i = 0; i < forms->length; i++) {
        const struct word_form *form = &forms->items[i];
        if (form->closeness > CLOSE_INFLECTED) continue;
        if (view_equal(form->form, word) || is_possessive(form->form, word)) own += form->frequency;
        else others += form->frequency;
    }
    if (script_of(word) == SCRIPT_LATIN && (double)others > others_most * (double)own) return true;
    return own + others > few && (double)(own + others) > share_most * (double)passages;
}

bool homophones_wanted(struct view word, const struct word_forms *forms, bool in_capital, int64_t passages) {
    if (!skeleton_may_be_name(word) || stopword_is(word)) return false;
    return in_capital || !is_common(word, forms, passages);
}

static bool collect_alike(void *context, const struct store_form *form) {
    struct hearing *hearing = context;
    if (forms_have(&hearing->found, form->form) || !skeleton_alike(&hearing->probe, form->form)) return true;
    return forms_push(&hearing->found, hearing->arena,
                      (struct word_form){form->form, form->term, form->frequency, CLOSE_SOUND});
}

/* Collects the forms of SCRIPTS that sound like one reading of the word. */
static lede_status hear(struct hearing *hearing, struct form_search *search, unsigned scripts) {
    static const enum script all[] = {SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_HANGUL};
    struct buffer key = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof all / sizeof *all; i++) {
        if (!(scripts & script_bit(all[i]))) continue;
        skeleton_key(&key, &hearing->probe.name, all[i]);
        if (key.failed) status = error_no_memory(search->err);
        else if (key.length > 0)
            status = store_class_forms(search->store, buffer_view(&key), collect_alike, hearing, search->err);
    }
    buffer_release(&key);
    return status;
}

/* The variant of LEAF with the Hangul NOUN that was found by its sound; a new one where there is none yet. */
static struct leaf_variant *variant_of(struct leaf *leaf, struct arena *arena, struct view noun) {
    for (size_t v = 1; v < leaf->variant_count; v++)
        if (leaf->variants[v].closeness == CLOSE_SOUND && view_equal(leaf->variants[v].positions[0].noun, noun))
            return &leaf->variants[v];
    struct leaf_variant variant = {.length = 1, .closeness = CLOSE_SOUND};
    variant.positions = arena_alloc(arena, sizeof *variant.positions);
    if (!variant.positions) return NULL;
    variant.positions[0].typed = variant.positions[0].noun = noun;
    leaf->variants[leaf->variant_count] = variant;
    return &leaf->variants[leaf->variant_count++];
}

static bool take_form(struct leaf *leaf, struct arena *arena, const struct word_form *form) {
    if (script_of(form->form) != SCRIPT_HANGUL) {
        struct word_position *position = &leaf->variants[0].positions[0];
        return forms_have(position, form->form) || array_push(&position->forms, *form);
    }
    if (leaf->variant_count == LEAF_VARIANTS_MAX) return true;
    struct view noun = view_of(form->form.data, hangul_noun_length(form->form, NULL, NULL));
    struct leaf_variant *variant = variant_of(leaf, arena, noun);
    return variant && array_push(&variant->positions[0].forms, *form);
}

lede_status homophones_add(struct leaf *leaf, struct form_search *search, struct view word, unsigned scripts) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct hearing hearing = {.arena = search->arena};
    size_t count = sound_readings(readings, word);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        skeleton_probe_make(&hearing.probe, &readings[i]);
        status = hear(&hearing, search, scripts & ~script_bit(readings[i].script));
    }
    for (size_t i = 0; status == LEDE_OK && i < hearing.found.forms.length; i++)
        if (!take_form(leaf, search->arena, &hearing.found.forms.items[i])) status = error_no_memory(search->err);
    array_release(&hearing.found.forms);
    return status;
}
