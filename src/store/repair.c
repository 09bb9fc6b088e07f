/* SPDX-License-Identifier: MIT */
/* Making a whole corpus of the articles that are whole. */

/*
 * A new file is made of all rows of the record that can be read and agree with their checksums; the rest is derived
 * from them. Its pages then take the place of the damaged ones in one transaction: who has the corpus open sees the
 * old state or the new one. Before that, the damaged file is copied as it is: what was left out may be read from there
 * by other means.
 */
#include "store/backup.h"
#include "store/checksum.h"
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct repair {
    struct store *damaged, *fresh;
    struct store_listener *lost;
    lede_error *err;
};

/* ---- Rows of the record --------------------------------------------------------------------------------------- */

/* What is copied row by row from the first to the last as far as that goes, then from the last to the first. */
static const struct {
    const char *table, *condition, *order;
} copies[] = {
    {"dictionary", "1", "id"},
    {"removed", "sum IS " REMOVED_SUM, "article"},
    {"setting", "name='names' AND sum IS " SETTING_SUM, "name"},
    {"origin", "sum IS " ORIGIN_SUM, "key"},
    {"alert", "sum IS " ALERT_SUM, "name"},
};

static lede_status execute(struct repair *repair, const char *sql) {
    return store_execute(repair->fresh, sql, repair->err);
}

/* A statement that puts rows of as many columns as FROM has into TABLE, in *OUT. */
static lede_status prepare_insert(sqlite3_stmt **out, struct repair *repair, const char *table, sqlite3_stmt *from) {
    struct buffer sql = {0};
    buffer_append_format(&sql, "INSERT OR IGNORE INTO %s VALUES(?", table);
    for (int i = 1; i < sqlite3_column_count(from); i++) buffer_append_str(&sql, ",?");
    buffer_append_str(&sql, ")");
    lede_status status = sql.failed ? error_no_memory(repair->err) : LEDE_OK;
    if (status == LEDE_OK && sqlite3_prepare_v2(repair->fresh->db, sql.data, -1, out, NULL) != SQLITE_OK)
        status = store_error(repair->fresh, "write", repair->err);
    buffer_release(&sql);
    return status;
}

/* Copies what FROM gives into TABLE, until there is no more or it cannot be read. */
static lede_status copy_rows(struct repair *repair, sqlite3_stmt *from, const char *table) {
    int rc = SQLITE_DONE;
    sqlite3_stmt *to = NULL;
    lede_status status = prepare_insert(&to, repair, table, from);
    while (status == LEDE_OK && (rc = sqlite3_step(from)) == SQLITE_ROW) {
        for (int i = 0; status == LEDE_OK && i < sqlite3_column_count(from); i++)
            /* The value is copied: without memory it would be NULL. */
            if (sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i)) != SQLITE_OK)
                status = store_error(repair->fresh, "write", repair->err);
        if (status == LEDE_OK) status = store_run(repair->fresh, to, repair->err);
    }
    sqlite3_finalize(to);
    return status == LEDE_OK && rc == SQLITE_NOMEM ? error_no_memory(repair->err) : status;
}

/*
 * Copies the rows of TABLE for which CONDITION is true, which may speak of article ?1, in an order. Where the table
 * cannot even be looked at there is nothing to copy.
 */
static lede_status copy_table(struct repair *repair, const char *table, const char *condition, const char *order,
                              int64_t article) {
    sqlite3_stmt *from = NULL;
    lede_status status = LEDE_OK;
    char *sql = sqlite3_mprintf("SELECT * FROM %s WHERE %s ORDER BY %s", table, condition, order);
    if (!sql) return error_no_memory(repair->err);
    int rc = sqlite3_prepare_v2(repair->damaged->db, sql, -1, &from, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_int64(from, 1, article);
        status = copy_rows(repair, from, table);
    } else if (rc == SQLITE_NOMEM) status = error_no_memory(repair->err);
    sqlite3_finalize(from);
    sqlite3_free(sql);
    return status;
}

static lede_status copy_record(struct repair *repair) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof copies / sizeof *copies; i++) {
        char backwards[16];
        snprintf(backwards, sizeof backwards, "%s DESC", copies[i].order);
        status = copy_table(repair, copies[i].table, copies[i].condition, copies[i].order, 0);
        if (status == LEDE_OK) status = copy_table(repair, copies[i].table, copies[i].condition, backwards, 0);
    }
    return status;
}

/*
 * What is no copy of anything and is not whole, with what its owner needs to make it again: the start of a query, which
 * is all of it but for one of 500 characters.
 */
static const struct {
    const char *lost, *unreadable;
} made_by_hand[] = {
    {"SELECT 'alert ''' || name || ''' is damaged; its query seems to be: ' || substr(query, 1, 500) FROM alert "
     "WHERE sum IS NOT " ALERT_SUM " ORDER BY name",
     "alerts that cannot be read are lost"},
    {"SELECT 'the list of names is damaged' FROM setting WHERE name='names' AND sum IS NOT " SETTING_SUM,
     "the list of names is lost if there was one"},
};

static void tell(struct store_listener *listener, const char *message) {
    lede_report report = {.severity = LEDE_FAILURE, .message = message};
    if (listener->report) listener->report(listener->context, &report);
}

/* Tells what of that is not copied. */
static lede_status tell_lost(struct repair *repair) {
    for (size_t i = 0; i < sizeof made_by_hand / sizeof *made_by_hand; i++) {
        sqlite3_stmt *rows;
        int rc = sqlite3_prepare_v2(repair->damaged->db, made_by_hand[i].lost, -1, &rows, NULL);
        while (rc == SQLITE_OK || rc == SQLITE_ROW) {
            rc = sqlite3_step(rows);
            const char *message = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(rows, 0) : NULL;
            if (message) tell(repair->lost, message);
        }
        sqlite3_finalize(rows);
        if (rc == SQLITE_NOMEM) return error_no_memory(repair->err);
        if (rc != SQLITE_DONE) tell(repair->lost, made_by_hand[i].unreadable);
    }
    return LEDE_OK;
}

/* ---- Articles ------------------------------------------------------------------------------------------------- */

static lede_status copy_article(struct repair *repair, int64_t id) {
    lede_status status = copy_table(repair, "article", "id=?1", "id", id);
    return status == LEDE_OK ? copy_table(repair, "frame", "id BETWEEN ?1<<20 AND ?1<<20|0xFFFFF", "id", id) : status;
}

/* A lost article counts as removed: its number never means another one. */
static lede_status give_up(struct repair *repair, int64_t id) {
    store_report_damaged(repair->lost, id);
    char *sql = sqlite3_mprintf("INSERT OR IGNORE INTO removed VALUES(%lld, NULL, lede_sum(%lld, NULL))", (long long)id,
                                (long long)id);
    lede_status status = sql ? execute(repair, sql) : error_no_memory(repair->err);
    sqlite3_free(sql);
    return status;
}

/* Copies article ID where it is whole. */
static lede_status take_article(struct repair *repair, int64_t id) {
    struct store_article article = {0};
    struct buffer text = {0};
    lede_error why;
    lede_status status = store_article_row(&article, repair->damaged, id, &why);
    if (status == LEDE_OK) status = store_whole_text(&text, repair->damaged, &article, &why);
    buffer_release(&text);
    store_article_release(&article);
    if (status == LEDE_OK) return copy_article(repair, id);
    if (status == LEDE_NO_MATCH) return LEDE_OK;
    return status == LEDE_CORRUPT ? give_up(repair, id) : error_set(repair->err, status, "%s", why.message);
}

/* Puts the greatest number that an article may have into *OUT: what three places say, of which each may be damaged. */
static lede_status last_article(int64_t *out, struct store *store, lede_error *err) {
    static const char *const sources[] = {"SELECT seq FROM sqlite_sequence WHERE name='article'",
                                          "SELECT max(id) FROM article", "SELECT max(id)>>20 FROM frame"};
    *out = 0;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        int64_t number;
        lede_status status = sql_number(&number, store->db, sources[i], err);
        if (status == LEDE_NO_MEMORY) return status;
        if (status == LEDE_OK && number > *out && number < UINT32_MAX) *out = number;
    }
    return LEDE_OK;
}

static lede_status take_articles(struct repair *repair) {
    int64_t last;
    lede_status status = last_article(&last, repair->damaged, repair->err);
    /* One by one: a page that cannot be read costs the articles on it, not those behind it. */
    for (int64_t id = 1; status == LEDE_OK && id <= last; id++) status = take_article(repair, id);
    if (status != LEDE_OK) return status;
    char *sql = sqlite3_mprintf("DELETE FROM sqlite_sequence; INSERT INTO sqlite_sequence VALUES('article', %lld)",
                                (long long)last);
    status = sql ? execute(repair, sql) : error_no_memory(repair->err);
    sqlite3_free(sql);
    return status;
}

/*
 * What refers to rows that are gone. An article whose keys are lost gets one; the next add must look at all containers
 * again, since an article of theirs may be gone.
 */
static lede_status mend_references(struct repair *repair) {
    return execute(
        repair, "DELETE FROM origin WHERE article IS NULL OR article NOT IN (SELECT id FROM article) OR "
                "article IN (SELECT article FROM removed);"
                "UPDATE removed SET replaced_by=NULL, sum=lede_sum(article, NULL) WHERE replaced_by NOT IN "
                "(SELECT id FROM article UNION SELECT article FROM removed);"
                "INSERT INTO origin(key, article, number, reader, stamp) SELECT 'recovered:'||id, id, 1, "
                "0, '' FROM article WHERE id NOT IN (SELECT article FROM removed) AND id NOT IN (SELECT article FROM "
                "origin);"
                "UPDATE origin SET sum=" ORIGIN_SUM " WHERE reader=0;"
                "DELETE FROM removed WHERE article>(SELECT seq FROM sqlite_sequence)");
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static lede_status fill(struct repair *repair) {
    struct store *fresh = repair->fresh;
    lede_status status = store_begin_write(fresh, repair->err);
    if (status == LEDE_OK) status = copy_record(repair);
    if (status == LEDE_OK) status = tell_lost(repair);
    if (status == LEDE_OK) status = take_articles(repair);
    if (status == LEDE_OK) status = mend_references(repair);
    if (status == LEDE_OK) status = store_derive(fresh, false, NULL, repair->err);
    if (status == LEDE_OK) return store_commit(fresh, repair->err);
    store_rollback(fresh);
    return status;
}

/* No corpus replaces another before it is known to be whole. */
static lede_status verify(struct store *fresh, lede_error *err) {
    uint64_t problems = 0;
    lede_status status = store_begin_read(fresh, err);
    if (status != LEDE_OK) return status;
    status = store_check(&problems, fresh, NULL, NULL, err);
    store_end_read(fresh);
    if (status != LEDE_OK || problems == 0) return status;
    return error_set(err, LEDE_CORRUPT, "what can be read of the corpus makes no whole one");
}

/* Copies the file as it is to its name with ".damaged" behind it, which must be free. */
static lede_status keep_damaged(struct store *store, lede_error *err) {
    struct buffer kept = {0};
    struct stat file;
    char *new = NULL;
    buffer_append_format(&kept, "%s.damaged", store->path);
    lede_status status = kept.failed ? error_no_memory(err) : LEDE_OK;
    if (status == LEDE_OK && lstat(kept.data, &file) == 0)
        status = error_set(err, LEDE_BAD_USAGE, "'%s' is there already: move it away first", kept.data);
    if (status == LEDE_OK) status = backup_make_beside(&new, kept.data, store->path, err);
    if (status == LEDE_OK) status = backup_copy(new, store->db, err);
    if (status == LEDE_OK) status = backup_put_in_place(new, kept.data, err);
    if (status != LEDE_OK && new) unlink(new);
    mem_free(new);
    buffer_release(&kept);
    return status;
}

/* Forgets what was read of the damaged file. */
static void forget(struct store *store) {
    blocks_release(&store->blocks);
    dictionary_close(store->dictionary);
    store->dictionary = NULL;
    store->stale = false;
}

static lede_status repair_by(const char *path, struct repair *repair) {
    struct store *damaged = repair->damaged;
    int64_t before, now;
    lede_status status = sql_number(&before, damaged->db, "PRAGMA data_version", repair->err);
    if (status == LEDE_OK) status = store_open(&repair->fresh, path, LEDE_CREATE, damaged->wait_ms, repair->err);
    if (status == LEDE_OK) status = fill(repair);
    if (status == LEDE_OK) status = verify(repair->fresh, repair->err);
    if (status == LEDE_OK) status = sql_number(&now, damaged->db, "PRAGMA data_version", repair->err);
    if (status == LEDE_OK && now != before)
        status =
            error_set(repair->err, LEDE_BUSY, "another program has written '%s' meanwhile: try again", damaged->path);
    if (status == LEDE_OK) status = backup_pages(damaged->db, repair->fresh->db, damaged->path, repair->err);
    store_close(repair->fresh);
    forget(damaged);
    return status;
}

lede_status store_repair(struct store *store, struct store_listener *lost, lede_error *err) {
    struct repair repair = {.damaged = store, .lost = lost, .err = err};
    char *path = NULL;
    lede_status status = keep_damaged(store, err);
    if (status == LEDE_OK) status = backup_make_beside(&path, store->path, store->path, err);
    if (status == LEDE_OK) status = repair_by(path, &repair);
    if (path) unlink(path);
    mem_free(path);
    return status;
}
