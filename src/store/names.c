/* SPDX-License-Identifier: MIT */
/* The corpus' own list of names. */
#include "store/internal.h"

#include "base/error.h"

/* It is one value: a list is read as a whole, some hundred lines at most are written by hand. */
lede_status store_names(struct buffer *out, struct store *store, lede_error *err) {
    sqlite3_stmt *row;
    lede_status status = store_prepare(&row, store, SQL_NAMES, err);
    if (status != LEDE_OK) return status;
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(row, 0);
        if (text) buffer_append(out, text, (size_t)sqlite3_column_bytes(row, 0));
    }
    status = store_finish(store, row, rc, err);
    return status == LEDE_OK && out->failed ? error_no_memory(err) : status;
}

lede_status store_name_list(struct name_list *out, struct store *store, lede_error *err) {
    struct buffer text = {0};
    lede_error bad;
    lede_status status = store_names(&text, store, err);
    if (status == LEDE_OK && text.length > 0) {
        status = name_list_read(out, store->analyser, buffer_view(&text), &bad);
        if (status == LEDE_BAD_INPUT)
            status = error_set(err, LEDE_CORRUPT, "the corpus' own list of names: %s", bad.message);
        else if (status != LEDE_OK) status = error_no_memory(err);
    }
    buffer_release(&text);
    return status;
}

lede_status store_put_names(struct store *store, struct view text, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_NAMES, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(put, 1, text.data, (int)text.length, SQLITE_STATIC);
    return store_run(store, put, err);
}
