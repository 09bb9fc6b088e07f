/* SPDX-License-Identifier: MIT */
/* Which words of a query are looked for by their sound. */
#include "search/unlisted.h"

#include "analyse/keyboard.h"
#include "base/error.h"
#include "search/homophone.h"
#include "search/korean.h"
#include "search/near.h"
#include "search/occurrence.h"

enum { ALL_SCRIPTS = 1 << SCRIPT_LATIN | 1 << SCRIPT_CYRILLIC | 1 << SCRIPT_HANGUL };

/* Whether WORD is a clause that may be guessed about. */
static bool is_open(const struct query_word *word) {
    return word->starts && word->ends && !word->node->negated && word->node->kind != QUERY_PHRASE;
}

static bool is_known(const struct word_forms *forms) {
    for (size_t i = 0; i < forms->length; i++)
        if (closeness_is_own(forms->items[i].closeness)) return true;
    return false;
}

/* Whether the vocabulary has what the keys of WORD, in layout FROM, type in another. */
static lede_status is_other_layout(bool *out, struct form_search *search, struct view word, enum layout from) {
    struct buffer text = {0};
    lede_status status = LEDE_OK;
    *out = false;
    for (int to = 0; status == LEDE_OK && !*out && !text.failed && to < LAYOUT_COUNT; to++) {
        int64_t frequency = 0;
        buffer_clear(&text);
        if (to == (int)from || !keyboard_retype(&text, word, from, (enum layout)to)) continue;
        status = store_frequency(&frequency, search->store, buffer_view(&text), search->err);
        *out = frequency > 0;
    }
    if (text.failed) status = error_no_memory(search->err);
    buffer_release(&text);
    return status;
}

/*
 * Whether WORD is a typing error rather than a name: in small letters, nowhere in the corpus, and one error away from a
 * word of it, or what comes of the wrong keyboard layout. Words of other scripts that sound like it are there by
 * chance.
 */
static lede_status is_slip(bool *out, struct form_search *search, const struct query_word *word) {
    enum script script = script_of(word->form);
    struct near_forms near = {0};
    *out = false;
    if (word->capital || script == SCRIPT_HANGUL) return LEDE_OK;
    lede_status status = near_find(&near, search->arena, search->store, word->form, 1, search->err);
    *out = near.length > 0;
    array_release(&near);
    if (status != LEDE_OK || *out) return status;
    return is_other_layout(out, search, word->form, script == SCRIPT_LATIN ? LAYOUT_LATIN : LAYOUT_CYRILLIC);
}

static lede_status add_single(struct leaves *leaves, struct form_search *search, struct query_word *word,
                              int64_t passages) {
    struct occurrence occurrence;
    unsigned scripts = ALL_SCRIPTS & ~word->scripts;
    if (!is_open(word) || scripts == 0 || !occurrence_make(&occurrence, leaves, word, 1) || !occurrence.single)
        return LEDE_OK;
    const struct word_forms *forms = &occurrence.owner->variants[0].positions[0].forms;
    bool slip = false;
    lede_status status = LEDE_OK;
    if (!homophones_wanted(word->form, forms, word->capital, passages)) return LEDE_OK;
    if (!is_known(forms)) status = is_slip(&slip, search, word);
    if (status != LEDE_OK || slip) return status;
    status = homophones_add(occurrence.owner, search, word->form, scripts);
    return status == LEDE_OK ? korean_add(&occurrence, search, scripts) : status;
}

/* Three words from FIRST on, side by side and in no list, as a Korean name is written in letters. */
static lede_status add_three(struct leaves *leaves, struct form_search *search, struct query_words *words,
                             size_t first) {
    struct query_word *three = &words->items[first];
    struct occurrence occurrence;
    if (query_words_group(words, first) < KOREAN_SYLLABLES || !three[0].starts || !three[2].ends) return LEDE_OK;
    for (size_t i = 0; i < KOREAN_SYLLABLES; i++)
        if (three[i].scripts || three[i].node->negated || three[i].node->kind == QUERY_PHRASE) return LEDE_OK;
    if (!occurrence_make(&occurrence, leaves, three, KOREAN_SYLLABLES)) return LEDE_OK;
    return korean_add(&occurrence, search, ALL_SCRIPTS);
}

lede_status unlisted_add(struct leaves *leaves, struct form_search *search, struct query_words *words) {
    struct store_totals totals;
    lede_status status = store_totals(&totals, search->store, search->err);
    for (size_t i = 0; status == LEDE_OK && i < words->length; i++) {
        status = add_single(leaves, search, &words->items[i], totals.passages);
        if (status == LEDE_OK) status = add_three(leaves, search, words, i);
    }
    return status;
}
