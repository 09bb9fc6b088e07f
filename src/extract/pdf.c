/* SPDX-License-Identifier: MIT */
/* PDF by way of pdftotext. */

/*
 * Asked for the layout (-bbox-layout), pdftotext prints pages, columns ("flows"), blocks, lines and words in reading
 * order, one a line. Its plain text would cost less, and joins words that are hyphenated at line ends, true compounds
 * too.
 */
#include "extract/helper.h"
#include "extract/job.h"
#include "extract/pages.h"
#include "extract/when.h"
#include "text/chars.h"

#include <stdlib.h>

/* A gap between two words is a space when it is wider than this part of their height. Fonts change within a word, which
   pdftotext then cuts; the narrowest spaces of justified lines have 0.15 (poppler's minWordSpacing). */
static const double space_least = 0.1;

/* One document on its way. */
struct pdf {
    struct buffer head; /* lines before the first page: what the document says about itself */
    struct buffer text; /* form feeds end pages */
    bool in_pages, in_line;
    double end; /* of the last word on the line */
};

/* The entities that pdftotext writes. */
static void append_unescaped(struct buffer *out, struct view text) {
    static const struct {
        const char *entity;
        char byte;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t at = 0; at < text.length;) {
        struct view rest = view_of(text.data + at, text.length - at);
        size_t size = 1;
        char byte = rest.data[0];
        for (size_t i = 0; byte == '&' && i < sizeof entities / sizeof *entities; i++) {
            if (!view_starts(rest, view_str(entities[i].entity))) continue;
            size = strlen(entities[i].entity);
            byte = entities[i].byte;
            break;
        }
        buffer_append_byte(out, byte);
        at += size;
    }
}

/* What stands in TEXT between BEFORE and AFTER; empty where there is nothing. */
static struct view between(struct view text, const char *before, const char *after) {
    const char *start = text.length ? memmem(text.data, text.length, before, strlen(before)) : NULL;
    if (!start) return view_of("", 0);
    start += strlen(before);
    size_t left = text.length - (size_t)(start - text.data);
    const char *end = memmem(start, left, after, strlen(after));
    return view_of(start, end ? (size_t)(end - start) : 0);
}

/* ---- What the document says about itself ---------------------------------------------------------------------- */

/* Whether one of WORDS (NULL-terminated, in small letters) is in TEXT. */
static bool has_any(struct view text, const char *const *words) {
    for (; *words; words++) {
        struct view word = view_str(*words);
        for (size_t at = 0; at + word.length <= text.length; at++)
            if (view_equal_letters(view_of(text.data + at, word.length), word)) return true;
    }
    return false;
}

/* Sets the fields of OUT. */
static void read_fields(struct page *out, struct view head, struct date today) {
    /* What programs write where nobody gave a title: names of files, of themselves. */
    static const char *const junk[] = {"untitled", "microsoft ", ".doc", ".indd", ".qxd", ".pdf", ".tex", NULL};
    /* A browser printed it: the date is that of printing, perhaps years after the article. */
    static const char *const browsers[] = {"skia/pdf", "mozilla", "chromium", "safari", "quartz", "wkhtml", NULL};
    struct view title = between(head, "<title>", "</title>");
    struct view created = between(head, "name=\"CreationDate\" content=\"", "\"");
    struct date date;
    char text[DATE_TEXT_SIZE];
    if (!has_any(title, junk) && text_has_word(title)) append_unescaped(&out->title, title);
    append_unescaped(&out->author, between(head, "name=\"Author\" content=\"", "\""));
    if (has_any(head, browsers) || !when_find(&date, created, DAY_FIRST)) return;
    if (date_first_day(date) <= date_last_day(today)) buffer_append_str(&out->date, date_format(text, date));
}

/* ---- Its pages ------------------------------------------------------------------------------------------------ */

/* The number in the attribute NAME of TAG; 0 for none. */
static double number_in(struct view tag, const char *name) {
    char digits[32] = {0};
    struct view value = between(tag, name, "\"");
    memcpy(digits, value.data, value.length < sizeof digits - 1 ? value.length : sizeof digits - 1);
    return strtod(digits, NULL);
}

static void take_word(struct pdf *pdf, struct view line) {
    double start = number_in(line, "xMin=\""), height = number_in(line, "yMax=\"") - number_in(line, "yMin=\"");
    if (pdf->in_line && start - pdf->end > space_least * height) buffer_append_byte(&pdf->text, ' ');
    append_unescaped(&pdf->text, between(line, "\">", "</word>"));
    pdf->end = number_in(line, "xMax=\"");
    pdf->in_line = true;
}

/* Takes one line of the output. */
static void take_line(struct pdf *pdf, struct view line) {
    line = view_trim(line);
    pdf->in_pages = pdf->in_pages || view_equal(line, view_str("<doc>"));
    if (!pdf->in_pages) {
        buffer_append(&pdf->head, line.data, line.length);
        buffer_append_byte(&pdf->head, '\n');
    } else if (view_starts(line, view_str("<word "))) {
        take_word(pdf, line);
    } else if (view_equal(line, view_str("</line>"))) {
        buffer_append_byte(&pdf->text, '\n');
        pdf->in_line = false;
    } else if (view_equal(line, view_str("</block>"))) {
        buffer_append_byte(&pdf->text, '\n');
    } else if (view_equal(line, view_str("</page>"))) {
        buffer_append_byte(&pdf->text, '\f');
    }
}

/* Says the article in PDF. */
static void say(struct job *job, struct pdf *pdf) {
    struct page article = {0};
    struct page_starts starts = {0};
    struct view text = buffer_view(&pdf->text);
    read_fields(&article, buffer_view(&pdf->head), job->today);
    if (!pages_join(&article.text, &starts, text)) job->reply->failed = true;
    else if (article.text.length && text_has_word(buffer_view(&article.text)))
        job_article_on_pages(job, &article, &starts);
    else job_fail(job, "has no text: its pages are pictures, or empty");
    array_release(&starts.items);
    page_release(&article);
}

/* Reads what pdftotext prints to OUTPUT; false when that is too much. */
static bool read_output(struct pdf *pdf, struct reply *reply, int output) {
    struct source source = {.fd = output, .limit = DOCUMENT_MAX};
    struct view line;
    while (source_line(&line, &source) == SOURCE_GOOD && pdf->text.length <= DOCUMENT_MAX) {
        take_line(pdf, line);
        reply_alive(reply);
    }
    bool whole = source.ended && pdf->text.length <= DOCUMENT_MAX;
    source_release(&source);
    return whole;
}

void pdf_read(struct job *job, struct blob *blob) {
    static char program[] = "pdftotext", quiet[] = "-q", encoding[] = "-enc", utf8[] = "UTF-8",
                layout[] = "-bbox-layout", standard[] = "-";
    static char *const arguments[] = {program, quiet, encoding, utf8, layout, standard, standard, NULL};
    struct pdf pdf = {0};
    struct helper helper;
    bool whole = false;
    if (helper_start(&helper, arguments, blob_file(blob))) whole = read_output(&pdf, job->reply, helper.output);
    enum helper_status status = helper_end(&helper, whole);
    if (status == HELPER_DONE) say(job, &pdf);
    else if (status == HELPER_MISSING) job_refuse(job, "PDF is not supported without pdftotext (poppler-utils)");
    else if (memmem(blob->bytes.data, blob->bytes.length, "/Encrypt", 8)) job_fail(job, "is encrypted");
    else job_fail(job, "is damaged");
    job->reply->failed = job->reply->failed || pdf.head.failed || pdf.text.failed;
    buffer_release(&pdf.head);
    buffer_release(&pdf.text);
}
