/* SPDX-License-Identifier: MIT */
/* lede add: inputs into the corpus. */
#include "command.h"
#include "corpus.h"
#include "message.h"
#include "progress.h"
#include "stop.h"

#include <inttypes.h>

/* The counts alone would not tell what became of a file under a new path that is "unchanged". */
static void tell_copies(uint64_t copies) {
    if (copies == 1) complain("1 input is a copy of an article that is there: kept as another origin of it");
    else if (copies)
        complain("%" PRIu64 " inputs are copies of articles that are there: kept as other origins of them", copies);
}

lede_status cmd_add(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    struct progress progress;
    lede_status status = corpus_open(&corpus, request, LEDE_CREATE, err);
    if (status) return status;
    stop_listen();
    progress_start(&progress, request->quiet);
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
        .survey = progress.shown,
    };
    lede_add_counts counts = {0};
    status = lede_add(&counts, corpus, (const char *const *)request->words, &options, err);
    progress_end(&progress);
    /* After a failure too: what the counts tell is in the corpus. */
    if (status != LEDE_BAD_USAGE && !request->quiet)
        fprintf(out->file, "added %" PRIu64 ", updated %" PRIu64 ", unchanged %" PRIu64 ", skipped %" PRIu64 "\n",
                counts.added, counts.updated, counts.unchanged, counts.skipped);
    if (!request->quiet) tell_copies(counts.copies);
    lede_close(corpus);
    /* A file that failed is told by its report; what is left to tell is the exit status. */
    return !status && counts.failed ? LEDE_BAD_INPUT : status;
}
