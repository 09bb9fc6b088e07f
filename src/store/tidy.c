/* SPDX-License-Identifier: MIT */
/* Merging in small portions. */
#include "base/error.h"
#include "store/internal.h"

/*
 * Pages of FTS5 (4 KB) that one tidying may write: as many as the text of the transaction has 16 KB, which is more than
 * it added to the index, and some, so that adding many times one article costs what one article costs. 500 take some
 * tens of milliseconds.
 */
static int tidy_pages(const struct store *store) {
    enum { PAGES_MIN = 16, PAGES_MAX = 500, BYTES_PER_PAGE = 16384 };
    int64_t pages = PAGES_MIN + (store->totals.text_bytes - store->text_bytes_before) / BYTES_PER_PAGE;
    return pages < PAGES_MAX ? (int)pages : PAGES_MAX;
}

/* Merges PAGES of the index. Not synced: what is lost of a merge with the power was not needed. */
static lede_status merge_part(struct store *store, int pages, lede_error *err) {
    char *sql = sqlite3_mprintf("PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE;"
                                "INSERT INTO body(body, rank) VALUES('merge', %d);"
                                "INSERT INTO title(title, rank) VALUES('merge', %d); COMMIT",
                                pages, pages);
    if (!sql) return error_no_memory(err);
    lede_status status = store_execute(store, sql, err);
    sqlite3_free(sql);
    if (status != LEDE_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    lede_status restored = store_execute(store, "PRAGMA synchronous=FULL", err);
    return status == LEDE_OK ? restored : status;
}

lede_status store_tidy(struct store *store, lede_error *err) { return merge_part(store, tidy_pages(store), err); }
