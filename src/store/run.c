/* SPDX-License-Identifier: MIT */
/* Sorting occurrences into lists, packing these into rows. */
#include "store/run.h"

#include "base/error.h"
#include "base/mem.h"

#include <stdlib.h>

/* Bytes of a row: two of them with what SQLite adds fill a page of 16 KB. */
enum { ROW_BYTES = 8140 };

/* ---- Writing -------------------------------------------------------------------------------------------------- */

void posting_writer_release(struct posting_writer *writer) {
    posting_list_release(&writer->postings);
    buffer_release(&writer->block);
    buffer_release(&writer->row);
}

static lede_status end_row(struct posting_writer *writer, lede_error *err) {
    if (writer->row.failed || writer->block.failed) return error_no_memory(err);
    if (writer->row.length == 0) return LEDE_OK;
    lede_status status =
        writer->sink(writer->context, writer->row_list, writer->row_first, buffer_view(&writer->row), err);
    buffer_clear(&writer->row);
    return status;
}

static lede_status end_block(struct posting_writer *writer, lede_error *err) {
    struct posting_list *postings = &writer->postings;
    lede_status status = LEDE_OK;
    if (postings->length == 0) return LEDE_OK;
    buffer_clear(&writer->block);
    posting_write(&writer->block, postings, writer->base[writer->list & 1]);
    if (writer->row.length + writer->block.length > ROW_BYTES) status = end_row(writer, err);
    if (writer->row.length == 0) {
        writer->row_list = writer->last_list = writer->list;
        writer->row_first = postings->rows[0];
    }
    segment_append(&writer->row, writer->last_list, writer->list, buffer_view(&writer->block));
    writer->last_list = writer->list;
    postings->length = 0;
    postings->places.length = 0;
    return status;
}

lede_status posting_writer_add(struct posting_writer *writer, uint32_t list, const struct posting *posting,
                               lede_error *err) {
    struct posting_list *postings = &writer->postings;
    lede_status status = LEDE_OK;
    if (list != writer->list || postings->length == POSTING_BLOCK) status = end_block(writer, err);
    writer->list = list;
    postings->rows[postings->length] = posting->row;
    postings->counts[postings->length] = posting->count;
    postings->lengths[postings->length++] = posting->length;
    for (uint32_t i = 0; i < posting->count; i++)
        if (!array_push(&postings->places, posting->places[i])) return error_no_memory(err);
    return status;
}

lede_status posting_writer_end(struct posting_writer *writer, lede_error *err) {
    lede_status status = end_block(writer, err);
    return status == LEDE_OK ? end_row(writer, err) : status;
}

/* ---- Runs ----------------------------------------------------------------------------------------------------- */

void run_release(struct run *run) {
    array_release(&run->rows);
    buffer_release(&run->bytes);
}

static lede_status put_row(void *context, uint32_t list, uint32_t first, struct view data, lede_error *err) {
    struct run *run = context;
    (void)first;
    struct run_row row = {list, run->bytes.length, run->bytes.length + data.length};
    posting_copy(&run->bytes, data);
    return !run->bytes.failed && array_push(&run->rows, row) ? LEDE_OK : error_no_memory(err);
}

/* A list of a batch: the occurrences of FORM in titles or bodies. */
struct batch_list {
    uint32_t key, form; /* FORM: its index among those of the batch, twice, plus one for titles */
    size_t start, end;  /* its occurrences, when they are sorted */
};

static int compare_lists(const void *a, const void *b) {
    uint32_t x = ((const struct batch_list *)a)->key, y = ((const struct batch_list *)b)->key;
    return (x > y) - (x < y);
}

/* Index of the list of OCCURRENCE among those of a batch. */
static size_t list_index(const struct occurrence *occurrence) {
    return (size_t)occurrence->form * 2 + ((occurrence->place & OCCURRENCE_TITLE) ? 1 : 0);
}

/* Sorts by list, keeping the order within each: a counting sort. OUT has room for all, STARTS for a size a list. */
static void sort_occurrences(struct occurrence *out, size_t *starts, const struct occurrences *list, size_t lists) {
    size_t sum = 0;
    for (size_t i = 0; i < list->length; i++) starts[list_index(&list->items[i])]++;
    for (size_t i = 0; i < lists; i++) {
        size_t count = starts[i];
        starts[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < list->length; i++) out[starts[list_index(&list->items[i])]++] = list->items[i];
}

/* What building a run needs. */
struct run_builder {
    struct posting_writer writer;
    struct posting_places places;
    passage_length_fn *length;
    void *context;
};

/* Adds the posting that the occurrences [AT, END) start with; returns where the next starts, 0 when memory runs out. */
static size_t add_posting(struct run_builder *builder, const struct batch_list *list, const struct occurrence *sorted,
                          size_t at) {
    struct posting posting = {.row = sorted[at].row, .length = 1};
    builder->places.length = 0;
    for (; at < list->end && sorted[at].row == posting.row; at++, posting.count++)
        if (!array_push(&builder->places, sorted[at].place & ~OCCURRENCE_TITLE)) return 0;
    if (!(list->key & 1)) posting.length = builder->length(builder->context, posting.row);
    posting.places = builder->places.items;
    return posting_writer_add(&builder->writer, list->key, &posting, NULL) == LEDE_OK ? at : 0;
}

static bool add_lists(struct run_builder *builder, const struct batch_list *lists, size_t count,
                      const struct occurrence *sorted) {
    for (size_t i = 0; i < count; i++) {
        for (size_t at = lists[i].start; at < lists[i].end;) {
            at = add_posting(builder, &lists[i], sorted, at);
            if (at == 0) return false;
        }
    }
    return posting_writer_end(&builder->writer, NULL) == LEDE_OK;
}

/* Fills LISTS with those that have occurrences, in order; ENDS has the end of each in the sorted occurrences. */
static size_t find_lists(struct batch_list *lists, const size_t *ends, size_t count, const uint32_t *terms) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t start = i > 0 ? ends[i - 1] : 0;
        uint32_t key = terms[i / 2] << 1 | (uint32_t)(i & 1);
        if (ends[i] > start) lists[found++] = (struct batch_list){key, (uint32_t)i, start, ends[i]};
    }
    qsort(lists, found, sizeof *lists, compare_lists);
    return found;
}

bool run_build(struct run *out, const struct occurrences *list, const uint32_t *terms, size_t count,
               passage_length_fn *length, void *context) {
    if (list->length == 0) return true;
    struct run_builder builder = {.length = length, .context = context};
    builder.writer = (struct posting_writer){.sink = put_row, .context = out};
    struct occurrence *sorted = mem_calloc(list->length, sizeof *sorted);
    struct batch_list *lists = mem_calloc(2 * count, sizeof *lists);
    size_t *ends = mem_calloc(2 * count, sizeof *ends);
    bool ok = sorted && lists && ends;
    if (ok) {
        sort_occurrences(sorted, ends, list, 2 * count);
        ok = add_lists(&builder, lists, find_lists(lists, ends, 2 * count, terms), sorted);
    }
    posting_writer_release(&builder.writer);
    array_release(&builder.places);
    mem_free(sorted);
    mem_free(lists);
    mem_free(ends);
    return ok;
}
