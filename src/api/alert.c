/* SPDX-License-Identifier: MIT */
/* Standing queries for lede.h. */
#include "api/handle.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/mem.h"
#include "text/utf8.h"

/* Alerts with what their pointers lead to. */
struct owned_alerts {
    lede_alerts alerts; /* first, so that the caller's pointer is ours */
    ARRAY_STRUCT(, lede_alert) list;
    struct arena arena;
};

/* ---- Reading -------------------------------------------------------------------------------------------------- */

void lede_alerts_free(lede_alerts *alerts) {
    if (!alerts) return;
    struct owned_alerts *owned = (struct owned_alerts *)alerts;
    array_release(&owned->list);
    arena_release(&owned->arena);
    mem_free(owned);
}

/* Replaces *TEXT, unless it is NULL, by a copy. */
static bool keep(const char **text, struct arena *arena) {
    if (*text) *text = arena_copy(arena, *text, strlen(*text));
    return *text != NULL;
}

static bool keep_filter(const char **text, struct arena *arena) { return !*text || keep(text, arena); }

/* What is not kept in the file is what a search has by default, but that news have no limit. */
static bool append_alert(void *context, const lede_alert *alert) {
    struct owned_alerts *out = context;
    lede_alert copy = *alert;
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    copy.options.limit = LEDE_NO_LIMIT;
    copy.options.count_most = defaults.count_most;
    copy.options.snippet_columns = defaults.snippet_columns;
    return keep(&copy.name, &out->arena) && keep(&copy.query, &out->arena) &&
           keep_filter(&copy.options.since, &out->arena) && keep_filter(&copy.options.until, &out->arena) &&
           keep_filter(&copy.options.language, &out->arena) && keep_filter(&copy.options.source, &out->arena) &&
           array_push(&out->list, copy);
}

lede_status lede_alerts_read(lede_alerts **out, lede_corpus *corpus, lede_error *err) {
    *out = NULL;
    struct owned_alerts *owned = mem_calloc(1, sizeof *owned);
    if (!owned) return error_no_memory(err);
    lede_status status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = store_each_alert(corpus->store, append_alert, owned, err);
        store_end_read(corpus->store);
    }
    owned->alerts = (lede_alerts){.items = owned->list.items, .count = owned->list.length};
    if (status == LEDE_OK) *out = &owned->alerts;
    else lede_alerts_free(&owned->alerts);
    return status;
}

/* ---- Changing ------------------------------------------------------------------------------------------------- */

/* A name stands at the start of lines, and is typed again. */
static lede_status check_name(const char *name, lede_error *err) {
    enum { NAME_MAX_BYTES = 200 };
    struct view text = view_str(name);
    bool ok = text.length > 0 && text.length <= NAME_MAX_BYTES;
    for (size_t at = 0; ok && at < text.length;) {
        int32_t c;
        at += utf8_decode(&c, text.data + at, text.length - at);
        ok = c >= 0x20 && c != 0x7F;
    }
    return ok ? LEDE_OK
              : error_set(err, LEDE_BAD_USAGE, "'%s' cannot be the name of an alert: it is one line of 1 to 200 bytes",
                          name);
}

/* A search tells whether all of it is understood, now rather than in some run at night. */
static lede_status try_query(lede_corpus *corpus, const char *query, const lede_search_options *options,
                             lede_error *err) {
    lede_search_options count = *options;
    lede_results *results;
    count.count_only = true;
    lede_status status = lede_search(&results, corpus, query, &count, err);
    lede_results_free(results);
    return status;
}

/* Ends the transaction as STATUS says. */
static lede_status end_write(struct store *store, lede_status status, lede_error *err) {
    if (status == LEDE_OK) return store_commit(store, err);
    store_rollback(store);
    return status;
}

lede_status lede_alert_add(lede_corpus *corpus, const char *name, const char *query, const lede_search_options *options,
                           lede_error *err) {
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    lede_alert alert = {.name = name, .query = query, .options = options ? *options : defaults};
    bool added = false;
    lede_status status = check_name(name, err);
    if (status == LEDE_OK) status = try_query(corpus, query, &alert.options, err);
    if (status == LEDE_OK) status = store_begin_write(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_last_article(&alert.options.after, corpus->store, err);
    if (status == LEDE_OK) status = store_put_alert(&added, corpus->store, &alert, err);
    if (status == LEDE_OK && !added) status = error_set(err, LEDE_BAD_USAGE, "there is an alert '%s' already", name);
    return end_write(corpus->store, status, err);
}

lede_status lede_alert_told(lede_corpus *corpus, const char *name, int64_t last, lede_error *err) {
    lede_status status = store_begin_write(corpus->store, err);
    if (status != LEDE_OK) return status;
    return end_write(corpus->store, store_tell_alert(corpus->store, name, last, err), err);
}

lede_status lede_alert_remove(lede_corpus *corpus, const char *name, lede_error *err) {
    bool removed = false;
    lede_status status = store_begin_write(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_drop_alert(&removed, corpus->store, name, err);
    if (status == LEDE_OK && !removed) status = error_set(err, LEDE_NO_MATCH, "there is no alert '%s'", name);
    return end_write(corpus->store, status, err);
}
