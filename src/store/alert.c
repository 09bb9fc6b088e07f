/* SPDX-License-Identifier: MIT */
/* Standing queries in the corpus file. */
#include "store/internal.h"

#include "base/error.h"

/* Columns of table alert, which are also the parameters of SQL_PUT_ALERT, less one; SOUND: whether its checksum is
 * right. */
enum { NAME, QUERY, EVERY_WORD, PLAIN, NO_NAMES, UNDATED, SINCE, UNTIL, LANGUAGE, SOURCE, PER_ARTICLE, TOLD, SOUND };

static const char *text_at(sqlite3_stmt *row, int column) { return (const char *)sqlite3_column_text(row, column); }

/* The alert in ROW, whose strings are SQLite's. */
static lede_alert alert_in(sqlite3_stmt *row) {
    bool capped = sqlite3_column_type(row, PER_ARTICLE) != SQLITE_NULL;
    return (lede_alert){
        .name = text_at(row, NAME),
        .query = text_at(row, QUERY),
        .options = {.all = sqlite3_column_int(row, EVERY_WORD),
                    .plain = sqlite3_column_int(row, PLAIN),
                    .no_names = sqlite3_column_int(row, NO_NAMES),
                    .undated = sqlite3_column_int(row, UNDATED),
                    .since = text_at(row, SINCE),
                    .until = text_at(row, UNTIL),
                    .language = text_at(row, LANGUAGE),
                    .source = text_at(row, SOURCE),
                    .per_article = capped ? (uint64_t)sqlite3_column_int64(row, PER_ARTICLE) : LEDE_NO_LIMIT,
                    .after = sqlite3_column_int64(row, TOLD)},
    };
}

/* Hands over the alert in ROW, unless it is not what was stored. */
static lede_status take(struct store *store, sqlite3_stmt *row, store_alert_fn *each, void *context, lede_error *err) {
    lede_alert alert = alert_in(row);
    if (!sqlite3_column_int(row, SOUND))
        return error_set(err, LEDE_CORRUPT, "'%s' is damaged: the alert '%s' has changed", store->path,
                         alert.name ? alert.name : "");
    return alert.name && alert.query && each(context, &alert) ? LEDE_OK : error_no_memory(err);
}

lede_status store_each_alert(struct store *store, store_alert_fn *each, void *context, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_ALERTS, err), taken = LEDE_OK;
    if (status != LEDE_OK) return status;
    int rc = SQLITE_DONE;
    while (taken == LEDE_OK && (rc = sqlite3_step(rows)) == SQLITE_ROW) taken = take(store, rows, each, context, err);
    status = store_finish(store, rows, taken == LEDE_OK ? rc : SQLITE_DONE, err);
    return taken == LEDE_OK ? status : taken;
}

static void bind_text(sqlite3_stmt *put, int column, const char *text) {
    sqlite3_bind_text(put, column + 1, text, -1, SQLITE_STATIC);
}

/* Runs STATEMENT; *CHANGED: whether it did anything. */
static lede_status run_change(bool *changed, struct store *store, sqlite3_stmt *statement, lede_error *err) {
    lede_status status = store_run(store, statement, err);
    *changed = status == LEDE_OK && sqlite3_changes(store->db) > 0;
    return status;
}

static lede_status put_sum(struct store *store, const char *name, lede_error *err) {
    sqlite3_stmt *sum;
    lede_status status = store_prepare(&sum, store, SQL_SUM_ALERT, err);
    if (status != LEDE_OK) return status;
    bind_text(sum, NAME, name);
    return store_run(store, sum, err);
}

lede_status store_put_alert(bool *added, struct store *store, const lede_alert *alert, lede_error *err) {
    const lede_search_options *options = &alert->options;
    sqlite3_stmt *put;
    *added = false;
    lede_status status = store_prepare(&put, store, SQL_PUT_ALERT, err);
    if (status != LEDE_OK) return status;
    bind_text(put, NAME, alert->name);
    bind_text(put, QUERY, alert->query);
    sqlite3_bind_int(put, EVERY_WORD + 1, options->all);
    sqlite3_bind_int(put, PLAIN + 1, options->plain);
    sqlite3_bind_int(put, NO_NAMES + 1, options->no_names);
    sqlite3_bind_int(put, UNDATED + 1, options->undated);
    bind_text(put, SINCE, options->since);
    bind_text(put, UNTIL, options->until);
    bind_text(put, LANGUAGE, options->language);
    bind_text(put, SOURCE, options->source);
    if (options->per_article <= INT64_MAX) sqlite3_bind_int64(put, PER_ARTICLE + 1, (int64_t)options->per_article);
    sqlite3_bind_int64(put, TOLD + 1, options->after);
    status = run_change(added, store, put, err);
    return *added ? put_sum(store, alert->name, err) : status;
}

lede_status store_tell_alert(struct store *store, const char *name, int64_t last, lede_error *err) {
    sqlite3_stmt *tell;
    lede_status status = store_prepare(&tell, store, SQL_TELL_ALERT, err);
    if (status != LEDE_OK) return status;
    bind_text(tell, NAME, name);
    sqlite3_bind_int64(tell, 2, last);
    status = store_run(store, tell, err);
    return status == LEDE_OK ? put_sum(store, name, err) : status;
}

lede_status store_drop_alert(bool *removed, struct store *store, const char *name, lede_error *err) {
    sqlite3_stmt *drop;
    *removed = false;
    lede_status status = store_prepare(&drop, store, SQL_DROP_ALERT, err);
    if (status != LEDE_OK) return status;
    bind_text(drop, NAME, name);
    return run_change(removed, store, drop, err);
}
