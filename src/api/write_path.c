/* SPDX-License-Identifier: MIT */
/* The write path: paths -> articles -> passages -> tokens -> corpus. */

/*
 * Articles are prepared (split, analysed, compressed) outside of any transaction and gathered in a batch; a batch is
 * written in one transaction, so that another writer waits for as long as that takes, a kill loses what was not
 * written yet, and what is told as added is on the disk.
 */
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/read.h"

/*
 * Text a batch, in bytes: about a second of work. Larger ones are not faster: FTS5 keeps a batch in its hash table
 * before it writes a segment, and 64 MB of that is as fast as more.
 */
static const size_t batch_bytes = (size_t)8 << 20;

/* A container that was read to its end while the batch was gathered. */
struct container {
    char *key, *stamp;
};

/* State of one lede_add(). */
struct adder {
    struct store *store;
    const lede_add_options *options;
    lede_add_counts *counts;
    ARRAY_STRUCT(, struct store_entry) entries;
    ARRAY_STRUCT(, struct container) containers;
    struct store_scratch scratch;
    size_t bytes;       /* of text in the batch */
    lede_status status; /* of a callback that cannot return one */
    lede_error *err;
};

/* ---- Preparing an article ------------------------------------------------------------------------------------- */

/* Takes ARTICLE over into *OUT with all that is derived from it. */
static lede_status prepare_entry(struct store_entry *out, struct store_scratch *scratch, struct article *article,
                                 const struct read_origin *origin, lede_error *err) {
    /* Moved, not copied: the text may have 64 MiB. */
    out->article = *article;
    *article = (struct article){0};
    struct view text = buffer_view(&out->article.text);
    out->size = origin->size;
    out->modified = origin->modified;
    out->stamp = mem_strdup(origin->stamp);
    digest_of(out->text_sha256, text);
    bool ok = out->stamp && passages_split(&out->passages, text) && store_entry_analyse(out, scratch) &&
              store_entry_compress(out, scratch);
    return ok ? LEDE_OK : error_no_memory(err);
}

/* ---- Writing a batch ------------------------------------------------------------------------------------------ */

static void clear_batch(struct adder *adder) {
    for (size_t i = 0; i < adder->entries.length; i++) store_entry_release(&adder->entries.items[i]);
    for (size_t i = 0; i < adder->containers.length; i++) {
        mem_free(adder->containers.items[i].key);
        mem_free(adder->containers.items[i].stamp);
    }
    adder->entries.length = adder->containers.length = 0;
    adder->bytes = 0;
}

/* Writes the batch into the open transaction; COUNTS grows by what will be true when it is committed. */
static lede_status put_batch(lede_add_counts *counts, struct adder *adder, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < adder->entries.length; i++) {
        enum store_outcome outcome;
        status = store_put(&outcome, adder->store, &adder->entries.items[i], err);
        counts->added += outcome == STORE_ADDED;
        counts->updated += outcome == STORE_UPDATED;
        counts->unchanged += outcome == STORE_UNCHANGED;
    }
    for (size_t i = 0; status == LEDE_OK && i < adder->containers.length; i++)
        status =
            store_put_container(adder->store, adder->containers.items[i].key, adder->containers.items[i].stamp, err);
    return status;
}

static lede_status write_batch(struct adder *adder, lede_error *err) {
    lede_add_counts counts = *adder->counts;
    if (adder->entries.length + adder->containers.length == 0) return LEDE_OK;
    lede_status status = store_begin_write(adder->store, err);
    if (status != LEDE_OK) return status;
    status = put_batch(&counts, adder, err);
    if (status == LEDE_OK) status = store_commit(adder->store, err);
    else store_rollback(adder->store);
    clear_batch(adder);
    if (status != LEDE_OK) return status;
    *adder->counts = counts;
    /* The batch is on the disk; merging can be done by the next one. */
    store_tidy(adder->store, NULL);
    return LEDE_OK;
}

/* ---- What read_paths() tells ---------------------------------------------------------------------------------- */

static bool on_unchanged(void *context, const struct read_origin *origin) {
    struct adder *adder = context;
    bool known;
    uint64_t articles;
    if (adder->status != LEDE_OK) return false;
    adder->status = store_is_known(&known, &articles, adder->store, origin->key, origin->stamp, adder->err);
    if (adder->status != LEDE_OK || !known) return false;
    adder->counts->unchanged += articles;
    return true;
}

static lede_status on_article(void *context, struct article *article, const struct read_origin *origin,
                              lede_error *err) {
    struct adder *adder = context;
    if (adder->status != LEDE_OK) return adder->status;
    struct store_entry entry = {0};
    lede_status status = prepare_entry(&entry, &adder->scratch, article, origin, err);
    size_t bytes = entry.article.text.length;
    if (status == LEDE_OK && !array_push(&adder->entries, entry)) status = error_no_memory(err);
    if (status != LEDE_OK) {
        store_entry_release(&entry);
        return status;
    }
    adder->bytes += bytes;
    return adder->bytes < batch_bytes ? LEDE_OK : write_batch(adder, err);
}

static lede_status on_container(void *context, const struct read_origin *origin, bool complete, lede_error *err) {
    struct adder *adder = context;
    if (adder->status != LEDE_OK) return adder->status;
    struct container container = {mem_strdup(origin->key), mem_strdup(complete ? origin->stamp : "")};
    if (container.key && container.stamp && array_push(&adder->containers, container)) return LEDE_OK;
    mem_free(container.key);
    mem_free(container.stamp);
    return error_no_memory(err);
}

static void on_report(void *context, const lede_report *report) {
    const struct adder *adder = context;
    if (adder->options->report) adder->options->report(adder->options->context, report);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

lede_status lede_add(lede_add_counts *out, lede_corpus *corpus, const char *const *paths,
                     const lede_add_options *options, lede_error *err) {
    static const lede_add_options defaults;
    *out = (lede_add_counts){0};
    struct adder adder = {.store = corpus->store, .options = options ? options : &defaults, .counts = out, .err = err};
    struct read_options reading = {adder.options->fields, adder.options->field_count, adder.options->again};
    struct read_events events = {&adder, on_unchanged, on_article, on_container, on_report};
    struct read_counts left_out = {0};
    lede_status status = read_paths(&left_out, paths, &reading, &events, err);
    if (status == LEDE_OK) status = adder.status;
    if (status == LEDE_OK) status = write_batch(&adder, err);
    /* All is on the disk; without postings it is found, too. */
    if (status == LEDE_OK) store_seal(adder.store, STORE_SEAL_LEAST, NULL);
    out->skipped = left_out.skipped;
    out->failed = left_out.failed;
    clear_batch(&adder);
    array_release(&adder.entries);
    array_release(&adder.containers);
    store_scratch_release(&adder.scratch);
    return status;
}
