/* SPDX-License-Identifier: MIT */
/* What is put off until some has come together. */
#include "base/error.h"
#include "store/internal.h"

/*
 * Passages between one tidying and the next, and between two that raise frequencies: most small additions then write
 * nothing but what they add. In an index of half a million passages the former takes 6 ms, the latter 10 more.
 */
enum { STEP = 32, RISE_STEP = 128 };

/* Whether the last transaction wrote a passage whose number is a multiple of STEP. */
static bool has_crossed(const struct store *store, int64_t step) {
    return store->passages_before / step < store->totals.passages / step;
}

/*
 * Pages of FTS5 (4 KB) that one tidying may write: as many as the text of the transaction has 16 KB, which is more than
 * it added to the index, and as many as the small ones need together, so that adding many times one article costs what
 * one article costs. 500 take some tens of milliseconds.
 */
static int merged_pages(const struct store *store) {
    enum { PAGES_MIN = 80, PAGES_MAX = 500, BYTES_PER_PAGE = 16384 };
    int64_t pages = PAGES_MIN + (store->totals.text_bytes - store->text_bytes_before) / BYTES_PER_PAGE;
    return pages < PAGES_MAX ? (int)pages : PAGES_MAX;
}

/* Merges PAGES of the index. */
static lede_status merge_part(struct store *store, int pages, lede_error *err) {
    char *sql = sqlite3_mprintf("INSERT INTO body(body, rank) VALUES('merge', %d);"
                                "INSERT INTO title(title, rank) VALUES('merge', %d)",
                                pages, pages);
    lede_status status = sql ? store_execute(store, sql, err) : error_no_memory(err);
    sqlite3_free(sql);
    return status;
}

static lede_status tidy(struct store *store, lede_error *err) {
    lede_status status = store_execute(store, "BEGIN IMMEDIATE", err);
    if (status == LEDE_OK && has_crossed(store, RISE_STEP)) status = store_fold_rises(store, err);
    if (status == LEDE_OK) status = merge_part(store, merged_pages(store), err);
    if (status == LEDE_OK) status = store_execute(store, "COMMIT", err);
    if (status != LEDE_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

lede_status store_tidy(struct store *store, lede_error *err) {
    if (!has_crossed(store, STEP)) return LEDE_OK;
    /* Not synced: what is lost of it with the power was not needed. */
    lede_status status = store_execute(store, "PRAGMA synchronous=NORMAL", err);
    if (status == LEDE_OK) status = tidy(store, err);
    lede_status restored = store_execute(store, "PRAGMA synchronous=FULL", err);
    return status == LEDE_OK ? restored : status;
}
