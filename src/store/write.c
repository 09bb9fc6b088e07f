/* SPDX-License-Identifier: MIT */
/* Writing articles. */

/*
 * Nothing is ever deleted from the FTS5 tables: contentless tables of SQLite 3.40 cannot, short of telling them the
 * very tokens again. A removed article stays there, is listed in table removed, which every read path skips, and counts
 * in frequencies until the corpus is compacted.
 */
#include "store/family.h"
#include "store/frame.h"
#include "store/internal.h"

#include "base/error.h"

/* ---- Transactions --------------------------------------------------------------------------------------------- */

lede_status store_execute(struct store *store, const char *sql, lede_error *err) {
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LEDE_OK : store_error(store, "write", err);
}

/* Drops runs where another process has written since the last transaction: forms may have other numbers now. */
static lede_status notice_others(struct store *store, lede_error *err) {
    int64_t version;
    lede_status status = sql_number(&version, store->db, "PRAGMA data_version", err);
    if (status != LEDE_OK || version == store->version) return status;
    store->version = version;
    sealing_release(&store->sealing);
    return LEDE_OK;
}

lede_status store_begin_write(struct store *store, lede_error *err) {
    lede_status status = store_refuse_stale(store, err);
    if (status != LEDE_OK) return status;
    store_end_left_over(store);
    status = store_execute(store, "BEGIN IMMEDIATE", err);
    if (status != LEDE_OK) return status;
    blocks_release(&store->blocks);
    rises_release(&store->rises);
    status = store_totals(&store->totals, store, err);
    if (status == LEDE_OK) status = notice_others(store, err);
    if (!store->untidied.any)
        store->untidied = (struct untidied){true, store->totals.passages, store->totals.text_bytes};
    if (status == LEDE_OK) sealing_begin(&store->sealing, (uint32_t)store->totals.passages + 1);
    else store_rollback(store);
    return status;
}

void store_use_forms(struct store *store, struct store_forms *forms) {
    store_forms_release(&store->raised);
    store->raised = *forms;
    *forms = (struct store_forms){0};
}

static lede_status put_totals(struct store *store, lede_error *err) {
    const struct store_totals *totals = &store->totals;
    const int64_t columns[] = {totals->articles,         totals->passages,        totals->positions,
                               totals->titles,           totals->title_positions, totals->removed_articles,
                               totals->removed_passages, totals->text_bytes};
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_TOTALS, err);
    if (status != LEDE_OK) return status;
    for (int i = 0; i < (int)(sizeof columns / sizeof *columns); i++) sqlite3_bind_int64(put, i + 1, columns[i]);
    return store_run(store, put, err);
}

static lede_status put_block(struct store *store, int64_t number, lede_error *err) {
    struct buffer *block;
    sqlite3_stmt *put;
    lede_status status = store_block(&block, store, number, err);
    if (status == LEDE_OK) status = store_prepare(&put, store, SQL_PUT_BLOCK, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, number);
    sqlite3_bind_blob64(put, 2, buffer_str(block), block->length, SQLITE_STATIC);
    return store_run(store, put, err);
}

/* Writes the last block, which is not full; full ones were written when they became so. */
static lede_status put_last_block(struct store *store, lede_error *err) {
    int64_t passages = store->totals.passages;
    return passages % BLOCK_PASSAGES == 0 ? LEDE_OK : put_block(store, block_of(passages), err);
}

lede_status store_commit(struct store *store, lede_error *err) {
    lede_status status = store_put_vocabulary(store, err);
    if (status == LEDE_OK) status = put_last_block(store, err);
    if (status == LEDE_OK) status = put_totals(store, err);
    if (status == LEDE_OK) status = store_execute(store, "COMMIT", err);
    if (status != LEDE_OK) store_rollback(store);
    return status;
}

void store_rollback(struct store *store) {
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    blocks_release(&store->blocks);
    rises_release(&store->rises);
    store_forms_release(&store->raised);
    sealing_release(&store->sealing);
    table_release(&store->spoken);
}

/* ---- One article ---------------------------------------------------------------------------------------------- */

lede_status store_sum_article(struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *sum;
    lede_status status = store_prepare(&sum, store, SQL_SUM_ARTICLE, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(sum, 1, id);
    return store_run(store, sum, err);
}

static lede_status put_article_row(int64_t *id, struct store *store, const struct store_entry *entry, lede_error *err) {
    enum { SHA256 = 1 + FIELD_COUNT, TEXT_LENGTH, FIRST_PASSAGE, PASSAGES, DETECTED, PAGES };
    struct buffer passages = {0}, pages = {0};
    sqlite3_stmt *put;
    *id = 0;
    lede_status status = store_prepare(&put, store, SQL_PUT_ARTICLE, err);
    if (status != LEDE_OK) return status;
    store_pack_passages(&passages, &entry->passages);
    store_pack_pages(&pages, &entry->article);
    for (int i = 0; i < FIELD_COUNT; i++) sqlite3_bind_text(put, 1 + i, entry->article.fields[i], -1, SQLITE_STATIC);
    sqlite3_bind_blob(put, SHA256, entry->text_sha256, DIGEST_SIZE, SQLITE_STATIC);
    sqlite3_bind_int64(put, TEXT_LENGTH, (int64_t)entry->article.text.length);
    sqlite3_bind_int64(put, FIRST_PASSAGE, store->totals.passages + 1);
    sqlite3_bind_blob64(put, PASSAGES, buffer_str(&passages), passages.length, SQLITE_STATIC);
    sqlite3_bind_text(put, DETECTED, entry->detected, -1, SQLITE_STATIC);
    sqlite3_bind_blob64(put, PAGES, pages.data, pages.length, SQLITE_STATIC);
    status = passages.failed || pages.failed ? error_no_memory(err) : store_run(store, put, err);
    if (status == LEDE_OK) *id = sqlite3_last_insert_rowid(store->db);
    buffer_release(&passages);
    buffer_release(&pages);
    return status == LEDE_OK ? store_sum_article(store, *id, err) : status;
}

static lede_status put_frames(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err) {
    struct view frame, frames = buffer_view(&entry->frames);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && frame_next(&frame, &frames); i++) {
        sqlite3_stmt *put;
        status = store_prepare(&put, store, SQL_PUT_FRAME, err);
        if (status != LEDE_OK) break;
        sqlite3_bind_int64(put, 1, frame_row(id, i));
        sqlite3_bind_blob64(put, 2, frame.data, frame.length, SQLITE_STATIC);
        status = store_run(store, put, err);
    }
    return status;
}

/* Inserts tokens [FROM, END) of TOKENS as row ID of an FTS5 table by way of the replaying tokeniser. */
static lede_status put_tokens(struct store *store, enum store_statement which, int64_t id, struct replay replay,
                              lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, which, err);
    if (status != LEDE_OK) return status;
    store->replay = replay;
    sqlite3_bind_int64(put, 1, id);
    status = store_run(store, put, err);
    store->replay = (struct replay){0};
    return status;
}

/* Notes where the forms of row ROW of ENTRY stand, MARK with the positions of a title; those of a passage count once
   each towards the document frequency. */
static bool note_tokens(struct store *store, const struct store_entry *entry, const struct store_part *part,
                        uint32_t row, uint32_t mark) {
    struct occurrences *occurrences = &store->sealing.draft.occurrences;
    uint32_t position = UINT32_MAX; /* before the first */
    if (!array_reserve(occurrences, part->end - part->from)) return false;
    for (size_t i = part->from; i < part->end; i++) {
        uint32_t token = entry->stream.tokens.items[i];
        uint32_t place = entry->places.items[token >> 1];
        if (!(token & 1)) position++;
        if (mark) count_title(&store->raised.table.entries[place]);
        else count_passage(&store->raised.table.entries[place], row);
        occurrences->items[occurrences->length++] = (struct occurrence){place, row, position | mark};
    }
    return true;
}

static lede_status put_passage(struct store *store, int64_t article, const struct store_entry *entry,
                               const struct store_part *part, lede_error *err) {
    /* The total is the last number too: no passage ever leaves the index, so that there are no gaps. */
    int64_t id = ++store->totals.passages;
    struct replay replay = {&entry->stream, part->from, part->end};
    struct store_passage passage = {.article = article, .length = part->positions};
    store->totals.positions += passage.length;
    lede_status status = put_tokens(store, SQL_PUT_BODY, id, replay, err);
    if (status == LEDE_OK && !note_tokens(store, entry, part, (uint32_t)id, 0)) status = error_no_memory(err);
    struct buffer *block;
    if (status == LEDE_OK) status = store_block(&block, store, block_of(id), err);
    if (status != LEDE_OK) return status;
    block_append(block, &passage);
    if (block->failed || !array_push(&store->sealing.lengths, block_length(&passage))) return error_no_memory(err);
    return id % BLOCK_PASSAGES == 0 ? put_block(store, block_of(id), err) : LEDE_OK;
}

/* Forms of titles are in the vocabulary, so that they can be searched; frequencies are those of bodies. */
static lede_status put_title(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err) {
    if (entry->title.from == entry->title.end) return LEDE_OK;
    store->totals.titles++;
    store->totals.title_positions += entry->title.positions;
    struct replay replay = {&entry->stream, entry->title.from, entry->title.end};
    if (!note_tokens(store, entry, &entry->title, (uint32_t)id, OCCURRENCE_TITLE)) return error_no_memory(err);
    return put_tokens(store, SQL_PUT_TITLE, id, replay, err);
}

lede_status store_put_removed(struct store *store, int64_t id, int64_t heir, lede_error *err) {
    struct store_article old = {0};
    lede_status status = store_article(&old, store, id, err);
    store->totals.removed_articles++;
    store->totals.removed_passages += (int64_t)old.passages.length;
    store_article_release(&old);
    if (status != LEDE_OK) return status;
    sqlite3_stmt *put;
    status = store_prepare(&put, store, SQL_PUT_REMOVED, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, id);
    if (heir) sqlite3_bind_int64(put, 2, heir);
    return store_run(store, put, err);
}

/* Notes in which languages the forms of STREAM stand. */
static bool note_languages(struct store *store, const struct stream *stream) {
    for (uint32_t i = 0; i < stream->forms.length; i++)
        for (int language = 0; stream->forms.items[i].spoken >> language; language++)
            if (stream->forms.items[i].spoken >> language & 1 &&
                !spoken_note(&store->spoken, language, stream_form(stream, i)))
                return false;
    return true;
}

lede_status store_index_entry(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err) {
    sealing_cover(&store->sealing, (uint32_t)store->totals.passages + 1, (uint32_t)entry->passages.length,
                  (uint32_t)id);
    lede_status status = note_languages(store, &entry->stream) ? LEDE_OK : error_no_memory(err);
    for (size_t i = 0; status == LEDE_OK && i < entry->parts.length; i++)
        status = put_passage(store, id, entry, &entry->parts.items[i], err);
    if (status == LEDE_OK) status = put_title(store, id, entry, err);
    if (status == LEDE_OK) status = family_put(store, id, &entry->sketch, err);
    if (status != LEDE_OK) return status;
    store->totals.articles++;
    store->totals.text_bytes += (int64_t)entry->article.text.length;
    return LEDE_OK;
}

lede_status store_put_article(int64_t *id, struct store *store, const struct store_entry *entry, lede_error *err) {
    lede_status status = put_article_row(id, store, entry, err);
    if (status == LEDE_OK) status = put_frames(store, *id, entry, err);
    return status == LEDE_OK ? store_index_entry(store, *id, entry, err) : status;
}
