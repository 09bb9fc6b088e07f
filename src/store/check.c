/* SPDX-License-Identifier: MIT */
/* Verifying a corpus. */

/*
 * The index is compared with the texts analysed anew without building it a second time: every posting (form, passage,
 * position) is hashed, and the sums of the hashes on both sides must be equal. A sum does not depend on order, so the
 * index can be read form by form and the texts passage by passage. By chance a fault goes unseen once in 2^64.
 */
#include "store/internal.h"

#include "base/error.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

/* What one side of the comparison adds up to. */
struct sums {
    uint64_t postings, titles; /* sums of hashes */
    uint64_t frequencies;      /* of (form, document frequency) */
};

struct checker {
    struct store *store;
    lede_report_fn *report;
    void *context;
    uint64_t problems;
    struct sums texts;
    struct store_totals counted;
    struct table frequencies; /* of the texts: as store.raised */
    lede_status status;
    lede_error *err;
};

static uint64_t posting_hash(struct view form, uint64_t row, uint64_t position) {
    return hash_mix(hash_bytes(form) ^ hash_mix(row << 32 ^ position));
}

static uint64_t frequency_hash(struct view form, uint64_t frequency) { return posting_hash(form, frequency, 1); }

__attribute__((format(printf, 3, 4))) static void report_problem(struct checker *checker, const char *subject,
                                                                 const char *format, ...) {
    va_list args;
    char message[256];
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    lede_report report = {.severity = LEDE_FAILURE, .subject = subject, .message = message};
    checker->problems++;
    if (checker->report) checker->report(checker->context, &report);
}

/* ---- The texts ------------------------------------------------------------------------------------------------ */

static bool add_body(struct checker *checker, const struct tokens *tokens, uint64_t passage) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        const struct token *token = &tokens->list.items[i];
        struct view form = token_form(tokens, token);
        checker->texts.postings += posting_hash(form, passage, token->position);
        struct table_entry *entry = table_put(&checker->frequencies, form);
        if (!entry) return false;
        if (entry->value >> 32 != passage) entry->value = passage << 32 | ((entry->value & UINT32_MAX) + 1);
    }
    return true;
}

static lede_status check_passages(struct checker *checker, const struct store_article *article, struct view text) {
    lede_status status = LEDE_OK;
    struct tokens tokens = {0};
    for (size_t i = 0; status == LEDE_OK && i < article->passages.length; i++) {
        const lede_passage *range = &article->passages.items[i];
        int64_t id = article->first_passage + (int64_t)i;
        struct store_passage passage;
        tokens_clear(&tokens);
        if (!tokens_of(&tokens, view_of(text.data + range->start, range->end - range->start)) ||
            !add_body(checker, &tokens, (uint64_t)id)) {
            status = error_no_memory(checker->err);
            break;
        }
        checker->counted.positions += tokens.positions;
        status = store_passage(&passage, checker->store, id, checker->err);
        if (status == LEDE_OK && (passage.article != article->id || passage.length != tokens.positions))
            report_problem(checker, article->article.key, "passage %zu of article %" PRId64 " is not the one indexed",
                           i + 1, article->id);
    }
    checker->counted.passages += (int64_t)article->passages.length;
    tokens_release(&tokens);
    return status;
}

static lede_status check_title(struct checker *checker, const struct store_article *article) {
    const char *title = article->article.fields[FIELD_TITLE];
    struct tokens tokens = {0};
    if (!title) return LEDE_OK;
    bool ok = tokens_of(&tokens, view_str(title));
    for (size_t i = 0; ok && i < tokens.list.length; i++) {
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        checker->texts.titles += posting_hash(form, (uint64_t)article->id, tokens.list.items[i].position);
        ok = table_put(&checker->frequencies, form) != NULL;
    }
    checker->counted.titles += tokens.positions > 0;
    checker->counted.title_positions += tokens.positions;
    tokens_release(&tokens);
    return ok ? LEDE_OK : error_no_memory(checker->err);
}

static lede_status check_text(struct checker *checker, const struct store_article *article) {
    struct buffer text = {0};
    unsigned char digest[DIGEST_SIZE];
    lede_error damage;
    lede_status status = store_text(&text, checker->store, article->id, (lede_span){0, article->text_length}, &damage);
    if (status == LEDE_CORRUPT) {
        report_problem(checker, article->article.key, "the text of article %" PRId64 " cannot be read", article->id);
        status = LEDE_OK;
    } else if (status == LEDE_OK) {
        digest_of(digest, buffer_view(&text));
        if (memcmp(digest, article->text_sha256, DIGEST_SIZE) != 0)
            report_problem(checker, article->article.key, "the text of article %" PRId64 " has changed", article->id);
        else status = check_passages(checker, article, buffer_view(&text));
    } else if (checker->err) {
        *checker->err = damage;
    }
    buffer_release(&text);
    return status;
}

static bool check_article(void *context, const struct store_article *article) {
    struct checker *checker = context;
    checker->counted.articles++;
    checker->counted.text_bytes += (int64_t)article->text_length;
    checker->status = check_text(checker, article);
    if (checker->status == LEDE_OK) checker->status = check_title(checker, article);
    return checker->status == LEDE_OK;
}

/* ---- The index ------------------------------------------------------------------------------------------------ */

/* Adds up the hashes of the rows (form, a, b) that SQL gives; a NULL b counts as 1. */
static lede_status sum_rows(uint64_t *out, struct store *store, const char *sql, lede_error *err) {
    sqlite3_stmt *rows;
    *out = 0;
    if (sqlite3_prepare_v2(store->db, sql, -1, &rows, NULL) != SQLITE_OK) return store_error(store, "check", err);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *form = (const char *)sqlite3_column_text(rows, 0);
        struct view view = view_of(form ? form : "", (size_t)sqlite3_column_bytes(rows, 0));
        *out += posting_hash(view, (uint64_t)sqlite3_column_int64(rows, 1), (uint64_t)sqlite3_column_int64(rows, 2));
    }
    lede_status status = rc == SQLITE_DONE ? LEDE_OK : store_error(store, "check", err);
    sqlite3_finalize(rows);
    return status;
}

static lede_status compare_index(struct checker *checker) {
    struct store *store = checker->store;
    struct sums index;
    lede_error *err = checker->err;
    if (sqlite3_exec(store->db,
                     "CREATE VIRTUAL TABLE IF NOT EXISTS temp.body_postings USING fts5vocab(main, body, instance);"
                     "CREATE VIRTUAL TABLE IF NOT EXISTS temp.title_postings USING fts5vocab(main, title, instance);",
                     NULL, NULL, NULL) != SQLITE_OK)
        return store_error(store, "check", err);
    lede_status status = sum_rows(&index.postings, store, "SELECT term, doc, offset FROM temp.body_postings", err);
    if (status == LEDE_OK)
        status = sum_rows(&index.titles, store, "SELECT term, doc, offset FROM temp.title_postings", err);
    if (status == LEDE_OK) status = sum_rows(&index.frequencies, store, "SELECT form, frequency, 1 FROM term", err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < checker->frequencies.length; i++) {
        const struct table_entry *entry = &checker->frequencies.entries[i];
        checker->texts.frequencies += frequency_hash(entry->key, entry->value & UINT32_MAX);
    }
    if (index.postings != checker->texts.postings)
        report_problem(checker, NULL, "the index of passages does not agree with the texts");
    if (index.titles != checker->texts.titles)
        report_problem(checker, NULL, "the index of titles does not agree with the titles");
    if (index.frequencies != checker->texts.frequencies)
        report_problem(checker, NULL, "the vocabulary does not agree with the texts");
    return LEDE_OK;
}

/* ---- Structure ------------------------------------------------------------------------------------------------ */

static lede_status check_structure(struct checker *checker) {
    sqlite3_stmt *rows;
    struct store *store = checker->store;
    if (sqlite3_prepare_v2(store->db, "PRAGMA integrity_check", -1, &rows, NULL) != SQLITE_OK)
        return store_error(store, "check", checker->err);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(rows, 0);
        if (line && strcmp(line, "ok") != 0) report_problem(checker, NULL, "SQLite: %.200s", line);
    }
    lede_status status = rc == SQLITE_DONE ? LEDE_OK : store_error(store, "check", checker->err);
    sqlite3_finalize(rows);
    return status;
}

static lede_status check_totals(struct checker *checker) {
    struct store_totals stored;
    struct store_ids removed = {0};
    lede_status status = store_totals(&stored, checker->store, checker->err);
    if (status == LEDE_OK) status = store_removed(&removed, checker->store, checker->err);
    const struct store_totals *counted = &checker->counted;
    if (status == LEDE_OK &&
        (stored.articles != counted->articles || stored.passages != counted->passages ||
         stored.positions != counted->positions || stored.titles != counted->titles ||
         stored.title_positions != counted->title_positions || stored.text_bytes != counted->text_bytes ||
         stored.removed_articles != (int64_t)removed.length))
        report_problem(checker, NULL, "the totals do not agree with the articles");
    array_release(&removed);
    return status;
}

/* Damage that stops a step is a problem like others, not a failure of the check. */
static lede_status run_step(struct checker *checker, lede_status (*step)(struct checker *)) {
    lede_status status = step(checker);
    if (status != LEDE_CORRUPT) return status;
    report_problem(checker, NULL, "%.200s", checker->err->message);
    return LEDE_OK;
}

static lede_status check_articles(struct checker *checker) {
    lede_status status = store_each_article(checker->store, true, check_article, checker, checker->err);
    return status == LEDE_OK ? checker->status : status;
}

lede_status store_check(uint64_t *problems, struct store *store, lede_report_fn *report, void *context,
                        lede_error *err) {
    static lede_status (*const steps[])(struct checker *) = {check_structure, check_articles, check_totals,
                                                             compare_index};
    lede_error own;
    struct checker checker = {.store = store, .report = report, .context = context, .err = err ? err : &own};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof steps / sizeof *steps; i++)
        status = run_step(&checker, steps[i]);
    table_release(&checker.frequencies);
    *problems = checker.problems;
    return status;
}
