/* SPDX-License-Identifier: MIT */
/* Reading the postings of leaves from wherever they are. */

/*
 * A form of many passages is read from its sealed postings while the search goes on. All else is read into memory
 * first: forms of few passages (a Korean noun has hundreds of them), titles, spellings of several words, which FTS5
 * finds, and passages that were added since the last sealing, which FTS5 finds, too.
 */
#include "search/sources.h"

#include "base/error.h"
#include "base/mem.h"
#include "search/gather.h"
#include "search/nearby.h"
#include "search/phrase.h"
#include "search/plan.h"
#include "search/rank.h"

#include <stdlib.h>

/* Forms of more passages than this are read as the search goes on. */
enum { MEMORY_MOST = 512 };

double source_weight(unsigned kind) {
    if (kind < CLOSE_COUNT) return rank_closeness((enum closeness)kind);
    return kind == SOURCE_PHRASE ? RANK_PHRASE_INFLECTED : RANK_PHRASE_EXACT;
}

static void release_leaf(struct leaf_sources *leaf) {
    for (size_t f = 0; f < leaf->forms.length; f++) {
        posting_cursor_release(&leaf->forms.items[f].scan.cursor);
        posting_cursor_release(&leaf->forms.items[f].peek.cursor);
    }
    array_release(&leaf->forms);
    array_release(&leaf->memory);
    leaf->postings = 0;
}

void sources_release(struct sources *sources) {
    for (size_t i = 0; i < sources->count; i++) release_leaf(&sources->leaves[i]);
    mem_free(sources->leaves);
    array_release(&sources->places);
    *sources = (struct sources){0};
}

/* ---- Blocks --------------------------------------------------------------------------------------------------- */

void block_reader_rows(struct block_reader *reader) {
    if (!reader->has_rows) posting_rows(reader->rows, &reader->cursor.block);
    reader->has_rows = true;
}

void block_reader_unpack(struct block_reader *reader) {
    block_reader_rows(reader);
    if (!reader->has_counts) posting_counts(reader->counts, &reader->cursor.block);
    reader->has_counts = true;
}

/* What was unpacked is not of the block to which READER moves now. */
static void forget(struct block_reader *reader) {
    reader->has_rows = reader->has_counts = false;
    reader->at = 0;
}

lede_status block_reader_seek(struct block_reader *reader, uint32_t row, lede_error *err) {
    const struct posting_block *block = &reader->cursor.block;
    if (reader->cursor.ended || (block->length > 0 && block->last >= row)) return LEDE_OK;
    forget(reader);
    return posting_cursor_seek(&reader->cursor, row, err);
}

lede_status block_reader_next(uint32_t *out, struct block_reader *reader, uint32_t row, lede_error *err) {
    *out = UINT32_MAX;
    lede_status status = block_reader_seek(reader, row, err);
    if (status != LEDE_OK || reader->cursor.ended) return status;
    *out = reader->cursor.block.first;
    if (*out >= row) return LEDE_OK;
    block_reader_rows(reader);
    while (reader->rows[reader->at] < row) reader->at++;
    *out = reader->rows[reader->at];
    return LEDE_OK;
}

/* ---- Into memory ---------------------------------------------------------------------------------------------- */

/* The sources that are being opened. */
struct opening {
    struct sources *sources[2]; /* by index */
    lede_error *err;
};

/* Opens FORM, which has many passages, to be read as the search goes on. */
static bool open_source(struct sources *bodies, size_t leaf, const struct word_form *form) {
    struct leaf_sources *to = &bodies->leaves[leaf];
    struct form_source source = {.term = form->term, .kind = (uint8_t)form->closeness};
    posting_cursor_start(&source.scan.cursor, bodies->store, STORE_BODIES, form->term);
    posting_cursor_start(&source.peek.cursor, bodies->store, STORE_BODIES, form->term);
    to->postings += (uint64_t)form->frequency;
    return array_push(&to->forms, source);
}

/* Opens FORMS, those of a variant of leaf number LEAF. */
static lede_status open_forms(const struct opening *opening, size_t leaf, const struct word_forms *forms,
                              uint8_t variant) {
    struct sources *bodies = opening->sources[STORE_BODIES];
    struct gathering gathering = {{bodies, opening->sources[STORE_TITLES]}, leaf, variant, forms, {0}};
    bool ok = true;
    for (size_t i = 0; ok && i < forms->length; i++) {
        const struct word_form *form = &forms->items[i];
        bool in_memory = variant > 0 || form->frequency <= MEMORY_MOST;
        ok = (in_memory || open_source(bodies, leaf, form)) &&
             array_push(&gathering.forms, (struct posting_form){form->term, i, !in_memory});
    }
    lede_status status = ok ? gather(&gathering, opening->err) : error_no_memory(opening->err);
    array_release(&gathering.forms);
    return status;
}

static lede_status open_phrase(const struct opening *opening, size_t leaf, const struct leaf_variant *variant,
                               uint8_t number) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < 2; i++) {
        struct sources *sources = opening->sources[i];
        status = phrase_find(&sources->leaves[leaf].memory, sources, variant, number, opening->err);
    }
    return status;
}

static lede_status open_words(const struct opening *opening, size_t number, const struct leaf *leaf) {
    lede_status status = LEDE_OK;
    for (size_t v = 0; status == LEDE_OK && v < leaf->variant_count; v++) {
        const struct leaf_variant *variant = &leaf->variants[v];
        if (variant->length > 1) status = open_phrase(opening, number, variant, (uint8_t)v);
        if (variant->length == 1) status = open_forms(opening, number, &variant->positions[0].forms, (uint8_t)v);
    }
    return status;
}

static lede_status open_leaf(const struct opening *opening, size_t number, const struct leaf *leaf) {
    struct sources *bodies = opening->sources[STORE_BODIES];
    if (leaf->near) return nearby_find(bodies, opening->sources[STORE_TITLES], number, leaf, opening->err);
    lede_status status = open_words(opening, number, leaf);
    if (!leaf_is_in(leaf, STORE_BODIES)) release_leaf(&bodies->leaves[number]);
    return status;
}

/* ---- What FTS5 finds ------------------------------------------------------------------------------------------ */

struct walk {
    struct sources *sources;
    const struct plan *plan;
};

static lede_status read_row(void *context, const struct store_row *row, lede_error *err) {
    struct walk *walk = context;
    struct sources *sources = walk->sources;
    for (size_t i = 0; i < walk->plan->phrases.length; i++) {
        const struct plan_phrase *phrase = &walk->plan->phrases.items[i];
        struct memory_posting posting = {.row = (uint32_t)store_row_id(row),
                                         .count = store_row_count(row, (int)i),
                                         .place = NO_PLACES,
                                         .kind = phrase->kind,
                                         .variant = phrase->variant};
        if (posting.count == 0) continue;
        if (sources->with_places) posting.place = (uint32_t)sources->places.length;
        if (sources->with_places && !store_row_positions(&sources->places, row, (int)i)) return error_no_memory(err);
        if (!array_push(&sources->leaves[phrase->leaf].memory, posting)) return error_no_memory(err);
    }
    return LEDE_OK;
}

/* Reads what was added since the last sealing. */
static lede_status walk(struct sources *sources, const struct leaves *leaves, lede_error *err) {
    struct plan plan = {0};
    struct walk context = {sources, &plan};
    lede_status status = plan_make(&plan, leaves, sources->index, err);
    if (status == LEDE_OK && plan.expression.length > 0) {
        struct store_match match = {sources->index, plan.expression.data, store_sealed(sources->store, sources->index)};
        status = store_walk(sources->store, &match, read_row, &context, err);
    }
    plan_release(&plan);
    return status;
}

/* ---- Opening -------------------------------------------------------------------------------------------------- */

static bool make_leaves(struct sources *sources, size_t count) {
    sources->leaves = mem_calloc(count, sizeof *sources->leaves);
    sources->count = sources->leaves ? count : 0;
    return sources->leaves != NULL;
}

/* Adds what was written since the last sealing, and puts all in order. */
static lede_status complete(struct sources *sources, const struct leaves *leaves, lede_error *err) {
    lede_status status = LEDE_OK;
    /* Without a passage behind the last sealed one there is no title either. */
    if (store_sealed(sources->store, STORE_BODIES) < sources->last_passage) status = walk(sources, leaves, err);
    for (size_t i = 0; status == LEDE_OK && i < sources->count; i++) {
        struct memory_postings *memory = &sources->leaves[i].memory;
        sources->leaves[i].postings += memory->length;
        status = gather_sort(memory, err);
    }
    return status;
}

lede_status sources_open(struct sources *bodies, struct sources *titles, const struct leaves *leaves, lede_error *err) {
    struct opening opening = {{[STORE_BODIES] = bodies, [STORE_TITLES] = titles}, err};
    size_t count = leaves->list.length;
    if (!make_leaves(bodies, count) || !make_leaves(titles, count)) return error_no_memory(err);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) status = open_leaf(&opening, i, &leaves->list.items[i]);
    if (status == LEDE_OK) status = complete(bodies, leaves, err);
    return status == LEDE_OK ? complete(titles, leaves, err) : status;
}

/* ---- Looking at single rows ----------------------------------------------------------------------------------- */

void sources_add_memory(double *tf, bool *exact, const struct memory_postings *memory, size_t *at) {
    uint32_t row = memory->items[*at].row;
    while (*at < memory->length && memory->items[*at].row == row) {
        uint8_t variant = memory->items[*at].variant;
        /* The first variant adds to what other sources have of it; of others the one that has most counts. */
        double sum = variant == 0 ? *tf : 0;
        for (; *at < memory->length && memory->items[*at].row == row && memory->items[*at].variant == variant; ++*at) {
            sum += source_weight(memory->items[*at].kind) * memory->items[*at].count;
            *exact |= source_is_exact(memory->items[*at].kind);
        }
        if (sum > *tf) *tf = sum;
    }
}

/* Index of the first item of MEMORY for ROW or behind it. */
static size_t find_memory(const struct memory_postings *memory, uint32_t row) {
    size_t low = 0, high = memory->length;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memory->items[middle].row < row) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Makes SOURCE ready to look at ROW, which may be before what it looked at last. */
static lede_status peek(struct form_source *source, struct store *store, uint32_t row, lede_error *err) {
    struct block_reader *reader = &source->peek;
    if (reader->cursor.ended || (reader->cursor.block.length > 0 && reader->cursor.block.first > row)) {
        posting_cursor_release(&reader->cursor);
        posting_cursor_start(&reader->cursor, store, STORE_BODIES, source->term);
        forget(reader);
    }
    return block_reader_seek(reader, row, err);
}

static lede_status count_form(double *tf, struct form_source *source, struct store *store, uint32_t first,
                              uint32_t last, lede_error *err) {
    struct block_reader *reader = &source->peek;
    double weight = source_weight(source->kind);
    lede_status status = peek(source, store, first, err);
    while (status == LEDE_OK && !reader->cursor.ended && reader->cursor.block.first <= last) {
        block_reader_unpack(reader);
        for (uint32_t i = 0; i < reader->cursor.block.length && reader->rows[i] <= last; i++)
            if (reader->rows[i] >= first) tf[reader->rows[i] - first] += weight * reader->counts[i];
        if (reader->cursor.block.last >= last) break;
        status = block_reader_seek(reader, reader->cursor.block.last + 1, err);
    }
    return status;
}

lede_status sources_count(double *tf, struct sources *sources, size_t leaf, uint32_t first, uint32_t last,
                          lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    bool exact = false;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++)
        status = count_form(tf, &from->forms.items[i], sources->store, first, last, err);
    for (size_t at = find_memory(&from->memory, first); at < from->memory.length && from->memory.items[at].row <= last;)
        sources_add_memory(&tf[from->memory.items[at].row - first], &exact, &from->memory, &at);
    return status;
}

/* ---- Positions ------------------------------------------------------------------------------------------------ */

static int compare_places(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Puts PLACES in order, each once. */
static void sort_places(struct posting_places *places) {
    if (places->length < 2) return;
    qsort(places->items, places->length, sizeof *places->items, compare_places);
    size_t kept = 1;
    for (size_t i = 1; i < places->length; i++)
        if (places->items[i] != places->items[kept - 1]) places->items[kept++] = places->items[i];
    places->length = kept;
}

static lede_status form_places(struct posting_places *out, struct form_source *source, struct store *store,
                               uint32_t row, lede_error *err) {
    struct block_reader *reader = &source->peek;
    lede_status status = peek(source, store, row, err);
    if (status != LEDE_OK || reader->cursor.ended || reader->cursor.block.first > row) return status;
    block_reader_rows(reader);
    uint32_t i = 0;
    while (reader->rows[i] < row) i++;
    if (reader->rows[i] != row) return LEDE_OK;
    block_reader_unpack(reader);
    uint64_t before = 0;
    for (uint32_t j = 0; j < i; j++) before += reader->counts[j];
    bool ok = posting_places(out, &reader->cursor.block, before, reader->counts[i]);
    return ok ? LEDE_OK : error_no_memory(err);
}

lede_status sources_places(struct posting_places *out, struct sources *sources, size_t leaf, uint32_t row,
                           lede_error *err) {
    struct leaf_sources *from = &sources->leaves[leaf];
    lede_status status = LEDE_OK;
    out->length = 0;
    for (size_t i = 0; status == LEDE_OK && i < from->forms.length; i++)
        status = form_places(out, &from->forms.items[i], sources->store, row, err);
    for (size_t at = find_memory(&from->memory, row); at < from->memory.length && from->memory.items[at].row == row;
         at++) {
        const struct memory_posting *posting = &from->memory.items[at];
        for (uint32_t i = 0; posting->place != NO_PLACES && i < posting->count; i++)
            if (!array_push(out, sources->places.items[posting->place + i])) return error_no_memory(err);
    }
    sort_places(out);
    return status;
}
