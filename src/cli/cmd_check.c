/* SPDX-License-Identifier: MIT */
/* lede check: the corpus verified. */
#include "command.h"
#include "corpus.h"
#include "message.h"

#include <inttypes.h>

static lede_status repair(lede_corpus *corpus, struct output *out, lede_error *err) {
    uint64_t lost = 0, told = 0;
    lede_info info = {0};
    lede_status status = lede_repair(&lost, corpus, complain_report, &told, err);
    if (!status) status = lede_corpus_info(&info, corpus, err);
    if (status) return status;
    fprintf(out->file, "repaired: %" PRIu64 " article%s kept, %" PRIu64 " lost\n", info.articles, plural(info.articles),
            lost);
    return told ? LEDE_CORRUPT : LEDE_OK;
}

static lede_status check(lede_corpus *corpus, bool mend, struct output *out, lede_error *err) {
    uint64_t problems = 0;
    lede_info info = {0};
    lede_status status = lede_check(&problems, corpus, complain_report, NULL, err);
    if (status == LEDE_CORRUPT) {
        /* Damage that keeps the check from beginning is a problem like others. */
        complain("%s", err->message);
        err->message[0] = '\0';
        status = LEDE_OK;
        problems = 1;
    }
    /* Only a corpus without problems is worth counting: the counts of another could be wrong themselves. */
    if (!status && !problems) status = lede_corpus_info(&info, corpus, err);
    if (status) return status;
    if (!problems) {
        fprintf(out->file, "no problems found in %" PRIu64 " article%s\n", info.articles, plural(info.articles));
        return LEDE_OK;
    }
    fprintf(out->file, "%" PRIu64 " problem%s\n", problems, plural(problems));
    return mend ? repair(corpus, out, err) : LEDE_CORRUPT;
}

lede_status cmd_check(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, request->repair ? LEDE_REBUILD : LEDE_READ, err);
    if (status) return status;
    status = check(corpus, request->repair, out, err);
    lede_close(corpus);
    return status;
}
