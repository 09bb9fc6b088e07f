/* SPDX-License-Identifier: MIT */
/** SQLite's results as ours. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <lede.h>
#include <sqlite3.h>

/** The failure that DB has just reported, "cannot ACTION 'PATH': reason"; BUSY names the process to wait for. */
lede_status sql_error(sqlite3 *db, const char *action, const char *path, lede_error *err);

/** The first column of the first row of SQL in *OUT, 0 where there is no row. */
lede_status sql_number(int64_t *out, sqlite3 *db, const char *sql, lede_error *err);

#endif
