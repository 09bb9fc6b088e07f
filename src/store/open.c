/* SPDX-License-Identifier: MIT */
/* Opening a corpus file on whatever medium it is. */
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/path.h"
#include "store/checksum.h"
#include "store/schema.h"
#include "store/sql.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const statement_sql[SQL_COUNT] = {
    [SQL_ARTICLE] =
        "SELECT id, title, date, detected, author, source, url, rights, text_sha256, text_length, "
        "first_passage, passages, language IS NOT NULL, pages, sum IS " ARTICLE_SUM " FROM article WHERE id=?1",
    [SQL_ARTICLE_ORIGINS] = "SELECT key, member, encoding FROM origin WHERE article=?1 ORDER BY number",
    [SQL_ARTICLE_FATE] = "SELECT replaced_by FROM removed WHERE article=?1",
    /* Each value by a look into the index for the next larger one: SQLite has no skip-scan for DISTINCT. */
    [SQL_SOURCES] = "WITH RECURSIVE value(x) AS (SELECT min(source) FROM article UNION ALL "
                    "SELECT (SELECT min(source) FROM article WHERE source > x) FROM value WHERE x IS NOT NULL) "
                    "SELECT x FROM value WHERE x IS NOT NULL",
    [SQL_LANGUAGES] = "WITH RECURSIVE value(x) AS (SELECT min(detected) FROM article UNION ALL "
                      "SELECT (SELECT min(detected) FROM article WHERE detected > x) FROM value WHERE x IS NOT NULL) "
                      "SELECT x FROM value WHERE x IS NOT NULL",
    [SQL_ARTICLES] = "SELECT id, title, date, detected, author, source, url, rights, text_sha256, text_length, "
                     "first_passage, passages, language IS NOT NULL, pages, sum IS " ARTICLE_SUM " FROM article "
                     "WHERE id>=?2 AND (?1 OR id NOT IN (SELECT article FROM removed)) ORDER BY id",
    [SQL_DATE] = "SELECT date FROM article WHERE id=?1",
    [SQL_DATES] = "SELECT id, date FROM article ORDER BY date",
    [SQL_LAST_ARTICLE] = "SELECT max(id) FROM article",
    [SQL_FRAME] = "SELECT data FROM frame WHERE id=?1",
    [SQL_FRAME_NEXT] = "SELECT id, data FROM frame WHERE id>?1 ORDER BY id LIMIT 1",
    [SQL_DICTIONARY] = "SELECT data FROM dictionary WHERE id=?1",
    [SQL_KEY] = "SELECT article, member FROM origin WHERE key=?1",
    [SQL_EQUAL] =
        "SELECT id FROM article WHERE substr(text_sha256,1,8)=substr(?1,1,8) AND text_sha256=?1 AND "
        "title IS ?2 AND date IS ?3 AND language IS ?4 AND author IS ?5 AND source IS ?6 AND url IS ?7 AND "
        "rights IS ?8 AND pages IS ?9 AND NOT EXISTS (SELECT 1 FROM removed WHERE article=id) ORDER BY id LIMIT 1",
    [SQL_ORIGIN_COUNT] = "SELECT count(*) FROM origin WHERE article=?1",
    [SQL_ORIGIN] = "SELECT article, input_sha256, reader, stamp, set_sha256 FROM origin WHERE key=?1",
    [SQL_ORIGINS] = "SELECT key, member FROM origin WHERE key >= ?1 AND article IS NOT NULL ORDER BY key",
    /* '!' or '#' begins the part of a key that says which article of a file it is; '$' is the byte behind the latter.
     */
    [SQL_CONTAINER_COUNT] = "SELECT count(*) FROM origin WHERE key > ?1||'!' AND key < ?1||'$' AND "
                            "member = length(CAST(?1 AS BLOB)) + 1",
    [SQL_CONTAINER] = "SELECT key FROM origin WHERE key > ?1||'!' AND key < ?1||'$' AND "
                      "member = length(CAST(?1 AS BLOB)) + 1",
    [SQL_BLOCK] = "SELECT data FROM block WHERE id=?1",
    [SQL_REMOVED] = "SELECT article FROM removed ORDER BY article",
    [SQL_TERM] = "SELECT id, frequency FROM term WHERE form=?1",
    /* A form that equals its key has no row in class, so nothing comes twice: UNION or IN would make a table to see to
     * that, which takes longer than all the rest. */
    [SQL_CLASS_FORMS] = "SELECT form, id, frequency FROM class CROSS JOIN term ON id=term WHERE key=?1 "
                        "UNION ALL SELECT form, id, frequency FROM term WHERE form=substr(?1,2) "
                        "AND substr(?1,1,1) NOT BETWEEN 'A' AND 'Z'",
    [SQL_SEGMENTS] = "SELECT id, first_passage, last_passage, first_article, last_article FROM segment "
                     "ORDER BY first_passage",
    [SQL_POSTING_AT] = "SELECT id, data FROM posting WHERE id<=?1 ORDER BY id DESC LIMIT 1",
    [SQL_POSTING_NEXT] = "SELECT id, data FROM posting WHERE id>?1 ORDER BY id LIMIT 1",
    [SQL_PREFIX_FORMS] = "SELECT form, id, frequency FROM term WHERE form>=?1 AND form<?2 ORDER BY form",
    [SQL_FORM_FROM] = "SELECT form, id FROM term WHERE form>=?1 ORDER BY form LIMIT 1",
    [SQL_TERMS_BY_FORM] = "SELECT form, id, frequency FROM term WHERE form>=?1 AND form<?2 "
                          "AND lede_frequency(id, frequency)>=?3 ORDER BY form LIMIT ?4",
    [SQL_TERMS_BY_FREQUENCY] = "SELECT form, id, frequency FROM term WHERE form>=?1 AND form<?2 "
                               "AND lede_frequency(id, frequency)>=?3 "
                               "ORDER BY lede_frequency(id, frequency) DESC, form LIMIT ?4",
    [SQL_ALERTS] = "SELECT name, query, every_word, plain, no_names, undated, since, until, language, source, "
                   "per_article, told FROM alert ORDER BY name",
    [SQL_PUT_ALERT] = "INSERT OR IGNORE INTO alert VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,NULL)",
    [SQL_TELL_ALERT] = "UPDATE alert SET told=?2 WHERE name=?1 AND told<?2",
    [SQL_SUM_ALERT] = "UPDATE alert SET sum=" ALERT_SUM " WHERE name=?1",
    [SQL_DROP_ALERT] = "DELETE FROM alert WHERE name=?1",
    [SQL_SHINGLE] = "SELECT article FROM shingle WHERE hash=?1 AND article<?2 ORDER BY article DESC LIMIT ?3",
    [SQL_SKETCH] = "SELECT data, day FROM sketch WHERE article=?1",
    [SQL_FAMILY] = "SELECT family FROM member WHERE article=?1",
    [SQL_MEMBERS] = "SELECT id, title, date, source FROM member AS m JOIN article ON id=m.article WHERE family=?1 AND "
                    "NOT EXISTS (SELECT 1 FROM removed AS r WHERE r.article=id) ORDER BY date IS NULL, date, id",
    [SQL_NAMES] = "SELECT value FROM setting WHERE name='names'",
    [SQL_TOTALS] = "SELECT articles, passages, positions, titles, title_positions, removed_articles, "
                   "removed_passages, text_bytes FROM totals",
    [SQL_WALK_BODIES] = "SELECT lede_row(body) FROM body WHERE body MATCH ?1 AND rowid>?2",
    [SQL_WALK_TITLES] = "SELECT lede_row(title) FROM title WHERE title MATCH ?1 AND rowid>?2",
    [SQL_PUT_ARTICLE] = "INSERT INTO article(title, date, language, author, source, url, rights, text_sha256, "
                        "text_length, first_passage, passages, detected, pages) "
                        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,coalesce(?3,?12),?13)",
    [SQL_PUT_FRAME] = "INSERT INTO frame VALUES(?1,?2)",
    [SQL_RENEW_FRAME] = "UPDATE frame SET data=?2 WHERE id=?1",
    [SQL_PUT_DICTIONARY] = "INSERT OR REPLACE INTO dictionary VALUES(?1,?2)",
    [SQL_DROP_DICTIONARIES] = "DELETE FROM dictionary WHERE id<>?1",
    [SQL_PUT_BODY] = "INSERT INTO body(rowid, text) VALUES(?1, '')",
    [SQL_PUT_TITLE] = "INSERT INTO title(rowid, text) VALUES(?1, '')",
    [SQL_PUT_ORIGIN] =
        "INSERT OR REPLACE INTO origin(key, article, member, input_sha256, set_sha256, reader, stamp, size, "
        "modified, encoding, number) VALUES(?1,?2,?3,?4,?9,?5,?6,?7,?8,?10,"
        "iif(?2 IS NULL, NULL, (SELECT coalesce(max(number),0)+1 FROM origin WHERE article=?2)))",
    [SQL_RENEW_ORIGIN] = "UPDATE origin SET reader=?5, stamp=?6, size=?7, modified=?8, encoding=?10, input_sha256=?4, "
                         "set_sha256=coalesce(?9,set_sha256) WHERE key=?1",
    [SQL_PUT_BLOCK] = "INSERT OR REPLACE INTO block VALUES(?1,?2)",
    [SQL_SUM_ARTICLE] = "UPDATE article SET sum=" ARTICLE_SUM " WHERE id=?1",
    [SQL_SUM_ORIGIN] = "UPDATE origin SET sum=" ORIGIN_SUM " WHERE key=?1",
    [SQL_PUT_REMOVED] = "INSERT INTO removed VALUES(?1,?2,lede_sum(?1,?2))",
    [SQL_PUT_SKETCH] = "INSERT INTO sketch VALUES(?1,?2,?3)",
    [SQL_PUT_SHINGLE] = "INSERT OR IGNORE INTO shingle VALUES(?1,?2)",
    [SQL_PUT_MEMBER] = "INSERT OR IGNORE INTO member VALUES(?1,?2)",
    [SQL_PUT_TERM] = "INSERT INTO term(form, frequency) VALUES(?1,?2)",
    [SQL_FIND_TERM] = "SELECT id FROM term WHERE form=?1",
    [SQL_RAISE_TERM] = "UPDATE term SET frequency=frequency+?2 WHERE id=?1",
    [SQL_RISES] = "SELECT data FROM rise",
    [SQL_PUT_RISE] = "INSERT INTO rise(data) VALUES(?1)",
    [SQL_PUT_CLASS] = "INSERT OR IGNORE INTO class VALUES(?1,?2)",
    [SQL_PUT_NAMES] = "INSERT OR REPLACE INTO setting VALUES('names', ?1, lede_sum('names', ?1))",
    [SQL_PUT_TOTALS] = "UPDATE totals SET articles=?1, passages=?2, positions=?3, titles=?4, title_positions=?5, "
                       "removed_articles=?6, removed_passages=?7, text_bytes=?8",
    [SQL_PUT_SEGMENT] = "INSERT INTO segment VALUES(?1,?2,?3,?4,?5)",
    [SQL_PUT_POSTING] = "INSERT INTO posting VALUES(?1,?2)",
    [SQL_DROP_SEGMENT] = "DELETE FROM segment WHERE id=?1",
    [SQL_DROP_POSTINGS] = "DELETE FROM posting WHERE id>=?1 AND id<?2",
    [SQL_MOVE_PASSAGES] = "UPDATE article SET first_passage=?2, passages=?3 WHERE id=?1",
    [SQL_PUT_DETECTED] = "UPDATE article SET detected=?2 WHERE id=?1 AND language IS NULL AND detected IS NOT ?2",
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
    /* 32 MB of pages at most, instead of 2: what a program asks again and again stays in memory. Pages
       are looked at more closely when they are read: a damaged one is noticed before it is used. */
    if (sqlite3_exec(store->db, "PRAGMA cache_size=-32768; PRAGMA cell_size_check=ON", NULL, NULL, NULL) != SQLITE_OK)
        return store_error(store, "open", err);
    if (checksum_register(store->db) != SQLITE_OK) return error_no_memory(err);
    lede_status status = store_rise_register(store, err);
    return status == LEDE_OK ? store_walk_register(store, err) : status;
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

/* Bytes of the log beside the file at PATH; -1 when there is none. */
static off_t wal_size(const char *path) {
    struct buffer name = {0};
    struct stat file;
    buffer_append_format(&name, "%s-wal", path);
    off_t size = name.failed ? 1 : stat(name.data, &file) == 0 ? file.st_size : -1;
    buffer_release(&name);
    return size;
}

/*
 * A corpus in a folder that may not be written: SQLite cannot make the shared memory that WAL mode needs. The file is
 * complete when there is no log beside it, then it can be read as one that does not change.
 */
static lede_status open_immutable(struct store *store, int wait_ms, lede_error *err) {
    if (wal_size(store->path) > 0)
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

/*
 * SQLite would open a file that it may only read, too, but make a log and shared memory beside it that stay behind, and
 * that whoever may write the file may then not. Where there is no log, nobody has the file open: it is read as one that
 * does not change.
 */
static bool is_only_readable(const struct store *store) {
    return access(store->path, W_OK) != 0 && access(store->path, R_OK) == 0 && wal_size(store->path) < 0;
}

static lede_status open_for_reading(struct store *store, int wait_ms, lede_error *err) {
    lede_error first = {.message = ""};
    if (is_only_readable(store)) return open_immutable(store, wait_ms, err);
    lede_status status = open_db(store, store->path, SQLITE_OPEN_READWRITE, wait_ms, &first);
    if (status == LEDE_OK) status = schema_verify(store->db, store->path, false, &first);
    if (status == LEDE_OK) return LEDE_OK;
    /* Only these two blame the medium: a busy or damaged file must not be read as one that never changes. */
    int rc = store->db ? sqlite3_errcode(store->db) & 0xFF : SQLITE_NOMEM;
    bool medium = status == LEDE_IO || status == LEDE_READ_ONLY;
    if (medium && (rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) && access(store->path, R_OK) == 0)
        return open_immutable(store, wait_ms, err);
    if (err) *err = first;
    return status;
}

/*
 * Turns WAL mode on. For this SQLite wants the file for itself, and does not call the busy handler while others that
 * make the same corpus have it: it is tried again for as long as waiting was allowed.
 */
static lede_status use_wal(struct store *store, int wait_ms, lede_error *err) {
    enum { PAUSE_MS = 20 };
    int rc = sqlite3_exec(store->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    for (int waited = 0; (rc & 0xFF) == SQLITE_BUSY && waited < wait_ms; waited += PAUSE_MS) {
        sqlite3_sleep(PAUSE_MS);
        rc = sqlite3_exec(store->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    }
    return rc == SQLITE_OK ? LEDE_OK : store_error(store, "open", err);
}

static lede_status open_for_writing(struct store *store, lede_mode mode, int wait_ms, lede_error *err) {
    /* secure_delete: zeroes only where a page is written anyway; Debian's default writes each page that a merge has
       freed. wal_autocheckpoint: 64 MB, some batches; one in ten small adds took twice as long with 16 MB. */
    static const char settings[] = "PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST; "
                                   "PRAGMA wal_autocheckpoint=4000";
    int create = mode == LEDE_CREATE ? SQLITE_OPEN_CREATE : 0;
    lede_status status = open_db(store, store->path, SQLITE_OPEN_READWRITE | create, wait_ms, err);
    if (status != LEDE_OK) return status;
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return error_set(err, LEDE_READ_ONLY, "cannot write '%s': it may only be read; choose another file with -c",
                         store->path);
    if (mode == LEDE_CREATE) status = schema_create(store->db, store->path, err);
    if (status == LEDE_OK) status = schema_verify(store->db, store->path, mode == LEDE_REBUILD, err);
    if (status == LEDE_OK) status = use_wal(store, wait_ms, err);
    if (status == LEDE_OK && sqlite3_exec(store->db, settings, NULL, NULL, NULL) != SQLITE_OK)
        status = store_error(store, "open", err);
    if (status == LEDE_OK && mode == LEDE_REBUILD) status = schema_is_stale(&store->stale, store->db, err);
    return status;
}

lede_status store_real_path(char **out, const char *path, lede_error *err) {
    struct buffer key = {0};
    char real[PATH_MAX];
    bool exists = realpath(path, real) != NULL;
    lede_status status = exists ? LEDE_OK : path_key(&key, path, err);
    if (status == LEDE_OK && !(*out = mem_strdup(exists ? real : key.data))) status = error_no_memory(err);
    buffer_release(&key);
    return status;
}

/* Why no file can be made at PATH, which is to become a corpus; SQLite would only tell that it cannot open it. */
static lede_status check_folder(const char *path, lede_error *err) {
    char *folder = mem_copy(path, (size_t)(strrchr(path, '/') - path) + 1);
    if (!folder) return error_no_memory(err);
    int rc = access(path, F_OK) == 0 ? 0 : access(folder, W_OK | X_OK);
    lede_status status = rc == 0 ? LEDE_OK : error_set_errno(err, errno, "make a corpus in", folder);
    mem_free(folder);
    return status;
}

static lede_status open_file(struct store *store, const char *path, lede_mode mode, int wait_ms, lede_error *err) {
    lede_status status = store_real_path(&store->path, path, err);
    if (status == LEDE_OK && mode == LEDE_CREATE) status = check_folder(store->path, err);
    if (status == LEDE_OK) status = analyser_open(&store->analyser, err);
    if (status != LEDE_OK) return status;
    return mode == LEDE_READ ? open_for_reading(store, wait_ms, err) : open_for_writing(store, mode, wait_ms, err);
}

lede_status store_open(struct store **out, const char *path, lede_mode mode, int wait_ms, lede_error *err) {
    *out = NULL;
    lede_status status = store_look_at(path, mode, err);
    if (status != LEDE_OK) return status;
    struct store *store = mem_calloc(1, sizeof *store);
    if (store) store->wait_ms = wait_ms;
    status = store ? open_file(store, path, mode, wait_ms, err) : error_no_memory(err);
    if (status == LEDE_OK) *out = store;
    else store_close(store);
    return status;
}

lede_status store_open_again(struct store **out, const struct store *store, lede_error *err) {
    return store_open(out, store->path, LEDE_READ, store->wait_ms, err);
}

void store_close(struct store *store) {
    if (!store) return;
    close_db(store);
    blocks_release(&store->blocks);
    dictionary_close(store->dictionary);
    analyser_close(store->analyser);
    store_forms_release(&store->raised);
    rises_release(&store->rises);
    sealing_release(&store->sealing);
    array_release(&store->segments);
    mem_free(store->path);
    mem_free(store);
}

struct analyser *store_analyser(struct store *store) {
    return store->analyser;
}

/* ---- Transactions for reading --------------------------------------------------------------------------------- */

lede_status store_refuse_stale(struct store *store, lede_error *err) {
    if (!store->stale) return LEDE_OK;
    return error_set(err, LEDE_BAD_VERSION, "the index of '%s' has to be made anew first", store->path);
}

lede_status store_begin_read(struct store *store, lede_error *err) {
    int64_t version;
    if (store->stale) return store_refuse_stale(store, err);
    store_end_left_over(store);
    if (sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) return store_error(store, "read", err);
    /* Changes with every commit of another connection. Our own need nothing: store_begin_write() empties the cache,
       put_passage() keeps it true, store_rollback() empties it again. */
    lede_status status = sql_number(&version, store->db, "PRAGMA data_version", err);
    if (status == LEDE_OK && version != store->blocks.version) {
        blocks_release(&store->blocks);
        rises_release(&store->rises);
        store->blocks.version = version;
    }
    if (status == LEDE_OK) status = store_read_segments(store, err);
    if (status != LEDE_OK) store_end_read(store);
    return status;
}

void store_end_left_over(struct store *store) {
    if (!sqlite3_get_autocommit(store->db)) store_end_read(store);
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
