/* SPDX-License-Identifier: MIT */
/* The vocabulary: forms, how many passages have them, their classes. */
#include "store/internal.h"

#include "base/error.h"

#include <stdlib.h>

/* ---- Reading -------------------------------------------------------------------------------------------------- */

lede_status store_form(struct store_form *out, struct store *store, struct view form, lede_error *err) {
    sqlite3_stmt *statement;
    *out = (struct store_form){.form = form, .frequency = -1};
    lede_status status = store_prepare(&statement, store, SQL_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(statement, 1, form.data, (int)form.length, SQLITE_STATIC);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) {
        out->term = sqlite3_column_int64(statement, 0);
        out->frequency = sqlite3_column_int64(statement, 1);
    }
    return store_finish(store, statement, rc, err);
}

lede_status store_frequency(int64_t *out, struct store *store, struct view form, lede_error *err) {
    struct store_form found;
    lede_status status = store_form(&found, store, form, err);
    *out = found.frequency;
    return status;
}

/* Calls EACH for the rows (form, number, frequency) of STATEMENT. */
static lede_status each_form(struct store *store, sqlite3_stmt *statement, store_form_fn *each, void *context,
                             lede_error *err) {
    int rc;
    bool ok = true;
    while (ok && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *form = (const char *)sqlite3_column_text(statement, 0);
        struct store_form row = {view_of(form, (size_t)sqlite3_column_bytes(statement, 0)),
                                 sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)};
        ok = form && each(context, &row);
    }
    lede_status status = store_finish(store, statement, ok ? rc : SQLITE_DONE, err);
    return ok ? status : error_no_memory(err);
}

lede_status store_class_forms(struct store *store, struct view key, store_form_fn *each, void *context,
                              lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_CLASS_FORMS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(statement, 1, key.data, (int)key.length, SQLITE_STATIC);
    return each_form(store, statement, each, context, err);
}

lede_status store_prefix_forms(struct store *store, struct view prefix, store_form_fn *each, void *context,
                               lede_error *err) {
    struct buffer behind = {0};
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_PREFIX_FORMS, err);
    if (status != LEDE_OK) return status;
    /* 0xFF is in no UTF-8: PREFIX with it stands behind everything that starts with PREFIX. */
    buffer_append(&behind, prefix.data, prefix.length);
    buffer_append_byte(&behind, (char)0xFF);
    if (behind.failed) {
        buffer_release(&behind);
        return error_no_memory(err);
    }
    sqlite3_bind_text(statement, 1, prefix.data, (int)prefix.length, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, behind.data, (int)behind.length, SQLITE_STATIC);
    status = each_form(store, statement, each, context, err);
    buffer_release(&behind);
    return status;
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b) {
    return view_compare(((const struct table_entry *)a)->key, ((const struct table_entry *)b)->key);
}

static lede_status put_classes(struct store *store, struct class_keys *keys, struct view form, lede_error *err) {
    if (!classes_of(keys, store->analyser, form)) return error_no_memory(err);
    int64_t id = sqlite3_last_insert_rowid(store->db);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < class_keys_count(keys); i++) {
        struct view key = class_key(keys, i);
        /* SQL_CLASS_FORMS finds such a form by itself; it saves a row for four forms in ten. */
        if (class_is_own(key, form)) continue;
        sqlite3_stmt *put;
        status = store_prepare(&put, store, SQL_PUT_CLASS, err);
        if (status != LEDE_OK) break;
        sqlite3_bind_text(put, 1, key.data, (int)key.length, SQLITE_STATIC);
        sqlite3_bind_int64(put, 2, id);
        status = store_run(store, put, err);
    }
    return status;
}

/* Adds to the frequency of a form, which is made with its classes where it is new. */
static lede_status put_form(struct store *store, struct class_keys *keys, const struct table_entry *entry,
                            lede_error *err) {
    sqlite3_stmt *raise, *put;
    /* UPDATE first: in a corpus of any size most forms of a batch are known. */
    lede_status status = store_prepare(&raise, store, SQL_RAISE_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(raise, 1, entry->key.data, (int)entry->key.length, SQLITE_STATIC);
    sqlite3_bind_int64(raise, 2, counted_passages(entry));
    status = store_run(store, raise, err);
    if (status != LEDE_OK || sqlite3_changes(store->db) > 0) return status;
    status = store_prepare(&put, store, SQL_PUT_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(put, 1, entry->key.data, (int)entry->key.length, SQLITE_STATIC);
    sqlite3_bind_int64(put, 2, counted_passages(entry));
    status = store_run(store, put, err);
    return status == LEDE_OK ? put_classes(store, keys, entry->key, err) : status;
}

lede_status store_put_vocabulary(struct store *store, lede_error *err) {
    struct class_keys keys = {0};
    lede_status status = LEDE_OK;
    /* In byte order neighbouring forms meet the same page of the index. The table is of no other use after this. */
    if (store->raised.length > 0)
        qsort(store->raised.entries, store->raised.length, sizeof *store->raised.entries, compare_entries);
    for (size_t i = 0; status == LEDE_OK && i < store->raised.length; i++)
        status = put_form(store, &keys, &store->raised.entries[i], err);
    class_keys_release(&keys);
    table_release(&store->raised);
    return status;
}
