/* SPDX-License-Identifier: MIT */
/* Frequencies that are raised later. */

/*
 * The forms of an article stand in as many pages of the vocabulary: 75 of 16 KB for 560 words, in a corpus of half a
 * million passages, each written again for a number that grows by one. So a small transaction leaves one row with what
 * it adds, and after some of them their sum is added. Whoever reads a frequency adds what the notes say.
 */
#include "store/rise.h"

#include "base/error.h"
#include "base/mem.h"
#include "store/internal.h"
#include "store/varint.h"

enum { SLOTS_MIN = 1024 };

void rises_release(struct rises *rises) {
    mem_free(rises->slots);
    *rises = (struct rises){0};
}

/* ---- The table ------------------------------------------------------------------------------------------------ */

/* The slot of TERM, or the free one where it would go. Half of the slots are free. */
static struct rise *find_slot(const struct rises *rises, uint32_t term) {
    size_t mask = rises->slot_count - 1, at = term & mask;
    while (rises->slots[at].term != 0 && rises->slots[at].term != term) at = (at + 1) & mask;
    return &rises->slots[at];
}

static bool grow(struct rises *rises) {
    if (2 * (rises->length + 1) <= rises->slot_count) return true;
    struct rises grown = {.slot_count = rises->slot_count ? 2 * rises->slot_count : SLOTS_MIN};
    grown.slots = mem_calloc(grown.slot_count, sizeof *grown.slots);
    if (!grown.slots) return false;
    for (size_t i = 0; i < rises->slot_count; i++)
        if (rises->slots[i].term != 0) *find_slot(&grown, rises->slots[i].term) = rises->slots[i];
    mem_free(rises->slots);
    rises->slots = grown.slots;
    rises->slot_count = grown.slot_count;
    return true;
}

static bool add(struct rises *rises, uint32_t term, uint32_t passages) {
    if (!grow(rises)) return false;
    struct rise *slot = find_slot(rises, term);
    rises->length += slot->term == 0;
    slot->term = term;
    slot->passages += passages;
    return true;
}

/* ---- Notes ---------------------------------------------------------------------------------------------------- */

void rise_append(struct buffer *note, int64_t before, int64_t term, int64_t passages) {
    varint_append(note, (uint32_t)(term - before));
    varint_append(note, (uint32_t)passages);
}

lede_status store_put_rise(struct store *store, struct view note, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_RISE, err);
    if (status != LEDE_OK) return status;
    rises_release(&store->rises);
    sqlite3_bind_blob64(put, 1, note.data, note.length, SQLITE_STATIC);
    return store_run(store, put, err);
}

static lede_status read_note(struct store *store, struct view note, lede_error *err) {
    uint32_t term = 0, distance, passages;
    while (note.length > 0) {
        bool ok = varint_take(&distance, &note) && varint_take(&passages, &note);
        if (!ok || distance == 0 || distance > UINT32_MAX - term)
            return error_set(err, LEDE_CORRUPT, "'%s' is damaged: a note of frequencies cannot be read", store->path);
        term += distance;
        if (!add(&store->rises, term, passages)) return error_no_memory(err);
    }
    return LEDE_OK;
}

lede_status store_load_rises(struct store *store, lede_error *err) {
    sqlite3_stmt *rows;
    if (store->rises.loaded) return LEDE_OK;
    rises_release(&store->rises);
    lede_status status = store_prepare(&rows, store, SQL_RISES, err);
    if (status != LEDE_OK) return status;
    int rc = SQLITE_DONE;
    while (status == LEDE_OK && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *data = sqlite3_column_blob(rows, 0);
        status = read_note(store, view_of(data ? data : "", (size_t)sqlite3_column_bytes(rows, 0)), err);
    }
    lede_status ended = store_finish(store, rows, status == LEDE_OK ? rc : SQLITE_DONE, err);
    if (status == LEDE_OK) status = ended;
    store->rises.loaded = status == LEDE_OK;
    return status;
}

int64_t store_rise(const struct store *store, int64_t term) {
    if (store->rises.length == 0) return 0;
    return find_slot(&store->rises, (uint32_t)term)->passages;
}

lede_status store_fold_rises(struct store *store, lede_error *err) {
    store->rises.loaded = false;
    lede_status status = store_load_rises(store, err);
    /* By slots is nearly by numbers: neighbours meet the same page. */
    for (size_t i = 0; status == LEDE_OK && i < store->rises.slot_count; i++) {
        const struct rise *rise = &store->rises.slots[i];
        if (rise->term != 0) status = store_raise_term(store, rise->term, rise->passages, err);
    }
    if (status == LEDE_OK && store->rises.length > 0) status = store_execute(store, "DELETE FROM rise", err);
    rises_release(&store->rises);
    return status;
}

/* ---- In statements -------------------------------------------------------------------------------------------- */

static void lede_frequency(sqlite3_context *result, int count, sqlite3_value **values) {
    const struct store *store = sqlite3_user_data(result);
    (void)count;
    sqlite3_result_int64(result, sqlite3_value_int64(values[1]) + store_rise(store, sqlite3_value_int64(values[0])));
}

lede_status store_rise_register(struct store *store, lede_error *err) {
    int rc = sqlite3_create_function_v2(store->db, "lede_frequency", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, store,
                                        lede_frequency, NULL, NULL, NULL);
    return rc == SQLITE_OK ? LEDE_OK : error_no_memory(err);
}
