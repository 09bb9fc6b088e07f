/* SPDX-License-Identifier: MIT */
/* Merging lists of postings. */

/*
 * Sources hold postings of passages that follow on each other: list by list, what the first has comes before what the
 * second has. Blocks are packed anew, so that a list that came in small pieces has full blocks.
 */
#include "store/merge.h"

#include "base/error.h"
#include "base/mem.h"
#include "store/internal.h"

#include <assert.h>

/* A run or a segment that is read from its start to its end. */
struct source {
    const struct run *run; /* NULL: a segment */
    struct run_reader reader;
    const struct segment *segment;
    sqlite3_stmt *rows; /* of the segment; owned */
    struct buffer data; /* row of the segment */
    struct view rest;   /* of the row at hand */
    struct view block;  /* of the segment, at hand */
    uint32_t list;      /* of the block or the list at hand */
    bool ended;
};

struct merger {
    struct store *store;
    struct source *sources;
    size_t count;
    struct source **heap; /* those that have not ended: the one whose list is written next comes first */
    size_t left;          /* in HEAP */
    const struct segment *out;
    struct posting_writer writer;
    const uint16_t *lengths; /* of the passages of OUT; NULL: they are read */
    struct passage_reader passages;
    struct posting_list postings; /* of the block at hand */
    int64_t last_row;             /* id of the row of table posting that was written last */
    lede_error *err;
};

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static lede_status open_segment(struct source *source, struct store *store, lede_error *err) {
    static const char sql[] = "SELECT id, data FROM posting WHERE id>=?1 AND id<?2 ORDER BY id";
    if (sqlite3_prepare_v2(store->db, sql, -1, &source->rows, NULL) != SQLITE_OK)
        return store_error(store, "read", err);
    sqlite3_bind_int64(source->rows, 1, segment_row(source->segment->id, 0, 0));
    sqlite3_bind_int64(source->rows, 2, segment_row(source->segment->id + 1, 0, 0));
    return LEDE_OK;
}

/* Takes the next row of the segment; the source ends where there is none. */
static lede_status next_row(struct source *source, struct store *store, lede_error *err) {
    int rc = sqlite3_step(source->rows);
    source->ended = rc == SQLITE_DONE;
    if (rc != SQLITE_ROW) return rc == SQLITE_DONE ? LEDE_OK : store_error(store, "read", err);
    source->rest = store_posting_data(&source->data, source->rows);
    if (source->data.failed) return error_no_memory(err);
    source->list = segment_list_of_row(sqlite3_column_int64(source->rows, 0));
    return LEDE_OK;
}

/* Moves SOURCE, a segment, to its next block. */
static lede_status next_block(struct source *source, struct store *store, lede_error *err) {
    lede_status status = source->rest.length == 0 ? next_row(source, store, err) : LEDE_OK;
    if (status != LEDE_OK || source->ended) return status;
    return segment_take(&source->list, &source->block, &source->rest) ? LEDE_OK : store_postings_damaged(store, err);
}

static void next_list(struct source *source) {
    source->ended = !run_next_list(&source->reader);
    source->list = source->reader.list;
}

static lede_status open_source(struct source *source, struct store *store, lede_error *err) {
    if (source->run) {
        run_reader_open(&source->reader, source->run);
        next_list(source);
        return LEDE_OK;
    }
    assert(store); /* what is merged apart from it are runs */
    lede_status status = open_segment(source, store, err);
    return status == LEDE_OK ? next_block(source, store, err) : status;
}

static void close_source(struct source *source) {
    sqlite3_finalize(source->rows);
    buffer_release(&source->data);
    run_reader_release(&source->reader);
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

/* Writes ROW with its content DATA as the next of segment OUT; *LAST_ROW is the id of the one before. */
static lede_status put_posting(int64_t *last_row, struct store *store, const struct segment *out,
                               const struct merged_row *row, struct view data, lede_error *err) {
    sqlite3_stmt *put;
    uint32_t base = segment_first(out, row->list & 1 ? STORE_TITLES : STORE_BODIES);
    lede_status status = store_prepare(&put, store, SQL_PUT_POSTING, err);
    if (status != LEDE_OK) return status;
    int64_t id = segment_row(out->id, row->list, row->first - base);
    /* Two rows within one slot: ids only have to ascend, who looks for the second comes by the first. */
    if (id <= *last_row) id = *last_row + 1;
    *last_row = id;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_blob64(put, 2, data.data, data.length, SQLITE_STATIC);
    return store_run(store, put, err);
}

static lede_status put_row(void *context, uint32_t list, uint32_t first, struct view data, lede_error *err) {
    struct merger *merger = context;
    const struct merged_row row = {.list = list, .first = first};
    return put_posting(&merger->last_row, merger->store, merger->out, &row, data, err);
}

static lede_status keep_row(void *context, uint32_t list, uint32_t first, struct view data, lede_error *err) {
    struct merged *merged = context;
    buffer_append(&merged->bytes, data.data, data.length);
    struct merged_row row = {list, first, merged->bytes.length};
    return !merged->bytes.failed && array_push(&merged->rows, row) ? LEDE_OK : error_no_memory(err);
}

static lede_status add_posting(struct merger *merger, uint32_t list, struct posting *posting) {
    lede_status status = LEDE_OK;
    posting->length = 1;
    if (!(list & 1) && merger->lengths) {
        posting->length = merger->lengths[posting->row - merger->out->first_passage];
    } else if (!(list & 1)) {
        struct store_passage passage;
        status = passage_read(&passage, &merger->passages, posting->row, merger->err);
        posting->length = passage.length;
    }
    return status == LEDE_OK ? posting_writer_add(&merger->writer, list, posting, merger->err) : status;
}

/* Adds the postings of the block of SOURCE, a segment. */
static lede_status add_block(struct merger *merger, const struct source *source) {
    struct posting_block block;
    struct posting_list *postings = &merger->postings;
    uint32_t base = segment_first(source->segment, source->list & 1 ? STORE_TITLES : STORE_BODIES);
    if (!posting_read(&block, source->block, base)) return store_postings_damaged(merger->store, merger->err);
    posting_rows(postings->rows, &block);
    posting_counts(postings->counts, &block);
    uint32_t places = 0;
    for (uint32_t i = 0; i < block.length; i++) places += postings->counts[i];
    postings->places.length = 0;
    if (!posting_places(&postings->places, &block, 0, places)) return error_no_memory(merger->err);
    lede_status status = LEDE_OK;
    const uint32_t *from = postings->places.items;
    for (uint32_t i = 0; status == LEDE_OK && i < block.length; from += postings->counts[i++]) {
        struct posting posting = {.row = postings->rows[i], .count = postings->counts[i], .places = from};
        status = add_posting(merger, source->list, &posting);
    }
    return status;
}

/* Adds the postings of the list that SOURCE stands on, and moves it to the next. */
static lede_status add_list(struct merger *merger, struct source *source) {
    lede_status status = LEDE_OK;
    if (!source->run) {
        assert(merger->store);
        uint32_t list = source->list;
        while (status == LEDE_OK && !source->ended && source->list == list) {
            status = add_block(merger, source);
            if (status == LEDE_OK) status = next_block(source, merger->store, merger->err);
        }
        return status;
    }
    while (status == LEDE_OK && source->reader.left > 0) {
        struct posting posting;
        status = run_next_posting(&posting, &source->reader) ? add_posting(merger, source->list, &posting)
                                                             : error_no_memory(merger->err);
    }
    next_list(source);
    return status;
}

/* ---- The order of sources ------------------------------------------------------------------------------------- */

/* Of sources on the same list the one with the lower passages comes first, as they stand in the array. */
static bool is_before(const struct source *a, const struct source *b) {
    return a->list < b->list || (a->list == b->list && a < b);
}

/* Puts the source at index AT of the heap where it belongs, below or there. */
static void sift_down(struct source **heap, size_t count, size_t at) {
    struct source *moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_before(heap[child + 1], heap[child])) child++;
        if (is_before(moved, heap[child])) break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static lede_status open_sources(struct merger *merger) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < merger->count; i++) {
        struct source *source = &merger->sources[i];
        status = open_source(source, merger->store, merger->err);
        if (status == LEDE_OK && !source->ended) merger->heap[merger->left++] = source;
    }
    for (size_t i = merger->left / 2; i-- > 0;) sift_down(merger->heap, merger->left, i);
    return status;
}

/* Merges the sources of MERGER into rows for SINK. */
static lede_status merge(struct merger *merger, posting_sink *sink, void *context) {
    const struct segment *out = merger->out;
    lede_error *err = merger->err;
    merger->passages.store = merger->store;
    merger->writer =
        (struct posting_writer){.sink = sink, .context = context, .base = {out->first_passage, out->first_article}};
    merger->heap = mem_calloc(merger->count, sizeof *merger->heap);
    lede_status status = merger->heap ? open_sources(merger) : error_no_memory(err);
    while (status == LEDE_OK && merger->left > 0) {
        status = add_list(merger, merger->heap[0]);
        if (merger->heap[0]->ended) merger->heap[0] = merger->heap[--merger->left];
        if (merger->left > 0) sift_down(merger->heap, merger->left, 0);
    }
    if (status == LEDE_OK) status = posting_writer_end(&merger->writer, err);
    for (size_t i = 0; i < merger->count; i++) close_source(&merger->sources[i]);
    posting_writer_release(&merger->writer);
    posting_list_release(&merger->postings);
    mem_free(merger->heap);
    return status;
}

/* COUNT sources, for RUNS or for SEGMENTS, the other being NULL; NULL when memory runs out. */
static struct source *make_sources(const struct run *runs, const struct segment *segments, size_t count) {
    struct source *sources = mem_calloc(count, sizeof *sources);
    for (size_t i = 0; sources && i < count; i++) {
        if (runs) sources[i].run = &runs[i];
        else sources[i].segment = &segments[i];
    }
    return sources;
}

static lede_status merge_into(struct store *store, const struct segment *out, struct source *sources, size_t count,
                              lede_error *err) {
    struct merger merger = {.store = store, .sources = sources, .count = count, .out = out, .err = err};
    lede_status status = sources ? merge(&merger, put_row, &merger) : error_no_memory(err);
    mem_free(sources);
    return status;
}

lede_status merge_runs(struct store *store, const struct segment *out, const struct run *runs, size_t count,
                       lede_error *err) {
    return merge_into(store, out, make_sources(runs, NULL, count), count, err);
}

lede_status merge_segments(struct store *store, const struct segment *out, const struct segment *segments, size_t count,
                           lede_error *err) {
    return merge_into(store, out, make_sources(NULL, segments, count), count, err);
}

/* ---- Apart from the store ------------------------------------------------------------------------------------- */

void merged_release(struct merged *merged) {
    array_release(&merged->rows);
    buffer_release(&merged->bytes);
}

bool merge_runs_apart(struct merged *merged, const struct segment *out, const struct runs *runs,
                      const uint16_t *lengths) {
    struct merger merger = {.count = runs->length, .out = out, .lengths = lengths};
    merger.sources = make_sources(runs->items, NULL, runs->length);
    bool ok = merger.sources && merge(&merger, keep_row, merged) == LEDE_OK;
    mem_free(merger.sources);
    return ok;
}

lede_status merged_put(struct store *store, const struct segment *out, const struct merged *merged, lede_error *err) {
    lede_status status = LEDE_OK;
    int64_t last_row = 0;
    size_t at = 0;
    for (size_t i = 0; status == LEDE_OK && i < merged->rows.length; i++) {
        const struct merged_row *row = &merged->rows.items[i];
        struct view data = view_of(merged->bytes.data + at, row->end - at);
        status = put_posting(&last_row, store, out, row, data, err);
        at = row->end;
    }
    return status;
}
