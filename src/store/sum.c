/* SPDX-License-Identifier: MIT */
/* Adding up the postings of all segments. */
#include "store/sum.h"

#include "base/error.h"
#include "base/mem.h"
#include "store/internal.h"

/* What going through the postings needs. */
struct summing {
    struct store *store;
    uint64_t *hashes; /* of the forms, by number */
    int64_t forms;    /* greatest number */
    uint64_t sums[2]; /* by index */
    bool sound;
    struct posting_places places;
    lede_error *err;
};

/* Reads the hash of every form. */
static lede_status read_hashes(struct summing *summing) {
    sqlite3_stmt *rows;
    struct store *store = summing->store;
    lede_status status = sql_number(&summing->forms, store->db, "SELECT max(id) FROM term", summing->err);
    if (status != LEDE_OK) return status;
    if (summing->forms < 0 || summing->forms >= SEGMENT_TERMS_MAX) summing->forms = 0;
    summing->hashes = mem_calloc((size_t)summing->forms + 1, sizeof *summing->hashes);
    if (!summing->hashes) return error_no_memory(summing->err);
    if (sqlite3_prepare_v2(store->db, "SELECT id, form FROM term", -1, &rows, NULL) != SQLITE_OK)
        return store_error(store, "check", summing->err);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(rows, 0);
        const char *form = (const char *)sqlite3_column_text(rows, 1);
        if (form && id > 0 && id <= summing->forms)
            summing->hashes[id] = hash_bytes(view_of(form, (size_t)sqlite3_column_bytes(rows, 1)));
    }
    status = rc == SQLITE_DONE ? LEDE_OK : store_error(store, "check", summing->err);
    sqlite3_finalize(rows);
    return status;
}

static bool is_covered(const struct posting_block *block, uint32_t count, uint32_t length) {
    bool covered = block->impact_count == 0;
    for (uint32_t i = 0; i < block->impact_count; i++)
        covered |= block->impacts[i].count >= count && block->impacts[i].length <= length;
    return covered;
}

/* Words of ROW, which is a title where IS_TITLE. */
static uint32_t row_length(const struct summing *summing, uint32_t row, bool is_title) {
    struct store_passage passage = {.length = 1};
    if (!is_title && store_passage(&passage, summing->store, row, NULL) != LEDE_OK) return 0;
    return passage.length;
}

/* Adds the postings of BLOCK, which belongs to LIST. */
static bool add_block(struct summing *summing, const struct posting_block *block, uint32_t list) {
    uint32_t rows[POSTING_BLOCK], counts[POSTING_BLOCK];
    uint64_t hash = summing->hashes[list >> 1], *sum = &summing->sums[list & 1], all = 0;
    posting_rows(rows, block);
    posting_counts(counts, block);
    for (uint32_t i = 0; i < block->length; i++) all += counts[i];
    summing->places.length = 0;
    if (all > UINT32_MAX || !posting_places(&summing->places, block, 0, (uint32_t)all)) return false;
    const uint32_t *place = summing->places.items;
    for (uint32_t i = 0; i < block->length; i++) {
        if (!is_covered(block, counts[i], row_length(summing, rows[i], list & 1))) return false;
        for (uint32_t p = 0; p < counts[i]; p++) *sum += posting_sum(hash, rows[i], *place++);
    }
    return rows[block->length - 1] == block->last;
}

/* Adds what the row with number ID and content DATA holds. */
static bool add_row(struct summing *summing, int64_t id, struct view data) {
    const struct segments *segments = &summing->store->segments;
    const struct segment *segment = NULL;
    uint32_t list = segment_list_of_row(id);
    for (size_t i = 0; i < segments->length; i++)
        if (segments->items[i].id == segment_of_row(id)) segment = &segments->items[i];
    while (segment && data.length > 0) {
        struct view bytes;
        struct posting_block block;
        if (!segment_take(&list, &bytes, &data) || (int64_t)(list >> 1) > summing->forms) return false;
        enum store_index index = list & 1 ? STORE_TITLES : STORE_BODIES;
        if (!posting_read(&block, bytes, segment_first(segment, index)) || block.last > segment_last(segment, index) ||
            !add_block(summing, &block, list))
            return false;
    }
    return segment != NULL;
}

static lede_status add_rows(struct summing *summing) {
    sqlite3_stmt *rows;
    struct buffer copy = {0};
    if (sqlite3_prepare_v2(summing->store->db, "SELECT id, data FROM posting", -1, &rows, NULL) != SQLITE_OK)
        return store_error(summing->store, "check", summing->err);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        struct view data = store_posting_data(&copy, rows);
        if (copy.failed) break;
        summing->sound &= add_row(summing, sqlite3_column_int64(rows, 0), data);
    }
    lede_status status = copy.failed         ? error_no_memory(summing->err)
                         : rc == SQLITE_DONE ? LEDE_OK
                                             : store_error(summing->store, "check", summing->err);
    sqlite3_finalize(rows);
    buffer_release(&copy);
    return status;
}

lede_status segments_sum(uint64_t *sum, uint64_t *titles, bool *sound, struct store *store, lede_error *err) {
    struct summing summing = {.store = store, .sound = true, .err = err};
    lede_status status = read_hashes(&summing);
    if (status == LEDE_OK) status = add_rows(&summing);
    *sum = summing.sums[STORE_BODIES];
    *titles = summing.sums[STORE_TITLES];
    *sound = summing.sound;
    mem_free(summing.hashes);
    array_release(&summing.places);
    return status;
}

lede_status sum_rows(uint64_t *out, struct store *store, const char *sql, lede_error *err) {
    sqlite3_stmt *rows;
    *out = 0;
    if (sqlite3_prepare_v2(store->db, sql, -1, &rows, NULL) != SQLITE_OK) return store_error(store, "check", err);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *form = (const char *)sqlite3_column_text(rows, 0);
        struct view view = view_of(form ? form : "", (size_t)sqlite3_column_bytes(rows, 0));
        *out += posting_sum(hash_bytes(view), (uint64_t)sqlite3_column_int64(rows, 1),
                            (uint64_t)sqlite3_column_int64(rows, 2));
    }
    lede_status status = rc == SQLITE_DONE ? LEDE_OK : store_error(store, "check", err);
    sqlite3_finalize(rows);
    return status;
}
