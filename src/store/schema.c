/* SPDX-License-Identifier: MIT */
/* Making the tables, recognising them again. */
#include "store/schema.h"

#include "analyse/token.h"
#include "base/error.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

/* Name and statement; a table of FTS5 brings its shadow tables, which are listed below. */
static const struct {
    const char *name, *sql;
} objects[] = {
    {"setting", "CREATE TABLE setting(name TEXT PRIMARY KEY, value, sum INTEGER) WITHOUT ROWID"},
    {"totals", "CREATE TABLE totals(id INTEGER PRIMARY KEY CHECK(id=1), articles INTEGER NOT NULL, "
               "passages INTEGER NOT NULL, positions INTEGER NOT NULL, titles INTEGER NOT NULL, "
               "title_positions INTEGER NOT NULL, removed_articles INTEGER NOT NULL, "
               "removed_passages INTEGER NOT NULL, text_bytes INTEGER NOT NULL)"},
    {"article", "CREATE TABLE article(id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, date TEXT, language TEXT, "
                "author TEXT, source TEXT, url TEXT, rights TEXT, text_sha256 BLOB NOT NULL, "
                "text_length INTEGER NOT NULL, first_passage INTEGER NOT NULL, passages BLOB NOT NULL, detected TEXT, "
                "pages BLOB, sum INTEGER)"},
    {"article_date", "CREATE INDEX article_date ON article(date)"},
    {"article_language", "CREATE INDEX article_language ON article(detected)"},
    {"article_source", "CREATE INDEX article_source ON article(source)"},
    {"article_text", "CREATE INDEX article_text ON article(substr(text_sha256,1,8))"},
    {"frame", "CREATE TABLE frame(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"},
    {"dictionary", "CREATE TABLE dictionary(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"},
    {"origin", "CREATE TABLE origin(key TEXT PRIMARY KEY, article INTEGER, member INTEGER, input_sha256 BLOB, "
               "set_sha256 BLOB, reader INTEGER NOT NULL, stamp TEXT NOT NULL, size INTEGER, modified INTEGER, "
               "number INTEGER, encoding TEXT, sum INTEGER) WITHOUT ROWID"},
    {"origin_article", "CREATE INDEX origin_article ON origin(article)"},
    {"removed", "CREATE TABLE removed(article INTEGER PRIMARY KEY, replaced_by INTEGER, sum INTEGER)"},
    {"alert", "CREATE TABLE alert(name TEXT PRIMARY KEY, query TEXT NOT NULL, every_word INTEGER NOT NULL, "
              "plain INTEGER NOT NULL, no_names INTEGER NOT NULL, undated INTEGER NOT NULL, since TEXT, until TEXT, "
              "language TEXT, source TEXT, per_article INTEGER, told INTEGER NOT NULL, "
              "sum INTEGER) WITHOUT ROWID"},
    {"term", "CREATE TABLE term(id INTEGER PRIMARY KEY, form TEXT NOT NULL UNIQUE, frequency INTEGER NOT NULL)"},
    {"rise", "CREATE TABLE rise(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"},
    {"class", "CREATE TABLE class(key TEXT NOT NULL, term INTEGER NOT NULL, PRIMARY KEY(key, term)) WITHOUT ROWID"},
    {"sound", "CREATE TABLE sound(key TEXT NOT NULL, first INTEGER NOT NULL, forms BLOB NOT NULL, "
              "PRIMARY KEY(key, first)) WITHOUT ROWID"},
    {"block", "CREATE TABLE block(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"},
    {"posting", "CREATE TABLE posting(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"},
    {"segment", "CREATE TABLE segment(id INTEGER PRIMARY KEY, first_passage INTEGER NOT NULL, "
                "last_passage INTEGER NOT NULL, first_article INTEGER NOT NULL, last_article INTEGER NOT NULL)"},
    {"sketch", "CREATE TABLE sketch(article INTEGER PRIMARY KEY, data BLOB NOT NULL, day INTEGER NOT NULL)"},
    {"shingle", "CREATE TABLE shingle(hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(hash, article)) "
                "WITHOUT ROWID"},
    {"member", "CREATE TABLE member(article INTEGER PRIMARY KEY, family INTEGER NOT NULL)"},
    {"member_family", "CREATE INDEX member_family ON member(family)"},
    {"body", "CREATE VIRTUAL TABLE body USING fts5(text, content='', columnsize=0, tokenize='lede')"},
    {"title", "CREATE VIRTUAL TABLE title USING fts5(text, content='', columnsize=0, tokenize='lede')"},
};

/* What else sqlite_schema holds, made by SQLite and FTS5 themselves. */
static const char *const shadows[] = {
    "body_config",     "body_data",    "body_idx",   "sqlite_autoindex_term_1",
    "sqlite_sequence", "title_config", "title_data", "title_idx",
};

/*
 * Pages of 16 KB: compressed texts of some kilobytes waste 20 to 30% of 4 KB pages, 8.5% of these. automerge 0: merging
 * is done after a commit (store_tidy), not while an add waits for it; crisismerge likewise: with 64, an add now and
 * then merged 30 MB in its commit. hashsize: a batch becomes one segment, not many.
 */
static const char before[] = "PRAGMA page_size=16384; BEGIN EXCLUSIVE;";
static const char behind[] = "INSERT INTO totals VALUES(1,0,0,0,0,0,0,0,0);"
                             "INSERT INTO body(body, rank) VALUES('automerge', 0);"
                             "INSERT INTO body(body, rank) VALUES('hashsize', 67108864);"
                             "INSERT INTO body(body, rank) VALUES('crisismerge', 256);"
                             "INSERT INTO title(title, rank) VALUES('automerge', 0);"
                             "INSERT INTO title(title, rank) VALUES('crisismerge', 256);";

static lede_status create_objects(sqlite3 *db, const char *path, lede_error *err) {
    int rc = SQLITE_OK;
    for (size_t i = 0; rc == SQLITE_OK && i < sizeof objects / sizeof *objects; i++)
        rc = sqlite3_exec(db, objects[i].sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_exec(db, behind, NULL, NULL, NULL);
    char *versions = sqlite3_mprintf("INSERT INTO setting(name, value) VALUES('analyser', %d);"
                                     "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                     ANALYSER_VERSION, SCHEMA_APPLICATION_ID, SCHEMA_FORMAT);
    /* Not a failure of SQLite's, which would have no message for it. */
    if (!versions) return error_no_memory(err);
    if (rc == SQLITE_OK) rc = sqlite3_exec(db, versions, NULL, NULL, NULL);
    sqlite3_free(versions);
    return rc == SQLITE_OK ? LEDE_OK : sql_error(db, "make a corpus in", path, err);
}

lede_status schema_create(sqlite3 *db, const char *path, lede_error *err) {
    int64_t others;
    if (sqlite3_exec(db, before, NULL, NULL, NULL) != SQLITE_OK) return sql_error(db, "write", path, err);
    /* Another process may have made it before the lock was had. */
    lede_status status = sql_number(&others, db, "SELECT count(*) FROM sqlite_schema", err);
    if (status == LEDE_OK && others == 0) status = create_objects(db, path, err);
    if (status == LEDE_OK && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        status = sql_error(db, "make a corpus in", path, err);
    if (status != LEDE_OK) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whether a row (type, name, sql) of sqlite_schema is one that schema_create() makes. */
static bool is_known(const char *name, const char *sql) {
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (strcmp(objects[i].name, name) == 0) return sql && strcmp(objects[i].sql, sql) == 0;
    return bsearch(&name, shadows, sizeof shadows / sizeof *shadows, sizeof *shadows, compare_names) != NULL;
}

static lede_status verify_objects(sqlite3 *db, const char *path, lede_error *err) {
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(db, "SELECT name, sql FROM sqlite_schema", -1, &rows, NULL) != SQLITE_OK)
        return sql_error(db, "open", path, err);
    size_t known = 0;
    int rc;
    lede_status status = LEDE_OK;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW && status == LEDE_OK) {
        const char *name = (const char *)sqlite3_column_text(rows, 0);
        if (name && is_known(name, (const char *)sqlite3_column_text(rows, 1))) known++;
        else
            status = error_set(err, LEDE_CORRUPT, "'%s' holds something that lede did not put there: '%s'", path,
                               name ? name : "");
    }
    if (status == LEDE_OK && rc != SQLITE_DONE) status = sql_error(db, "open", path, err);
    if (status == LEDE_OK && known != sizeof objects / sizeof *objects + sizeof shadows / sizeof *shadows)
        status = error_set(err, LEDE_CORRUPT, "'%s' lacks tables that a corpus has", path);
    sqlite3_finalize(rows);
    return status;
}

static lede_status read_analyser(int64_t *out, sqlite3 *db, lede_error *err) {
    return sql_number(out, db, "SELECT value FROM setting WHERE name='analyser'", err);
}

lede_status schema_is_stale(bool *out, sqlite3 *db, lede_error *err) {
    int64_t analyser;
    lede_status status = read_analyser(&analyser, db, err);
    *out = analyser != ANALYSER_VERSION;
    return status;
}

static lede_status verify_versions(sqlite3 *db, const char *path, bool rebuild, lede_error *err) {
    int64_t format, analyser;
    lede_status status = sql_number(&format, db, "PRAGMA user_version", err);
    if (status != LEDE_OK) return status;
    if (format > SCHEMA_FORMAT)
        return error_set(err, LEDE_BAD_VERSION,
                         "'%s' was written by a newer lede (format %lld, this one reads %d): update lede", path,
                         (long long)format, SCHEMA_FORMAT);
    if (format < SCHEMA_FORMAT)
        return error_set(
            err, LEDE_BAD_VERSION,
            "'%s' was written by an older lede (format %lld, this one reads %d): add its articles to a new "
            "corpus",
            path, (long long)format, SCHEMA_FORMAT);
    status = read_analyser(&analyser, db, err);
    if (status != LEDE_OK) return status;
    if (analyser == ANALYSER_VERSION || (rebuild && analyser < ANALYSER_VERSION)) return LEDE_OK;
    if (analyser < ANALYSER_VERSION)
        return error_set(err, LEDE_BAD_VERSION,
                         "the index of '%s' was made by an older lede (analyser %lld, this one has %d): 'lede reindex' "
                         "brings it up to date",
                         path, (long long)analyser, ANALYSER_VERSION);
    return error_set(err, LEDE_BAD_VERSION,
                     "the index of '%s' was made by a newer lede (analyser %lld, this one has %d): update lede", path,
                     (long long)analyser, ANALYSER_VERSION);
}

lede_status schema_verify(sqlite3 *db, const char *path, bool rebuild, lede_error *err) {
    int64_t application, pages;
    lede_status status = sql_number(&application, db, "PRAGMA application_id", err);
    if (status == LEDE_OK) status = sql_number(&pages, db, "PRAGMA page_count", err);
    if (status != LEDE_OK) return status;
    /* SQLite has just undone what a crash left of the making of a corpus. */
    if (pages == 0)
        return error_set(err, LEDE_NO_CORPUS, "'%s' is empty: 'lede add FOLDER' makes a corpus of it", path);
    if (application != SCHEMA_APPLICATION_ID)
        return error_set(err, LEDE_NOT_CORPUS, "'%s' belongs to another program: choose another file with -c", path);
    status = verify_versions(db, path, rebuild, err);
    return status == LEDE_OK ? verify_objects(db, path, err) : status;
}
