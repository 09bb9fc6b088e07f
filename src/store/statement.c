/* SPDX-License-Identifier: MIT */
/* The statements that are prepared once for as long as a corpus is open. */
#include "store/checksum.h"
#include "store/internal.h"
#include "store/sql.h"

static const char *const statement_sql[SQL_COUNT] = {
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_END_READ] = "ROLLBACK",
    [SQL_DATA_VERSION] = "PRAGMA data_version",
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
    [SQL_FRAME] = "SELECT data FROM frame WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    [SQL_FRAME_NEXT] = "SELECT id FROM frame WHERE id>?1 ORDER BY id LIMIT 1",
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
    [SQL_CLASS_SPOKEN] = "SELECT key FROM class WHERE key>=?1 AND key<'[' ORDER BY key LIMIT 1",
    [SQL_SOUNDS] = "SELECT first, forms FROM sound WHERE key=?1 ORDER BY first",
    [SQL_LAST_SOUND] = "SELECT first, forms FROM sound WHERE key=?1 ORDER BY first DESC LIMIT 1",
    [SQL_TERM_FORM] = "SELECT form, id, frequency FROM term WHERE id=?1",
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
                   "per_article, told, sum IS " ALERT_SUM " FROM alert ORDER BY name",
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
    [SQL_DROP_FRAME] = "DELETE FROM frame WHERE id BETWEEN ?1 AND ?2",
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
    [SQL_PUT_SOUND] = "INSERT OR REPLACE INTO sound VALUES(?1,?2,?3)",
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
