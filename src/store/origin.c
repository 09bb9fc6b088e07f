/* SPDX-License-Identifier: MIT */
/* Which keys lead to which articles. */

/*
 * An article is there once, however many inputs have it: an input whose text and fields are those of an article becomes
 * one more origin of it. So a key is moved from one article to another when its input changes, and an article that the
 * last key has left is replaced; one that has others stays for them.
 */
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/read.h"

#include <stdlib.h>

/* ---- Rows ----------------------------------------------------------------------------------------------------- */

/* Binds what origin rows have of ENTRY besides its article. */
static void bind_origin(sqlite3_stmt *statement, const struct store_entry *entry) {
    const struct article *article = &entry->article;
    sqlite3_bind_text(statement, 1, article->key, -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 4, article->input_sha256, DIGEST_SIZE, SQLITE_STATIC);
    sqlite3_bind_int(statement, 5, READER_VERSION);
    sqlite3_bind_text(statement, 6, entry->stamp, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 7, (int64_t)entry->size);
    sqlite3_bind_int64(statement, 8, entry->modified);
    if (article->has_set) sqlite3_bind_blob(statement, 9, article->set_sha256, DIGEST_SIZE, SQLITE_STATIC);
    sqlite3_bind_text(statement, 10, article->encoding, -1, SQLITE_STATIC);
}

/* Runs STATEMENT, which writes the row of KEY, then brings the checksum of that up to date. */
static lede_status run_and_sum(struct store *store, sqlite3_stmt *statement, const char *key, lede_error *err) {
    sqlite3_stmt *sum;
    lede_status status = store_run(store, statement, err);
    if (status == LEDE_OK) status = store_prepare(&sum, store, SQL_SUM_ORIGIN, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(sum, 1, key, -1, SQLITE_STATIC);
    return store_run(store, sum, err);
}

static lede_status put_origin(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_ORIGIN, err);
    if (status != LEDE_OK) return status;
    bind_origin(put, entry);
    sqlite3_bind_int64(put, 2, id);
    if (entry->article.member) sqlite3_bind_int64(put, 3, (int64_t)entry->article.member);
    return run_and_sum(store, put, entry->article.key, err);
}

/* For an input that gives the article that is there: what was set by the user before stays known. */
static lede_status renew_origin(struct store *store, const struct store_entry *entry, lede_error *err) {
    sqlite3_stmt *renew;
    lede_status status = store_prepare(&renew, store, SQL_RENEW_ORIGIN, err);
    if (status != LEDE_OK) return status;
    bind_origin(renew, entry);
    return run_and_sum(store, renew, entry->article.key, err);
}

static lede_status drop_origin(struct store *store, const char *key, lede_error *err) {
    sqlite3_stmt *drop;
    lede_status status = store_prepare(&drop, store, SQL_DROP_ORIGIN, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(drop, 1, key, -1, SQLITE_STATIC);
    return store_run(store, drop, err);
}

/* What table origin says of a key. */
struct origin {
    int64_t article; /* 0: nothing, or a container */
    bool same_input, same_stamp;
};

static bool is_digest(sqlite3_stmt *row, int column, const unsigned char digest[DIGEST_SIZE]) {
    const void *stored = sqlite3_column_blob(row, column);
    return stored && sqlite3_column_bytes(row, column) == DIGEST_SIZE && memcmp(stored, digest, DIGEST_SIZE) == 0;
}

/*
 * Whether KNOWN, the stamp of an origin, says that the input is the one that STAMP is of. Fields that the user set once
 * hold until others are set: only a stamp with fields in it must be the same to its end.
 */
static bool is_same_stamp(const char *known, const char *stamp) {
    size_t length = strlen(stamp);
    return length > 0 && known && strncmp(known, stamp, length) == 0 &&
           (known[length] == '\0' || strncmp(known + length, " set ", 5) == 0);
}

/* ARTICLE is NULL where only the stamp is to be compared. */
static lede_status find_origin(struct origin *out, struct store *store, const char *key, const char *stamp,
                               const struct article *article, lede_error *err) {
    sqlite3_stmt *row;
    *out = (struct origin){0};
    lede_status status = store_prepare(&row, store, SQL_ORIGIN, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(row, 1, key, -1, SQLITE_STATIC);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        out->article = sqlite3_column_int64(row, 0);
        out->same_input = article && is_digest(row, 1, article->input_sha256) &&
                          sqlite3_column_int(row, 2) == READER_VERSION &&
                          (!article->has_set || is_digest(row, 4, article->set_sha256));
        out->same_stamp = is_same_stamp((const char *)sqlite3_column_text(row, 3), stamp);
    }
    return store_finish(store, row, rc, err);
}

/* The number in the only row of STATEMENT, 0 where there is none. */
static lede_status take_number(int64_t *out, struct store *store, sqlite3_stmt *statement, lede_error *err) {
    int rc = sqlite3_step(statement);
    *out = rc == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    return store_finish(store, statement, rc, err);
}

/* The article that has the text, the fields and the pages of ENTRY in *ID; 0: none. */
static lede_status find_equal(int64_t *id, struct store *store, const struct store_entry *entry, lede_error *err) {
    sqlite3_stmt *find;
    *id = 0;
    lede_status status = store_prepare(&find, store, SQL_EQUAL, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_blob(find, 1, entry->text_sha256, DIGEST_SIZE, SQLITE_STATIC);
    for (int i = 0; i < FIELD_COUNT; i++) sqlite3_bind_text(find, 2 + i, entry->article.fields[i], -1, SQLITE_STATIC);
    struct buffer pages = {0};
    store_pack_pages(&pages, &entry->article);
    sqlite3_bind_blob64(find, 9, pages.data, pages.length, SQLITE_STATIC);
    status = pages.failed ? error_no_memory(err) : take_number(id, store, find, err);
    buffer_release(&pages);
    return status;
}

static lede_status count_origins(int64_t *out, struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *count;
    *out = 0;
    lede_status status = store_prepare(&count, store, SQL_ORIGIN_COUNT, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(count, 1, id);
    return take_number(out, store, count, err);
}

/* ---- Adding --------------------------------------------------------------------------------------------------- */

/* A key leaves article ID for HEIR (0: for none); *LEFT is how many others the article has. The last takes it along. */
static lede_status leave_article(int64_t *left, struct store *store, int64_t id, int64_t heir, lede_error *err) {
    lede_status status = count_origins(left, store, id, err);
    *left -= 1;
    return status == LEDE_OK && *left < 1 ? store_put_removed(store, id, heir, err) : status;
}

lede_status store_put(enum store_outcome *out, struct store *store, const struct store_entry *entry, lede_error *err) {
    struct origin origin;
    int64_t id, left;
    *out = STORE_UNCHANGED;
    lede_status status = find_origin(&origin, store, entry->article.key, entry->stamp, &entry->article, err);
    if (status != LEDE_OK) return status;
    if (origin.article && origin.same_input) return origin.same_stamp ? LEDE_OK : renew_origin(store, entry, err);
    status = find_equal(&id, store, entry, err);
    if (status != LEDE_OK) return status;
    if (id && id == origin.article) return renew_origin(store, entry, err);
    *out = origin.article ? STORE_UPDATED : id ? STORE_COPIED : STORE_ADDED;
    if (!id) status = store_put_article(&id, store, entry, err);
    if (status == LEDE_OK && origin.article) status = leave_article(&left, store, origin.article, id, err);
    return status == LEDE_OK ? put_origin(store, id, entry, err) : status;
}

/* ---- Containers ----------------------------------------------------------------------------------------------- */

lede_status store_put_container(struct store *store, const char *key, const char *stamp, lede_error *err) {
    if (!stamp[0]) return drop_origin(store, key, err);
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_ORIGIN, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(put, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_int(put, 5, READER_VERSION);
    sqlite3_bind_text(put, 6, stamp, -1, SQLITE_STATIC);
    return run_and_sum(store, put, key, err);
}

static lede_status count_container(uint64_t *out, struct store *store, const char *key, lede_error *err) {
    sqlite3_stmt *count;
    int64_t number = 0;
    lede_status status = store_prepare(&count, store, SQL_CONTAINER_COUNT, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(count, 1, key, -1, SQLITE_STATIC);
    status = take_number(&number, store, count, err);
    *out = (uint64_t)number;
    return status;
}

lede_status store_is_known(bool *out, uint64_t *articles, struct store *store, const char *key, const char *stamp,
                           lede_error *err) {
    struct origin origin;
    *out = false;
    *articles = 1;
    lede_status status = find_origin(&origin, store, key, stamp, NULL, err);
    if (status != LEDE_OK || !origin.same_stamp) return status;
    *out = true;
    return origin.article ? LEDE_OK : count_container(articles, store, key, err);
}

/* ---- Removing ------------------------------------------------------------------------------------------------- */

void store_keys_release(struct store_keys *keys) {
    for (size_t i = 0; i < keys->length; i++) mem_free(keys->items[i]);
    array_release(keys);
}

/* Appends a copy of KEY. */
static bool push_key(struct store_keys *keys, const char *key) {
    char *copy = mem_strdup(key ? key : "");
    if (copy && array_push(keys, copy)) return true;
    mem_free(copy);
    return false;
}

lede_status store_find_keys(struct store_keys *out, struct store *store, const char *key, lede_error *err) {
    sqlite3_stmt *rows;
    int64_t id;
    lede_status status = store_find_key(&id, store, key, err);
    if (status != LEDE_OK) return status;
    if (id) return push_key(out, key) ? LEDE_OK : error_no_memory(err);
    status = store_prepare(&rows, store, SQL_CONTAINER, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(rows, 1, key, -1, SQLITE_STATIC);
    bool ok = true;
    int rc = SQLITE_DONE;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW)
        ok = push_key(out, (const char *)sqlite3_column_text(rows, 0));
    status = store_finish(store, rows, rc, err);
    return ok ? status : error_no_memory(err);
}

/* Drops the row of KEY, whose last part starts at MEMBER (0: it has none). Its container is complete no more, so that
   adding it again brings the article back. */
static lede_status forget_key(struct store *store, const char *key, size_t member, lede_error *err) {
    lede_status status = drop_origin(store, key, err);
    if (status != LEDE_OK || member == 0) return status;
    char *container = mem_copy(key, member - 1);
    if (!container) return error_no_memory(err);
    status = drop_origin(store, container, err);
    mem_free(container);
    return status;
}

lede_status store_remove(struct store *store, int64_t id, lede_error *err) {
    struct store_article article = {0};
    lede_status status = store_article(&article, store, id, err);
    if (status == LEDE_OK) status = store_put_removed(store, id, 0, err);
    if (status == LEDE_OK) status = forget_key(store, article.article.key, article.article.member, err);
    for (size_t i = 0; status == LEDE_OK && i < article.others.length; i++) {
        const lede_origin *origin = &article.others.items[i];
        size_t member = origin->member ? (size_t)(origin->member - origin->key) : 0;
        status = forget_key(store, origin->key, member, err);
    }
    store_article_release(&article);
    return status;
}

/* Removes KEY; *ID is the article to which it led. */
static lede_status remove_key(int64_t *id, struct store *store, const char *key, lede_error *err) {
    sqlite3_stmt *row;
    int64_t member = 0, left;
    *id = 0;
    lede_status status = store_prepare(&row, store, SQL_KEY, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(row, 1, key, -1, SQLITE_STATIC);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        *id = sqlite3_column_int64(row, 0);
        member = sqlite3_column_int64(row, 1);
    }
    status = store_finish(store, row, rc, err);
    if (status == LEDE_OK) status = leave_article(&left, store, *id, 0, err);
    bool inside = member > 0 && (uint64_t)member < strlen(key);
    return status == LEDE_OK ? forget_key(store, key, inside ? (size_t)member : 0, err) : status;
}

lede_status store_remove_keys(uint64_t *gone, uint64_t *staying, struct store *store, const struct store_keys *keys,
                              lede_error *err) {
    struct store_ids ids = {0};
    lede_status status = LEDE_OK;
    *gone = *staying = 0;
    for (size_t i = 0; status == LEDE_OK && i < keys->length; i++) {
        int64_t id;
        status = remove_key(&id, store, keys->items[i], err);
        if (status == LEDE_OK && !array_push(&ids, id)) status = error_no_memory(err);
    }
    /* Several of the keys may have led to one article. */
    if (ids.length > 0) qsort(ids.items, ids.length, sizeof *ids.items, ids_compare);
    for (size_t i = 0; status == LEDE_OK && i < ids.length; i++) {
        int64_t left;
        if (i > 0 && ids.items[i] == ids.items[i - 1]) continue;
        status = count_origins(&left, store, ids.items[i], err);
        *(left > 0 ? staying : gone) += 1;
    }
    array_release(&ids);
    return status;
}

/* ---- Walking -------------------------------------------------------------------------------------------------- */

/* Whether KEY is PATH, inside of it, or below it. */
static bool is_within(struct view key, struct view path) {
    if (!view_starts(key, path)) return false;
    /* All paths are below "/". */
    if (key.length == path.length || path.data[path.length - 1] == '/') return true;
    char next = key.data[path.length];
    return next == '/' || next == '#' || next == '!';
}

lede_status store_each_origin(struct store *store, const char *path, store_origin_fn *each, void *context,
                              lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_ORIGINS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(rows, 1, path, -1, SQLITE_STATIC);
    bool ok = true;
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW && ok) {
        const char *data = (const char *)sqlite3_column_text(rows, 0);
        struct view key = view_of(data ? data : "", (size_t)sqlite3_column_bytes(rows, 0));
        /* What starts with the path stands together; what is within it does not quite: "x.txt" is no part of "x". */
        if (!view_starts(key, view_str(path))) break;
        size_t member = (size_t)sqlite3_column_int64(rows, 1);
        struct view file = member > 0 && member <= key.length ? view_of(key.data, member - 1) : key;
        if (is_within(key, view_str(path))) ok = each(context, &(struct store_origin){key, file});
    }
    status = store_finish(store, rows, rc, err);
    return status == LEDE_OK && !ok ? error_no_memory(err) : status;
}
