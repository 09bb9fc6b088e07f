/* SPDX-License-Identifier: MIT */
/* Watched folders for lede.h. */
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/path.h"
#include "read/watch.h"

struct lede_watch {
    struct watch watch;
    struct buffer corpus; /* its absolute path */
};

lede_status lede_watch_open(lede_watch **out, const char *const *folders, const char *corpus,
                            const lede_add_options *options, lede_error *err) {
    *out = NULL;
    lede_watch *made = mem_calloc(1, sizeof *made);
    if (!made) return error_no_memory(err);
    lede_status status = corpus ? path_key(&made->corpus, corpus, err) : LEDE_OK;
    made->watch.corpus = corpus ? made->corpus.data : NULL;
    made->watch.options.include = options->include;
    made->watch.options.exclude = options->exclude;
    made->watch.options.follow_links = options->follow_links;
    made->watch.report = options->report;
    made->watch.context = options->context;
    if (status == LEDE_OK) status = watch_start(&made->watch, folders, err);
    if (status == LEDE_OK) *out = made;
    else lede_watch_close(made);
    return status;
}

lede_status lede_watch_next(lede_changes *out, lede_watch *watch, int stop, lede_error *err) {
    return watch_next(out, &watch->watch, stop, err);
}

void lede_watch_close(lede_watch *watch) {
    if (!watch) return;
    watch_release(&watch->watch);
    buffer_release(&watch->corpus);
    mem_free(watch);
}
