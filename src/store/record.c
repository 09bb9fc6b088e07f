/* SPDX-License-Identifier: MIT */
/* Reading articles: what is known of them, their passages, their text. */
#include "store/frame.h"
#include "store/internal.h"
#include "store/varint.h"

#include "base/error.h"
#include "base/mem.h"

void store_article_release(struct store_article *article) {
    article_release(&article->article);
    for (size_t i = 0; i < article->others.length; i++) {
        mem_free((char *)article->others.items[i].key);
        mem_free((char *)article->others.items[i].encoding);
    }
    array_release(&article->others);
    array_release(&article->passages);
    *article = (struct store_article){0};
}

/* ---- Passages as varints -------------------------------------------------------------------------------------- */

void store_pack_passages(struct buffer *out, const struct passages *passages) {
    size_t end = 0, line = 1;
    for (size_t i = 0; i < passages->length; i++) {
        const lede_passage *passage = &passages->items[i];
        varint_append(out, (uint32_t)(passage->start - end));
        varint_append(out, (uint32_t)(passage->end - passage->start));
        varint_append(out, (uint32_t)(passage->line - line));
        end = passage->end;
        line = passage->line;
    }
}

bool store_unpack_passages(struct passages *out, struct view data) {
    size_t end = 0, line = 1;
    while (data.length > 0) {
        uint32_t gap, length, lines;
        if (!varint_take(&gap, &data) || !varint_take(&length, &data) || !varint_take(&lines, &data)) return false;
        line += lines;
        lede_passage passage = {.start = end + gap, .end = end + gap + length, .line = line};
        if (!array_push(out, passage)) return false;
        end = passage.end;
    }
    return true;
}

void store_pack_pages(struct buffer *out, const struct article *article) {
    for (size_t i = 0; i < article->pages.length; i++)
        varint_append(out, (uint32_t)(article->pages.items[i] - (i > 0 ? article->pages.items[i - 1] : 0)));
}

/* Tells PASSAGES, of a text of LENGTH bytes, on which page they start. Returns false when DATA, as store_pack_pages()
   writes it, is damaged. */
static bool find_pages(struct passages *passages, struct view data, size_t length) {
    size_t start = 0, page = 0, next = 0;
    while (data.length > 0) {
        uint32_t distance;
        if (!varint_take(&distance, &data)) return false;
        start += distance;
        for (; next < passages->length && passages->items[next].start < start; next++)
            passages->items[next].page = page;
        page++;
    }
    for (; next < passages->length; next++) passages->items[next].page = page;
    return start <= length;
}

/* ---- Articles ------------------------------------------------------------------------------------------------- */

static bool copy_column(char **out, sqlite3_stmt *row, int column) {
    *out = NULL;
    const char *text = (const char *)sqlite3_column_text(row, column);
    if (!text) return true;
    *out = mem_copy(text, (size_t)sqlite3_column_bytes(row, column));
    return *out != NULL;
}

/* For what cannot be read of article ID: SQLite gives no bytes also when it has no memory for them. */
static lede_status damaged(struct store *store, int64_t id, lede_error *err) {
    if (sqlite3_errcode(store->db) == SQLITE_NOMEM) return error_no_memory(err);
    return error_set(err, LEDE_CORRUPT, "article %lld in '%s' is damaged", (long long)id, store->path);
}

/* Fills *OUT from ROW, whose columns are those of SQL_ARTICLE. */
static lede_status read_row(struct store_article *out, struct store *store, sqlite3_stmt *row, lede_error *err) {
    enum { SHA256 = 1 + FIELD_COUNT, TEXT_LENGTH, FIRST_PASSAGE, PASSAGES, SAYS_LANGUAGE, PAGES, SUM_AGREES };
    out->id = sqlite3_column_int64(row, 0);
    for (int i = 0; i < FIELD_COUNT; i++)
        if (!copy_column(&out->article.fields[i], row, 1 + i)) return error_no_memory(err);
    const void *digest = sqlite3_column_blob(row, SHA256);
    if (!sqlite3_column_int(row, SUM_AGREES)) return damaged(store, out->id, err);
    if (!digest || sqlite3_column_bytes(row, SHA256) != DIGEST_SIZE) return damaged(store, out->id, err);
    memcpy(out->text_sha256, digest, DIGEST_SIZE);
    out->text_length = (size_t)sqlite3_column_int64(row, TEXT_LENGTH);
    out->first_passage = sqlite3_column_int64(row, FIRST_PASSAGE);
    out->says_language = sqlite3_column_int(row, SAYS_LANGUAGE);
    const char *passages = sqlite3_column_blob(row, PASSAGES);
    struct view packed = view_of(passages ? passages : "", (size_t)sqlite3_column_bytes(row, PASSAGES));
    /* A passage takes 3 bytes at least. With the room made first, unpacking fails for damage alone. */
    if (!array_reserve(&out->passages, packed.length / 3)) return error_no_memory(err);
    if (!store_unpack_passages(&out->passages, packed)) return damaged(store, out->id, err);
    const char *pages = sqlite3_column_blob(row, PAGES);
    struct view starts = view_of(pages ? pages : "", (size_t)sqlite3_column_bytes(row, PAGES));
    bool inside = out->passages.length == 0 || out->passages.items[out->passages.length - 1].end <= out->text_length;
    if (!inside || !find_pages(&out->passages, starts, out->text_length)) return damaged(store, out->id, err);
    return LEDE_OK;
}

/* Makes KEY, whose last part starts at MEMBER, and ENCODING one more origin of OUT. */
static bool push_origin(struct store_article *out, char *key, size_t member, char *encoding) {
    if (!out->article.key) {
        out->article.key = key;
        out->article.member = member;
        out->article.encoding = encoding;
        return true;
    }
    lede_origin origin = {.key = key, .member = member ? key + member : NULL, .encoding = encoding};
    if (array_push(&out->others, origin)) return true;
    mem_free(key);
    mem_free(encoding);
    return false;
}

/* Adds the origin in ROW of SQL_ARTICLE_ORIGINS. */
static bool read_origin(struct store_article *out, sqlite3_stmt *row) {
    char *key, *encoding;
    bool ok = copy_column(&key, row, 0);
    if (!ok || !copy_column(&encoding, row, 2)) {
        mem_free(key);
        return false;
    }
    size_t length = key ? strlen(key) : 0, member = (size_t)sqlite3_column_int64(row, 1);
    return push_origin(out, key, member < length ? member : 0, encoding);
}

/* REMOVED articles have no origin, all others do. */
static lede_status read_origins(struct store_article *out, struct store *store, bool removed, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_ARTICLE_ORIGINS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, out->id);
    bool ok = true;
    int rc = SQLITE_DONE;
    while (ok && (rc = sqlite3_step(statement)) == SQLITE_ROW) ok = read_origin(out, statement);
    status = store_finish(store, statement, rc, err);
    if (status == LEDE_OK && !ok) return error_no_memory(err);
    return status == LEDE_OK && !out->article.key && !removed ? damaged(store, out->id, err) : status;
}

/* Whether ID is searched, else a message that says what became of it. */
static lede_status check_fate(struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_ARTICLE_FATE, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, id);
    int rc = sqlite3_step(statement);
    bool removed = rc == SQLITE_ROW;
    int64_t heir = removed ? sqlite3_column_int64(statement, 0) : 0;
    status = store_finish(store, statement, rc, err);
    if (status != LEDE_OK || !removed) return status;
    if (heir == 0) return error_set(err, LEDE_NO_MATCH, "article %lld was removed", (long long)id);
    return error_set(err, LEDE_NO_MATCH, "article %lld was replaced by %lld", (long long)id, (long long)heir);
}

lede_status store_article(struct store_article *out, struct store *store, int64_t id, lede_error *err) {
    lede_status status = check_fate(store, id, err);
    if (status == LEDE_OK) status = store_article_row(out, store, id, err);
    return status == LEDE_OK && !out->article.key ? damaged(store, id, err) : status;
}

lede_status store_article_row(struct store_article *out, struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_ARTICLE, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, id);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_DONE) status = error_set(err, LEDE_NO_MATCH, "there is no article %lld", (long long)id);
    if (rc == SQLITE_ROW) status = read_row(out, store, statement, err);
    lede_status finished = store_finish(store, statement, rc, status == LEDE_OK ? err : NULL);
    if (status == LEDE_OK) status = finished;
    if (status == LEDE_OK) status = read_origins(out, store, true, err);
    return status == LEDE_OK ? store_family(&out->family, store, id, err) : status;
}

lede_status store_each_article(struct store *store, int64_t from, bool removed, store_article_fn *each, void *context,
                               lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_ARTICLES, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int(statement, 1, removed);
    sqlite3_bind_int64(statement, 2, from);
    bool going = true;
    int rc = SQLITE_DONE;
    while (status == LEDE_OK && going && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        struct store_article article = {0};
        status = read_row(&article, store, statement, err);
        article.damaged = removed && status == LEDE_CORRUPT;
        if (article.damaged) status = LEDE_OK;
        if (status == LEDE_OK) status = read_origins(&article, store, removed, err);
        if (status == LEDE_OK) status = store_family(&article.family, store, article.id, err);
        if (status == LEDE_OK) going = each(context, &article);
        store_article_release(&article);
    }
    lede_status finished = store_finish(store, statement, rc, status == LEDE_OK ? err : NULL);
    return status == LEDE_OK ? finished : status;
}

lede_status store_values(struct store *store, const char *column, lede_value_fn *each, void *context, lede_error *err) {
    sqlite3_stmt *rows;
    enum store_statement which = strcmp(column, "source") == 0 ? SQL_SOURCES : SQL_LANGUAGES;
    lede_status status = store_prepare(&rows, store, which, err);
    if (status != LEDE_OK) return status;
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW)
        if (!each(context, (const char *)sqlite3_column_text(rows, 0))) break;
    return store_finish(store, rows, rc, err);
}

lede_status store_find_key(int64_t *out, struct store *store, const char *key, lede_error *err) {
    sqlite3_stmt *statement;
    *out = 0;
    lede_status status = store_prepare(&statement, store, SQL_KEY, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
    return store_finish(store, statement, rc, err);
}

/* ---- Text ----------------------------------------------------------------------------------------------------- */

lede_status store_dictionary(struct dictionary **out, struct store *store, uint32_t id, lede_error *err) {
    sqlite3_stmt *row;
    *out = NULL;
    lede_status status = store_prepare(&row, store, SQL_DICTIONARY, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(row, 1, id);
    int rc = sqlite3_step(row);
    const char *data = rc == SQLITE_ROW ? sqlite3_column_blob(row, 0) : NULL;
    bool known = data && frame_is_dictionary(view_of(data, (size_t)sqlite3_column_bytes(row, 0)));
    if (known) *out = dictionary_open(view_of(data, (size_t)sqlite3_column_bytes(row, 0)));
    status = store_finish(store, row, rc, err);
    if (status != LEDE_OK || *out) return status;
    if (known) return error_no_memory(err);
    return error_set(err, LEDE_CORRUPT, "'%s' is damaged: a dictionary of its texts cannot be read", store->path);
}

/* Makes dictionary ID the one at hand. */
static lede_status turn_to_dictionary(struct store *store, uint32_t id, lede_error *err) {
    if (store->dictionary && dictionary_id(store->dictionary) == id) return LEDE_OK;
    dictionary_close(store->dictionary);
    return store_dictionary(&store->dictionary, store, id, err);
}

lede_status store_expand(struct buffer *out, struct store *store, int64_t row, struct view frame, lede_error *err) {
    uint32_t id = frame_dictionary(frame);
    lede_status status = id == 0 ? LEDE_OK : turn_to_dictionary(store, id, err);
    if (status != LEDE_OK) return status;
    bool ok = frame_expand(out, id == 0 ? NULL : store->dictionary, frame);
    return ok ? LEDE_OK : out->failed ? error_no_memory(err) : damaged(store, row >> 20, err);
}

lede_status store_frame(struct buffer *out, struct frame_parts *parts, struct store *store, int64_t row,
                        lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_FRAME, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, row);
    sqlite3_bind_int64(statement, 2, frame_end(row));
    int rc;
    bool ok = true, found = false;
    while (ok && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *data = sqlite3_column_blob(statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(statement, 0);
        buffer_append(out, data ? data : "", length);
        ok = !out->failed && (!parts || array_push(parts, length));
        found = true;
    }
    status = store_finish(store, statement, ok ? rc : SQLITE_DONE, err);
    if (status != LEDE_OK) return status;
    if (!ok) return error_no_memory(err);
    return found ? LEDE_OK : damaged(store, row >> 20, err);
}

static lede_status read_frame(struct buffer *out, struct store *store, int64_t row, lede_error *err) {
    struct buffer frame = {0};
    lede_status status = store_frame(&frame, NULL, store, row, err);
    if (status == LEDE_OK) status = store_expand(out, store, row, buffer_view(&frame), err);
    buffer_release(&frame);
    return status;
}

lede_status store_text(struct buffer *out, struct store *store, int64_t id, lede_span range, lede_error *err) {
    struct buffer text = {0};
    lede_status status = LEDE_OK;
    size_t first = range.start / FRAME_TEXT;
    for (size_t i = first; status == LEDE_OK && i * FRAME_TEXT < range.end; i++)
        status = read_frame(&text, store, frame_row(id, i), err);
    if (status == LEDE_OK && text.length + first * FRAME_TEXT < range.end) status = damaged(store, id, err);
    if (status == LEDE_OK && range.end > range.start)
        buffer_append(out, text.data + (range.start - first * FRAME_TEXT), range.end - range.start);
    buffer_release(&text);
    return status == LEDE_OK && out->failed ? error_no_memory(err) : status;
}

lede_status store_whole_text(struct buffer *out, struct store *store, const struct store_article *article,
                             lede_error *err) {
    unsigned char digest[DIGEST_SIZE];
    size_t before = out->length;
    if (article->damaged) return damaged(store, article->id, err);
    lede_status status = store_text(out, store, article->id, (lede_span){0, article->text_length}, err);
    if (status != LEDE_OK) return status;
    digest_of(digest, view_of(out->data + before, out->length - before));
    return memcmp(digest, article->text_sha256, DIGEST_SIZE) == 0 ? LEDE_OK : damaged(store, article->id, err);
}
