/* SPDX-License-Identifier: MIT */
/* The vocabulary: forms, how many passages have them, their classes. */
#include "store/internal.h"

#include "base/error.h"
#include "base/mem.h"
#include "store/sounds.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Forms of a transaction that are noted: those of an article of 10,000 words. With more of them each page of the
   vocabulary that is written holds several. */
enum { NOTED_MOST = 4096 };

/* ---- Reading -------------------------------------------------------------------------------------------------- */

lede_status store_form(struct store_form *out, struct store *store, struct view form, lede_error *err) {
    sqlite3_stmt *statement;
    *out = (struct store_form){.form = form, .frequency = -1};
    lede_status status = store_prepare(&statement, store, SQL_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(statement, 1, form.data, (int)form.length, SQLITE_STATIC);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) {
        out->term = sqlite3_column_int64(statement, 0);
        out->frequency = sqlite3_column_int64(statement, 1);
    }
    status = store_finish(store, statement, rc, err);
    if (status == LEDE_OK && out->frequency >= 0) status = store_load_rises(store, err);
    if (status == LEDE_OK && out->frequency >= 0) out->frequency += store_rise(store, out->term);
    return status;
}

lede_status store_frequency(int64_t *out, struct store *store, struct view form, lede_error *err) {
    struct store_form found;
    lede_status status = store_form(&found, store, form, err);
    *out = found.frequency;
    return status;
}

/* Calls EACH for the rows (form, number, frequency) of STATEMENT. */
static lede_status each_form(struct store *store, sqlite3_stmt *statement, store_form_fn *each, void *context,
                             lede_error *err) {
    int rc = SQLITE_DONE;
    bool ok = true;
    lede_status loaded = store_load_rises(store, err);
    while (ok && loaded == LEDE_OK && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *form = (const char *)sqlite3_column_text(statement, 0);
        struct store_form row = {view_of(form, (size_t)sqlite3_column_bytes(statement, 0)),
                                 sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)};
        row.frequency += store_rise(store, row.term);
        ok = form && each(context, &row);
    }
    lede_status status = store_finish(store, statement, ok ? rc : SQLITE_DONE, err);
    if (loaded != LEDE_OK) return loaded;
    return ok ? status : error_no_memory(err);
}

lede_status store_class_forms(struct store *store, struct view key, store_form_fn *each, void *context,
                              lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_CLASS_FORMS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(statement, 1, key.data, (int)key.length, SQLITE_STATIC);
    return each_form(store, statement, each, context, err);
}

lede_status store_term_form(struct store *store, int64_t term, store_form_fn *each, void *context, lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_TERM_FORM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 1, term);
    return each_form(store, statement, each, context, err);
}

/* Binds PREFIX, and what stands behind all that starts with it, to the first two parameters of STATEMENT. */
static lede_status bind_prefix(sqlite3_stmt *statement, struct view prefix, lede_error *err) {
    struct buffer behind = {0};
    buffer_append(&behind, prefix.data, prefix.length);
    /* 0xFF is in no UTF-8. */
    buffer_append_byte(&behind, (char)0xFF);
    sqlite3_bind_text(statement, 1, prefix.length ? prefix.data : "", (int)prefix.length, SQLITE_STATIC);
    int rc = sqlite3_bind_text(statement, 2, buffer_str(&behind), (int)behind.length, SQLITE_TRANSIENT);
    bool ok = !behind.failed && rc == SQLITE_OK;
    buffer_release(&behind);
    return ok ? LEDE_OK : error_no_memory(err);
}

lede_status store_prefix_forms(struct store *store, struct view prefix, store_form_fn *each, void *context,
                               lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status = store_prepare(&statement, store, SQL_PREFIX_FORMS, err);
    if (status == LEDE_OK) status = bind_prefix(statement, prefix, err);
    return status == LEDE_OK ? each_form(store, statement, each, context, err) : status;
}

lede_status store_terms(struct store *store, const struct store_terms *terms, store_form_fn *each, void *context,
                        lede_error *err) {
    sqlite3_stmt *statement;
    lede_status status =
        store_prepare(&statement, store, terms->by_frequency ? SQL_TERMS_BY_FREQUENCY : SQL_TERMS_BY_FORM, err);
    if (status == LEDE_OK) status = bind_prefix(statement, terms->prefix, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(statement, 3, terms->least);
    sqlite3_bind_int64(statement, 4, terms->most);
    return each_form(store, statement, each, context, err);
}

/* Whether FORM is UTF-8, as all forms are: characters in the order of their bytes. */
static bool is_text(struct view form) {
    int32_t c = 0;
    for (size_t at = 0; at < form.length && c >= 0;) at += utf8_decode(&c, form.data + at, form.length - at);
    return c >= 0;
}

lede_status store_form_from(struct buffer *form, int64_t *term, struct store *store, struct view from,
                            lede_error *err) {
    sqlite3_stmt *row;
    *term = 0;
    buffer_clear(form);
    lede_status status = store_prepare(&row, store, SQL_FORM_FROM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(row, 1, from.data, (int)from.length, SQLITE_STATIC);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(row, 0);
        if (text) buffer_append(form, text, (size_t)sqlite3_column_bytes(row, 0));
        *term = sqlite3_column_int64(row, 1);
    }
    status = store_finish(store, row, rc, err);
    if (status != LEDE_OK) return status;
    if (form->failed) return error_no_memory(err);
    /* Who goes on from there would go on for good. */
    if (*term && (view_compare(buffer_view(form), from) < 0 || !is_text(buffer_view(form))))
        return error_set(err, LEDE_CORRUPT, "'%s' is damaged: its vocabulary is out of order", store->path);
    return LEDE_OK;
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

static lede_status put_classes(struct store *store, struct class_keys *keys, int64_t id, struct view form,
                               lede_error *err) {
    if (!classes_of(keys, store->analyser, form)) return error_no_memory(err);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < class_keys_count(keys); i++) {
        struct view key = class_key(keys, i);
        /* SQL_CLASS_FORMS finds such a form by itself; it saves a row for four forms in ten. */
        if (class_is_own(key, form)) continue;
        sqlite3_stmt *put;
        status = store_prepare(&put, store, SQL_PUT_CLASS, err);
        if (status != LEDE_OK) break;
        sqlite3_bind_text(put, 1, key.data, (int)key.length, SQLITE_STATIC);
        sqlite3_bind_int64(put, 2, id);
        status = store_run(store, put, err);
    }
    return status;
}

/* The number of FORM in *TERM, 0 where it has none yet. */
static lede_status find_term(int64_t *term, struct store *store, struct view form, lede_error *err) {
    sqlite3_stmt *find;
    *term = 0;
    lede_status status = store_prepare(&find, store, SQL_FIND_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(find, 1, form.data, (int)form.length, SQLITE_STATIC);
    int rc = sqlite3_step(find);
    if (rc == SQLITE_ROW) *term = sqlite3_column_int64(find, 0);
    return store_finish(store, find, rc, err);
}

lede_status store_raise_term(struct store *store, int64_t term, int64_t passages, lede_error *err) {
    sqlite3_stmt *raise;
    lede_status status = store_prepare(&raise, store, SQL_RAISE_TERM, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(raise, 1, term);
    sqlite3_bind_int64(raise, 2, passages);
    return store_run(store, raise, err);
}

/* A known form and the passages that the transaction adds to it. */
struct raise {
    uint32_t term, passages;
};

/* What a transaction does to the vocabulary. */
struct raising {
    struct store *store;
    struct class_keys keys;
    struct sound_draft sounds;
    ARRAY_STRUCT(, struct raise) known; /* forms that are noted, not raised at once */
    bool noting;
    lede_error *err;
};

static lede_status raise_term(struct raising *raising, int64_t term, int64_t passages) {
    struct raise raise = {(uint32_t)term, (uint32_t)passages};
    if (passages == 0) return LEDE_OK; /* in titles alone */
    if (!raising->noting) return store_raise_term(raising->store, term, passages, raising->err);
    return array_push(&raising->known, raise) ? LEDE_OK : error_no_memory(raising->err);
}

/*
 * Adds to the frequency of a form, which is made with its classes where it is new; *TERM is its number. It is looked
 * for first, then raised by its number: UPDATE with RETURNING takes twice as long.
 */
static lede_status put_form(int64_t *term, struct raising *raising, const struct table_entry *entry) {
    struct store *store = raising->store;
    sqlite3_stmt *put;
    lede_status status = find_term(term, store, entry->key, raising->err);
    if (status != LEDE_OK) return status;
    if (*term) return raise_term(raising, *term, counted_passages(entry));
    status = store_prepare(&put, store, SQL_PUT_TERM, raising->err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(put, 1, entry->key.data, (int)entry->key.length, SQLITE_STATIC);
    sqlite3_bind_int64(put, 2, counted_passages(entry));
    status = store_run(store, put, raising->err);
    *term = sqlite3_last_insert_rowid(store->db);
    if (status == LEDE_OK) status = put_classes(store, &raising->keys, *term, entry->key, raising->err);
    if (status != LEDE_OK) return status;
    return sound_draft_add(&raising->sounds, entry->key, *term) ? LEDE_OK : error_no_memory(raising->err);
}

static int compare_raises(const void *a, const void *b) {
    uint32_t x = ((const struct raise *)a)->term, y = ((const struct raise *)b)->term;
    return (x > y) - (x < y);
}

static lede_status put_note(struct raising *raising) {
    struct buffer note = {0};
    int64_t before = 0;
    size_t count = raising->known.length;
    if (count == 0) return LEDE_OK;
    qsort(raising->known.items, count, sizeof *raising->known.items, compare_raises);
    for (size_t i = 0; i < count; before = raising->known.items[i++].term)
        rise_append(&note, before, raising->known.items[i].term, raising->known.items[i].passages);
    lede_status status =
        note.failed ? error_no_memory(raising->err) : store_put_rise(raising->store, buffer_view(&note), raising->err);
    buffer_release(&note);
    return status;
}

/* Writes the raised forms; the number of each goes into TERMS, in the order of the table. */
static lede_status put_forms(uint32_t *terms, struct store *store, lede_error *err) {
    const struct store_forms *raised = &store->raised;
    struct raising raising = {.store = store, .noting = raised->table.length <= NOTED_MOST, .err = err};
    lede_status status = LEDE_OK;
    /* In byte order neighbouring forms meet the same page of the index. */
    for (size_t i = 0; status == LEDE_OK && i < raised->table.length; i++) {
        const struct table_entry *entry = raised->order[i];
        int64_t term = 0;
        /* The article that had it may be there already. */
        if (entry->value != 0) status = put_form(&term, &raising, entry);
        terms[entry - raised->table.entries] = (uint32_t)term;
    }
    if (status == LEDE_OK) status = put_note(&raising);
    if (status == LEDE_OK) status = store_put_sounds(store, &raising.sounds, err);
    class_keys_release(&raising.keys);
    sound_draft_release(&raising.sounds);
    array_release(&raising.known);
    return status;
}

lede_status store_put_vocabulary(struct store *store, lede_error *err) {
    struct run_draft *draft = &store->sealing.draft;
    size_t count = store->raised.table.length;
    if (count == 0) return LEDE_OK;
    if (!store->raised.order && !store_forms_sort(&store->raised)) return error_no_memory(err);
    draft->terms = mem_calloc(count, sizeof *draft->terms);
    draft->term_count = count;
    lede_status status = draft->terms ? put_forms(draft->terms, store, err) : error_no_memory(err);
    store_forms_release(&store->raised);
    if (status == LEDE_OK) status = store_put_spoken(store, &store->spoken, err);
    table_release(&store->spoken);
    return status;
}
