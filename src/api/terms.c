/* SPDX-License-Identifier: MIT */
/* The vocabulary for lede.h. */
#include "api/ask.h"
#include "api/handle.h"

#include "analyse/token.h"
#include "base/error.h"
#include "text/fold.h"

/* What telling forms needs. */
struct telling {
    const lede_term_options *options;
    struct buffer form; /* with a NUL */
    bool stopped;
};

static bool tell(void *context, const struct store_form *form) {
    struct telling *telling = context;
    buffer_clear(&telling->form);
    buffer_append(&telling->form, form->form.data, form->form.length);
    if (telling->form.failed) return false;
    lede_term term = {.form = buffer_str(&telling->form), .passages = (uint64_t)form->frequency};
    telling->stopped = !telling->options->each(telling->options->context, &term);
    return !telling->stopped;
}

/* Appends PREFIX as the analyser writes forms: whole where it is one word for it, else folded letter by letter. */
static bool append_prefix(struct buffer *out, struct view prefix) {
    struct tokens tokens = {0};
    bool ok = tokens_of(&tokens, prefix), found = false;
    for (size_t i = 0; ok && !found && i < tokens.list.length; i++) {
        const struct token *token = &tokens.list.items[i];
        struct view form = token_form(&tokens, token);
        found = token->start == 0 && token->end == prefix.length;
        if (found) buffer_append(out, form.data, form.length);
    }
    if (ok && !found) ok = fold_word(out, prefix);
    tokens_release(&tokens);
    return ok && !out->failed;
}

lede_status lede_terms(lede_corpus *corpus, const char *prefix, const lede_term_options *options, lede_error *err) {
    struct telling telling = {.options = options};
    struct buffer folded = {0};
    lede_status status = ask_check_text(prefix, err);
    if (status != LEDE_OK) return status;
    if (!append_prefix(&folded, view_str(prefix ? prefix : ""))) {
        buffer_release(&folded);
        return error_no_memory(err);
    }
    struct store_terms terms = {.prefix = buffer_view(&folded),
                                .by_frequency = options->sort == LEDE_TERMS_BY_FREQUENCY,
                                .least = options->least < INT64_MAX ? (int64_t)options->least : INT64_MAX,
                                .most = options->limit < INT64_MAX ? (int64_t)options->limit : -1};
    status = store_begin_read(corpus->store, err);
    if (status == LEDE_OK) {
        status = store_terms(corpus->store, &terms, tell, &telling, err);
        store_end_read(corpus->store);
    }
    /* A walk knows one reason to end early: what the caller wanted is none of its failures. */
    if (telling.stopped) status = LEDE_OK;
    buffer_release(&telling.form);
    buffer_release(&folded);
    return status;
}
