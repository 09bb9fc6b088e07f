/* SPDX-License-Identifier: MIT */
/* A draft becomes an article. */
#include "read/deliver.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/sniff.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdio.h>

void draft_release(struct draft *draft) { article_release(&draft->article); }

/* Most bytes of the name of an article inside of its file, which is often an address. */
enum { NAME_BYTES_MAX = 8192 };

/* Why the cleaned DRAFT is no article, or NULL. */
static const char *refusal_of(const struct draft *draft) {
    struct view text = buffer_view(&draft->article.text);
    if (draft->id && strlen(draft->id) > NAME_BYTES_MAX) return "has a name of more than 8192 bytes";
    if (text.length > ARTICLE_MAX) return "its text is larger than 64 MiB, the most that one article may have";
    if (sniff_foreign(draft->raw, draft->repairs.invalid))
        return "is not UTF-8 text; other encodings are not supported yet";
    return text_has_word(text) ? NULL : "has no words in its text";
}

/* One warning for all repairs of an article: a damaged file has them by the thousand. */
static void report_repairs(const struct clean_counts *repairs, struct reading *reading, struct place place) {
    char invalid[64] = "", controls[64] = "";
    if (repairs->invalid > 0)
        snprintf(invalid, sizeof invalid, "%zu %s of invalid UTF-8", repairs->invalid,
                 repairs->invalid == 1 ? "run" : "runs");
    if (repairs->controls > 0)
        snprintf(controls, sizeof controls, "%zu control %s", repairs->controls,
                 repairs->controls == 1 ? "character" : "characters");
    if (*invalid || *controls)
        reading_report(reading, LEDE_WARNING, place, "repaired: %s%s%s", invalid, *invalid && *controls ? ", " : "",
                       controls);
}

/* Of the raw bytes and the metadata file: digests of one length, so that none can be taken for the other. The fields
   set have a digest of their own. */
static void digest_inputs(unsigned char raw[DIGEST_SIZE], struct article *article, const struct input *input,
                          const struct reading *reading) {
    unsigned char parts[2 * DIGEST_SIZE];
    memcpy(parts, raw, DIGEST_SIZE);
    memcpy(parts + DIGEST_SIZE, input->sidecar.sha256, DIGEST_SIZE);
    digest_of(article->input_sha256, view_of((const char *)parts, sizeof parts));
    article->has_set = reading->options->field_count > 0;
    memcpy(article->set_sha256, reading->fields_sha256, DIGEST_SIZE);
}

/* PATH, PATH#ID, PATH!ID, or for standard input a name made of the content: what has no name must not replace what has.
 */
static bool make_key(struct draft *draft, const struct input *input, const unsigned char raw[DIGEST_SIZE]) {
    struct buffer key = {0};
    char hex[2 * DIGEST_SIZE + 1];
    digest_hex(hex, raw);
    buffer_append_str(&key, input->origin.key);
    if (draft->id) {
        draft->article.member = key.length + 1;
        buffer_append_format(&key, "%c%s", draft->joint, draft->id);
    }
    if (!draft->id && input->is_stdin) buffer_append_format(&key, ":%.16s", hex);
    if (key.failed) buffer_release(&key);
    draft->article.key = key.data;
    return key.data != NULL;
}

/* The fields from elsewhere: those beside the input where the article has none, those of the user in any case. */
static bool add_fields(struct article *article, const struct input *input, const struct reading *reading) {
    for (int i = 0; i < FIELD_COUNT; i++) {
        const char *beside = input->sidecar.fields.fields[i];
        if (!beside || article->fields[i]) continue;
        article->fields[i] = mem_strdup(beside);
        if (!article->fields[i]) return false;
    }
    return reading_override(reading, article);
}

/* Drops the pages of ARTICLE when its text is not the one that they were said of. */
static void check_pages(struct article *article, struct view text) {
    size_t count = article->pages.length;
    if (count > 0 && (article->text.length != text.length || article->pages.items[count - 1] > text.length))
        array_release(&article->pages);
}

lede_status deliver(struct draft *draft, const struct input *input, struct reading *reading, lede_error *err) {
    struct article *article = &draft->article;
    struct place place = {draft->subject ? draft->subject : input->subject, draft->line};
    clean_text(&article->text, draft->text, &draft->repairs);
    if (article->text.failed) return error_no_memory(err);
    check_pages(article, draft->text);
    const char *refusal = refusal_of(draft);
    if (refusal) {
        reading_report(reading, LEDE_FAILURE, place, "%s", refusal);
        return LEDE_OK;
    }
    report_repairs(&draft->repairs, reading, place);
    unsigned char raw[DIGEST_SIZE];
    /* Of the bytes as they came, not of the cleaned text: a change of cleaning is no change of the input. */
    digest_of(raw, draft->raw);
    digest_inputs(raw, article, input, reading);
    if (!make_key(draft, input, raw) || !add_fields(article, input, reading)) return error_no_memory(err);
    struct read_origin origin = input->origin;
    /* Standard input has no path that could name it: each article is its own origin. */
    if (input->is_stdin) origin.key = article->key;
    lede_status status = reading->events->article(reading->events->context, article, &origin, err);
    reading->articles++;
    return status == LEDE_OK ? reading_progress(reading, place.subject, err) : status;
}
