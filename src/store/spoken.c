/* SPDX-License-Identifier: MIT */
/* Which forms were seen in texts of which language. */
#include "store/internal.h"

#include "analyse/stem.h"
#include "base/error.h"

int spoken_number(const char *language) { return language ? stem_language(language) : -1; }

int spoken_number_of(const struct language_hits *hits, int article) {
    const char *clear = language_clear(hits);
    return clear ? stem_language(clear) : article;
}

bool spoken_note(struct table *spoken, int language, struct view form) {
    char key[1 + TOKEN_FORM_MAX] = {(char)language};
    if (language < 0) return true;
    memcpy(key + 1, form.data, form.length);
    return table_put(spoken, view_of(key, 1 + form.length)) != NULL;
}

bool spoken_classes(struct class_keys *out, struct view *form, struct analyser *analyser,
                    const struct table_entry *entry) {
    *form = view_of(entry->key.data + 1, entry->key.length - 1);
    return classes_spoken(out, analyser, entry->key.data[0], *form);
}

static lede_status put_entry(struct store *store, struct class_keys *keys, const struct table_entry *entry,
                             lede_error *err) {
    struct view form;
    struct store_form found;
    sqlite3_stmt *put;
    if (!spoken_classes(keys, &form, store->analyser, entry)) return error_no_memory(err);
    if (class_keys_count(keys) == 0) return LEDE_OK;
    lede_status status = store_form(&found, store, form, err);
    if (status == LEDE_OK) status = store_prepare(&put, store, SQL_PUT_CLASS, err);
    if (status != LEDE_OK) return status;
    struct view key = class_key(keys, 0);
    sqlite3_bind_text(put, 1, key.data, (int)key.length, SQLITE_STATIC);
    sqlite3_bind_int64(put, 2, found.term);
    return store_run(store, put, err);
}

lede_status store_put_spoken(struct store *store, const struct table *spoken, lede_error *err) {
    struct class_keys keys = {0};
    lede_status status = LEDE_OK;
    store->languages.loaded = false;
    for (size_t i = 0; status == LEDE_OK && i < spoken->length; i++)
        status = put_entry(store, &keys, &spoken->entries[i], err);
    class_keys_release(&keys);
    return status;
}

/* ---- Which languages there are -------------------------------------------------------------------------------- */

/* The number of the language whose classes are of KIND; -1: none. */
static int language_of_kind(char kind) {
    int language = STEM_LANGUAGES - 1;
    while (language >= 0 && stem_kind(language) != kind) language--;
    return language;
}

/* The first kind from FROM on that a form has; '\0': none. */
static lede_status next_kind(char *out, struct store *store, char from, lede_error *err) {
    sqlite3_stmt *row;
    lede_status status = store_prepare(&row, store, SQL_CLASS_SPOKEN, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_text(row, 1, &from, 1, SQLITE_STATIC);
    int rc = sqlite3_step(row);
    const char *key = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : NULL;
    *out = key ? key[0] : '\0';
    return store_finish(store, row, rc, err);
}

lede_status store_spoken_languages(uint32_t *out, struct store *store, lede_error *err) {
    char kind = 'A';
    uint32_t bits = 0;
    lede_status status = LEDE_OK;
    while (!store->languages.loaded && status == LEDE_OK) {
        status = next_kind(&kind, store, kind, err);
        if (status != LEDE_OK || !kind) break;
        int language = language_of_kind(kind++);
        if (language >= 0) bits |= UINT32_C(1) << language;
    }
    if (status == LEDE_OK && !store->languages.loaded) store->languages.bits = bits;
    store->languages.loaded = status == LEDE_OK;
    *out = store->languages.bits;
    return status;
}
