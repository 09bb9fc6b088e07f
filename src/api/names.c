/* SPDX-License-Identifier: MIT */
/* Lists of names for lede.h: what they have, what a corpus adds. */
#include "api/ask.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/table.h"

#include <inttypes.h>

/* ---- Telling ---------------------------------------------------------------------------------------------------- */

/* What telling names needs. */
struct telling {
    struct analyser *analyser;
    struct names lists[2]; /* the corpus' own, the one that is built in */
    lede_name_fn *each;
    void *context;
    struct table told; /* names that were told, by list and number */
    bool stopped;
    lede_error *err;
};

static lede_status tell(struct telling *telling, size_t list, const struct name *name) {
    struct buffer line = {0};
    struct view text = names_text(&telling->lists[list], name->line);
    buffer_append(&line, text.data, text.length);
    lede_status status = line.failed ? error_no_memory(telling->err) : LEDE_OK;
    if (status == LEDE_OK)
        telling->stopped = !telling->each(telling->context, &(lede_name){.line = buffer_str(&line), .own = list == 0});
    buffer_release(&line);
    return status;
}

static lede_status tell_all(struct telling *telling) {
    lede_status status = LEDE_OK;
    for (size_t list = 0; list < 2; list++)
        for (size_t i = 0; status == LEDE_OK && !telling->stopped && i < telling->lists[list].name_count; i++)
            status = tell(telling, list, &telling->lists[list].names[i]);
    return status;
}

/* Tells the names in MATCH that were not told yet. */
static lede_status tell_match(struct telling *telling, const struct name_match *match) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && !telling->stopped && i < match->found.length; i++) {
        const struct name_found *found = &match->found.items[i];
        const struct name *name = &found->names->names[found->spelling->name];
        struct table_entry *told = table_put(&telling->told, view_of((const char *)&name, sizeof name));
        if (!told) return error_no_memory(telling->err);
        if (told->value++ == 0) status = tell(telling, found->names == &telling->lists[1], name);
    }
    return status;
}

/* Tells the names that start with word FROM of TOKENS, which has no compounds. */
static lede_status tell_from(struct telling *telling, const struct view *words, size_t count) {
    struct name_match match = {0};
    bool ok = true;
    for (size_t list = 0; ok && list < 2; list++)
        ok = names_find(&match, &telling->lists[list], telling->analyser, words, count);
    lede_status status = ok ? tell_match(telling, &match) : error_no_memory(telling->err);
    name_match_release(&match);
    return status;
}

static lede_status tell_found(struct telling *telling, struct view query) {
    struct tokens tokens = {0};
    ARRAY_STRUCT(, struct view) words = {0};
    bool ok = tokens_of(&tokens, query);
    for (size_t i = 0; ok && i < tokens.list.length; i++)
        if (tokens.list.items[i].parts == 1) ok = array_push(&words, token_form(&tokens, &tokens.list.items[i]));
    lede_status status = ok ? LEDE_OK : error_no_memory(telling->err);
    for (size_t i = 0; status == LEDE_OK && !telling->stopped && i < words.length; i++)
        status = tell_from(telling, words.items + i, words.length - i);
    if (status == LEDE_OK && telling->told.length == 0)
        status = error_set(telling->err, LEDE_NO_MATCH, "no list has a name in '%.*s'", (int)query.length, query.data);
    array_release(&words);
    tokens_release(&tokens);
    return status;
}

static lede_status read_own(struct name_list *own, lede_corpus *corpus, lede_error *err) {
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_name_list(own, corpus->store, err);
    store_end_read(corpus->store);
    return status;
}

lede_status lede_names(lede_corpus *corpus, const char *query, lede_name_fn *each, void *context, lede_error *err) {
    struct telling telling = {.each = each, .context = context, .err = err};
    struct name_list own = {0};
    lede_status status = ask_check_text(query, err);
    if (status == LEDE_OK && corpus) status = read_own(&own, corpus, err);
    if (status == LEDE_OK) status = analyser_open(&telling.analyser, err);
    telling.lists[0] = name_list_view(&own);
    telling.lists[1] = names_builtin;
    if (status == LEDE_OK) status = query ? tell_found(&telling, view_str(query)) : tell_all(&telling);
    analyser_close(telling.analyser);
    table_release(&telling.told);
    name_list_release(&own);
    return status;
}

/* ---- Adding ----------------------------------------------------------------------------------------------------- */

/* Appends to OUT the lines of LIST that SEEN does not have, each with a line feed; *ADDED counts them. */
static bool append_lines(struct buffer *out, uint64_t *added, struct table *seen, const struct names *list) {
    for (size_t i = 0; i < list->name_count; i++) {
        struct view line = names_text(list, list->names[i].line);
        struct table_entry *entry = table_put(seen, line);
        if (!entry) return false;
        if (entry->value++ > 0) continue;
        buffer_append(out, line.data, line.length);
        buffer_append_byte(out, '\n');
        ++*added;
    }
    return !out->failed;
}

/* The most names of a corpus' own. A search reads them all: 10,000 take it 40 ms. */
enum { NAMES_MOST = 10000 };

/* Writes the names of OLD, then those of NEW that are not among them. */
static lede_status write_names(uint64_t *added, struct store *store, const struct names *old, const struct names *new,
                               lede_error *err) {
    struct buffer text = {0};
    struct table seen = {0};
    uint64_t kept = 0;
    bool ok = append_lines(&text, &kept, &seen, old) && append_lines(&text, added, &seen, new);
    lede_status status = ok ? LEDE_OK : error_no_memory(err);
    if (ok && kept + *added > NAMES_MOST)
        status = error_set(err, LEDE_BAD_USAGE,
                           "a corpus has at most %d names of its own, with these it would have %" PRIu64, NAMES_MOST,
                           kept + *added);
    if (status == LEDE_OK) status = store_put_names(store, buffer_view(&text), err);
    table_release(&seen);
    buffer_release(&text);
    return status;
}

static lede_status add_list(uint64_t *added, struct store *store, const struct names *new, bool replace,
                            lede_error *err) {
    struct name_list old = {0};
    lede_status status = replace ? LEDE_OK : store_name_list(&old, store, err);
    struct names before = name_list_view(&old);
    if (status == LEDE_OK) status = write_names(added, store, &before, new, err);
    name_list_release(&old);
    return status;
}

lede_status lede_names_add(uint64_t *added, lede_corpus *corpus, const char *list, size_t length, bool replace,
                           lede_error *err) {
    struct name_list read = {0};
    *added = 0;
    lede_status status = name_list_read(&read, store_analyser(corpus->store), view_of(list, length), err);
    if (status == LEDE_OK) status = store_begin_write(corpus->store, err);
    if (status == LEDE_OK) {
        struct names names = name_list_view(&read);
        status = add_list(added, corpus->store, &names, replace, err);
        if (status == LEDE_OK) status = store_commit(corpus->store, err);
        else store_rollback(corpus->store);
    }
    if (status != LEDE_OK) *added = 0;
    name_list_release(&read);
    return status;
}
