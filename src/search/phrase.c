/* SPDX-License-Identifier: MIT */
/* Joining the positions of words. */

/*
 * The rarest word comes first: each of its places is one at which the phrase may start. Every other word keeps those
 * where it stands at its distance, and reads no blocks but those with a row that is left. All of them go on together,
 * some thousand postings of the rarest at a time, so that a phrase of frequent words needs little memory.
 */
#include "search/phrase.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/plan.h"

#include <stdlib.h>

/* Postings of the rarest word, about, that are read at a time. */
enum { BATCH = 4096 };

/* Where a phrase may start. */
struct start {
    uint32_t row, place;
    bool found;              /* by the word that is being looked for */
    bool exact, exact_found; /* all words so far, this one, in the form that was typed */
};

ARRAY_STRUCT(starts, struct start);

/* A form of a word. */
struct form_reader {
    struct block_reader reader;
    uint64_t before; /* places of the block before those of the reader's posting */
    bool exact;      /* it is the form that was typed */
};

/* A word of the phrase. */
struct phrase_word {
    struct form_reader *forms;
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
    struct starts starts, spare; /* SPARE is scratch, as is PLACES */
    struct posting_places places;
};

/* ---- Words ---------------------------------------------------------------------------------------------------- */

static bool open_word(struct phrase_word *word, const struct sources *sources, const struct word_position *position) {
    word->forms = mem_calloc(position->forms.length, sizeof *word->forms);
    if (!word->forms) return false;
    word->form_count = position->forms.length;
    for (size_t i = 0; i < word->form_count; i++) {
        const struct word_form *form = &position->forms.items[i];
        posting_cursor_start(&word->forms[i].reader.cursor, sources->store, sources->index, form->term);
        word->forms[i].exact = form->closeness == CLOSE_EXACT;
        word->frequency += (uint64_t)form->frequency;
    }
    return true;
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
    for (size_t w = 0; w < phrase->length; w++) {
        for (size_t i = 0; i < phrase->words[w].form_count; i++)
            posting_cursor_release(&phrase->words[w].forms[i].reader.cursor);
        mem_free(phrase->words[w].forms);
    }
    mem_free(phrase->words);
    array_release(&phrase->starts);
    array_release(&phrase->spare);
    array_release(&phrase->places);
}

/* ---- The rarest word ------------------------------------------------------------------------------------------ */

/* Appends the starts that the posting at hand of FORM allows, DISTANCE words behind them. */
static bool push_starts(struct phrase *phrase, const struct form_reader *form, uint32_t distance) {
    const struct block_reader *reader = &form->reader;
    struct posting_places *places = &phrase->places;
    places->length = 0;
    if (!posting_places(places, &reader->cursor.block, form->before, reader->counts[reader->at])) return false;
    for (size_t p = 0; p < places->length; p++) {
        if (places->items[p] < distance) continue;
        struct start start = {.row = reader->rows[reader->at], .place = places->items[p] - distance};
        start.exact = form->exact;
        if (!array_push(&phrase->starts, start)) return false;
    }
    return true;
}

/* Appends the starts that FORM allows up to row LAST, from where it stands. */
static lede_status read_form(struct phrase *phrase, struct form_reader *form, uint32_t distance, uint32_t last,
                             lede_error *err) {
    struct block_reader *reader = &form->reader;
    while (!reader->cursor.ended) {
        if (reader->at == reader->cursor.block.length) {
            lede_status status = block_reader_next(reader, err);
            form->before = 0;
            if (status != LEDE_OK) return status;
            continue;
        }
        if (reader->rows[reader->at] > last) break;
        if (!push_starts(phrase, form, distance)) return error_no_memory(err);
        form->before += reader->counts[reader->at++];
    }
    return LEDE_OK;
}

/* Order of starts, as a number. */
static uint64_t key_of(const struct start *start) { return (uint64_t)start->row << 32 | start->place; }

/* Where the run that begins at index FROM of STARTS, in which they ascend, ends. */
static size_t run_end(const struct starts *starts, size_t from) {
    size_t end = from + 1;
    while (end < starts->length && key_of(&starts->items[end - 1]) <= key_of(&starts->items[end])) end++;
    return end < starts->length ? end : starts->length;
}

/* Appends the runs [A, MIDDLE) and [MIDDLE, END) of FROM to OUT, which has room, as one. */
static void merge_runs(struct starts *out, const struct starts *from, size_t a, size_t middle, size_t end) {
    size_t b = middle;
    while (a < middle || b < end) {
        bool first = b == end || (a < middle && key_of(&from->items[a]) <= key_of(&from->items[b]));
        out->items[out->length++] = from->items[first ? a++ : b++];
    }
}

/* Puts the starts in order, which are a run for each form: by merging neighbours until there is one. */
static bool sort_starts(struct phrase *phrase) {
    while (run_end(&phrase->starts, 0) < phrase->starts.length) {
        struct starts runs = phrase->starts, *out = &phrase->spare;
        out->length = 0;
        if (!array_reserve(out, runs.length)) return false;
        for (size_t a = 0; a < runs.length;) {
            size_t middle = run_end(&runs, a), end = middle < runs.length ? run_end(&runs, middle) : middle;
            merge_runs(out, &runs, a, middle, end);
            a = end;
        }
        phrase->starts = *out;
        phrase->spare = runs;
    }
    return true;
}

/* Finds the starts up to row LAST that the rarest word allows, in order. */
static lede_status read_starts(struct phrase *phrase, uint32_t last, lede_error *err) {
    const struct phrase_word *word = &phrase->words[0];
    lede_status status = LEDE_OK;
    phrase->starts.length = 0;
    for (size_t i = 0; status == LEDE_OK && i < word->form_count; i++)
        status = read_form(phrase, &word->forms[i], word->distance, last, err);
    if (status == LEDE_OK && !sort_starts(phrase)) status = error_no_memory(err);
    return status;
}

/* ---- The other words ------------------------------------------------------------------------------------------ */

/* Puts the places of FORM in ROW into PLACES; none when it is not there. Rows ascend. */
static lede_status read_places(struct posting_places *places, struct form_reader *form, uint32_t row, lede_error *err) {
    struct block_reader *reader = &form->reader;
    const struct posting_block *block = &reader->cursor.block;
    places->length = 0;
    if (block->length == 0 || block->last < row) form->before = 0;
    lede_status status = block_reader_seek(reader, row, err);
    if (status != LEDE_OK || reader->cursor.ended || block->first > row) return status;
    block_reader_unpack(reader);
    while (reader->rows[reader->at] < row) form->before += reader->counts[reader->at++];
    if (reader->rows[reader->at] != row) return LEDE_OK;
    bool ok = posting_places(places, block, form->before, reader->counts[reader->at]);
    return ok ? LEDE_OK : error_no_memory(err);
}

/* Marks those of the starts [FIRST, END), all of one row, that have one of PLACES at DISTANCE. */
static void mark_starts(struct start *first, const struct start *end, const struct posting_places *places,
                        uint32_t distance, bool exact) {
    size_t at = 0;
    for (struct start *start = first; start < end; start++) {
        while (at < places->length && places->items[at] < start->place + distance) at++;
        if (at == places->length) return;
        if (places->items[at] != start->place + distance) continue;
        start->found = true;
        start->exact_found |= exact;
    }
}

static lede_status mark_form(struct phrase *phrase, struct form_reader *form, uint32_t distance, lede_error *err) {
    struct starts *starts = &phrase->starts;
    lede_status status = LEDE_OK;
    for (size_t i = 0, end = 0; status == LEDE_OK && i < starts->length && !form->reader.cursor.ended; i = end) {
        uint32_t row = starts->items[i].row;
        while (end < starts->length && starts->items[end].row == row) end++;
        status = read_places(&phrase->places, form, row, err);
        if (phrase->places.length > 0)
            mark_starts(starts->items + i, starts->items + end, &phrase->places, distance, form->exact);
    }
    return status;
}

/* Keeps the starts that have WORD at its distance. */
static lede_status keep_starts(struct phrase *phrase, const struct phrase_word *word, lede_error *err) {
    struct starts *starts = &phrase->starts;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < word->form_count; i++)
        status = mark_form(phrase, &word->forms[i], word->distance, err);
    size_t kept = 0;
    for (size_t i = 0; i < starts->length; i++) {
        struct start start = starts->items[i];
        if (!start.found) continue;
        start.exact &= start.exact_found;
        start.found = start.exact_found = false;
        starts->items[kept++] = start;
    }
    starts->length = kept;
    return status;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Appends a posting of KIND for those of the starts [FIRST, END) of one row that are EXACT, or for all. */
static bool push_posting(struct memory_postings *memory, struct sources *sources, const struct start *first,
                         const struct start *end, struct memory_posting posting) {
    bool exact = posting.kind == SOURCE_PHRASE_EXACT;
    posting.row = first->row;
    posting.place = sources->with_places ? (uint32_t)sources->places.length : NO_PLACES;
    for (const struct start *start = first; start < end; start++) {
        if (exact && !start->exact) continue;
        posting.count++;
        if (sources->with_places && !array_push(&sources->places, start->place)) return false;
    }
    return posting.count == 0 || array_push(memory, posting);
}

static bool push_postings(struct memory_postings *memory, const struct phrase *phrase) {
    const struct starts *starts = &phrase->starts;
    for (size_t i = 0, end = 0; i < starts->length; i = end) {
        while (end < starts->length && starts->items[end].row == starts->items[i].row) end++;
        const struct start *first = starts->items + i, *last = starts->items + end;
        struct memory_posting all = {.kind = phrase->kind, .variant = phrase->number},
                              exact = {.kind = SOURCE_PHRASE_EXACT, .variant = phrase->number};
        if (!push_posting(memory, phrase->sources, first, last, all) ||
            !push_posting(memory, phrase->sources, first, last, exact))
            return false;
    }
    return true;
}

/* Finds the phrase in the rows up to LAST, from where it stands. */
static lede_status read_batch(struct memory_postings *memory, struct phrase *phrase, uint32_t last, lede_error *err) {
    lede_status status = read_starts(phrase, last, err);
    for (size_t w = 1; status == LEDE_OK && w < phrase->length && phrase->starts.length > 0; w++)
        status = keep_starts(phrase, &phrase->words[w], err);
    if (status == LEDE_OK && !push_postings(memory, phrase)) status = error_no_memory(err);
    return status;
}

lede_status phrase_find(struct memory_postings *memory, struct sources *sources, const struct leaf_variant *variant,
                        uint8_t number, lede_error *err) {
    struct phrase phrase;
    uint32_t sealed = store_sealed(sources->store, sources->index);
    lede_status status = phrase_open(&phrase, sources, variant, number) ? LEDE_OK : error_no_memory(err);
    uint64_t postings = status == LEDE_OK ? phrase.words[0].frequency : 0;
    uint64_t rows = postings > BATCH ? (uint64_t)sealed * BATCH / postings + 1 : sealed;
    for (uint64_t first = 1; status == LEDE_OK && first <= sealed; first += rows) {
        uint64_t last = first + rows - 1;
        status = read_batch(memory, &phrase, last < sealed ? (uint32_t)last : sealed, err);
    }
    phrase_release(&phrase);
    return status;
}
