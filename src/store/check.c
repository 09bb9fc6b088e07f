/* SPDX-License-Identifier: MIT */
/* Verifying a corpus. */

/*
 * The index is compared with the texts analysed anew without building it a second time: every posting (form, passage,
 * position) is hashed, and the sums of the hashes on both sides must be equal. A sum does not depend on order, so the
 * index can be read form by form and the texts passage by passage. By chance a fault goes unseen once in 2^64.
 */
#include "store/internal.h"

#include "base/error.h"
#include "store/checker.h"
#include "store/sounds.h"
#include "store/sum.h"

#include <inttypes.h>

static uint64_t posting_hash(struct view form, uint64_t row, uint64_t position) {
    return posting_sum(hash_bytes(form), row, position);
}

static uint64_t frequency_hash(struct view form, uint64_t frequency) { return posting_hash(form, frequency, 1); }

/* ---- The texts ------------------------------------------------------------------------------------------------ */

/* The number of the language that the passage of TOKENS is in. */
static int number_of_passage(const struct checker *checker, const struct tokens *tokens) {
    struct language_hits hits = {0};
    if (checker->says_language) return checker->language;
    for (size_t i = 0; i < tokens->list.length; i++)
        language_hit(&hits, language_frequent(token_form(tokens, &tokens->list.items[i])));
    return spoken_number_of(&hits, checker->language);
}

/* Notes the forms of TOKENS, which stand in a text of LANGUAGE. */
static bool note_language(struct checker *checker, const struct tokens *tokens, int language) {
    for (size_t i = 0; language >= 0 && i < tokens->list.length; i++)
        if (!spoken_note(&checker->spoken, language, token_form(tokens, &tokens->list.items[i]))) return false;
    return true;
}

static bool add_body(struct checker *checker, struct sketch_maker *sketch, const struct tokens *tokens,
                     uint64_t passage) {
    for (size_t i = 0; i < tokens->list.length; i++) {
        const struct token *token = &tokens->list.items[i];
        struct view form = token_form(tokens, token);
        if (i == 0 || token->position != token[-1].position) sketch_add(sketch, hash_bytes(form));
        checker->texts.postings += posting_hash(form, passage, token->position);
        if (passage <= store_sealed(checker->store, STORE_BODIES))
            checker->texts.sealed += posting_hash(form, passage, token->position);
        struct table_entry *entry = table_put(&checker->frequencies, form);
        if (!entry) return false;
        count_passage(entry, passage);
    }
    return true;
}

static lede_status check_passages(struct checker *checker, const struct store_article *article, struct view text) {
    bool says = article->says_language;
    lede_status status = LEDE_OK;
    checker->says_language = says;
    checker->language = spoken_number(says ? article->article.fields[FIELD_LANGUAGE] : language_of(text));
    struct tokens tokens = {0};
    struct sketch_maker maker = {0};
    for (size_t i = 0; status == LEDE_OK && i < article->passages.length; i++) {
        const lede_passage *range = &article->passages.items[i];
        int64_t id = article->first_passage + (int64_t)i;
        struct store_passage passage;
        tokens_clear(&tokens);
        if (!tokens_of(&tokens, view_of(text.data + range->start, range->end - range->start)) ||
            !add_body(checker, &maker, &tokens, (uint64_t)id) ||
            !note_language(checker, &tokens, number_of_passage(checker, &tokens))) {
            status = error_no_memory(checker->err);
            break;
        }
        checker->counted.positions += tokens.positions;
        status = store_passage(&passage, checker->store, id, checker->err);
        if (status == LEDE_OK && (passage.article != article->id || passage.length != tokens.positions))
            checker_report(checker, article->article.key, "passage %zu of article %" PRId64 " is not the one indexed",
                           i + 1, article->id);
    }
    checker->counted.passages += (int64_t)article->passages.length;
    tokens_release(&tokens);
    struct sketch sketch;
    sketch_make(&sketch, &maker);
    sketch.day = article_day(&article->article);
    return status == LEDE_OK ? family_sums_add(&checker->families, checker->store, article->id, &sketch, checker->err)
                             : status;
}

static lede_status check_title(struct checker *checker, const struct store_article *article) {
    const char *title = article->article.fields[FIELD_TITLE];
    struct tokens tokens = {0};
    if (!title) return LEDE_OK;
    bool ok = tokens_of(&tokens, view_str(title));
    for (size_t i = 0; ok && i < tokens.list.length; i++) {
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        checker->texts.titles += posting_hash(form, (uint64_t)article->id, tokens.list.items[i].position);
        if (article->id <= store_sealed(checker->store, STORE_TITLES))
            checker->texts.sealed_titles += posting_hash(form, (uint64_t)article->id, tokens.list.items[i].position);
        ok = table_put(&checker->frequencies, form) != NULL;
    }
    ok = ok && note_language(checker, &tokens, checker->language);
    checker->counted.titles += tokens.positions > 0;
    checker->counted.title_positions += tokens.positions;
    tokens_release(&tokens);
    return ok ? LEDE_OK : error_no_memory(checker->err);
}

static lede_status check_text(struct checker *checker, const struct store_article *article) {
    struct buffer text = {0};
    lede_error damage;
    lede_status status = store_whole_text(&text, checker->store, article, &damage);
    if (status == LEDE_CORRUPT) {
        checker_report(checker, article->article.key, "the text of article %" PRId64 " is damaged", article->id);
        status = LEDE_OK;
    } else if (status == LEDE_OK) {
        status = check_passages(checker, article, buffer_view(&text));
    } else error_set(checker->err, status, "%s", damage.message);
    buffer_release(&text);
    return status;
}

static lede_status check_families(struct checker *checker) {
    bool equal;
    lede_status status = family_sums_compare(&equal, &checker->families, checker->store, checker->err);
    if (status == LEDE_OK && !equal)
        checker_report(checker, NULL, "the families of articles are not those of their texts");
    return status;
}

static bool check_article(void *context, const struct store_article *article) {
    struct checker *checker = context;
    bool removed = ids_contain(&checker->removed, article->id);
    if (article->damaged) {
        checker_report(checker, article->article.key, "what is known of article %" PRId64 " has changed", article->id);
        return true;
    }
    checker->counted.articles++;
    checker->counted.removed_articles += removed;
    checker->counted.removed_passages += removed ? (int64_t)article->passages.length : 0;
    checker->counted.text_bytes += (int64_t)article->text_length;
    checker->language = -1;
    checker->status = check_text(checker, article);
    if (checker->status == LEDE_OK) checker->status = check_title(checker, article);
    return checker->status == LEDE_OK;
}

/* ---- The index ------------------------------------------------------------------------------------------------ */

/* Adds up the classes of FORM, which has number TERM in the vocabulary, as they should be. */
static lede_status add_classes(struct checker *checker, struct class_keys *keys, struct view form, uint64_t term) {
    if (!classes_of(keys, checker->store->analyser, form)) return error_no_memory(checker->err);
    for (size_t i = 0; i < class_keys_count(keys); i++) {
        struct view key = class_key(keys, i);
        if (!class_is_own(key, form)) checker->texts.classes += posting_hash(key, term, 0);
    }
    return LEDE_OK;
}

/* The same for how it sounds. */
static lede_status add_sounds(struct checker *checker, struct class_keys *keys, struct view form, int64_t term) {
    struct buffer readings = {0};
    bool ok = skeleton_keys(keys, &readings, form);
    for (size_t i = 0; ok && i < class_keys_count(keys); i++)
        checker->texts.sounds += sound_hash(class_key(keys, i), term, buffer_view(&readings));
    buffer_release(&readings);
    return ok ? LEDE_OK : error_no_memory(checker->err);
}

/* The same for the classes that forms have by the texts in which they were seen. */
static lede_status add_spoken(struct checker *checker, struct class_keys *keys) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < checker->spoken.length; i++) {
        struct view form;
        struct store_form found;
        if (!spoken_classes(keys, &form, checker->store->analyser, &checker->spoken.entries[i]))
            return error_no_memory(checker->err);
        if (class_keys_count(keys) == 0) continue;
        status = store_form(&found, checker->store, form, checker->err);
        checker->texts.classes += posting_hash(class_key(keys, 0), (uint64_t)found.term, 0);
    }
    return status;
}

/* Adds up what all forms of the vocabulary should have. */
static lede_status add_forms(struct checker *checker, struct class_keys *keys) {
    struct store *store = checker->store;
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(store->db, "SELECT id, form FROM term", -1, &rows, NULL) != SQLITE_OK)
        return store_error(store, "check", checker->err);
    lede_status status = LEDE_OK;
    int rc = SQLITE_DONE;
    while (status == LEDE_OK && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *form = (const char *)sqlite3_column_text(rows, 1);
        struct view view = view_of(form ? form : "", (size_t)sqlite3_column_bytes(rows, 1));
        int64_t term = sqlite3_column_int64(rows, 0);
        status = add_classes(checker, keys, view, (uint64_t)term);
        if (status == LEDE_OK) status = add_sounds(checker, keys, view, term);
    }
    if (status == LEDE_OK && rc != SQLITE_DONE) status = store_error(store, "check", checker->err);
    sqlite3_finalize(rows);
    return status;
}

static lede_status check_classes(struct checker *checker) {
    struct class_keys keys = {0};
    uint64_t classes = 0, sounds = 0;
    lede_status status = add_forms(checker, &keys);
    if (status == LEDE_OK) status = add_spoken(checker, &keys);
    class_keys_release(&keys);
    if (status == LEDE_OK) status = sum_rows(&classes, checker->store, "SELECT key, term, 0 FROM class", checker->err);
    if (status == LEDE_OK) status = sounds_sum(&sounds, checker->store, checker->err);
    if (status == LEDE_OK && classes != checker->texts.classes)
        checker_report(checker, NULL, "the classes of the vocabulary are not those of its forms");
    if (status == LEDE_OK && sounds != checker->texts.sounds)
        checker_report(checker, NULL, "the sounds of the vocabulary are not those of its forms");
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
    if (status == LEDE_OK) status = store_load_rises(store, err);
    if (status == LEDE_OK)
        status = sum_rows(&index.frequencies, store, "SELECT form, lede_frequency(id, frequency), 1 FROM term", err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < checker->frequencies.length; i++) {
        const struct table_entry *entry = &checker->frequencies.entries[i];
        checker->texts.frequencies += frequency_hash(entry->key, (uint64_t)counted_passages(entry));
    }
    if (index.postings != checker->texts.postings)
        checker_report(checker, NULL, "the index of passages does not agree with the texts");
    if (index.titles != checker->texts.titles)
        checker_report(checker, NULL, "the index of titles does not agree with the titles");
    if (index.frequencies != checker->texts.frequencies)
        checker_report(checker, NULL, "the vocabulary does not agree with the texts");
    return LEDE_OK;
}

/* The segments follow on each other from the first passage and article on. */
static bool are_consecutive(const struct segments *segments) {
    uint32_t passage = 1, article = 1;
    for (size_t i = 0; i < segments->length; i++) {
        const struct segment *segment = &segments->items[i];
        if (segment->first_passage != passage || segment->first_article != article) return false;
        passage = segment->last_passage + 1;
        article = segment->last_article + 1;
    }
    return true;
}

static lede_status check_segments(struct checker *checker) {
    struct sums index;
    bool sound;
    lede_status status = segments_sum(&index.sealed, &index.sealed_titles, &sound, checker->store, checker->err);
    if (status != LEDE_OK) return status;
    if (!sound || !are_consecutive(&checker->store->segments))
        checker_report(checker, NULL, "the sealed postings are damaged");
    else if (index.sealed != checker->texts.sealed || index.sealed_titles != checker->texts.sealed_titles)
        checker_report(checker, NULL, "the sealed postings do not agree with the texts");
    return LEDE_OK;
}

/* ---- The whole ------------------------------------------------------------------------------------------------- */

static bool same_totals(const struct store_totals *a, const struct store_totals *b) {
    return a->articles == b->articles && a->passages == b->passages && a->positions == b->positions &&
           a->titles == b->titles && a->title_positions == b->title_positions &&
           a->removed_articles == b->removed_articles && a->removed_passages == b->removed_passages &&
           a->text_bytes == b->text_bytes;
}

static lede_status check_totals(struct checker *checker) {
    struct store_totals stored;
    lede_status status = store_totals(&stored, checker->store, checker->err);
    if (status == LEDE_OK && !same_totals(&stored, &checker->counted))
        checker_report(checker, NULL, "the totals do not agree with the articles");
    return status;
}

static lede_status check_articles(struct checker *checker) {
    lede_status status = store_removed(&checker->removed, checker->store, checker->err);
    if (status == LEDE_OK) status = store_each_article(checker->store, 0, true, check_article, checker, checker->err);
    return status == LEDE_OK ? checker->status : status;
}

/* The steps of a check, each with what it reads. */
static const struct {
    lede_status (*run)(struct checker *);
    const char *subject;
} steps[] = {
    {rules_check_structure, "the structure"},
    {rules_check_tables, "a table"},
    {check_articles, "the list of articles"},
    {check_totals, "the totals"},
    {compare_index, "the index"},
    {check_segments, "the sealed postings"},
    {check_classes, "the vocabulary"},
    {check_families, "the families"},
};

lede_status store_check(uint64_t *problems, struct store *store, lede_report_fn *report, void *context,
                        lede_error *err) {
    lede_error why;
    struct checker checker = {.store = store, .report = report, .context = context, .err = &why};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < sizeof steps / sizeof *steps; i++) {
        status = steps[i].run(&checker);
        if (status != LEDE_CORRUPT) continue;
        /* Damage that stops a step is a problem like others, no failure of the check. */
        checker_report(&checker, NULL, "%s cannot be read", steps[i].subject);
        status = LEDE_OK;
    }
    table_release(&checker.frequencies);
    table_release(&checker.spoken);
    family_sums_release(&checker.families);
    array_release(&checker.removed);
    *problems = checker.problems;
    return status == LEDE_OK ? LEDE_OK : error_set(err, status, "%s", why.message);
}
