/* SPDX-License-Identifier: MIT */
/* The rows that match an FTS5 expression. */

/*
 * FTS5 gives the positions of a row only to auxiliary functions, so lede_row() is one: "SELECT lede_row(body) FROM body
 * WHERE body MATCH ..." calls the walker's function once a row. Nothing is sorted, and no stored column is read.
 */
#include "store/internal.h"

#include "base/error.h"

struct store_row {
    const Fts5ExtensionApi *api;
    Fts5Context *context;
    int *rc; /* what FTS5 failed with while the row was looked at, else SQLITE_OK */
};

struct store_walker {
    store_row_fn *each;
    void *context;
    lede_status status;
    lede_error *err;
};

int64_t store_row_id(const struct store_row *row) { return row->api->xRowid(row->context); }

/* The first place of PHRASE in ROW; a failure is kept until the row is done. */
static bool first_place(const struct store_row *row, int phrase, Fts5PhraseIter *at, int *column, int *offset) {
    int rc = row->api->xPhraseFirst(row->context, phrase, at, column, offset);
    if (rc != SQLITE_OK) *row->rc = rc;
    return rc == SQLITE_OK;
}

uint32_t store_row_count(const struct store_row *row, int phrase) {
    Fts5PhraseIter at;
    int column, offset;
    uint32_t count = 0;
    if (!first_place(row, phrase, &at, &column, &offset)) return 0;
    for (; column >= 0; row->api->xPhraseNext(row->context, &at, &column, &offset)) count++;
    return count;
}

bool store_row_positions(struct posting_places *out, const struct store_row *row, int phrase) {
    Fts5PhraseIter at;
    int column, offset;
    if (!first_place(row, phrase, &at, &column, &offset)) return true;
    for (; column >= 0; row->api->xPhraseNext(row->context, &at, &column, &offset))
        if (!array_push(out, (uint32_t)offset)) return false;
    return true;
}

static void lede_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int arg_count,
                     sqlite3_value **args) {
    (void)arg_count, (void)args;
    struct store *store = api->xUserData(context);
    struct store_walker *walker = store->walker;
    int rc = SQLITE_OK;
    struct store_row row = {api, context, &rc};
    if (!walker) return;
    walker->status = walker->each(walker->context, &row, walker->err);
    /* Any error ends the statement; the reason is the walker's, and store_walk() returns that one. */
    if (walker->status != LEDE_OK) rc = SQLITE_ABORT;
    if (rc != SQLITE_OK) sqlite3_result_error_code(result, rc);
}

lede_status store_walk_register(struct store *store, lede_error *err) {
    fts5_api *api;
    lede_status status = replay_register(&api, store->db, &store->replay, err);
    if (status != LEDE_OK) return status;
    return api->xCreateFunction(api, "lede_row", store, lede_row, NULL) == SQLITE_OK ? LEDE_OK : error_no_memory(err);
}

lede_status store_walk(struct store *store, const struct store_match *match, store_row_fn *each, void *context,
                       lede_error *err) {
    struct store_walker walker = {each, context, LEDE_OK, err};
    sqlite3_stmt *rows;
    lede_status status =
        store_prepare(&rows, store, match->index == STORE_BODIES ? SQL_WALK_BODIES : SQL_WALK_TITLES, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(rows, 1, match->expression, -1, SQLITE_STATIC);
    sqlite3_bind_int64(rows, 2, match->after);
    store->walker = &walker;
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
    }
    store->walker = NULL;
    status = store_finish(store, rows, rc, walker.status == LEDE_OK ? err : NULL);
    return walker.status == LEDE_OK ? status : walker.status;
}
