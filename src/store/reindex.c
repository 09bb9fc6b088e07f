/* SPDX-License-Identifier: MIT */
/* Deriving everything anew from the record. */
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"
#include "passage/split.h"

#include <inttypes.h>
#include <stdio.h>

/*
 * Forms whose frequencies are held in memory at most before they are written to the vocabulary: some 20 MB. Writing
 * them more often costs an update for each form that returns.
 */
enum { RAISED_MAX = 200000 };

/* And occurrences: 24 MB. */
enum { OCCURRENCES_MAX = 2000000 };

struct reindexing {
    struct store *store;
    bool passages;            /* split the texts anew, too */
    struct store_ids removed; /* ascending */
    struct store_listener *damaged;
    struct store_scratch scratch;
    lede_status status;
    lede_error *err;
};

/* Passages keep their numbers when none is split anew: articles are gone through in the order in which they came. */
static lede_status move_passages(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err) {
    struct buffer packed = {0};
    sqlite3_stmt *move;
    lede_status status = store_prepare(&move, store, SQL_MOVE_PASSAGES, err);
    if (status != LEDE_OK) return status;
    store_pack_passages(&packed, &entry->passages);
    sqlite3_bind_int64(move, 1, id);
    sqlite3_bind_int64(move, 2, store->totals.passages + 1);
    sqlite3_bind_blob64(move, 3, buffer_str(&packed), packed.length, SQLITE_STATIC);
    status = packed.failed ? error_no_memory(err) : store_run(store, move, err);
    buffer_release(&packed);
    return status;
}

static lede_status put_detected(struct store *store, int64_t id, const char *language, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_DETECTED, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_text(put, 2, language, -1, SQLITE_STATIC);
    return store_run(store, put, err);
}

static bool copy_field(struct store_entry *entry, const struct store_article *article, enum field field) {
    const char *value = article->article.fields[field];
    return !value || (entry->article.fields[field] = mem_strdup(value)) != NULL;
}

/* Fills ENTRY with what the index needs of ARTICLE. */
static lede_status read_entry(struct store_entry *entry, struct reindexing *reindexing,
                              const struct store_article *article, lede_error *err) {
    bool passages = reindexing->passages;
    lede_status status = store_whole_text(&entry->article.text, reindexing->store, article, err);
    if (status != LEDE_OK) return status;
    bool ok = copy_field(entry, article, FIELD_TITLE) && copy_field(entry, article, FIELD_DATE);
    if (article->says_language) ok = ok && copy_field(entry, article, FIELD_LANGUAGE);
    if (passages) ok = ok && passages_split(&entry->passages, buffer_view(&entry->article.text));
    for (size_t i = 0; ok && !passages && i < article->passages.length; i++)
        ok = array_push(&entry->passages, article->passages.items[i]);
    return ok && store_entry_analyse(entry, &reindexing->scratch) ? LEDE_OK : error_no_memory(err);
}

static lede_status end_run(struct store *store, lede_error *err) {
    lede_status status = store_put_vocabulary(store, err);
    if (status == LEDE_OK) status = store_end_run(store, err);
    return status == LEDE_OK && store_is_full(store) ? store_seal_all(store, err) : status;
}

/* Writes what has changed in the row of ARTICLE. */
static lede_status put_changes(struct reindexing *reindexing, const struct store_article *article,
                               const struct store_entry *entry) {
    struct store *store = reindexing->store;
    lede_status status = LEDE_OK;
    if (reindexing->passages || article->first_passage != store->totals.passages + 1)
        status = move_passages(store, article->id, entry, reindexing->err);
    if (status == LEDE_OK) status = put_detected(store, article->id, entry->detected, reindexing->err);
    return status == LEDE_OK ? store_sum_article(store, article->id, reindexing->err) : status;
}

static lede_status put_entry(struct reindexing *reindexing, const struct store_article *article,
                             struct store_entry *entry) {
    struct store *store = reindexing->store;
    lede_status status = put_changes(reindexing, article, entry);
    if (status == LEDE_OK && !store_forms_add(&store->raised, entry)) status = error_no_memory(reindexing->err);
    if (status == LEDE_OK) status = store_index_entry(store, article->id, entry, reindexing->err);
    if (status == LEDE_OK && ids_contain(&reindexing->removed, article->id)) {
        store->totals.removed_articles++;
        store->totals.removed_passages += (int64_t)entry->passages.length;
    }
    if (status == LEDE_OK &&
        (store->raised.table.length > RAISED_MAX || store->sealing.draft.occurrences.length > OCCURRENCES_MAX))
        status = end_run(store, reindexing->err);
    return status;
}

static lede_status reindex_article(struct reindexing *reindexing, const struct store_article *article) {
    struct store_entry entry = {0};
    lede_error why;
    lede_status status = read_entry(&entry, reindexing, article, &why);
    if (status == LEDE_OK) status = put_entry(reindexing, article, &entry);
    else if (status == LEDE_CORRUPT && reindexing->damaged) {
        store_report_damaged(reindexing->damaged, article->id);
        status = LEDE_OK;
    } else error_set(reindexing->err, status, "%s", why.message);
    store_entry_release(&entry);
    return status;
}

void store_report_damaged(struct store_listener *listener, int64_t id) {
    char message[64];
    snprintf(message, sizeof message, "article %" PRId64 " is damaged", id);
    lede_report report = {.severity = LEDE_FAILURE, .message = message};
    listener->count++;
    if (listener->report) listener->report(listener->context, &report);
}

static bool reindex_one(void *context, const struct store_article *article) {
    struct reindexing *reindexing = context;
    reindexing->status = reindex_article(reindexing, article);
    return reindexing->status == LEDE_OK;
}

static lede_status empty_derived(struct store *store, lede_error *err) {
    static const char sql[] = "DELETE FROM setting WHERE name='compacted';"
                              "DELETE FROM term; DELETE FROM rise; DELETE FROM class; DELETE FROM sound;"
                              "DELETE FROM block; DELETE FROM posting; DELETE FROM segment;"
                              "DELETE FROM sketch; DELETE FROM shingle; DELETE FROM member;"
                              "INSERT INTO body(body) VALUES('delete-all');"
                              "INSERT INTO title(title) VALUES('delete-all');";
    store->totals = (struct store_totals){0};
    sealing_begin(&store->sealing, 1);
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LEDE_OK : store_error(store, "write", err);
}

static lede_status put_version(struct store *store, lede_error *err) {
    char *sql = sqlite3_mprintf("UPDATE setting SET value=%d WHERE name='analyser'", ANALYSER_VERSION);
    if (!sql) return error_no_memory(err);
    int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    return rc == SQLITE_OK ? LEDE_OK : store_error(store, "write", err);
}

lede_status store_derive(struct store *store, bool passages, struct store_listener *damaged, lede_error *err) {
    struct reindexing reindexing = {.store = store, .passages = passages, .damaged = damaged, .err = err};
    lede_status status = empty_derived(store, err);
    if (status == LEDE_OK) status = store_removed(&reindexing.removed, store, err);
    if (status == LEDE_OK) status = store_each_article(store, 0, true, reindex_one, &reindexing, err);
    if (status == LEDE_OK) status = reindexing.status;
    if (status == LEDE_OK) status = end_run(store, err);
    if (status == LEDE_OK && store->totals.passages >= STORE_SEAL_LEAST) status = store_seal_all(store, err);
    if (status == LEDE_OK) status = put_version(store, err);
    array_release(&reindexing.removed);
    store_scratch_release(&reindexing.scratch);
    return status;
}

lede_status store_reindex(struct store *store, bool passages, struct store_listener *damaged, lede_error *err) {
    bool stale = store->stale;
    store->stale = false;
    lede_status status = store_begin_write(store, err);
    if (status == LEDE_OK) status = store_derive(store, passages, damaged, err);
    if (status == LEDE_OK) status = store_commit(store, err);
    else store_rollback(store);
    store->stale = stale && status != LEDE_OK;
    if (status == LEDE_OK) store_tidy(store, 0, NULL);
    return status;
}
