/* SPDX-License-Identifier: MIT */
/* lede compact: the corpus without what was removed. */
#include "command.h"
#include "corpus.h"
#include "message.h"
#include "size.h"

lede_status cmd_compact(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus;
    lede_status status = corpus_open(&corpus, request, LEDE_WRITE, err);
    if (status) return status;
    lede_info before, after;
    bool done;
    status = lede_corpus_info(&before, corpus, err);
    if (!status) status = lede_compact(&done, corpus, err);
    if (!status) status = lede_corpus_info(&after, corpus, err);
    lede_close(corpus);
    if (status) return status;
    if (!done) {
        fputs("the corpus is compact already\n", out->file);
        return LEDE_OK;
    }
    fputs("compacted from ", out->file);
    size_print(out->file, before.file_bytes);
    fputs(" to ", out->file);
    size_print(out->file, after.file_bytes);
    fputc('\n', out->file);
    return LEDE_OK;
}
