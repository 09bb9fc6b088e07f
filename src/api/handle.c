/* SPDX-License-Identifier: MIT */
/* A corpus as a whole: opening it, counting it, checking it. */
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "text/width.h"

const char *lede_version(void) { return LEDE_VERSION; }

lede_status lede_open(lede_corpus **out, const char *path, lede_mode mode, int wait_ms, lede_error *err) {
    *out = NULL;
    lede_corpus *corpus = mem_calloc(1, sizeof *corpus);
    if (!corpus) return error_no_memory(err);
    lede_status status = store_open(&corpus->store, path, mode, wait_ms, err);
    if (status != LEDE_OK) {
        mem_free(corpus);
        return status;
    }
    *out = corpus;
    return LEDE_OK;
}

void lede_close(lede_corpus *corpus) {
    if (!corpus) return;
    store_close(corpus->store);
    mem_free(corpus);
}

lede_status lede_corpus_info(lede_info *out, lede_corpus *corpus, lede_error *err) {
    *out = (lede_info){0};
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_info(out, corpus->store, err);
    if (status != LEDE_OK) *out = (lede_info){0};
    store_end_read(corpus->store);
    return status;
}

lede_status lede_check(uint64_t *problems, lede_corpus *corpus, lede_report_fn *report, void *context,
                       lede_error *err) {
    *problems = 0;
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_check(problems, corpus->store, report, context, err);
    if (status != LEDE_OK) *problems = 0;
    store_end_read(corpus->store);
    return status;
}

lede_status lede_reindex(uint64_t *damaged, lede_corpus *corpus, bool passages, lede_report_fn *report, void *context,
                         lede_error *err) {
    struct store_listener listener = {.report = report, .context = context};
    lede_status status = store_reindex(corpus->store, passages, &listener, err);
    *damaged = listener.count;
    return status;
}

lede_status lede_compact(bool *done, lede_corpus *corpus, lede_error *err) {
    return store_compact(done, corpus->store, err);
}

lede_status lede_backup(lede_corpus *corpus, const char *path, lede_error *err) {
    return store_backup(corpus->store, path, err);
}

lede_status lede_repair(uint64_t *lost, lede_corpus *corpus, lede_report_fn *report, void *context, lede_error *err) {
    struct store_listener listener = {.report = report, .context = context};
    lede_status status = store_repair(corpus->store, &listener, err);
    *lost = listener.count;
    return status;
}

size_t lede_text_step(const char *text, size_t length, int *columns) {
    return width_step(view_of(text, length), columns);
}

size_t lede_text_width(const char *text, size_t length) { return width_of(view_of(text, length)); }
