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
    enum script script;            /* that is listened to */
    ARRAY_STRUCT(, int64_t) alike; /* the numbers of forms */
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

static bool has_term(const struct hearing *hearing, int64_t term) {
    for (size_t i = 0; i < hearing->alike.length; i++)
        if (hearing->alike.items[i] == term) return true;
    return false;
}

static bool collect_alike(void *context, int64_t term, struct view readings) {
    struct hearing *hearing = context;
    bool alike = skeleton_alike(&hearing->probe, readings, hearing->script) && !has_term(hearing, term);
    return !alike || array_push(&hearing->alike, term);
}

/* Collects the forms of SCRIPTS that sound like one reading of the word. */
static lede_status hear(struct hearing *hearing, struct form_search *search, unsigned scripts) {
    struct buffer key = {0};
    lede_status status = LEDE_OK;
    for (hearing->script = SCRIPT_LATIN; status == LEDE_OK && hearing->script <= SCRIPT_HANGUL; hearing->script++) {
        if (!(scripts & script_bit(hearing->script))) continue;
        skeleton_key(&key, &hearing->probe.name, hearing->script);
        if (key.failed) status = error_no_memory(search->err);
        else if (key.length > 0)
            status = store_sounds(search->store, buffer_view(&key), collect_alike, hearing, search->err);
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

/* What a form is added to, for the callback of the store. */
struct taking {
    struct leaf *leaf;
    struct arena *arena;
};

static bool take_form(void *context, const struct store_form *found) {
    struct taking *taking = context;
    struct leaf *leaf = taking->leaf;
    struct word_form form = {found->form, found->term, found->frequency, CLOSE_SOUND};
    if (script_of(form.form) != SCRIPT_HANGUL) {
        struct word_position *position = &leaf->variants[0].positions[0];
        return forms_have(position, form.form) || forms_push(position, taking->arena, form);
    }
    if (leaf->variant_count == LEAF_VARIANTS_MAX) return true;
    form.form.data = arena_copy(taking->arena, form.form.data, form.form.length);
    if (!form.form.data) return false;
    struct view noun = view_of(form.form.data, hangul_noun_length(form.form, NULL, NULL));
    struct leaf_variant *variant = variant_of(leaf, taking->arena, noun);
    return variant && array_push(&variant->positions[0].forms, form);
}

lede_status homophones_add(struct leaf *leaf, struct form_search *search, struct view word, unsigned scripts) {
    struct sounds readings[SOUND_READINGS_MAX];
    struct hearing hearing = {.alike = {0}};
    struct taking taking = {leaf, search->arena};
    size_t count = sound_readings(readings, word);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        skeleton_probe_make(&hearing.probe, &readings[i]);
        status = hear(&hearing, search, scripts & ~script_bit(readings[i].script));
    }
    for (size_t i = 0; status == LEDE_OK && i < hearing.alike.length; i++)
        status = store_term_form(search->store, hearing.alike.items[i], take_form, &taking, search->err);
    array_release(&hearing.alike);
    return status;
}
