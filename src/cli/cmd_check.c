/* SPDX-License-Identifier: MIT */
/* lede check: the corpus verified. */
#include "command.h"
#include "corpus.h"
#include "message.h"

#include <inttypes.h>

lede_status cmd_check(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    uint64_t problems = 0;
    lede_info info = {0};
    status = lede_check(&problems, corpus, complain_report, NULL, err);
    /* Only a corpus without problems is worth counting: the counts of another could be wrong themselves. */
    if (!status && !problems) status = lede_corpus_info(&info, corpus, err);
    lede_close(corpus);
    if (status) return status;
    if (problems) fprintf(out->file, "%" PRIu64 " problem%s\n", problems, plural(problems));
    else fprintf(out->file, "no problems found in %" PRIu64 " article%s\n", info.articles, plural(info.articles));
    return problems ? LEDE_CORRUPT : LEDE_OK;
}
