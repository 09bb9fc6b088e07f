/* SPDX-License-Identifier: MIT */
/* What is told about a question besides its answer. */
#include "question.h"

#include "message.h"
#include "query_error.h"

#include <inttypes.h>

/* The query is repeated as lede understood it: the shell may have taken its quotation marks. */
void question_nothing_matched(const struct question *question) {
    if (question->id) complain("nothing matched '%s' (query '%s')", question->text, question->id);
    else complain("nothing matched '%s'", question->text);
}

void question_left_out(uint64_t articles, uint64_t words) {
    if (articles)
        complain("%" PRIu64 " article%s without a date %s left out (--undated keeps %s)", articles, plural(articles),
                 articles == 1 ? "was" : "were", articles == 1 ? "it" : "them");
    if (words)
        complain("the query is too long: %" PRIu64 " word%s of it %s not searched", words, plural(words),
                 words == 1 ? "was" : "were");
}

lede_status question_refuse(const struct question *question, lede_status status, lede_error *err) {
    if (question->id) complain("query '%s':", question->id);
    query_error_print(question->text, err);
    err->message[0] = '\0';
    return status;
}
