/* SPDX-License-Identifier: MIT */
/* Failures of SQLite in the words of lede. */
#include "store/sql.h"

#include "base/error.h"
#include "store/holder.h"

#include <errno.h>
#include <string.h>

static lede_status busy_error(const char *action, const char *path, lede_error *err) {
    char holder[64];
    if (holder_of(holder, sizeof holder, path))
        return error_set(err, LEDE_BUSY, "cannot %s '%s': it is being written by %s; wait for that one to end", action,
                         path, holder);
    return error_set(err, LEDE_BUSY, "cannot %s '%s': another program is writing it; try again", action, path);
}

/* What FTS5 calls a table whose own settings cannot be read, or are none of its; it has no code for that. */
static bool is_damaged_index(const char *message) {
    static const char *const signs[] = {"invalid fts5 file format", "no such fts5 table"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(message, signs[i], strlen(signs[i])) == 0) return true;
    return false;
}

lede_status sql_error(sqlite3 *db, const char *action, const char *path, lede_error *err) {
    int system = sqlite3_system_errno(db);
    switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_NOMEM: return error_no_memory(err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return busy_error(action, path, err);
    case SQLITE_NOTADB:
        return error_set(err, LEDE_NOT_CORPUS, "'%s' is not a corpus: choose another file with -c", path);
    case SQLITE_ERROR:
        if (!is_damaged_index(sqlite3_errmsg(db))) break;
        /* fall through */
    case SQLITE_CORRUPT: return error_set(err, LEDE_CORRUPT, "cannot %s '%s': the file is damaged", action, path);
    case SQLITE_READONLY: return error_set(err, LEDE_READ_ONLY, "cannot %s '%s': it may not be written", action, path);
    case SQLITE_FULL: return error_set_errno(err, ENOSPC, action, path);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (system) return error_set_errno(err, system, action, path);
        break;
    default: break;
    }
    return error_set(err, LEDE_IO, "cannot %s '%s': %s", action, path, sqlite3_errmsg(db));
}

lede_status sql_number(int64_t *out, sqlite3 *db, const char *sql, lede_error *err) {
    sqlite3_stmt *statement;
    *out = 0;
    int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
    lede_status status = LEDE_OK;
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) status = sql_error(db, "read", sqlite3_db_filename(db, "main"), err);
    sqlite3_finalize(statement);
    return status;
}
