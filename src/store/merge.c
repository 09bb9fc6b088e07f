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

/* A run or a segment that is read from its start to its end. */
struct source {
    const struct run *run; /* NULL: a segment */
    size_t next_row;       /* of the run */
    const struct segment *segment;
    sqlite3_stmt *rows; /* of the segment; owned */
    struct buffer data; /* row of the segment */
    struct view rest;   /* of the row at hand */
    uint32_t list;      /* of the block at hand */
    struct view block;
    bool ended;
};

struct merger {
    struct store *store;
    struct source *sources;
    size_t count;
    const struct segment *out;
    struct posting_writer writer;
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
static lede_status next_segment_row(struct source *source, struct store *store, lede_error *err) {
    int rc = sqlite3_step(source->rows);
    source->ended = rc == SQLITE_DONE;
    if (rc != SQLITE_ROW) return rc == SQLITE_DONE ? LEDE_OK : store_error(store, "read", err);
    source->rest = store_posting_data(&source->data, source->rows);
    if (source->data.failed) return error_no_memory(err);
    source->list = segment_list_of_row(sqlite3_column_int64(source->rows, 0));
    return LEDE_OK;
}

static void next_run_row(struct source *source) {
    source->ended = source->next_row == source->run->rows.length;
    if (source->ended) return;
    const struct run_row *row = &source->run->rows.items[source->next_row++];
    source->rest = view_of(source->run->bytes.data + row->start, row->end - row->start);
    source->list = row->list;
}

/* Moves SOURCE to its next block. */
static lede_status next_block(struct source *source, struct store *store, lede_error *err) {
    lede_status status = LEDE_OK;
    if (source->rest.length == 0) {
        if (source->run) next_run_row(source);
        else status = next_segment_row(source, store, err);
    }
    if (status != LEDE_OK || source->ended) return status;
    if (segment_take(&source->list, &source->block, &source->rest)) return LEDE_OK;
    return store_postings_damaged(store, err);
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

static lede_status put_row(void *context, uint32_t list, uint32_t first, struct view data, lede_error *err) {
    struct merger *merger = context;
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, merger->store, SQL_PUT_POSTING, err);
    if (status != LEDE_OK) return status;
    int64_t id = segment_row(merger->out->id, list, first - merger->writer.base[list & 1]);
    /* Two rows within one slot: ids only have to ascend, who looks for the second comes by the first. */
    if (id <= merger->last_row) id = merger->last_row + 1;
    merger->last_row = id;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_blob64(put, 2, data.data, data.length, SQLITE_STATIC);
    return store_run(merger->store, put, err);
}

/* Adds posting I of the block at hand, whose positions start at FROM. */
static lede_status add_posting(struct merger *merger, uint32_t list, uint32_t i, size_t from) {
    const struct posting_list *postings = &merger->postings;
    struct posting posting = {postings->rows[i], postings->counts[i], 1, postings->places.items + from};
    lede_status status = LEDE_OK;
    if (!(list & 1)) {
        struct store_passage passage;
        status = store_passage(&passage, merger->store, posting.row, merger->err);
        posting.length = passage.length;
    }
    return status == LEDE_OK ? posting_writer_add(&merger->writer, list, &posting, merger->err) : status;
}

/* Adds the postings of SOURCE's block. */
static lede_status add_block(struct merger *merger, const struct source *source) {
    struct posting_block block;
    struct posting_list *postings = &merger->postings;
    uint32_t base = source->run ? 0 : segment_first(source->segment, source->list & 1 ? STORE_TITLES : STORE_BODIES);
    if (!posting_read(&block, source->block, base)) return store_postings_damaged(merger->store, merger->err);
    posting_rows(postings->rows, &block);
    posting_counts(postings->counts, &block);
    uint32_t places = 0;
    for (uint32_t i = 0; i < block.length; i++) places += postings->counts[i];
    postings->places.length = 0;
    if (!posting_places(&postings->places, &block, 0, places)) return error_no_memory(merger->err);
    lede_status status = LEDE_OK;
    size_t from = 0;
    for (uint32_t i = 0; status == LEDE_OK && i < block.length; from += postings->counts[i++])
        status = add_posting(merger, source->list, i, from);
    return status;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* The smallest list that a source stands on; false when all have ended. */
static bool smallest_list(uint32_t *out, const struct merger *merger) {
    bool found = false;
    for (size_t i = 0; i < merger->count; i++) {
        const struct source *source = &merger->sources[i];
        if (source->ended || (found && source->list >= *out)) continue;
        *out = source->list;
        found = true;
    }
    return found;
}

static lede_status merge_list(struct merger *merger, uint32_t list) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < merger->count; i++) {
        struct source *source = &merger->sources[i];
        while (status == LEDE_OK && !source->ended && source->list == list) {
            status = add_block(merger, source);
            if (status == LEDE_OK) status = next_block(source, merger->store, merger->err);
        }
    }
    return status;
}

static lede_status merge(struct store *store, const struct segment *out, struct source *sources, size_t count,
                         lede_error *err) {
    struct merger merger = {.store = store, .sources = sources, .count = count, .out = out, .err = err};
    merger.writer =
        (struct posting_writer){.sink = put_row, .context = &merger, .base = {out->first_passage, out->first_article}};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        if (!sources[i].run) status = open_segment(&sources[i], store, err);
        if (status == LEDE_OK) status = next_block(&sources[i], store, err);
    }
    uint32_t list = 0;
    while (status == LEDE_OK && smallest_list(&list, &merger)) status = merge_list(&merger, list);
    if (status == LEDE_OK) status = posting_writer_end(&merger.writer, err);
    for (size_t i = 0; i < count; i++) {
        sqlite3_finalize(sources[i].rows);
        buffer_release(&sources[i].data);
    }
    posting_writer_release(&merger.writer);
    posting_list_release(&merger.postings);
    return status;
}

lede_status merge_runs(struct store *store, const struct segment *out, const struct run *runs, size_t count,
                       lede_error *err) {
    struct source *sources = mem_calloc(count, sizeof *sources);
    if (!sources) return error_no_memory(err);
    for (size_t i = 0; i < count; i++) sources[i].run = &runs[i];
    lede_status status = merge(store, out, sources, count, err);
    mem_free(sources);
    return status;
}

lede_status merge_segments(struct store *store, const struct segment *out, const struct segment *segments, size_t count,
                           lede_error *err) {
    struct source *sources = mem_calloc(count, sizeof *sources);
    if (!sources) return error_no_memory(err);
    for (size_t i = 0; i < count; i++) sources[i].segment = &segments[i];
    lede_status status = merge(store, out, sources, count, err);
    mem_free(sources);
    return status;
}
