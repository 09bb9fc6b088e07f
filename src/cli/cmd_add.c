/* SPDX-License-Identifier: MIT */
/* lede add: inputs into the corpus. */
#include "command.h"
#include "corpus.h"
#include "progress.h"

#include <inttypes.h>

lede_status cmd_add(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    struct progress progress;
    lede_status status = corpus_open(&corpus, request, LEDE_CREATE, err);
    if (status) return status;
    lede_add_options options = {
        .fields = request->fields,
        .field_count = request->field_count,
        .again = request->again,
        .jobs = (unsigned)request->jobs,
        .report = progress_report,
        .context = &progress,
        .include = request->include,
        .exclude = request->exclude,
        .follow_links = request->follow,
        .progress = progress_show,
    };
    lede_add_counts counts = {0};
    progress_start(&progress, request->quiet);
    status = lede_add(&counts, corpus, (const char *const *)request->words, &options, err);
    progress_end(&progress);
    /* After a failure too: what the counts tell is in the corpus. */
    if (status != LEDE_BAD_USAGE && !request->quiet)
        fprintf(out->file, "added %" PRIu64 ", updated %" PRIu64 ", unchanged %" PRIu64 ", skipped %" PRIu64 "\n",
                counts.added, counts.updated, counts.unchanged, counts.skipped);
    lede_close(corpus);
    /* A file that failed is told by its report; what is left to tell is the exit status. */
    return !status && counts.failed ? LEDE_BAD_INPUT : status;
}
