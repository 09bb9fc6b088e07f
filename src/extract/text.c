/* SPDX-License-Identifier: MIT */
/* Text that may be markup. */
#include "base/error.h"
#include "extract/fb2.h"
#include "extract/feed.h"
#include "extract/subtitles.h"
#include "read/sniff.h"
#include "read/suffix.h"

/* Reads TEXT as a page. */
static void read_page(struct job *job, struct view text, struct encoding encoding) {
    struct page page = {0};
    lede_error err = {0};
    lede_status status = page_read(&page, text, job->today, &err);
    if (status == LEDE_NO_MEMORY) job->reply->failed = true;
    else if (status != LEDE_OK) job_fail(job, err.message);
    else {
        if (page.url.length == 0) buffer_append(&page.url, job->url.data, job->url.length);
        job_article(job, &page, encoding);
    }
    page_release(&page);
}

/* All of TEXT is the article. */
static void read_plain(struct job *job, struct view text, struct encoding encoding) {
    struct page article = {0};
    buffer_append(&article.text, text.data, text.length);
    if (article.text.failed) job->reply->failed = true;
    else job_article(job, &article, encoding);
    page_release(&article);
}

/* The byte behind the comment that starts at AT of XML. */
static size_t skip_comment(struct view xml, size_t at) {
    const char *end = memmem(xml.data + at, xml.length - at, "-->", 3);
    return end ? (size_t)(end - xml.data) + 3 : xml.length;
}

/* Puts the local name of the outermost element of XML into NAME; "" where there is none, or it is too long. */
static void find_root(char name[16], struct view xml) {
    size_t at = 0, length = 0;
    while (at + 1 < xml.length && !(xml.data[at] == '<' && xml.data[at + 1] != '?' && xml.data[at + 1] != '!')) {
        bool comment = view_starts(view_of(xml.data + at, xml.length - at), view_str("<!--"));
        at = comment ? skip_comment(xml, at) : at + 1;
    }
    while (++at < xml.length && !ascii_is_space(xml.data[at]) && !strchr(">/", xml.data[at]) && length < 15) {
        if (xml.data[at] == ':') length = 0;
        else name[length++] = xml.data[at];
    }
    name[length] = '\0';
}

/* Reads TEXT, which are subtitles. */
static void read_subtitles(struct job *job, struct view text, struct encoding encoding) {
    struct page article = {0};
    subtitles_text(&article.text, text);
    if (article.text.failed) job->reply->failed = true;
    else job_article(job, &article, encoding);
    page_release(&article);
}

/* Reads TEXT, which begins as XML does, by its outermost element. */
static void read_xml(struct job *job, struct view text, struct encoding encoding) {
    char root[16];
    find_root(root, text);
    if (strcmp(root, "html") == 0) read_page(job, text, encoding);
#ifdef LEDE_XML
    else if (feed_is_root(root)) feed_read(job, text, encoding);
    else if (fb2_is_root(root)) fb2_read(job, text, encoding);
#endif
    else job_refuse(job, "is XML of a kind that is not supported");
}

/* Whether SUFFIX is one of SUFFIXES (NULL-terminated). */
static bool is_one_of(const char *suffix, const char *const *suffixes) {
    for (; *suffixes; suffixes++)
        if (view_equal_letters(view_str(suffix), view_str(*suffixes))) return true;
    return false;
}

/* Whether TEXT, whose file has SUFFIX, is XML: it says so, or is the beginning of a feed. */
static bool is_xml(struct view text, const char *suffix) {
    static const char *const suffixes[] = {".xml", ".rss", ".atom", ".rdf", ".fb2", NULL};
    struct view start = view_trim(text);
    if (view_starts(start, view_str("<?xml")) || view_starts(start, view_str("<rss"))) return true;
    return is_one_of(suffix, suffixes);
}

/* Formats that are told by the name, whatever a file begins with. */
static const char *const page_suffixes[] = {".html", ".htm", ".xhtml", NULL};
static const char *const subtitle_suffixes[] = {".srt", ".vtt", NULL};

void text_read(struct job *job, struct blob *blob) {
    struct view raw;
    struct buffer text = {0};
    struct encoding encoding;
    const char *reason = blob_all(&raw, blob), *suffix = suffix_of(job->name);
    job_fail(job, reason);
    if (reason) return;
    if (!encoding_decode(&text, &encoding, raw, job->label)) job->reply->failed = true;
    else if (is_one_of(suffix, page_suffixes) || sniff_is_html(buffer_view(&text)))
        read_page(job, buffer_view(&text), encoding);
    else if (is_xml(buffer_view(&text), suffix)) read_xml(job, buffer_view(&text), encoding);
    else if (is_one_of(suffix, subtitle_suffixes)) read_subtitles(job, buffer_view(&text), encoding);
    else read_plain(job, buffer_view(&text), encoding);
    buffer_release(&text);
}
