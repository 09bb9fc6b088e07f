/* SPDX-License-Identifier: MIT */
/* lede reindex: the index made anew from the stored texts. */
#include "command.h"
#include "corpus.h"
#include "message.h"

#include <inttypes.h>

lede_status cmd_reindex(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    /* The one mode that opens an index which this version cannot search. */
    lede_status status = corpus_open(&corpus, request, LEDE_REBUILD, err);
    if (status) return status;
    lede_info info = {0};
    uint64_t damaged = 0;
    status = lede_reindex(&damaged, corpus, request->passages, complain_report, NULL, err);
    if (!status) status = lede_corpus_info(&info, corpus, err);
    lede_close(corpus);
    if (status) return status;
    fprintf(out->file, "reindexed %" PRIu64 " article%s\n", info.articles, plural(info.articles));
    if (request->passages) complain("passages were split anew: addresses such as 12.3 may mean others now");
    if (!damaged) return LEDE_OK;
    complain("damaged articles are not in the index: 'lede check --repair' makes a whole corpus of the others");
    return LEDE_CORRUPT;
}
