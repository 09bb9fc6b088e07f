/* SPDX-License-Identifier: MIT */
/* Rules that a corpus file keeps, whatever is in it. */
#include "store/checker.h"
#include "store/checksum.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

void checker_report(struct checker *checker, const char *subject, const char *format, ...) {
    va_list args;
    char message[256];
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args); /* NOLINT(clang-analyzer-valist*): it was started above */
    va_end(args);
    lede_report report = {.severity = LEDE_FAILURE, .subject = subject, .message = message};
    checker->problems++;
    if (checker->report) checker->report(checker->context, &report);
}

/* Whether LINE (LENGTH bytes) says that a page could not be loaded because memory ran out: SQLITE_NOMEM. */
static bool is_no_memory(const char *line, size_t length) {
    static const char code[] = "error code=7";
    size_t tail = sizeof code - 1;
    return length >= tail && memcmp(line + length - tail, code, tail) == 0;
}

/* Tells what a row of SQLite's answer says: a line for each problem, below a heading. False when memory runs out. */
static bool report_lines(struct checker *checker, const char *lines) {
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        if (is_no_memory(lines, length)) return false;
        bool heading = strncmp(lines, "***", 3) == 0, sound = strcmp(lines, "ok") == 0;
        if (!heading && !sound)
            checker_report(checker, NULL, "SQLite: %.*s", (int)(length < 200 ? length : 200), lines);
        lines += length;
        if (*lines) lines++;
    }
    return true;
}

lede_status rules_check_structure(struct checker *checker) {
    sqlite3_stmt *rows;
    struct store *store = checker->store;
    if (sqlite3_prepare_v2(store->db, "PRAGMA integrity_check", -1, &rows, NULL) != SQLITE_OK)
        return store_error(store, "check", checker->err);
    int rc;
    bool ok = true;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *lines = (const char *)sqlite3_column_text(rows, 0);
        ok = lines && report_lines(checker, lines);
    }
    lede_status status = !ok                 ? error_no_memory(checker->err)
                         : rc == SQLITE_DONE ? LEDE_OK
                                             : store_error(store, "check", checker->err);
    sqlite3_finalize(rows);
    return status;
}

/* Rules that the tables keep among each other: a query that counts what breaks one, with what that means. */
static const struct {
    const char *sql, *message;
} rules[] = {
    /* Compacting drops the article, not what is known of its number. */
    {"SELECT count(*) FROM removed WHERE article NOT BETWEEN 1 AND "
     "coalesce((SELECT seq FROM sqlite_sequence WHERE name='article'), 0)",
     "an article that is listed as removed was never there"},
    {"SELECT count(*) FROM removed WHERE replaced_by NOT IN (SELECT id FROM article UNION SELECT article FROM removed)",
     "an article that replaced another is not there"},
    {"SELECT count(*) FROM origin WHERE article IN (SELECT article FROM removed)", "a key leads to a removed article"},
    {"SELECT count(*) FROM origin WHERE article NOT IN (SELECT id FROM article)", "a key leads to no article"},
    {"SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM removed) AND "
     "id NOT IN (SELECT article FROM origin WHERE article IS NOT NULL)",
     "an article has no key"},
    {"SELECT count(*) FROM (SELECT 1 FROM article WHERE id NOT IN (SELECT article FROM removed) "
     "GROUP BY text_sha256, title, date, language, author, source, url, rights, pages HAVING count(*)>1)",
     "two articles have the same text and fields"},
    {"SELECT count(*) FROM sqlite_sequence WHERE name='article' AND seq < coalesce((SELECT max(id) FROM article), 0)",
     "the number of the last article is wrong"},
    {"SELECT count(*) FROM setting WHERE name NOT IN ('analyser', 'compacted', 'names')",
     "there is an unknown setting"},
    {"SELECT count(*) FROM setting WHERE name='names' AND sum IS NOT " SETTING_SUM, "the list of names has changed"},
    {"SELECT count(*) FROM origin WHERE sum IS NOT " ORIGIN_SUM, "what is known of a key has changed"},
    {"SELECT count(*) FROM removed WHERE sum IS NOT " REMOVED_SUM, "what is known of a removed article has changed"},
    {"SELECT count(*) FROM alert WHERE sum IS NOT " ALERT_SUM, "an alert has changed"},
    {"SELECT count(*) FROM frame WHERE id>>20 NOT IN (SELECT id FROM article)", "a text belongs to no article"},
};

lede_status rules_check_tables(struct checker *checker) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof rules / sizeof *rules; i++) {
        int64_t broken;
        status = sql_number(&broken, checker->store->db, rules[i].sql, checker->err);
        if (status == LEDE_OK && broken > 0) checker_report(checker, NULL, "%s", rules[i].message);
    }
    return status;
}
