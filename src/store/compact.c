/* SPDX-License-Identifier: MIT */
/* Compacting a corpus. */

/*
 * A transaction drops what was removed, derives what it was part of anew, packs the texts, merges the index. VACUUM
 * then writes each table from its first row to its last into full pages, and gives the rest of the file back. Both go
 * through SQLite's log: a kill leaves the state before or behind either, all of them whole, and who reads meanwhile
 * sees the state from before. A new file in the place of the old one would be smaller work, but a process that has the
 * old one open would go on writing into a file without a name.
 */
#include "base/error.h"
#include "store/internal.h"

#include <inttypes.h>
#include <string.h>
#include <sys/statvfs.h>

static lede_status execute(struct store *store, const char *sql, lede_error *err) {
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LEDE_OK : store_error(store, "compact", err);
}

/* Whether nothing was written since the last time. Passages only become more, until they are compacted or reindexed. */
static lede_status is_compact(bool *out, struct store *store, lede_error *err) {
    int64_t compact;
    lede_status status =
        sql_number(&compact, store->db,
                   "SELECT count(*) FROM setting, totals WHERE name='compacted' AND value=passages AND "
                   "removed_articles=0",
                   err);
    *out = compact > 0;
    return status;
}

/* LEDE_IO when the file system has no room for the log, which may become as large as the file and half of it. */
static lede_status check_room(struct store *store, lede_error *err) {
    int64_t pages, page_size;
    struct statvfs files;
    lede_status status = sql_number(&pages, store->db, "PRAGMA page_count", err);
    if (status == LEDE_OK) status = sql_number(&page_size, store->db, "PRAGMA page_size", err);
    if (status != LEDE_OK || statvfs(store->path, &files) != 0) return status;
    int64_t needed = pages * page_size / 2 * 3, room = (int64_t)files.f_bavail * (int64_t)files.f_frsize;
    if (room >= needed) return LEDE_OK;
    return error_set(err, LEDE_IO, "cannot compact '%s': this takes %" PRId64 " MB of free space, there are %" PRId64,
                     store->path, needed / 1000000 + 1, room / 1000000);
}

/* Of removed articles nothing stays but what table removed says. */
static lede_status drop_removed(struct store *store, lede_error *err) {
    lede_status status = execute(store,
                                 "DELETE FROM frame WHERE id IN (SELECT f.id FROM removed AS r, frame AS f WHERE f.id "
                                 "BETWEEN r.article<<20 AND r.article<<20|0xFFFFF);"
                                 "DELETE FROM article WHERE id IN (SELECT article FROM removed);",
                                 err);
    return status == LEDE_OK ? store_derive(store, false, NULL, err) : status;
}

/* All that one transaction does. */
static lede_status build_anew(struct store *store, lede_error *err) {
    lede_status status = store->totals.removed_articles > 0 ? drop_removed(store, err) : LEDE_OK;
    if (status == LEDE_OK) status = store_fold_rises(store, err);
    if (status == LEDE_OK) status = store_pack_frames(store, err);
    if (status == LEDE_OK && store->totals.passages >= STORE_SEAL_LEAST) status = store_seal_all(store, err);
    if (status == LEDE_OK) status = store_join_segments(store, err);
    if (status == LEDE_OK)
        status = execute(store,
                         "INSERT INTO body(body) VALUES('optimize');"
                         "INSERT INTO title(title) VALUES('optimize');",
                         err);
    return status;
}

static lede_status write_anew(struct store *store, lede_error *err) {
    lede_status status = store_begin_write(store, err);
    if (status != LEDE_OK) return status;
    status = build_anew(store, err);
    if (status == LEDE_OK) return store_commit(store, err);
    store_rollback(store);
    return status;
}

/* Where a kill comes before this, the next time does again what was done, and finds little to do. */
static lede_status note_compacted(struct store *store, lede_error *err) {
    char *sql = sqlite3_mprintf("INSERT OR REPLACE INTO setting(name, value) VALUES('compacted', %lld)",
                                (long long)store->totals.passages);
    lede_status status = sql ? execute(store, sql, err) : error_no_memory(err);
    sqlite3_free(sql);
    return status;
}

lede_status store_compact(bool *done, struct store *store, lede_error *err) {
    bool compact = false;
    *done = false;
    lede_status status = store_refuse_stale(store, err);
    if (status == LEDE_OK) status = is_compact(&compact, store, err);
    if (status != LEDE_OK || compact) return status;
    status = check_room(store, err);
    if (status == LEDE_OK) status = write_anew(store, err);
    if (status == LEDE_OK) status = execute(store, "VACUUM", err);
    if (status == LEDE_OK) status = note_compacted(store, err);
    if (status != LEDE_OK) return status;
    *done = true;
    /* Makes the file as small as it can be now; where somebody reads the old state, whoever is last to close does it.
     */
    sqlite3_exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    return LEDE_OK;
}
