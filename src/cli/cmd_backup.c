/* SPDX-License-Identifier: MIT */
/* lede backup: a copy of the corpus while it is in use. */
#include "command.h"
#include "corpus.h"
#include "message.h"

#include <inttypes.h>

lede_status cmd_backup(const struct request *request, struct output *out, lede_error *err) {
    lede_corpus *corpus, *copy;
    lede_info info = {0};
    const char *path = request->words[0];
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (status) return status;
    status = lede_backup(corpus, path, err);
    lede_close(corpus);
    /* Counted in the copy: the corpus may have grown meanwhile. */
    if (!status) status = lede_open(&copy, path, LEDE_READ, 0, err);
    if (status) return status;
    status = lede_corpus_info(&info, copy, err);
    lede_close(copy);
    if (status) return status;
    fprintf(out->file, "backed up %" PRIu64 " article%s\n", info.articles, plural(info.articles));
    return LEDE_OK;
}
