/* SPDX-License-Identifier: MIT */
/* Joining the positions of words. */

/*
 * From row to row that has all the words, each of them going on to what the others have reached: no blocks are read but
 * those with such a row, and no positions but there.
 */
#include "search/phrase.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/plan.h"

#include <stdlib.h>

/* No row is there any more. */
#define NO_ROW UINT32_MAX

/* Where a phrase may start in the row at hand. */
struct start {
    uint32_t place;
    bool found;              /* by the word that is being looked for */
    bool exact, exact_found; /* all words so far, this one, in the form that was typed */
};

ARRAY_STRUCT(starts, struct start);

/* A form of a word. */
struct form_reader {
    struct block_reader reader;
    uint32_t counted; /* postings of its block, of which the first has */
    uint64_t before;  /* so many places together */
    bool exact;       /* it is the form that was typed */
};

/* A word of the phrase. */
struct phrase_word {
    struct form_reader *forms;
    uint32_t *next; /* where each form is next, from the row on that was sought last */
    size_t form_count;
    uint32_t distance; /* words from the start of the phrase */
    uint64_t frequency;
};

struct phrase {
    struct sources *sources;
    uint8_t number;            /* of the variant in its leaf */
    uint8_t kind;              /* of its postings: see sources.h */
    struct phrase_word *words; /* the rarest first */
    size_t length;
    struct starts starts;         /* ascending */
    struct posting_places places; /* scratch */
};

/* ---- Words ---------------------------------------------------------------------------------------------------- */

static bool open_word(struct phrase_word *word, const struct sources *sources, const struct word_position *position) {
    word->forms = mem_calloc(position->forms.length, sizeof *word->forms);
    word->next = mem_calloc(position->forms.length, sizeof *word->next);
    if (!word->forms || !word->next) return false;
    word->form_count = position->forms.length;
    for (size_t i = 0; i < word->form_count; i++) {
        const struct word_form *form = &position->forms.items[i];
        posting_cursor_start(&word->forms[i].reader.cursor, sources->store, sources->index, form->term);
        word->forms[i].exact = form->closeness == CLOSE_EXACT;
        word->frequency += (uint64_t)form->frequency;
    }
    return true;
}

static void release_word(struct phrase_word *word) {
    for (size_t i = 0; i < word->form_count; i++) posting_cursor_release(&word->forms[i].reader.cursor);
    mem_free(word->forms);
    mem_free(word->next);
}

static int compare_words(const void *a, const void *b) {
    const struct phrase_word *x = a, *y = b;
    if (x->frequency != y->frequency) return x->frequency < y->frequency ? -1 : 1;
    return (x->distance > y->distance) - (x->distance < y->distance);
}

static bool phrase_open(struct phrase *out, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number) {
    *out = (struct phrase){.sources = sources, .number = number, .kind = plan_kind(variant)};
    out->words = mem_calloc(variant->length, sizeof *out->words);
    bool ok = out->words != NULL;
    for (; ok && out->length < variant->length; out->length++) {
        struct phrase_word *word = &out->words[out->length];
        word->distance = (uint32_t)out->length;
        ok = open_word(word, sources, &variant->positions[out->length]);
    }
    if (ok) qsort(out->words, out->length, sizeof *out->words, compare_words);
    return ok;
}

static void phrase_release(struct phrase *phrase) {
    for (size_t w = 0; w < phrase->length; w++) release_word(&phrase->words[w]);
    mem_free(phrase->words);
    array_release(&phrase->starts);
    array_release(&phrase->places);
}

/* ---- Rows ----------------------------------------------------------------------------------------------------- */

/* *OUT: the first row from ROW on that FORM is in. Rows ascend from call to call. */
static lede_status seek_form(uint32_t *out, struct form_reader *form, uint32_t row, lede_error *err) {
    struct block_reader *reader = &form->reader;
    const struct posting_block *block = &reader->cursor.block;
    if (block->length == 0 || block->last < row) form->before = form->counted = 0;
    return block_reader_next(out, reader, row, err);
}

/* *OUT: the first row from ROW on that WORD is in. */
static lede_status seek_word(uint32_t *out, struct phrase_word *word, uint32_t row, lede_error *err) {
    lede_status status = LEDE_OK;
    *out = NO_ROW;
    for (size_t i = 0; i < word->form_count; i++) {
        if (word->next[i] < row) status = seek_form(&word->next[i], &word->forms[i], row, err);
        if (status != LEDE_OK) return status;
        if (word->next[i] < *out) *out = word->next[i];
    }
    return LEDE_OK;
}

/* Moves *ROW on to the first row that has all words. */
static lede_status seek_all(uint32_t *row, struct phrase *phrase, lede_error *err) {
    lede_status status = LEDE_OK;
    size_t agreed = 0; /* words, from the rarest on, that are in *ROW */
    while (status == LEDE_OK && agreed < phrase->length && *row != NO_ROW) {
        uint32_t next;
        status = seek_word(&next, &phrase->words[agreed], *row, err);
        agreed = next == *row || agreed == 0 ? agreed + 1 : 0;
        *row = next;
    }
    return status;
}

/* ---- Places --------------------------------------------------------------------------------------------------- */

/* Reads the places of FORM in the row where it stands. */
static bool read_places(struct posting_places *places, struct form_reader *form) {
    struct block_reader *reader = &form->reader;
    block_reader_unpack(reader);
    for (; form->counted < reader->at; form->counted++) form->before += reader->counts[form->counted];
    places->length = 0;
    return posting_places(places, &reader->cursor.block, form->before, reader->counts[reader->at]);
}

static int compare_starts(const void *a, const void *b) {
    const struct start *x = a, *y = b;
    return (x->place > y->place) - (x->place < y->place);
}

/* Finds the starts that WORD allows in ROW. */
static bool find_starts(struct phrase *phrase, const struct phrase_word *word, uint32_t row) {
    size_t forms = 0;
    phrase->starts.length = 0;
    for (size_t i = 0; i < word->form_count; i++) {
        if (word->next[i] != row) continue;
        if (!read_places(&phrase->places, &word->forms[i])) return false;
        for (size_t p = 0; p < phrase->places.length; p++) {
            uint32_t place = phrase->places.items[p];
            if (place < word->distance) continue;
            struct start start = {.place = place - word->distance, .exact = word->forms[i].exact};
            if (!array_push(&phrase->starts, start)) return false;
        }
        forms++;
    }
    if (forms > 1) qsort(phrase->starts.items, phrase->starts.length, sizeof *phrase->starts.items, compare_starts);
    return true;
}

/* Marks the starts that have one of PLACES at DISTANCE. */
static void mark_starts(struct starts *starts, const struct posting_places *places, uint32_t distance, bool exact) {
    size_t at = 0;
    for (size_t i = 0; i < starts->length; i++) {
        struct start *start = &starts->items[i];
        while (at < places->length && places->items[at] < start->place + distance) at++;
        if (at == places->length) return;
        if (places->items[at] != start->place + distance) continue;
        start->found = true;
        start->exact_found |= exact;
    }
}

/* Keeps the starts that have WORD at its distance in ROW. */
static bool keep_starts(struct phrase *phrase, const struct phrase_word *word, uint32_t row) {
    struct starts *starts = &phrase->starts;
    for (size_t i = 0; i < word->form_count; i++) {
        if (word->next[i] != row) continue;
        if (!read_places(&phrase->places, &word->forms[i])) return false;
        mark_starts(starts, &phrase->places, word->distance, word->forms[i].exact);
    }
    size_t kept = 0;
    for (size_t i = 0; i < starts->length; i++) {
        struct start start = starts->items[i];
        if (!start.found) continue;
        start.exact &= start.exact_found;
        start.found = start.exact_found = false;
        starts->items[kept++] = start;
    }
    starts->length = kept;
    return true;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Appends a posting of KIND in ROW for those of the starts that are exact, or for all. */
static bool push_posting(struct memory_postings *memory, const struct phrase *phrase, uint32_t row, uint8_t kind) {
    struct sources *sources = phrase->sources;
    struct memory_posting posting = {.row = row, .place = NO_PLACES, .kind = kind, .variant = phrase->number};
    if (sources->with_places) posting.place = (uint32_t)sources->places.length;
    for (size_t i = 0; i < phrase->starts.length; i++) {
        const struct start *start = &phrase->starts.items[i];
        if (kind == SOURCE_PHRASE_EXACT && !start->exact) continue;
        posting.count++;
        if (sources->with_places && !array_push(&sources->places, start->place)) return false;
    }
    return posting.count == 0 || array_push(memory, posting);
}

/* Appends what ROW, which has all words, has of the phrase. */
static bool read_row(struct memory_postings *memory, struct phrase *phrase, uint32_t row) {
    if (!find_starts(phrase, &phrase->words[0], row)) return false;
    for (size_t w = 1; w < phrase->length && phrase->starts.length > 0; w++)
        if (!keep_starts(phrase, &phrase->words[w], row)) return false;
    return push_posting(memory, phrase, row, phrase->kind) && push_posting(memory, phrase, row, SOURCE_PHRASE_EXACT);
}

lede_status phrase_find(struct memory_postings *memory, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number, lede_error *err) {
    struct phrase phrase;
    lede_status status = phrase_open(&phrase, sources, variant, number) ? LEDE_OK : error_no_memory(err);
    for (uint32_t row = 1; status == LEDE_OK; row++) {
        status = seek_all(&row, &phrase, err);
        if (status != LEDE_OK || row == NO_ROW) break;
        if (!read_row(memory, &phrase, row)) status = error_no_memory(err);
    }
    phrase_release(&phrase);
    return status;
}
