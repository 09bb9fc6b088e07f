/* SPDX-License-Identifier: MIT */
/* Rows of forms that may sound alike. */

/*
 * A search by sound compares a name with all forms of its skeleton, hundreds of them, and keeps few: so they stand in
 * a row together, with what is compared. A row takes new forms at its end until it is full.
 */
#include "store/sounds.h"

#include "base/error.h"
#include "base/table.h"
#include "store/internal.h"
#include "store/sum.h"
#include "store/varint.h"

#include <stdlib.h>

/* Bytes at which a row is full: some seventy forms. A form that is new writes that much again. */
enum { ROW_MOST = 1024 };

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static lede_status damaged(const struct store *store, lede_error *err) {
    return error_set(err, LEDE_CORRUPT, "'%s' is damaged: the sounds of its forms cannot be read", store->path);
}

/* Takes a form off the front of REST; *TERM is the number of the one before. False where REST is damaged. */
static bool take_form(int64_t *term, struct view *readings, struct view *rest) {
    uint32_t distance, length;
    if (!varint_take(&distance, rest) || !varint_take(&length, rest) || length > rest->length) return false;
    *term += distance;
    *readings = view_of(rest->data, length);
    *rest = view_of(rest->data + length, rest->length - length);
    return true;
}

static struct view blob_at(sqlite3_stmt *row, int column) {
    const char *data = sqlite3_column_blob(row, column);
    return view_of(data ? data : "", (size_t)sqlite3_column_bytes(row, column));
}

/* Calls EACH for the forms of the row (first, forms) that ROW stands on, whose columns start at COLUMN. */
static lede_status each_sound(struct store *store, sqlite3_stmt *row, int column, store_sound_fn *each, void *context,
                              lede_error *err) {
    int64_t term = sqlite3_column_int64(row, column);
    struct view rest = blob_at(row, column + 1), readings;
    while (rest.length > 0) {
        if (!take_form(&term, &readings, &rest)) return damaged(store, err);
        if (!each(context, term, readings)) return error_no_memory(err);
    }
    return LEDE_OK;
}

lede_status store_sounds(struct store *store, struct view key, store_sound_fn *each, void *context, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_SOUNDS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(rows, 1, key.data, (int)key.length, SQLITE_STATIC);
    int rc = SQLITE_DONE;
    while (status == LEDE_OK && (rc = sqlite3_step(rows)) == SQLITE_ROW)
        status = each_sound(store, rows, 0, each, context, err);
    lede_status ended = store_finish(store, rows, status == LEDE_OK ? rc : SQLITE_DONE, err);
    return status == LEDE_OK ? ended : status;
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

void sound_draft_release(struct sound_draft *draft) {
    array_release(&draft->entries);
    buffer_release(&draft->bytes);
    class_keys_release(&draft->keys);
    buffer_release(&draft->readings);
}

bool sound_draft_add(struct sound_draft *draft, struct view form, int64_t term) {
    if (!skeleton_keys(&draft->keys, &draft->readings, form)) return false;
    for (size_t i = 0; i < class_keys_count(&draft->keys); i++) {
        struct view key = class_key(&draft->keys, i);
        struct sound_entry entry = {.key = draft->bytes.length, .term = term};
        buffer_append(&draft->bytes, key.data, key.length);
        entry.readings = draft->bytes.length;
        buffer_append(&draft->bytes, draft->readings.data, draft->readings.length);
        entry.end = draft->bytes.length;
        if (draft->bytes.failed || !array_push(&draft->entries, entry)) return false;
    }
    return true;
}

static struct view key_of(const struct sound_draft *draft, const struct sound_entry *entry) {
    return view_of(draft->bytes.data + entry->key, entry->readings - entry->key);
}

static struct view readings_of(const struct sound_draft *draft, const struct sound_entry *entry) {
    return view_of(draft->bytes.data + entry->readings, entry->end - entry->readings);
}

/* By key, then by number. */
static int compare_entries(const void *a, const void *b, void *draft) {
    const struct sound_entry *x = a, *y = b;
    int order = view_compare(key_of(draft, x), key_of(draft, y));
    return order ? order : (x->term > y->term) - (x->term < y->term);
}

/* The row that takes new forms. */
struct open_row {
    struct view key;
    int64_t first, last; /* numbers of its forms */
    struct buffer forms;
    bool changed;
};

/* Opens the last row of KEY, if there is one. */
static lede_status open_last(struct open_row *row, struct store *store, struct view key, lede_error *err) {
    sqlite3_stmt *find;
    row->key = key;
    row->changed = false;
    buffer_clear(&row->forms);
    lede_status status = store_prepare(&find, store, SQL_LAST_SOUND, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(find, 1, key.data, (int)key.length, SQLITE_STATIC);
    int rc = sqlite3_step(find);
    if (rc == SQLITE_ROW) {
        struct view rest = blob_at(find, 1), readings;
        row->first = row->last = sqlite3_column_int64(find, 0);
        buffer_append(&row->forms, rest.data, rest.length);
        while (status == LEDE_OK && rest.length > 0)
            if (!take_form(&row->last, &readings, &rest)) status = damaged(store, err);
    }
    lede_status ended = store_finish(store, find, status == LEDE_OK ? rc : SQLITE_DONE, err);
    return status == LEDE_OK ? ended : status;
}

static lede_status put_row(struct open_row *row, struct store *store, lede_error *err) {
    sqlite3_stmt *put;
    if (row->forms.failed) return error_no_memory(err);
    if (!row->changed) return LEDE_OK;
    lede_status status = store_prepare(&put, store, SQL_PUT_SOUND, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(put, 1, row->key.data, (int)row->key.length, SQLITE_STATIC);
    sqlite3_bind_int64(put, 2, row->first);
    sqlite3_bind_blob64(put, 3, row->forms.data, row->forms.length, SQLITE_STATIC);
    return store_run(store, put, err);
}

/* Appends the form TERM; a full row is written, and another one begun. */
static lede_status append_form(struct open_row *row, struct store *store, int64_t term, struct view readings,
                               lede_error *err) {
    lede_status status = LEDE_OK;
    if (row->forms.length + readings.length > ROW_MOST) {
        status = put_row(row, store, err);
        buffer_clear(&row->forms);
    }
    if (row->forms.length == 0) row->first = row->last = term;
    varint_append(&row->forms, (uint32_t)(term - row->last));
    varint_append(&row->forms, (uint32_t)readings.length);
    buffer_append(&row->forms, readings.data, readings.length);
    row->last = term;
    row->changed = true;
    return status;
}

lede_status store_put_sounds(struct store *store, struct sound_draft *draft, lede_error *err) {
    struct open_row row = {.changed = false};
    const struct sound_entry *entries = draft->entries.items;
    size_t count = draft->entries.length;
    lede_status status = LEDE_OK;
    if (count > 0) qsort_r(draft->entries.items, count, sizeof *entries, compare_entries, draft);
    for (size_t i = 0; status == LEDE_OK && i < count; i++) {
        struct view key = key_of(draft, &entries[i]);
        if (i == 0 || !view_equal(key, row.key)) {
            status = put_row(&row, store, err);
            if (status == LEDE_OK) status = open_last(&row, store, key, err);
        }
        if (status == LEDE_OK) status = append_form(&row, store, entries[i].term, readings_of(draft, &entries[i]), err);
    }
    if (status == LEDE_OK) status = put_row(&row, store, err);
    buffer_release(&row.forms);
    return status;
}

/* ---- Verifying ------------------------------------------------------------------------------------------------ */

uint64_t sound_hash(struct view key, int64_t term, struct view readings) {
    return posting_sum(hash_bytes(key), (uint64_t)term, hash_bytes(readings));
}

/* What is added up, for each form of a row. */
struct summing {
    struct view key;
    uint64_t sum;
};

static bool add_sound(void *context, int64_t term, struct view readings) {
    struct summing *summing = context;
    summing->sum += sound_hash(summing->key, term, readings);
    return true;
}

lede_status sounds_sum(uint64_t *out, struct store *store, lede_error *err) {
    struct summing summing = {.sum = 0};
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(store->db, "SELECT key, first, forms FROM sound", -1, &rows, NULL) != SQLITE_OK)
        return store_error(store, "check", err);
    lede_status status = LEDE_OK;
    int rc = SQLITE_DONE;
    while (status == LEDE_OK && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        summing.key = blob_at(rows, 0);
        status = each_sound(store, rows, 1, add_sound, &summing, err);
    }
    if (status == LEDE_OK && rc != SQLITE_DONE) status = store_error(store, "check", err);
    sqlite3_finalize(rows);
    *out = summing.sum;
    return status;
}
