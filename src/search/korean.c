/* SPDX-License-Identifier: MIT */
/* Korean names taken apart into syllables, put together in another script. */
#include "search/korean.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "analyse/syllable.h"
#include "analyse/title.h"
#include "base/error.h"
#include "search/homophone.h"

enum { SYLLABLE = 3 /* bytes of a precomposed syllable */ };

/* The syllables that each of the words may be, one behind the other, the surname first. */
struct korean_name {
    struct buffer syllables[KOREAN_SYLLABLES];
    enum script script; /* in which the name was typed */
};

static void release_name(struct korean_name *name) {
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++) buffer_release(&name->syllables[i]);
}

/* ---- Reading ---------------------------------------------------------------------------------------------------- */

/* Whether WORD has its vowels in one place, as a syllable has; quick, for the many words that are none. */
static bool is_one_syllable(struct view word) {
    enum { LONGEST = 7 /* letters: cheong, kyoung */ };
    struct sounds sounds;
    size_t places = 0;
    if (!sounds_of(&sounds, word) || sounds.length > LONGEST) return false;
    for (size_t i = 0; i < sounds.length; i++)
        places += sound_is_vowel(sounds.at[i]) && (i == 0 || !sound_is_vowel(sounds.at[i - 1]));
    return places == 1;
}

/* Keeps the syllables in LIST that are surnames. */
static void keep_surnames(struct buffer *list) {
    size_t kept = 0;
    for (size_t at = 0; at < list->length; at += SYLLABLE) {
        if (!syllable_is_surname(view_of(list->data + at, SYLLABLE))) continue;
        memmove(list->data + kept, list->data + at, SYLLABLE);
        kept += SYLLABLE;
    }
    list->length = kept;
}

static bool read_letters(struct korean_name *out, const struct occurrence *occurrence) {
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++)
        if (script_of(occurrence->words[i].form) != out->script || !is_one_syllable(occurrence->words[i].form))
            return false;
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++) {
        syllables_of(&out->syllables[i], occurrence->words[i].form);
        if (i == 0) keep_surnames(&out->syllables[0]);
        if (out->syllables[i].length == 0) return false;
    }
    return true;
}

static bool read_hangul(struct korean_name *out, struct view word) {
    struct view syllables[SYLLABLE_NAME_MAX];
    size_t titled = title_name_length(word);
    struct view noun = view_of(word.data, titled ? titled : hangul_noun_length(word, NULL, NULL));
    /* A name may end like a particle: 박지은. */
    if (word.length == KOREAN_SYLLABLES * SYLLABLE) noun = word;
    if (syllable_name(syllables, noun) != KOREAN_SYLLABLES) return false;
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++)
        buffer_append(&out->syllables[i], syllables[i].data, syllables[i].length);
    return true;
}

/* Fills in the syllables of *OUT; false where OCCURRENCE is no Korean name. */
static bool read_name(struct korean_name *out, const struct occurrence *occurrence) {
    out->script = script_of(occurrence->words[0].form);
    if (occurrence->count == 1) return out->script == SCRIPT_HANGUL && read_hangul(out, occurrence->words[0].form);
    return out->script != SCRIPT_HANGUL && read_letters(out, occurrence);
}

static bool has_failed(const struct korean_name *name) {
    bool failed = false;
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++) failed = failed || name->syllables[i].failed;
    return failed;
}

/* ---- Letters ---------------------------------------------------------------------------------------------------- */

/* What one spelling of a syllable brings, for the callback of the store. */
struct spelling_search {
    struct word_position *position;
    struct arena *arena;
    struct view spelling;
};

/* Takes the spelling itself; at the end of a Russian name also with the ending of a case. */
static bool collect_spelling(void *context, const struct store_form *form) {
    static const char *const endings[] = {"", "а", "у", "ом", "е", "я", "ю", "ем"};
    struct spelling_search *to = context;
    struct view ending = view_of(form->form.data + to->spelling.length, form->form.length - to->spelling.length);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!view_equal(ending, view_str(endings[i]))) continue;
        if (forms_have(to->position, form->form)) return true;
        return forms_push(to->position, to->arena,
                          (struct word_form){form->form, form->term, form->frequency, CLOSE_SOUND});
    }
    return true;
}

static lede_status find_spelling(struct word_position *out, struct form_search *search, struct view spelling,
                                 bool declined) {
    struct spelling_search to = {out, search->arena, spelling};
    struct store_form form;
    if (declined) return store_prefix_forms(search->store, spelling, collect_spelling, &to, search->err);
    lede_status status = store_form(&form, search->store, spelling, search->err);
    if (status != LEDE_OK || form.frequency < 0) return status;
    return collect_spelling(&to, &form) ? LEDE_OK : error_no_memory(search->err);
}

/* Fills OUT with the spellings in SCRIPT of syllable number I of NAME. */
static lede_status find_spellings(struct word_position *out, struct form_search *search, const struct korean_name *name,
                                  size_t i, enum script script) {
    const struct buffer *syllables = &name->syllables[i];
    bool declined = script == SCRIPT_CYRILLIC && i + 1 == KOREAN_SYLLABLES;
    struct buffer spellings = {0};
    for (size_t at = 0; at < syllables->length; at += SYLLABLE)
        syllable_spellings(&spellings, view_of(syllables->data + at, SYLLABLE), script);
    lede_status status = spellings.failed ? error_no_memory(search->err) : LEDE_OK;
    for (size_t at = 0; status == LEDE_OK && at < spellings.length;) {
        struct view spelling = view_str(spellings.data + at);
        at += spelling.length + 1;
        /* No surname that is everywhere: "i", "no". */
        if (i == 0 && stopword_is(spelling)) continue;
        status = find_spelling(out, search, spelling, declined);
    }
    buffer_release(&spellings);
    return status;
}

static lede_status add_letters(const struct occurrence *occurrence, struct form_search *search,
                               const struct korean_name *name, enum script script) {
    struct leaf_variant variant = {.closeness = CLOSE_SOUND};
    lede_status status = LEDE_OK;
    variant.positions = arena_alloc(search->arena, KOREAN_SYLLABLES * sizeof *variant.positions);
    if (!variant.positions) return error_no_memory(search->err);
    bool known = true;
    for (size_t i = 0; status == LEDE_OK && known && i < KOREAN_SYLLABLES; i++) {
        struct word_position *position = &variant.positions[variant.length++];
        status = find_spellings(position, search, name, i, script);
        known = position->forms.length > 0;
    }
    if (status == LEDE_OK && known) occurrence_add(occurrence, variant);
    else variant_release(&variant);
    return status;
}

/* ---- Hangul ----------------------------------------------------------------------------------------------------- */

static bool collect_hangul(void *context, const struct store_form *form) {
    struct spelling_search *to = context;
    bool titled = title_name_length(form->form) == to->spelling.length;
    if (!titled && hangul_relation(form->form, to->spelling) == HANGUL_CONTAINS) return true;
    return forms_push(to->position, to->arena,
                      (struct word_form){form->form, form->term, form->frequency, CLOSE_SOUND});
}

/* Adds the forms of NOUN, alone or with particles, as a variant. */
static lede_status add_noun(const struct occurrence *occurrence, struct form_search *search, struct view noun) {
    struct leaf_variant variant = {.length = 1, .closeness = CLOSE_SOUND};
    variant.positions = arena_alloc(search->arena, sizeof *variant.positions);
    const char *copy = arena_copy(search->arena, noun.data, noun.length);
    if (!variant.positions || !copy) return error_no_memory(search->err);
    struct spelling_search to = {variant.positions, search->arena, view_of(copy, noun.length)};
    variant.positions[0].typed = variant.positions[0].noun = to.spelling;
    lede_status status = store_prefix_forms(search->store, to.spelling, collect_hangul, &to, search->err);
    if (status == LEDE_OK && variant.positions[0].forms.length > 0) occurrence_add(occurrence, variant);
    else variant_release(&variant);
    return status;
}

/* Tries the words that the syllables of NAME may make. */
static lede_status add_hangul(const struct occurrence *occurrence, struct form_search *search,
                              const struct korean_name *name) {
    const struct buffer *syllables = name->syllables;
    lede_status status = LEDE_OK;
    char noun[KOREAN_SYLLABLES * SYLLABLE];
    for (size_t a = 0; a < syllables[0].length; a += SYLLABLE)
        for (size_t b = 0; b < syllables[1].length; b += SYLLABLE)
            for (size_t c = 0; status == LEDE_OK && c < syllables[2].length; c += SYLLABLE) {
                memcpy(noun, syllables[0].data + a, SYLLABLE);
                memcpy(noun + SYLLABLE, syllables[1].data + b, SYLLABLE);
                memcpy(noun + 2 * SYLLABLE, syllables[2].data + c, SYLLABLE);
                status = add_noun(occurrence, search, view_of(noun, sizeof noun));
            }
    return status;
}

lede_status korean_add(const struct occurrence *occurrence, struct form_search *search, unsigned scripts) {
    struct korean_name name = {.script = SCRIPT_OTHER};
    bool is_name = read_name(&name, occurrence);
    lede_status status = has_failed(&name) ? error_no_memory(search->err) : LEDE_OK;
    if (status == LEDE_OK && is_name && name.script != SCRIPT_HANGUL) status = add_hangul(occurrence, search, &name);
    for (enum script script = SCRIPT_LATIN; script <= SCRIPT_CYRILLIC && status == LEDE_OK; script++)
        if (is_name && script != name.script && scripts & script_bit(script))
            status = add_letters(occurrence, search, &name, script);
    release_name(&name);
    return status;
}
