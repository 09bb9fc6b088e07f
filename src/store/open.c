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

/* Runs statement WHICH, which has one row or none; the number in that in *NUMBER, where that is not NULL. */
static lede_status step_once(int64_t *number, struct store *store, enum store_statement which, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, which, err);
    if (status != LEDE_OK) return status;
    int rc = sqlite3_step(statement);
    if (number && rc == SQLITE_ROW) *number = sqlite3_column_int64(statement, 0);
    return store_finish(store, statement, rc, err);
}

lede_status store_begin_read(struct store *store, lede_error *err) {
    int64_t version = 0;
    sqlite3_stmt *end;
    if (store->stale) return store_refuse_stale(store, err);
    store_end_left_over(store);
    /* What ends it is at hand before it begins. */
    lede_status status = store_prepare(&end, store, SQL_END_READ, err);
    if (status == LEDE_OK) status = step_once(NULL, store, SQL_BEGIN_READ, err);
    if (status != LEDE_OK) return status;
    /* Changes with every commit of another connection. Our own need nothing: store_begin_write() empties the cache,
       put_passage() keeps it true, store_rollback() empties it again. */
    status = step_once(&version, store, SQL_DATA_VERSION, err);
    if (status == LEDE_OK && version != store->blocks.version) {
        blocks_release(&store->blocks);
        rises_release(&store->rises);
        store->languages.loaded = false;
        store->blocks.version = version;
    }
    if (status == LEDE_OK) status = store_read_segments(store, err);
    if (status != LEDE_OK) store_end_read(store);
    return status;
}

void store_end_left_over(struct store *store) {
    if (!sqlite3_get_autocommit(store->db)) store_end_read(store);
}

void store_end_read(struct store *store) { step_once(NULL, store, SQL_END_READ, NULL); }

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
