/* SPDX-License-Identifier: MIT */
/* lede similar: articles or passages like one. */
#include "address.h"
#include "command.h"
#include "corpus.h"
#include "heading.h"
#include "json.h"
#include "message.h"
#include "question.h"
#include "safe.h"

#include <inttypes.h>

#define INDENT 2 /* of what links two articles under the heading of one */

/* What finding needs from one call to the next. */
struct finding {
    const struct request *request;
    struct output *out;
    lede_corpus *corpus;
    bool passages; /* are looked for, not articles */
    bool found;
    lede_status status;
    lede_error *err;
};

/* ---- Formats ---------------------------------------------------------------------------------------------------- */

static void print_like(const struct finding *finding, const lede_like *like) {
    FILE *file = finding->out->file;
    heading_print(finding->out, like->article, NULL, 0);
    fprintf(file, "%*s", INDENT, "");
    if (finding->passages) {
        output_address(finding->out, like->article->id, like->ordinal, &like->passage);
    } else {
        output_style(finding->out, STYLE_ADDRESS);
        fprintf(file, "%" PRId64, like->article->id);
        output_plain(finding->out);
    }
    fprintf(file, "  %.2f  ", like->likeness);
    for (size_t i = 0; i < like->word_count; i++) {
        if (i > 0) fputs(", ", file);
        safe_puts(file, like->words[i]);
    }
    fputs("\n\n", file);
}

static json_t *json_like(const struct finding *finding, const lede_like *like) {
    json_t *object = json_object(), *words = json_array();
    for (size_t i = 0; i < like->word_count; i++) json_push(words, json_word(like->words[i]));
    json_put(object, "address", json_address(like->article->id, finding->passages ? like->ordinal : 0));
    json_put(object, "likeness", json_real((double)(int)(like->likeness * 1e4 + 0.5) / 1e4));
    json_put(object, "article", json_article(like->article));
    json_put(object, "words", words);
    return object;
}

static void print_object(const struct finding *finding, const lede_likes *likes, size_t limit) {
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < limit; i++) json_push(list, json_like(finding, &likes->likes[i]));
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    json_put(object, "likes", list);
    json_print(finding->out->file, object);
}

static void show(struct finding *finding, const lede_likes *likes) {
    const struct request *request = finding->request;
    size_t limit = likes->like_count < request->search.limit ? likes->like_count : (size_t)request->search.limit;
    finding->found = limit > 0;
    output_page(finding->out);
    question_left_out(likes->undated_left_out, 0);
    if (!finding->found) complain("nothing is like '%s'", request->words[0]);
    if (request->format == FORMAT_JSON) print_object(finding, likes, limit);
    for (size_t i = 0; request->format != FORMAT_JSON && i < limit; i++) print_like(finding, &likes->likes[i]);
}

/* ---- The command ------------------------------------------------------------------------------------------------ */

static lede_status find_like_stored(struct finding *finding, lede_address address) {
    lede_likes *likes;
    lede_status status = lede_similar(&likes, finding->corpus, address, &finding->request->search, finding->err);
    finding->passages = address.ordinal > 0;
    if (status) return status;
    show(finding, likes);
    lede_likes_free(likes);
    return LEDE_OK;
}

/* Of a file with several articles the first is taken. */
static bool on_article(void *context, const lede_extracted *extracted) {
    struct finding *finding = context;
    lede_likes *likes;
    finding->status = lede_similar_text(&likes, finding->corpus, extracted, &finding->request->search, finding->err);
    if (!finding->status) {
        show(finding, likes);
        lede_likes_free(likes);
    }
    return false;
}

/* complain_report() counts reports in its context, which is not what this one is. */
static void on_report(void *context, const lede_report *report) {
    (void)context;
    complain_report(NULL, report);
}

static lede_status find_like_file(struct finding *finding) {
    lede_add_options options = {.report = on_report, .context = finding};
    lede_add_counts counts = {0};
    lede_error why;
    lede_status status =
        lede_extract(&counts, (const char *const *)finding->request->words, &options, on_article, &why);
    if (status == LEDE_STOPPED) return finding->status;
    if (status) return fail(finding->err, status, "%s", why.message);
    return counts.failed ? LEDE_BAD_INPUT
                         : fail(finding->err, LEDE_NO_MATCH, "'%s' has no article", finding->request->words[0]);
}

lede_status cmd_similar(const struct request *request, struct output *out, lede_error *err) {
    struct finding finding = {.request = request, .out = out, .err = err};
    lede_address address;
    lede_status status = corpus_open(&finding.corpus, request, LEDE_READ, err);
    if (status) return status;
    status = address_read(&address, request->words[0]) ? find_like_stored(&finding, address) : find_like_file(&finding);
    lede_close(finding.corpus);
    return !status && !finding.found ? LEDE_NO_MATCH : status;
}
