/* SPDX-License-Identifier: MIT */
/* lede remove: articles out of the corpus. */
#include "command.h"
#include "corpus.h"
#include "message.h"

#include <inttypes.h>

lede_status cmd_remove(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_WRITE, err);
    if (status) return status;
    uint64_t removed = 0, reported = 0;
    lede_add_options options = {.report = complain_report, .context = &reported};
    status = lede_remove(&removed, corpus, (const char *const *)request->words, &options, err);
    /* Each missing one was reported by name; the summary would say it again. */
    if (status == LEDE_NO_MATCH && reported) err->message[0] = '\0';
    if (!status || removed) fprintf(out->file, "removed %" PRIu64 " article%s\n", removed, plural(removed));
    lede_close(corpus);
    return status;
}
