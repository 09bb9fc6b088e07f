/* SPDX-License-Identifier: MIT */
/* Opening a corpus file on whatever medium it is. */
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"
#include "store/schema.h"
#include "store/sql.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const statement_sql[SQL_COUNT] = {
    [SQL_ARTICLE] = "SELECT id, title, date, language, author, source, url, rights, text_sha256, text_length, "
                    "first_passage, passages FROM article WHERE id=?1",
    [SQL_ARTICLE_KEY] = "SELECT key, member FROM origin WHERE article=?1 ORDER BY key LIMIT 1",
    [SQL_ARTICLE_FATE] = "SELECT replaced_by FROM removed WHERE article=?1",
    [SQL_ARTICLES] = "SELECT id, title, date, language, author, source, url, rights, text_sha256, text_length, "
                     "first_passage, passages FROM article "
                     "WHERE ?1 OR id NOT IN (SELECT article FROM removed) ORDER BY id",
    [SQL_DATE] = "SELECT date FROM article WHERE id=?1",
    [SQL_FRAME] = "SELECT data FROM frame WHERE id=?1",
    [SQL_KEY] = "SELECT article FROM origin WHERE key=?1",
    [SQL_ORIGIN] = "SELECT article, input_sha256, reader, stamp FROM origin WHERE key=?1",
    /* '#' begins the part of a key that says which article of a file it is; '$' is the byte behind it. */
    [SQL_CONTAINER_COUNT] = "SELECT count(*) FROM origin WHERE key > ?1||'#' AND key < ?1||'$' AND member IS NOT NULL",
    [SQL_BLOCK] = "SELECT data FROM block WHERE id=?1",
    [SQL_REMOVED] = "SELECT article FROM removed ORDER BY article",
    [SQL_TERM] = "SELECT frequency FROM term WHERE form=?1",
    [SQL_CLASS_FORMS] = "SELECT form, frequency FROM term WHERE id IN (SELECT term FROM class WHERE key=?1) "
                        "UNION SELECT form, frequency FROM term WHERE form=substr(?1,2)",
    [SQL_PREFIX_FORMS] = "SELECT form, frequency FROM term WHERE form>=?1 AND form<?2 ORDER BY form",
    [SQL_TOTALS] = "SELECT articles, passages, positions, titles, title_positions, removed_articles, "
                   "removed_passages, text_bytes FROM totals",
    [SQL_WALK_BODIES] = "SELECT lede_row(body) FROM body WHERE body MATCH ?1",
    [SQL_WALK_TITLES] = "SELECT lede_row(title) FROM title WHERE title MATCH ?1",
    [SQL_PUT_ARTICLE] = "INSERT INTO article(title, date, language, author, source, url, rights, text_sha256, "
                        "text_length, first_passage, passages) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
    [SQL_PUT_FRAME] = "INSERT INTO frame VALUES(?1,?2)",
    [SQL_PUT_BODY] = "INSERT INTO body(rowid, text) VALUES(?1, '')",
    [SQL_PUT_TITLE] = "INSERT INTO title(rowid, text) VALUES(?1, '')",
    [SQL_PUT_ORIGIN] = "INSERT OR REPLACE INTO origin VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
    [SQL_PUT_BLOCK] = "INSERT OR REPLACE INTO block VALUES(?1,?2)",
    [SQL_PUT_REMOVED] = "INSERT INTO removed VALUES(?1,?2)",
    [SQL_PUT_TERM] = "INSERT INTO term(form, frequency) VALUES(?1,?2)",
    [SQL_RAISE_TERM] = "UPDATE term SET frequency=frequency+?2 WHERE form=?1",
    [SQL_PUT_CLASS] = "INSERT INTO class VALUES(?1,?2)",
    [SQL_PUT_TOTALS] = "UPDATE totals SET articles=?1, passages=?2, positions=?3, titles=?4, title_positions=?5, "
                       "removed_articles=?6, removed_passages=?7, text_bytes=?8",
    [SQL_MOVE_PASSAGES] = "UPDATE article SET first_passage=?2, passages=?3 WHERE id=?1",
    [SQL_DROP_ORIGINS] = "DELETE FROM origin WHERE article=?1",
    [SQL_DROP_ORIGIN] = "DELETE FROM origin WHERE key=?1",
};

lede_status store_error(struct store *store, const char *action, lede_error *err) {
    return sql_error(store->db, action, store->path, err);
}

lede_status store_prepare(sqlite3_stmt **out, struct store *store, enum store_statement which, lede_error *err) {
    sqlite3_stmt **slot = &store->statements[which];
    *out = NULL;
    if (!*slot &&
        sqlite3_prepare_v3(store->db, statement_sql[which], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
        return store_error(store, "read", err);
    sqlite3_reset(*slot);
    *out = *slot;
    return LEDE_OK;
}

lede_status store_finish(struct store *store, sqlite3_stmt *statement, int rc, lede_error *err) {
    lede_status status = rc == SQLITE_DONE || rc == SQLITE_ROW ? LEDE_OK : store_error(store, "read", err);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

lede_status store_run(struct store *store, sqlite3_stmt *statement, lede_error *err) {
    int rc = sqlite3_step(statement);
    lede_status status = rc == SQLITE_DONE ? LEDE_OK : store_error(store, "write", err);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

/* ---- Opening -------------------------------------------------------------------------------------------------- */

static void close_db(struct store *store) {
    for (int i = 0; i < SQL_COUNT; i++) sqlite3_finalize(store->statements[i]);
    memset(store->statements, 0, sizeof store->statements);
    sqlite3_close(store->db);
    store->db = NULL;
}

/* Settings of the connection: nothing in the file may run anything, waiting is bounded, commits reach the disk. */
static lede_status configure(struct store *store, int wait_ms, lede_error *err) {
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, wait_ms);
    return store_walk_register(store, err);
}

static lede_status open_db(struct store *store, const char *name, int flags, int wait_ms, lede_error *err) {
    int rc = sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!store->db) return error_no_memory(err);
    if (rc != SQLITE_OK) return store_error(store, "open", err);
    return configure(store, wait_ms, err);
}

/* PATH as a "file:" URI with QUERY behind it: every byte that means something there is escaped. */
static char *uri_of(const char *path, const char *query) {
    struct buffer uri = {0};
    buffer_append_str(&uri, "file:");
    for (const char *at = path; *at; at++) {
        if (strchr("%?#", *at)) buffer_append_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
        else buffer_append_byte(&uri, *at);
    }
    buffer_append_str(&uri, query);
    if (!uri.failed) return uri.data;
    buffer_release(&uri);
    return NULL;
}

static bool has_unmerged_wal(const char *path) {
    struct buffer name = {0};
    struct stat file;
    buffer_append_format(&name, "%s-wal", path);
    bool unmerged = name.failed || (stat(name.data, &file) == 0 && file.st_size > 0);
    buffer_release(&name);
    return unmerged;
}

/*
 * A corpus in a folder that may not be written: SQLite cannot make the shared memory that WAL mode needs. The file is
 * complete when there is no log beside it, then it can be read as one that does not change.
 */
static lede_status open_immutable(struct store *store, int wait_ms, lede_error *err) {
    if (has_unmerged_wal(store->path))
        return error_set(err, LEDE_READ_ONLY,
                         "cannot read '%s': changes that are not merged yet lie beside it and the folder may not be "
                         "written; run any lede command on it where it may",
                         store->path);
    close_db(store);
    char *uri = uri_of(store->path, "?immutable=1");
    if (!uri) return error_no_memory(err);
    lede_status status = open_db(store, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait_ms, err);
    mem_free(uri);
    return status == LEDE_OK ? schema_verify(store->db, store->path, false, err) : status;
}

static lede_status open_for_reading(struct store *store, int wait_ms, lede_error *err) {
    lede_status status = open_db(store, store->path, SQLITE_OPEN_READWRITE, wait_ms, err);
    if (status == LEDE_OK) status = schema_verify(store->db, store->path, false, err);
    if (status == LEDE_OK || status == LEDE_NOT_CORPUS || status == LEDE_BAD_VERSION || status == LEDE_CORRUPT)
        return status;
    int rc = sqlite3_errcode(store->db) & 0xFF;
    bool medium = rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY;
    if (!medium || access(store->path, R_OK) != 0) return status;
    return open_immutable(store, wait_ms, err);
}

static lede_status open_for_writing(struct store *store, bool empty, bool rebuild, int wait_ms, lede_error *err) {
    int create = empty ? SQLITE_OPEN_CREATE : 0;
    lede_status status = open_db(store, store->path, SQLITE_OPEN_READWRITE | create, wait_ms, err);
    if (status != LEDE_OK) return status;
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return error_set(err, LEDE_READ_ONLY, "cannot write '%s': it may only be read; choose another file with -c",
                         store->path);
    if (empty) status = schema_create(store->db, store->path, err);
    if (status == LEDE_OK) status = schema_verify(store->db, store->path, rebuild, err);
    static const char settings[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768";
    if (status == LEDE_OK && sqlite3_exec(store->db, settings, NULL, NULL, NULL) != SQLITE_OK)
        status = store_error(store, "open", err);
    return status;
}

/* What stands at PATH: *EMPTY is set where a corpus can be made. */
static lede_status look_at(bool *empty, const char *path, lede_mode mode, lede_error *err) {
    struct stat file;
    *empty = false;
    if (stat(path, &file) != 0) {
        if (errno != ENOENT) return error_set_errno(err, errno, "open", path);
        *empty = mode == LEDE_CREATE;
        if (*empty) return LEDE_OK;
        return error_set(err, LEDE_NO_CORPUS, "there is no corpus at '%s': 'lede add FOLDER' makes one", path);
    }
    if (S_ISDIR(file.st_mode)) return error_set(err, LEDE_NOT_CORPUS, "'%s' is a folder, not a corpus", path);
    if (!S_ISREG(file.st_mode)) return error_set(err, LEDE_NOT_CORPUS, "'%s' is not a corpus", path);
    if (file.st_size > 0) return LEDE_OK;
    *empty = mode == LEDE_CREATE;
    if (*empty) return LEDE_OK;
    return error_set(err, LEDE_NO_CORPUS, "'%s' is empty: 'lede add FOLDER' makes a corpus of it", path);
}

lede_status store_open(struct store **out, const char *path, lede_mode mode, int wait_ms, lede_error *err) {
    *out = NULL;
    bool empty;
    lede_status status = look_at(&empty, path, mode, err);
    if (status != LEDE_OK) return status;
    struct store *store = mem_calloc(1, sizeof *store);
    if (!store || !(store->path = mem_strdup(path))) status = error_no_memory(err);
    if (status == LEDE_OK) status = analyser_open(&store->analyser, err);
    if (status == LEDE_OK)
        status = mode == LEDE_READ ? open_for_reading(store, wait_ms, err)
                                   : open_for_writing(store, empty, mode == LEDE_REBUILD, wait_ms, err);
    if (status != LEDE_OK) {
        store_close(store);
        return status;
    }
    *out = store;
    return LEDE_OK;
}

void store_close(struct store *store) {
    if (!store) return;
    close_db(store);
    blocks_release(&store->blocks);
    analyser_close(store->analyser);
    table_release(&store->raised);
    mem_free(store->path);
    mem_free(store);
}

struct analyser *store_analyser(struct store *store) {
    return store->analyser;
}

/* ---- Transactions for reading --------------------------------------------------------------------------------- */

lede_status store_begin_read(struct store *store, lede_error *err) {
    int64_t version;
    if (sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) return store_error(store, "read", err);
    /* The version changes with every commit of another connection; our own commits empty the cache themselves. */
    lede_status status = sql_number(&version, store->db, "PRAGMA data_version", err);
    if (status == LEDE_OK && version != store->blocks.version) {
        blocks_release(&store->blocks);
        store->blocks.version = version;
    }
    if (status != LEDE_OK) store_end_read(store);
    return status;
}

void store_end_read(struct store *store) { sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL); }

lede_status store_totals(struct store_totals *out, struct store *store, lede_error *err) {
    sqlite3_stmt *statement;
    *out = (struct store_totals){0};
    lede_status status = store_prepare(&statement, store, SQL_TOTALS, err);
    if (status != LEDE_OK) return status;
    int64_t *columns[] = {&out->articles,        &out->passages,         &out->positions,        &out->titles,
                          &out->title_positions, &out->removed_articles, &out->removed_passages, &out->text_bytes};
    int rc = sqlite3_step(statement);
    for (int i = 0; rc == SQLITE_ROW && i < (int)(sizeof columns / sizeof *columns); i++)
        *columns[i] = sqlite3_column_int64(statement, i);
    return store_finish(store, statement, rc, err);
}

lede_status store_info(lede_info *out, struct store *store, lede_error *err) {
    struct store_totals totals;
    struct stat file;
    int64_t forms = 0;
    int64_t format = 0;
    /* A corpus with another analyser was not opened; the format may be an older one. */
    *out = (lede_info){.analyser = ANALYSER_VERSION};
    lede_status status = store_totals(&totals, store, err);
    if (status == LEDE_OK) status = sql_number(&format, store->db, "PRAGMA user_version", err);
    if (status == LEDE_OK) status = sql_number(&forms, store->db, "SELECT count(*) FROM term", err);
    if (status != LEDE_OK) return status;
    out->articles = (uint64_t)(totals.articles - totals.removed_articles);
    out->passages = (uint64_t)(totals.passages - totals.removed_passages);
    out->words = (uint64_t)totals.positions;
    out->removed = (uint64_t)totals.removed_articles;
    out->text_bytes = (uint64_t)totals.text_bytes;
    out->forms = (uint64_t)forms;
    out->format = (int)format;
    if (stat(store->path, &file) == 0) out->file_bytes = (uint64_t)file.st_size;
    return LEDE_OK;
}
