/* SPDX-License-Identifier: MIT */
/* lede show: an article, or passages of it. */
#include "address.h"
#include "command.h"
#include "corpus.h"
#include "family.h"
#include "json.h"
#include "key.h"
#include "memory.h"
#include "message.h"
#include "safe.h"
#include "wrap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The part of a document that is shown. */
struct part {
    const lede_document *document;
    const char *address;
    size_t first, last; /* ordinals of its passages, from 1; none when LAST is 0 */
    size_t start, end;  /* bytes in the document's text */
};

/* Fills in what PART shows: all of its document for ordinal 0, else that passage with CONTEXT others on each side. */
static lede_status choose_part(struct part *part, uint64_t ordinal, uint64_t context, lede_error *err) {
    const lede_document *document = part->document;
    size_t count = document->passage_count;
    if (ordinal > count)
        return fail(err, LEDE_NO_MATCH, "article %" PRId64 " has %zu passage%s, not %" PRIu64, document->article.id,
                    count, plural(count), ordinal);
    part->first = 1;
    part->last = count;
    part->end = document->text_length;
    if (!ordinal) return LEDE_OK;
    /* Neighbours as far as there are any: the first and the last passage have fewer. */
    if (ordinal > context) part->first = (size_t)(ordinal - context);
    if (count - ordinal > context) part->last = (size_t)(ordinal + context);
    part->start = document->passages[part->first - 1].start;
    part->end = document->passages[part->last - 1].end;
    return LEDE_OK;
}

/* One line of the head; what is not known has none. */
static void print_field(const struct output *out, const char *name, const char *value) {
    if (!value) return;
    output_style(out, STYLE_FAINT);
    fprintf(out->file, "%-10s", name);
    output_plain(out);
    safe_puts(out->file, value);
    fputc('\n', out->file);
}

/* Where the article came from: each file, and what its bytes were taken to be in where that is not UTF-8. */
static void print_origin(const struct output *out, const char *key, const char *encoding) {
    print_field(out, "file", key_shown(key, out->folder));
    print_field(out, "encoding", encoding);
}

/* All that is known of the article, which a citation needs. */
static void print_head(const struct output *out, const struct part *part) {
    const lede_article *article = &part->document->article;
    output_styled(out, STYLE_TITLE, article->title ? article->title : key_name(article));
    fputc('\n', out->file);
    print_field(out, "address", part->address);
    print_field(out, "date", article->date);
    print_field(out, "author", article->author);
    print_field(out, "source", article->source);
    print_field(out, "language", article->language);
    print_field(out, "url", article->url);
    print_field(out, "rights", article->rights);
    if (part->document->family) {
        char *others = family_text(part->document->family, article->id);
        print_field(out, "family", others);
        free(others);
    }
    print_origin(out, article->key, article->encoding);
    for (size_t i = 0; i < article->other_count; i++)
        print_origin(out, article->others[i].key, article->others[i].encoding);
}

/* Bytes at the front of TEXT up to the line feed, or all of them. */
static size_t line_length(const char *text, size_t length) {
    const char *feed = memchr(text, '\n', length);
    return feed ? (size_t)(feed - text) : length;
}

/* Bytes at the front of TEXT up to an empty line; *FITS tells whether each of its lines fits into COLUMNS. */
static size_t paragraph_length(bool *fits, const char *text, size_t length, size_t columns) {
    size_t at = 0;
    *fits = true;
    while (at < length) {
        size_t size = line_length(text + at, length - at);
        if (size == 0) break;
        if (safe_width(text + at, size) > columns) *fits = false;
        at += size < length - at ? size + 1 : size;
    }
    return at;
}

/* Lines become words of one line; a word hyphenated between two of them stays whole, with its hyphen. */
static void print_wrapped(const struct output *out, const char *text, size_t length) {
    char *line = memory_zeroed(length, 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool hyphenated = text[i] == '\n' && used > 1 && line[used - 1] == '-' && line[used - 2] != ' ';
        if (!hyphenated) line[used++] = text[i] == '\n' ? ' ' : text[i];
    }
    wrap_print(out, &(struct marked_text){.text = line, .length = used}, 0);
    free(line);
}

/*
 * Paragraphs that fit into the window keep their lines, which may be those of a poem or a table. One that does not fit
 * is wrapped anew as a whole: line by line, text with lines of 90 columns would leave a single word on every other
 * line.
 */
static void print_text(const struct output *out, const char *text, size_t length) {
    for (size_t at = 0; at < length;) {
        bool fits;
        size_t size = paragraph_length(&fits, text + at, length - at, out->columns);
        if (size == 0) size = 1; /* the empty line */
        if (fits) safe_write_lines(out->file, text + at, size);
        else print_wrapped(out, text + at, size);
        at += size;
    }
    if (length && text[length - 1] != '\n') fputc('\n', out->file);
}

/* A passage under its address, so that it can be cited from here. */
static void print_passage(const struct output *out, const struct part *part, size_t ordinal) {
    const lede_passage *passage = &part->document->passages[ordinal - 1];
    fputc('\n', out->file);
    output_address(out, part->document->article.id, ordinal, passage);
    fputc('\n', out->file);
    print_text(out, part->document->text + passage->start, passage->end - passage->start);
}

/* The head stands there once, for a single passage too: what is cited needs its article. */
static void print_reading_view(const struct output *out, const struct part *part) {
    print_head(out, part);
    for (size_t ordinal = part->first; ordinal <= part->last; ordinal++) print_passage(out, part, ordinal);
}

/* A terminal gets no control characters, whatever the corpus holds; everything else gets each byte. */
static void print_stored_text(const struct output *out, const struct part *part) {
    const char *text = part->document->text + part->start;
    size_t length = part->end - part->start;
    if (!out->terminal) {
        fwrite(text, 1, length, out->file);
        return;
    }
    safe_write_lines(out->file, text, length);
    if (length && text[length - 1] != '\n') fputc('\n', out->file);
}

/* Offsets are into the whole stored text, not into the part, as they are in the hits of a search. */
static json_t *json_passages(const struct part *part) {
    json_t *array = json_array();
    for (size_t ordinal = part->first; ordinal <= part->last; ordinal++) {
        const lede_passage *passage = &part->document->passages[ordinal - 1];
        json_t *object = json_object();
        json_put(object, "ordinal", json_count(ordinal));
        json_put_place(object, passage);
        json_push(array, object);
    }
    return array;
}

/* The part that is shown, with offsets of the whole. Fields of an article that hits leave out are given here. */
static void print_json(const struct output *out, const struct part *part) {
    const lede_document *document = part->document;
    json_t *object = json_object(), *article = json_article(&document->article);
    json_put(article, "author", json_word(document->article.author));
    json_put(article, "url", json_word(document->article.url));
    json_put(article, "rights", json_word(document->article.rights));
    json_put(article, "encoding", json_word(document->article.encoding ? document->article.encoding : "UTF-8"));
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    json_put(object, "address", json_word(part->address));
    json_put(object, "article", article);
    if (document->family) json_put(object, "family", family_json(document->family));
    json_put(object, "start", json_count(part->start));
    json_put(object, "end", json_count(part->end));
    json_put(object, "text", json_text(document->text + part->start, part->end - part->start));
    json_put(object, "passages", json_passages(part));
    json_print(out->file, object);
}

lede_status cmd_show(const struct request *request, struct output *out, lede_error *err) {
    struct part part = {.address = request->words[0]};
    lede_corpus *corpus = NULL;
    lede_document *document = NULL;
    lede_address address;
    lede_status status = LEDE_OK;
    if (!address_read(&address, part.address))
        status = fail(err, LEDE_BAD_USAGE, "'%s' is not an address such as 12 or 12.3", part.address);
    if (!status) status = corpus_open(&corpus, request, LEDE_READ, err);
    if (!status) status = lede_document_read(&document, corpus, address.article, err);
    part.document = document;
    if (!status) status = choose_part(&part, address.ordinal, request->context, err);
    if (!status) {
        output_page(out);
        if (request->format == FORMAT_JSON) print_json(out, &part);
        else if (request->text) print_stored_text(out, &part);
        else print_reading_view(out, &part);
    }
    lede_document_free(document);
    lede_close(corpus);
    return status;
}
