/* SPDX-License-Identifier: MIT */
/* Which passages become a segment. */

/*
 * Postings are derived: a passage that has none is found through FTS5. So a segment need not be written with each
 * commit, nor in its transaction. What a long add writes is kept as runs in memory and sealed in large pieces; what
 * many small ones wrote is read again when there is enough of it.
 */
#include "base/error.h"
#include "store/internal.h"
#include "store/merge.h"

#include "base/mem.h"

/* Occurrences in runs, some 3 bytes each: those of 50 MB of text. */
static const size_t occurrences_most = (size_t)8 << 20;

/* Occurrences that are read again at a time. */
enum { OCCURRENCES_MOST = 1 << 20 };

/* This many segments of like size become one, so that a form is looked up in few; a size is a power of this, too. */
enum { MERGE_FACTOR = 8 };

void sealing_release(struct sealing *sealing) {
    runs_release(&sealing->runs);
    run_draft_release(&sealing->draft);
    array_release(&sealing->lengths);
    *sealing = (struct sealing){.generation = sealing->generation + 1};
}

/* ---- Runs ----------------------------------------------------------------------------------------------------- */

void store_take_draft(struct run_draft *out, struct store *store) {
    struct sealing *sealing = &store->sealing;
    *out = sealing->draft;
    out->generation = sealing->generation;
    sealing->occurrences += out->occurrences.length;
    sealing->draft = (struct run_draft){0};
}

void store_add_run(struct store *store, struct run *run, uint64_t generation) {
    struct sealing *sealing = &store->sealing;
    bool wanted = generation == sealing->generation, ok = run != NULL;
    if (ok && wanted && run->bytes.length > 0) {
        ok = array_push(&sealing->runs, *run);
        if (ok) return;
    }
    if (run) run_release(run);
    /* What is missing is read again. */
    if (wanted && !ok) sealing_release(sealing);
}

lede_status store_end_run(struct store *store, lede_error *err) {
    struct run_draft draft;
    struct run run = {0};
    store_take_draft(&draft, store);
    bool ok = run_build(&run, &draft);
    if (ok) store_add_run(store, &run, draft.generation);
    else run_release(&run);
    run_draft_release(&draft);
    return ok ? LEDE_OK : error_no_memory(err);
}

void sealing_begin(struct sealing *sealing, uint32_t passage) {
    /* Another process has written in between: what it wrote is not in our runs. */
    if (sealing->end_passage != passage) sealing_release(sealing);
}

void sealing_cover(struct sealing *sealing, uint32_t passage, uint32_t passages, uint32_t article) {
    if (sealing->first_article == 0) {
        sealing->first_passage = passage;
        sealing->first_article = article;
    }
    sealing->end_passage = passage + passages;
    sealing->end_article = article + 1;
}

/* ---- Reading passages again ------------------------------------------------------------------------------------ */

/* Articles that no run has, on their way into runs. */
struct gathering {
    struct store *store;
    struct run_draft draft;
    struct table forms; /* of its occurrences */
    struct runs runs;
    uint32_t end; /* the first article that is not wanted; 0: all are */
    lede_status status;
    lede_error *err;
};

/* Fills in the numbers of the forms that were gathered. */
static lede_status find_terms(struct gathering *gathering) {
    struct table *forms = &gathering->forms;
    gathering->draft.terms = mem_calloc(forms->length, sizeof *gathering->draft.terms);
    gathering->draft.term_count = forms->length;
    if (!gathering->draft.terms) return error_no_memory(gathering->err);
    for (size_t i = 0; i < forms->length; i++) {
        struct store_form form;
        lede_status status = store_form(&form, gathering->store, forms->entries[i].key, gathering->err);
        if (status != LEDE_OK) return status;
        if (form.term == 0)
            return error_set(gathering->err, LEDE_CORRUPT, "'%s' is damaged: the vocabulary lacks a form",
                             gathering->store->path);
        gathering->draft.terms[i] = (uint32_t)form.term;
    }
    return LEDE_OK;
}

static lede_status end_gathered_run(struct gathering *gathering) {
    struct run run = {0};
    lede_status status = find_terms(gathering);
    if (status == LEDE_OK && !(run_build(&run, &gathering->draft) && array_push(&gathering->runs, run))) {
        run_release(&run);
        status = error_no_memory(gathering->err);
    }
    run_draft_release(&gathering->draft);
    table_release(&gathering->forms);
    return status;
}

static bool note_tokens(struct gathering *gathering, const struct tokens *tokens, uint32_t row, uint32_t mark) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        const struct token *token = &tokens->list.items[i];
        const struct table_entry *entry = table_put(&gathering->forms, token_form(tokens, token));
        if (!entry) return false;
        struct occurrence occurrence = {(uint32_t)(entry - gathering->forms.entries), row, token->position | mark};
        if (!array_push(&gathering->draft.occurrences, occurrence)) return false;
    }
    return true;
}

static lede_status gather_article(struct gathering *gathering, const struct store_article *article) {
    struct buffer text = {0};
    struct tokens tokens = {0};
    const char *title = article->article.fields[FIELD_TITLE];
    lede_status status = store_whole_text(&text, gathering->store, article, gathering->err);
    bool ok = true;
    for (size_t i = 0; status == LEDE_OK && ok && i < article->passages.length; i++) {
        const lede_passage *passage = &article->passages.items[i];
        tokens_clear(&tokens);
        ok = tokens_of(&tokens, view_of(text.data + passage->start, passage->end - passage->start)) &&
             note_tokens(gathering, &tokens, (uint32_t)(article->first_passage + (int64_t)i), 0);
    }
    tokens_clear(&tokens);
    if (ok && title)
        ok = tokens_of(&tokens, view_str(title)) &&
             note_tokens(gathering, &tokens, (uint32_t)article->id, OCCURRENCE_TITLE);
    tokens_release(&tokens);
    buffer_release(&text);
    return status == LEDE_OK && !ok ? error_no_memory(gathering->err) : status;
}

static bool gather_one(void *context, const struct store_article *article) {
    struct gathering *gathering = context;
    if (gathering->end > 0 && article->id >= gathering->end) return false;
    gathering->status = gather_article(gathering, article);
    /* A damaged article must not keep all others from being sealed; a check tells of it. */
    if (gathering->status == LEDE_CORRUPT) gathering->status = LEDE_OK;
    if (gathering->status == LEDE_OK && gathering->draft.occurrences.length > OCCURRENCES_MOST)
        gathering->status = end_gathered_run(gathering);
    return gathering->status == LEDE_OK;
}

/* Makes runs of the articles from FIRST on that the store's runs do not have, and puts them before these. */
static lede_status gather(struct store *store, uint32_t first, lede_error *err) {
    struct gathering gathering = {.store = store, .end = store->sealing.first_article, .err = err};
    lede_status status = store_each_article(store, first, true, gather_one, &gathering, err);
    if (status == LEDE_OK) status = gathering.status;
    if (status == LEDE_OK) status = end_gathered_run(&gathering);
    struct runs *runs = &store->sealing.runs;
    if (status == LEDE_OK && !array_reserve(&gathering.runs, runs->length)) status = error_no_memory(err);
    if (status == LEDE_OK) {
        for (size_t i = 0; i < runs->length; i++) gathering.runs.items[gathering.runs.length++] = runs->items[i];
        array_release(runs);
        *runs = gathering.runs;
        gathering.runs = (struct runs){0};
    }
    runs_release(&gathering.runs);
    run_draft_release(&gathering.draft);
    table_release(&gathering.forms);
    return status;
}

/* ---- Segments ------------------------------------------------------------------------------------------------- */

lede_status store_read_segments(struct store *store, lede_error *err) {
    sqlite3_stmt *rows;
    store->segments.length = 0;
    lede_status status = store_prepare(&rows, store, SQL_SEGMENTS, err);
    if (status != LEDE_OK) return status;
    int rc;
    bool ok = true;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        struct segment segment = {.id = sqlite3_column_int64(rows, 0),
                                  .first_passage = (uint32_t)sqlite3_column_int64(rows, 1),
                                  .last_passage = (uint32_t)sqlite3_column_int64(rows, 2),
                                  .first_article = (uint32_t)sqlite3_column_int64(rows, 3),
                                  .last_article = (uint32_t)sqlite3_column_int64(rows, 4)};
        ok = array_push(&store->segments, segment);
    }
    status = store_finish(store, rows, ok ? rc : SQLITE_DONE, err);
    return ok ? status : error_no_memory(err);
}

uint32_t store_sealed(const struct store *store, enum store_index index) {
    size_t count = store->segments.length;
    return count > 0 ? segment_last(&store->segments.items[count - 1], index) : 0;
}

static lede_status put_segment(struct store *store, const struct segment *segment, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_SEGMENT, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, segment->id);
    sqlite3_bind_int64(put, 2, segment->first_passage);
    sqlite3_bind_int64(put, 3, segment->last_passage);
    sqlite3_bind_int64(put, 4, segment->first_article);
    sqlite3_bind_int64(put, 5, segment->last_article);
    return store_run(store, put, err);
}

static lede_status drop_segment(struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *drop;
    lede_status status = store_prepare(&drop, store, SQL_DROP_SEGMENT, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(drop, 1, id);
    status = store_run(store, drop, err);
    if (status == LEDE_OK) status = store_prepare(&drop, store, SQL_DROP_POSTINGS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(drop, 1, segment_row(id, 0, 0));
    sqlite3_bind_int64(drop, 2, segment_row(id + 1, 0, 0));
    return store_run(store, drop, err);
}

static int64_t free_id(const struct store *store) {
    for (int64_t id = 0;; id++) {
        bool used = false;
        for (size_t i = 0; i < store->segments.length; i++) used |= store->segments.items[i].id == id;
        if (!used) return id;
    }
}

/* How many of the last segments are of the size of the last one, or smaller; sizes are powers of MERGE_FACTOR. */
static size_t like_last(const struct segments *segments) {
    uint64_t most = MERGE_FACTOR;
    size_t count = 0;
    const struct segment *last = &segments->items[segments->length - 1];
    while (most <= last->last_passage - last->first_passage) most *= MERGE_FACTOR;
    for (; count < segments->length; count++) {
        const struct segment *segment = &segments->items[segments->length - 1 - count];
        if (segment->last_passage - segment->first_passage >= most) break;
    }
    return count;
}

/* Makes one segment of the last COUNT. */
static lede_status join_last(struct store *store, size_t count, lede_error *err) {
    const struct segment *segments = store->segments.items + store->segments.length - count;
    struct segment joined = segments[0];
    joined.id = free_id(store);
    joined.last_passage = segments[count - 1].last_passage;
    joined.last_article = segments[count - 1].last_article;
    lede_status status = merge_segments(store, &joined, segments, count, err);
    for (size_t i = 0; status == LEDE_OK && i < count; i++) status = drop_segment(store, segments[i].id, err);
    if (status == LEDE_OK) status = put_segment(store, &joined, err);
    return status == LEDE_OK ? store_read_segments(store, err) : status;
}

lede_status store_join_segments(struct store *store, lede_error *err) {
    lede_status status = store_read_segments(store, err);
    return status == LEDE_OK && store->segments.length > 1 ? join_last(store, store->segments.length, err) : status;
}

/* Writes the row of SEGMENT, whose postings are written, and joins it with others of its size. */
static lede_status finish_segment(struct store *store, const struct segment *segment, lede_error *err) {
    lede_status status = put_segment(store, segment, err);
    if (status == LEDE_OK) status = store_read_segments(store, err);
    for (size_t like = 0; status == LEDE_OK && (like = like_last(&store->segments)) >= MERGE_FACTOR;)
        status = join_last(store, like, err);
    return status;
}

lede_status store_seal_all(struct store *store, lede_error *err) {
    struct sealing *sealing = &store->sealing;
    lede_status status = store_read_segments(store, err);
    if (status != LEDE_OK) return status;
    struct segment segment = {.id = free_id(store),
                              .first_passage = store_sealed(store, STORE_BODIES) + 1,
                              .last_passage = (uint32_t)store->totals.passages,
                              .first_article = store_sealed(store, STORE_TITLES) + 1};
    if (segment.last_passage < segment.first_passage) return LEDE_OK;
    if (sealing->first_article != segment.first_article) status = gather(store, segment.first_article, err);
    int64_t last_article = (int64_t)sealing->end_article - 1;
    if (status == LEDE_OK && sealing->end_article == 0)
        status = sql_number(&last_article, store->db, "SELECT max(id) FROM article", err);
    segment.last_article = (uint32_t)last_article;
    if (status == LEDE_OK) status = merge_runs(store, &segment, sealing->runs.items, sealing->runs.length, err);
    if (status == LEDE_OK) status = finish_segment(store, &segment, err);
    sealing_release(sealing);
    return status;
}

bool store_is_full(const struct store *store) { return store->sealing.occurrences > occurrences_most; }

lede_status store_seal(struct store *store, int64_t least, lede_error *err) {
    struct store_totals totals;
    lede_status status = store_begin_read(store, err);
    if (status != LEDE_OK) return status;
    status = store_totals(&totals, store, err);
    store_end_read(store);
    if (status != LEDE_OK || totals.passages - store_sealed(store, STORE_BODIES) < least) return status;
    status = store_begin_write(store, err);
    if (status != LEDE_OK) return status;
    status = store_seal_all(store, err);
    if (status == LEDE_OK) return store_commit(store, err);
    store_rollback(store);
    return status;
}

/* ---- While others write --------------------------------------------------------------------------------------- */

void seal_draft_release(struct seal_draft *draft) {
    runs_release(&draft->runs);
    mem_free(draft->lengths);
    merged_release(&draft->merged);
    *draft = (struct seal_draft){0};
}

bool seal_draft_merge(struct seal_draft *draft) {
    bool ok = merge_runs_apart(&draft->merged, &draft->segment, &draft->runs, draft->lengths);
    runs_release(&draft->runs);
    return ok;
}

/* Moves what SEALING has into OUT; what is written next follows on that. */
static void take_runs(struct seal_draft *out, struct sealing *sealing) {
    *out = (struct seal_draft){
        .segment = {.first_passage = sealing->first_passage,
                    .last_passage = sealing->end_passage - 1,
                    .first_article = sealing->first_article,
                    .last_article = sealing->end_article - 1},
        .runs = sealing->runs,
        .lengths = sealing->lengths.items,
    };
    *sealing = (struct sealing){.generation = sealing->generation, .end_passage = sealing->end_passage};
}

bool store_take_seal(struct seal_draft *out, struct store *store) {
    struct sealing *sealing = &store->sealing;
    lede_status status = store_begin_read(store, NULL);
    if (status == LEDE_OK) {
        bool follows = sealing->first_passage == store_sealed(store, STORE_BODIES) + 1 &&
                       sealing->first_article == store_sealed(store, STORE_TITLES) + 1;
        store_end_read(store);
        if (follows) {
            take_runs(out, sealing);
            return true;
        }
        status = store_seal(store, 1, NULL);
    }
    /* What is lost is read again. */
    if (status != LEDE_OK) sealing_release(sealing);
    return false;
}

static lede_status put_seal(struct store *store, struct seal_draft *draft, lede_error *err) {
    lede_status status = store_read_segments(store, err);
    /* Another process may have sealed these passages. */
    if (status != LEDE_OK || draft->segment.first_passage != store_sealed(store, STORE_BODIES) + 1) return status;
    draft->segment.id = free_id(store);
    status = merged_put(store, &draft->segment, &draft->merged, err);
    return status == LEDE_OK ? finish_segment(store, &draft->segment, err) : status;
}

lede_status store_put_seal(struct store *store, struct seal_draft *draft, lede_error *err) {
    lede_status status = store_begin_write(store, err);
    if (status != LEDE_OK) return status;
    status = put_seal(store, draft, err);
    if (status == LEDE_OK) return store_commit(store, err);
    store_rollback(store);
    return status;
}
