/* SPDX-License-Identifier: MIT */
/** Copies of whole corpus files, page by page. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include <lede.h>
#include <sqlite3.h>

/** Puts the pages of FROM in the place of those of TO, in one transaction; PATH is that of TO, for messages. */
lede_status backup_pages(sqlite3 *to, sqlite3 *from, const char *path, lede_error *err);

/** Fills the empty file at PATH with the pages of FROM; it is not synced. */
lede_status backup_copy(const char *path, sqlite3 *from, lede_error *err);

/** Makes an empty file beside PATH with the rights of the file CORPUS; its name in *OUT, freed by the caller. */
lede_status backup_make_beside(char **out, const char *path, const char *corpus, lede_error *err);

/** Syncs the file NEW, which is complete, gives it the name PATH in the same folder, and syncs that. */
lede_status backup_put_in_place(const char *new, const char *path, lede_error *err);

#endif
