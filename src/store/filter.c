/* SPDX-License-Identifier: MIT */
/* Which articles a search may look at. */
#include "store/internal.h"

#include "base/error.h"
#include "model/date.h"
#include "text/fold.h"

#include <stdlib.h>

int ids_compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

bool ids_contain(const struct store_ids *ids, int64_t id) {
    return ids->length > 0 && bsearch(&id, ids->items, ids->length, sizeof *ids->items, ids_compare) != NULL;
}

lede_status store_collect(struct store_ids *out, struct store *store, sqlite3_stmt *rows, lede_error *err) {
    int rc;
    bool ok = true;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW) ok = array_push(out, sqlite3_column_int64(rows, 0));
    lede_status status = store_finish(store, rows, ok ? rc : SQLITE_DONE, err);
    return ok ? status : error_no_memory(err);
}

lede_status store_removed(struct store_ids *out, struct store *store, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_REMOVED, err);
    return status == LEDE_OK ? store_collect(out, store, rows, err) : status;
}

lede_status store_day(int *out, struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *statement;
    struct date date;
    *out = 0;
    lede_status status = store_prepare(&statement, store, SQL_DATE, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, id);
    int rc = sqlite3_step(statement);
    const char *text = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    if (text && date_parse(&date, view_str(text))) *out = date_first_day(date);
    return store_finish(store, statement, rc, err);
}

lede_status store_each_date(struct store *store, store_date_fn *each, void *context, lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_DATES, err);
    if (status != LEDE_OK) return status;
    int rc;
    bool ok = true;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW)
        ok = each(context, sqlite3_column_int64(rows, 0), (const char *)sqlite3_column_text(rows, 1));
    status = store_finish(store, rows, ok ? rc : SQLITE_DONE, err);
    return ok ? status : error_no_memory(err);
}

lede_status store_last_article(int64_t *out, struct store *store, lede_error *err) {
    sqlite3_stmt *row;
    *out = 0;
    lede_status status = store_prepare(&row, store, SQL_LAST_ARTICLE, err);
    if (status != LEDE_OK) return status;
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) *out = sqlite3_column_int64(row, 0);
    return store_finish(store, row, rc, err);
}

/* lede_has(text, part): whether the folded text has the folded part in it. */
static void has_part(sqlite3_context *result, int arg_count, sqlite3_value **args) {
    (void)arg_count;
    struct buffer whole = {0};
    const char *text = (const char *)sqlite3_value_text(args[0]);
    const char *part = (const char *)sqlite3_value_text(args[1]);
    if (text && part) {
        if (!fold_word(&whole, view_of(text, (size_t)sqlite3_value_bytes(args[0])))) sqlite3_result_error_nomem(result);
        else sqlite3_result_int(result, strstr(buffer_str(&whole), part) != NULL);
    }
    buffer_release(&whole);
}

static void append_clause(struct buffer *sql, const char *clause) {
    buffer_append_str(sql, " AND ");
    buffer_append_str(sql, clause);
}

/*
 * A date that lacks its day or month may mean any day in it: it passes when one of them does. As text, "2024" made
 * "2024-99-99" is not before any day of that year, and as it stands not behind one.
 */
static void append_date(struct buffer *sql, const struct store_filter *filter) {
    struct buffer clause = {0};
    buffer_append_str(&clause, "(");
    if (filter->undated) buffer_append_str(&clause, "date IS NULL OR (");
    buffer_append_str(&clause, filter->first_day ? "date||substr('-99-99',length(date)-3)>=?1" : "date IS NOT NULL");
    if (filter->last_day) buffer_append_str(&clause, " AND date<=?2");
    buffer_append_str(&clause, filter->undated ? "))" : ")");
    if (clause.failed) sql->failed = true;
    else append_clause(sql, clause.data);
    buffer_release(&clause);
}

/* WHERE clause of FILTER but for dates. */
static void append_other(struct buffer *sql, const struct store_filter *filter) {
    buffer_append_str(sql, " WHERE id NOT IN (SELECT article FROM removed)");
    if (filter->after) append_clause(sql, "id>?7");
    if (filter->language) append_clause(sql, "detected=lower(?3)");
    if (filter->source) append_clause(sql, "lede_has(source,?4)");
    if (filter->author) append_clause(sql, "lede_has(author,?5)");
    if (filter->url) append_clause(sql, "lede_has(url,?6)");
}

static lede_status prepare_filter(sqlite3_stmt **out, struct store *store, struct buffer *sql,
                                  const struct store_filter *filter, lede_error *err) {
    if (sql->failed) return error_no_memory(err);
    if (sqlite3_prepare_v2(store->db, sql->data, -1, out, NULL) != SQLITE_OK) return store_error(store, "read", err);
    sqlite3_bind_text(*out, 1, filter->first_day, -1, SQLITE_STATIC);
    sqlite3_bind_text(*out, 2, filter->last_day, -1, SQLITE_STATIC);
    sqlite3_bind_text(*out, 3, filter->language, -1, SQLITE_STATIC);
    sqlite3_bind_text(*out, 4, filter->source, -1, SQLITE_STATIC);
    sqlite3_bind_text(*out, 5, filter->author, -1, SQLITE_STATIC);
    sqlite3_bind_text(*out, 6, filter->url, -1, SQLITE_STATIC);
    sqlite3_bind_int64(*out, 7, filter->after);
    return LEDE_OK;
}

/* Runs SQL with the values of FILTER; the numbers in its rows are appended to OUT. */
static lede_status run_filter(struct store_ids *out, struct store *store, struct buffer *sql,
                              const struct store_filter *filter, lede_error *err) {
    sqlite3_stmt *rows = NULL;
    lede_status status = prepare_filter(&rows, store, sql, filter, err);
    if (status == LEDE_OK) status = store_collect(out, store, rows, err);
    sqlite3_finalize(rows);
    buffer_clear(sql);
    return status;
}

static lede_status count_undated(uint64_t *out, struct store *store, const struct store_filter *filter,
                                 lede_error *err) {
    struct buffer sql = {0};
    struct store_ids count = {0};
    buffer_append_str(&sql, "SELECT count(*) FROM article");
    append_other(&sql, filter);
    append_clause(&sql, "date IS NULL");
    lede_status status = run_filter(&count, store, &sql, filter, err);
    if (status == LEDE_OK) *out = count.length > 0 ? (uint64_t)count.items[0] : 0;
    array_release(&count);
    buffer_release(&sql);
    return status;
}

/* Folds *PART, which may be NULL, into FOLDED, where it points then. */
static bool fold_part(struct buffer *folded, const char **part) {
    if (*part && !fold_word(folded, view_str(*part))) return false;
    if (*part) *part = buffer_str(folded);
    return true;
}

lede_status store_filter(struct store_ids *out, uint64_t *undated, struct store *store,
                         const struct store_filter *filter, lede_error *err) {
    struct buffer sql = {0}, source = {0}, author = {0}, url = {0};
    struct store_filter folded = *filter;
    bool dated = filter->first_day || filter->last_day;
    *undated = 0;
    sqlite3_create_function(store->db, "lede_has", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, has_part, NULL, NULL);
    bool ok = fold_part(&source, &folded.source) && fold_part(&author, &folded.author) && fold_part(&url, &folded.url);
    buffer_append_str(&sql, "SELECT id FROM article");
    append_other(&sql, filter);
    if (dated) append_date(&sql, filter);
    lede_status status = ok ? run_filter(out, store, &sql, &folded, err) : error_no_memory(err);
    /* Not by SQLite: asked for an order, it would read the articles instead of the smaller index. */
    if (out->length > 0) qsort(out->items, out->length, sizeof *out->items, ids_compare);
    if (status == LEDE_OK && dated && !filter->undated) status = count_undated(undated, store, &folded, err);
    buffer_release(&source);
    buffer_release(&author);
    buffer_release(&url);
    buffer_release(&sql);
    return status;
}
