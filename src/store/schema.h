/* SPDX-License-Identifier: MIT */
/** The tables of a corpus file. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <lede.h>
#include <sqlite3.h>
#include <stdbool.h>

/** "Lede" in the file's header: PRAGMA application_id. */
#define SCHEMA_APPLICATION_ID 0x4c656465

/** Raised when the tables change; files of another format are refused. */
#define SCHEMA_FORMAT 6

/** Whether the index in DB is that of an older analyser. */
lede_status schema_is_stale(bool *out, sqlite3 *db, lede_error *err);

/** Makes an empty corpus in DB, a new or empty file; leaves alone what another process has made there meanwhile. */
lede_status schema_create(sqlite3 *db, const char *path, lede_error *err);

/**
 * Verifies that DB is a corpus of a version that this lede reads and holds the tables of schema_create() with nothing
 * added: a file from a stranger must not run anything (triggers, views). REBUILD: its index may be that of an older
 * analyser.
 */
lede_status schema_verify(sqlite3 *db, const char *path, bool rebuild, lede_error *err);

#endif
