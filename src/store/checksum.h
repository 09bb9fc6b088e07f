/* SPDX-License-Identifier: MIT */
/** Checksums of the rows that nothing else in the file could prove wrong. */
#ifndef STORE_CHECKSUM_H
#define STORE_CHECKSUM_H

#include <lede.h>
#include <sqlite3.h>

/*
 * What column `sum` of a table has to be: the first 8 bytes of a SHA-256 over the other columns, see docs/FORMAT.md.
 * What is derived needs none: it is derived anew to check it.
 */
#define ARTICLE_SUM                                                                                                    \
    "lede_sum(id, title, date, language, author, source, url, rights, text_sha256, text_length, first_passage, "       \
    "passages, detected, pages)"
#define ORIGIN_SUM                                                                                                     \
    "lede_sum(key, article, member, input_sha256, set_sha256, reader, stamp, size, modified, number, encoding)"
#define REMOVED_SUM "lede_sum(article, replaced_by)"
#define SETTING_SUM "lede_sum(name, value)"
#define ALERT_SUM                                                                                                      \
    "lede_sum(name, query, every_word, plain, no_names, undated, since, until, language, source, per_article, told)"

/** Registers the SQL function lede_sum() with DB; no schema may call it. Returns a result code of SQLite. */
int checksum_register(sqlite3 *db);

#endif
