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
    int64_t forms;    /* how many there are: their numbers go up to that, in a file that is whole */
    uint64_t sums[2]; /* by index */
    bool sound;
    int64_t last_row;             /* number of the one that was read before */
    struct posting_list postings; /* of the block at hand */
    struct buffer packed;         /* those packed anew */
    lede_error *err;
};

/* Reads the hash of every form. */
static lede_status read_hashes(struct summing *summing) {
    sqlite3_stmt *rows;
    struct store *store = summing->store;
    lede_status status = sql_number(&summing->forms, store->db, "SELECT count(*) FROM term", summing->err);
    if (status != LEDE_OK) return status;
    if (summing->forms >= SEGMENT_TERMS_MAX) summing->forms = 0;
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

/* Words of ROW, which is a title where IS_TITLE. */
static uint32_t row_length(const struct summing *summing, uint32_t row, bool is_title) {
    struct store_passage passage = {.length = 1};
    if (!is_title && store_passage(&passage, summing->store, row, NULL) != LEDE_OK) return 0;
    return passage.length;
}

/* Unpacks BLOCK, which belongs to LIST. */
static bool unpack(struct summing *summing, const struct posting_block *block, uint32_t list) {
    struct posting_list *postings = &summing->postings;
    uint64_t all = 0;
    postings->length = block->length;
    postings->places.length = 0;
    posting_rows(postings->rows, block);
    posting_counts(postings->counts, block);
    for (uint32_t i = 0; i < block->length; i++) {
        all += postings->counts[i];
        postings->lengths[i] = row_length(summing, postings->rows[i], list & 1);
    }
    return all <= UINT32_MAX && posting_places(&postings->places, block, 0, (uint32_t)all);
}

/* Adds the postings of the block in BYTES, which belongs to LIST; false where it is not what they are packed into. */
static bool add_block(struct summing *summing, const struct posting_block *block, struct view bytes, uint32_t list,
                      uint32_t base) {
    const struct posting_list *postings = &summing->postings;
    uint64_t hash = summing->hashes[list >> 1], *sum = &summing->sums[list & 1];
    if (!unpack(summing, block, list)) return false;
    const uint32_t *place = postings->places.items;
    for (uint32_t i = 0; i < block->length; i++)
        for (uint32_t p = 0; p < postings->counts[i]; p++) *sum += posting_sum(hash, postings->rows[i], *place++);
    buffer_clear(&summing->packed);
    posting_write(&summing->packed, postings, base);
    return view_equal(buffer_view(&summing->packed), bytes);
}

/* The segment with number ID; NULL: there is none. */
static const struct segment *find_segment(const struct store *store, int64_t id) {
    for (size_t i = 0; i < store->segments.length; i++)
        if (store->segments.items[i].id == id) return &store->segments.items[i];
    return NULL;
}

/* Whether a row of SEGMENT that begins with FIRST of LIST has the number that it is looked for by. */
static bool is_in_place(struct summing *summing, int64_t id, const struct segment *segment, uint32_t list,
                        uint32_t first) {
    int64_t expected =
        segment_row(segment->id, list, first - segment_first(segment, list & 1 ? STORE_TITLES : STORE_BODIES));
    if (expected <= summing->last_row) expected = summing->last_row + 1;
    summing->last_row = id;
    return id == expected;
}

/* Adds what the row with number ID and content DATA holds. */
static bool add_row(struct summing *summing, int64_t id, struct view data) {
    const struct segment *segment = find_segment(summing->store, segment_of_row(id));
    uint32_t list = segment_list_of_row(id);
    bool sound = segment != NULL;
    for (bool begins = true; sound && data.length > 0; begins = false) {
        struct view bytes;
        struct posting_block block;
        if (!segment_take(&list, &bytes, &data) || (int64_t)(list >> 1) > summing->forms) return false;
        enum store_index index = list & 1 ? STORE_TITLES : STORE_BODIES;
        uint32_t base = segment_first(segment, index);
        sound = posting_read(&block, bytes, base) && block.last <= segment_last(segment, index) &&
                (!begins || is_in_place(summing, id, segment, list, block.first)) &&
                add_block(summing, &block, bytes, list, base);
    }
    return sound;
}

static lede_status add_rows(struct summing *summing) {
    sqlite3_stmt *rows;
    struct buffer copy = {0};
    if (sqlite3_prepare_v2(summing->store->db, "SELECT id, data FROM posting ORDER BY id", -1, &rows, NULL) !=
        SQLITE_OK)
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
    posting_list_release(&summing.postings);
    buffer_release(&summing.packed);
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
