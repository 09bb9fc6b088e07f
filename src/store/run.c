/* SPDX-License-Identifier: MIT */
/* Sorting occurrences into lists. */

/*
 * A run is written once and read once, when it is merged into a segment, which packs it: here all is varints. A list is
 * the distance of its key from that of the list before and the number of its postings; a posting is the distance of its
 * row from the one before, how many occurrences it has, and the distance of each from the one before. In front of the
 * first of each stands 0.
 */
#include "store/run.h"

#include "base/mem.h"
#include "store/varint.h"

#include <stdlib.h>

void run_draft_release(struct run_draft *draft) {
    array_release(&draft->occurrences);
    mem_free(draft->terms);
    *draft = (struct run_draft){0};
}

void run_release(struct run *run) { buffer_release(&run->bytes); }

void runs_release(struct runs *runs) {
    for (size_t i = 0; i < runs->length; i++) run_release(&runs->items[i]);
    array_release(runs);
}

/* ---- Building ------------------------------------------------------------------------------------------------- */

/* A list of a batch: the occurrences of a form in titles or bodies. */
struct batch_list {
    uint32_t key;
    size_t start, end; /* its occurrences, when they are sorted */
};

static int compare_lists(const void *a, const void *b) {
    uint32_t x = ((const struct batch_list *)a)->key, y = ((const struct batch_list *)b)->key;
    return (x > y) - (x < y);
}

/* An occurrence whose list is known. */
struct place {
    uint32_t row, place;
};

/* Index of the list of OCCURRENCE among those of a batch. */
static size_t list_index(const struct occurrence *occurrence) {
    return (size_t)occurrence->form * 2 + ((occurrence->place & OCCURRENCE_TITLE) ? 1 : 0);
}

/*
 * Sorts by list, keeping the order within each: a counting sort. OUT has room for all; ENDS, zeroes for each of LISTS,
 * gets the end of each in OUT.
 */
static void sort_occurrences(struct place *out, size_t *ends, const struct occurrences *list, size_t lists) {
    size_t sum = 0;
    for (size_t i = 0; i < list->length; i++) ends[list_index(&list->items[i])]++;
    for (size_t i = 0; i < lists; i++) {
        size_t count = ends[i];
        ends[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < list->length; i++) {
        const struct occurrence *occurrence = &list->items[i];
        out[ends[list_index(occurrence)]++] = (struct place){occurrence->row, occurrence->place & ~OCCURRENCE_TITLE};
    }
}

/* Fills LISTS with those that have occurrences, in order of their keys; returns how many there are. */
static size_t find_lists(struct batch_list *lists, const size_t *ends, const struct run_draft *draft) {
    size_t found = 0;
    for (size_t i = 0; i < 2 * draft->term_count; i++) {
        size_t start = i > 0 ? ends[i - 1] : 0;
        uint32_t key = draft->terms[i / 2] << 1 | (uint32_t)(i & 1);
        if (ends[i] > start) lists[found++] = (struct batch_list){key, start, ends[i]};
    }
    qsort(lists, found, sizeof *lists, compare_lists);
    return found;
}

/* The first of PLACES[AT, END) that is of another row than PLACES[AT]. */
static size_t end_of_row(const struct place *places, size_t at, size_t end) {
    uint32_t row = places[at].row;
    while (at < end && places[at].row == row) at++;
    return at;
}

static void append_posting(struct buffer *out, uint32_t distance, const struct place *places, size_t count) {
    uint32_t before = 0;
    char *at = buffer_reserve(out, (count + 2) * VARINT_MOST);
    if (!at) return;
    at = varint_put(at, distance);
    at = varint_put(at, (uint32_t)count);
    for (size_t i = 0; i < count; before = places[i++].place) at = varint_put(at, places[i].place - before);
    out->length = (size_t)(at - out->data);
    *at = '\0';
}

static void append_list(struct buffer *out, uint32_t distance, const struct batch_list *list,
                        const struct place *places) {
    uint32_t count = 0, row = 0;
    for (size_t at = list->start; at < list->end; at = end_of_row(places, at, list->end)) count++;
    varint_append(out, distance);
    varint_append(out, count);
    for (size_t at = list->start, end; at < list->end; at = end) {
        end = end_of_row(places, at, list->end);
        append_posting(out, places[at].row - row, places + at, end - at);
        row = places[at].row;
    }
}

bool run_build(struct run *out, const struct run_draft *draft) {
    size_t count = 2 * draft->term_count;
    if (draft->occurrences.length == 0) return true;
    struct place *places = mem_calloc(draft->occurrences.length, sizeof *places);
    struct batch_list *lists = mem_calloc(count, sizeof *lists);
    size_t *ends = mem_calloc(count, sizeof *ends);
    bool ok = places && lists && ends;
    if (ok) {
        uint32_t key = 0;
        sort_occurrences(places, ends, &draft->occurrences, count);
        count = find_lists(lists, ends, draft);
        for (size_t i = 0; i < count; key = lists[i++].key)
            append_list(&out->bytes, lists[i].key - key, &lists[i], places);
    }
    mem_free(places);
    mem_free(lists);
    mem_free(ends);
    return ok && !out->bytes.failed;
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

void run_reader_open(struct run_reader *reader, const struct run *run) {
    reader->at = (const unsigned char *)buffer_str(&run->bytes);
    reader->end = reader->at + run->bytes.length;
}

void run_reader_release(struct run_reader *reader) { array_release(&reader->places); }

bool run_next_list(struct run_reader *reader) {
    if (reader->at == reader->end) return false;
    reader->list += varint_next(&reader->at);
    reader->left = varint_next(&reader->at);
    reader->row = 0;
    return true;
}

bool run_next_posting(struct posting *out, struct run_reader *reader) {
    struct posting_places *places = &reader->places;
    uint32_t place = 0;
    reader->row += varint_next(&reader->at);
    uint32_t count = varint_next(&reader->at);
    places->length = 0;
    if (!array_reserve(places, count)) return false;
    for (uint32_t i = 0; i < count; i++) places->items[i] = place += varint_next(&reader->at);
    reader->left--;
    *out = (struct posting){.row = reader->row, .count = count, .places = places->items};
    return true;
}
