/* SPDX-License-Identifier: MIT */
/* The write path: paths -> articles -> passages -> tokens -> corpus. */

/*
 * Articles are prepared (split, analysed, compressed) outside of any transaction and gathered in a batch; a batch is
 * written in one transaction, so that another writer waits for as long as that takes, a kill loses what was not
 * written yet, and what is told as added is on the disk. The crew does both, on as many threads as it was allowed; this
 * one reads, and is the only one that calls back.
 */
#include "api/crew.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/read.h"

/* State of one lede_add(). */
struct adder {
    struct crew crew;
    struct store *store;
    struct store *reader; /* a second handle on the same file, for while the crew has the first one; NULL so far */
    const lede_add_options *options;
    lede_add_counts *counts;
    lede_status status; /* of a callback that cannot return one */
    lede_error *err;
};

/* ---- What read_paths() tells ---------------------------------------------------------------------------------- */

/* The handle for a look at what is committed. */
static lede_status look_up_store(struct store **out, struct adder *adder, lede_error *err) {
    bool alone = !crew_is_running(&adder->crew);
    lede_status status = alone || adder->reader ? LEDE_OK : store_open_again(&adder->reader, adder->store, err);
    *out = alone ? adder->store : adder->reader;
    return status;
}

static bool on_unchanged(void *context, const struct read_origin *origin) {
    struct adder *adder = context;
    struct store *store;
    bool known = false;
    uint64_t articles;
    if (adder->status != LEDE_OK) return false;
    adder->status = look_up_store(&store, adder, adder->err);
    if (adder->status == LEDE_OK)
        adder->status = store_is_known(&known, &articles, store, origin->key, origin->stamp, adder->err);
    if (adder->status != LEDE_OK || !known) return false;
    adder->counts->unchanged += articles;
    return true;
}

static lede_status on_article(void *context, struct article *article, const struct read_origin *origin,
                              lede_error *err) {
    struct adder *adder = context;
    if (adder->status != LEDE_OK) return adder->status;
    struct store_entry *entry = mem_calloc(1, sizeof *entry);
    char *stamp = mem_strdup(origin->stamp);
    if (!entry || !stamp) {
        mem_free(stamp);
        mem_free(entry);
        return error_no_memory(err);
    }
    /* Moved, not copied: the text may have 64 MiB. */
    *entry =
        (struct store_entry){.article = *article, .stamp = stamp, .size = origin->size, .modified = origin->modified};
    *article = (struct article){0};
    return crew_add(&adder->crew, entry, err);
}

static lede_status on_container(void *context, const struct read_origin *origin, bool complete, lede_error *err) {
    struct adder *adder = context;
    if (adder->status != LEDE_OK) return adder->status;
    struct container container = {mem_strdup(origin->key), mem_strdup(complete ? origin->stamp : "")};
    if (container.key && container.stamp) return crew_add_container(&adder->crew, container, err);
    mem_free(container.key);
    mem_free(container.stamp);
    return error_no_memory(err);
}

static void on_report(void *context, const lede_report *report) {
    const struct adder *adder = context;
    if (adder->options->report) adder->options->report(adder->options->context, report);
}

static bool on_progress(void *context, const lede_progress *progress) {
    const struct adder *adder = context;
    return !adder->options->progress || adder->options->progress(adder->options->context, progress);
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

lede_status lede_add(lede_add_counts *out, lede_corpus *corpus, const char *const *paths,
                     const lede_add_options *options, lede_error *err) {
    static const lede_add_options defaults;
    *out = (lede_add_counts){0};
    struct adder adder = {.store = corpus->store, .options = options ? options : &defaults, .counts = out, .err = err};
    struct read_options reading = {
        .fields = adder.options->fields,
        .field_count = adder.options->field_count,
        .again = adder.options->again,
        .include = adder.options->include,
        .exclude = adder.options->exclude,
        .follow_links = adder.options->follow_links,
        .folder = adder.options->folder,
        .survey = adder.options->survey,
    };
    struct read_events events = {&adder, on_unchanged, on_article, on_container, on_report, on_progress};
    struct read_counts left_out = {0};
    lede_error failure = {.message = ""};
    crew_init(&adder.crew, adder.store, adder.options->jobs);
    adder.crew.stored = adder.options->stored;
    adder.crew.context = adder.options->context;
    lede_status status = read_paths(&left_out, paths, &reading, &events, err);
    if (status == LEDE_OK) status = adder.status;
    /* Who stops a call keeps what was read. */
    bool dropped = status != LEDE_OK && status != LEDE_STOPPED;
    lede_status written = crew_finish(out, &adder.crew, dropped, &failure);
    if (!dropped && written != LEDE_OK) {
        status = written;
        if (err) *err = failure;
    }
    store_close(adder.reader);
    /* All is on the disk; without postings it is found, too. */
    if (status == LEDE_OK) store_settle(adder.store, NULL);
    out->skipped = left_out.skipped;
    out->failed = left_out.failed;
    return status;
}
