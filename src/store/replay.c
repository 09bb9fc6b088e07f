/* SPDX-License-Identifier: MIT */
/* An FTS5 tokeniser that analyses nothing. */
#include "store/replay.h"

#include "base/error.h"

#include <string.h>

/* Every table shares the one tokeniser: the context that FTS5 was given. */
static int tokenizer_create(void *context, const char **args, int arg_count, Fts5Tokenizer **out) {
    (void)args, (void)arg_count;
    *out = context;
    return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer) { (void)tokenizer; }

typedef int token_fn(void *, int, const char *, int, int, int);

static int replay_tokens(const struct replay *replay, void *context, token_fn *each) {
    for (size_t i = replay->from; i < replay->end; i++) {
        uint32_t token = replay->stream->tokens.items[i];
        struct view form = stream_form(replay->stream, token >> 1);
        /* FTS5 counts positions itself, one for each token that is not colocated; ours have no gaps, so both agree. */
        int rc = each(context, token & 1 ? FTS5_TOKEN_COLOCATED : 0, form.data, (int)form.length, 0, 0);
        if (rc != SQLITE_OK) return rc;
    }
    return SQLITE_OK;
}

/* Splits a phrase of store_walk(): " " between positions, "|" between the forms of one. */
static int split_phrase(struct view phrase, void *context, token_fn *each) {
    int flags = 0;
    for (size_t at = 0; at < phrase.length;) {
        size_t end = at;
        while (end < phrase.length && phrase.data[end] != ' ' && phrase.data[end] != '|') end++;
        int rc = each(context, flags, phrase.data + at, (int)(end - at), (int)at, (int)end);
        if (rc != SQLITE_OK) return rc;
        flags = end < phrase.length && phrase.data[end] == '|' ? FTS5_TOKEN_COLOCATED : 0;
        at = end + 1;
    }
    return SQLITE_OK;
}

static int tokenizer_run(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
                         token_fn *each) {
    if (flags & FTS5_TOKENIZE_QUERY) return split_phrase(view_of(text, (size_t)length), context, each);
    return replay_tokens((const struct replay *)(void *)tokenizer, context, each);
}

/* How SQLite's documentation (fts5.html, section 7) has programs find FTS5. */
static fts5_api *find_api(sqlite3 *db) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK) return NULL;
    sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

lede_status replay_register(fts5_api **api, sqlite3 *db, struct replay *replay, lede_error *err) {
    static fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_delete, tokenizer_run};
    *api = find_api(db);
    if (sqlite3_errcode(db) == SQLITE_NOMEM) return error_no_memory(err);
    if (!*api || (*api)->iVersion < 2) return error_set(err, LEDE_IO, "this SQLite library has no FTS5");
    if ((*api)->xCreateTokenizer(*api, "lede", replay, &tokenizer, NULL) != SQLITE_OK) return error_no_memory(err);
    return LEDE_OK;
}
