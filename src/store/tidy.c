/* SPDX-License-Identifier: MIT */
/* What is put off until some has come together. */
#include "base/error.h"
#include "store/internal.h"

/*
 * FTS5 writes what a transaction adds as a piece of its own, and a search looks into each of them. Pieces are merged by
 * levels: where there are four of a level, all of that level become one of the next, and until this is finished no
 * others of that level are merged. So small pieces must not be among large ones: they would gather behind them until
 * FTS5 merges all in the commit that meets too many. A long add has its own pieces merged, each STORE_TIDY_TEXT bytes
 * and at its end, and leaves at most three large ones on the first level.
 */

/*
 * Passages between one merging and the next, and between two that raise frequencies: most small additions then write
 * nothing but what they add. In an index of half a million passages the former takes 15 ms of processor time, the
 * latter 10. What merges comes half a step later, so that no addition pays for both.
 */
enum { STEP = 32, STEP_START = STEP / 2, RISE_STEP = 128 };

/* Additions of less text than that are small. */
static const int64_t small_text = (int64_t)1 << 20;

/* Whether a passage was written since the last time whose number is START more than a multiple of STEP. */
static bool has_crossed(const struct store *store, int64_t step, int64_t start) {
    return (store->untidied.passages + step - start) / step < (store->totals.passages + step - start) / step;
}

/* Bytes of text since the last time. */
static int64_t untidied_text(const struct store *store) {
    return store->totals.text_bytes - store->untidied.text_bytes;
}

/*
 * Pages of FTS5 (4 KB) that a tidying may write: as many as the text gave it, some 9 KB each, and for small additions
 * five times what those of a step add, because each posting is merged some times until it is in a piece of the size of
 * the corpus. They take 55 microseconds each.
 */
static int64_t merged_pages(const struct store *store) {
    enum { PAGES_MIN = 300, BYTES_PER_PAGE = 8192 };
    return PAGES_MIN + untidied_text(store) / BYTES_PER_PAGE;
}

/* Pages that a transaction merges, which no other writer waits long for. */
enum { PAGES_PART = 2000 };

/* Merges PAGES of the index; *LEFT is whether there was anything to merge. */
static lede_status merge_part(bool *left, struct store *store, int pages, lede_error *err) {
    enum { COMMANDS = 2, CHANGES_OF_NOTHING = 1 };
    int before = sqlite3_total_changes(store->db);
    char *sql = sqlite3_mprintf("INSERT INTO body(body, rank) VALUES('merge', %d);"
                                "INSERT INTO title(title, rank) VALUES('merge', %d)",
                                pages, pages);
    lede_status status = sql ? store_execute(store, sql, err) : error_no_memory(err);
    sqlite3_free(sql);
    *left = sqlite3_total_changes(store->db) - before > COMMANDS * CHANGES_OF_NOTHING;
    return status;
}

static lede_status end(struct store *store, lede_status status, lede_error *err) {
    if (status == LEDE_OK) status = store_execute(store, "COMMIT", err);
    if (status != LEDE_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static lede_status raise(struct store *store, lede_error *err) {
    lede_status status = store_execute(store, "BEGIN IMMEDIATE", err);
    return end(store, status == LEDE_OK ? store_fold_rises(store, err) : status, err);
}

static lede_status merge(struct store *store, int64_t pages, lede_error *err) {
    lede_status status = LEDE_OK;
    for (bool left = true; status == LEDE_OK && left && pages > 0; pages -= PAGES_PART) {
        status = store_execute(store, "BEGIN IMMEDIATE", err);
        if (status == LEDE_OK) status = merge_part(&left, store, pages < PAGES_PART ? (int)pages : PAGES_PART, err);
        status = end(store, status, err);
    }
    return status;
}

static lede_status tidy(struct store *store, lede_error *err) {
    lede_status status = has_crossed(store, RISE_STEP, 0) ? raise(store, err) : LEDE_OK;
    if (status == LEDE_OK && has_crossed(store, STEP, STEP_START)) status = merge(store, merged_pages(store), err);
    return status;
}

lede_status store_tidy(struct store *store, int64_t least, lede_error *err) {
    if (!store->untidied.any || untidied_text(store) < least) return LEDE_OK;
    if (!has_crossed(store, STEP, STEP_START) && !has_crossed(store, RISE_STEP, 0)) return LEDE_OK;
    /* Not synced: what is lost of it with the power was not needed. */
    lede_status status = store_execute(store, "PRAGMA synchronous=NORMAL", err);
    if (status == LEDE_OK) status = tidy(store, err);
    store->untidied.any = false;
    lede_status restored = store_execute(store, "PRAGMA synchronous=FULL", err);
    return status == LEDE_OK ? restored : status;
}

lede_status store_settle(struct store *store, lede_error *err) {
    lede_status status = store_seal(store, STORE_SEAL_LEAST, err);
    bool sealed = store_sealed(store, STORE_BODIES) == store->totals.passages;
    /* One thing at a time: the next addition merges. */
    return sealed && untidied_text(store) < small_text ? status : store_tidy(store, 0, err);
}
