/* SPDX-License-Identifier: MIT */
/* FictionBook 2 (FictionBook.xsd 2.1, gribuser.ru). */
#include "extract/fb2.h"

#include "extract/flow.h"
#include "extract/when.h"
#include "extract/xml.h"
#include "text/clean.h"

/* The book on its way. Depths count the elements of a name that are open. */
struct fb2 {
    struct flow flow;
    struct page page;
    unsigned title_info;  /* what the book says about itself; "src-title-info" is about its original */
    unsigned publication; /* ...about the edition on paper */
    unsigned author, body;
    struct buffer value; /* text of the element of the description that is being read */
    struct buffer name;  /* of the author, so far */
};

bool fb2_is_root(const char *name) { return strcmp(name, "FictionBook") == 0; }

static bool is(const char *name, const char *wanted) { return strcmp(name, wanted) == 0; }

/* Elements that are a paragraph; a line of verse is one, too. */
static bool is_paragraph(const char *name) {
    return is(name, "p") || is(name, "v") || is(name, "subtitle") || is(name, "text-author") || is(name, "date");
}

/* One step in or out, by STEP, of the elements that others are judged by. */
static void count(struct fb2 *fb2, const char *name, int step) {
    struct {
        const char *name;
        unsigned *depth;
    } counted[] = {{"title-info", &fb2->title_info},
                   {"publish-info", &fb2->publication},
                   {"author", &fb2->author},
                   {"body", &fb2->body}};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (is(name, counted[i].name) && (step > 0 || *counted[i].depth > 0)) *counted[i].depth += (unsigned)step;
}

static void on_start(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct fb2 *fb2 = context;
    struct date date;
    char shown[DATE_TEXT_SIZE];
    (void)space;
    count(fb2, name, 1);
    buffer_clear(&fb2->value);
    if (fb2->body) {
        if (is(name, "tr")) flow_start_row(&fb2->flow);
        else if (is_paragraph(name)) flow_end_paragraph(&fb2->flow);
    } else if (fb2->title_info && is(name, "date") && when_find(&date, xml_attribute(attributes, "value"), DAY_FIRST)) {
        buffer_clear(&fb2->page.date);
        buffer_append_str(&fb2->page.date, date_format(shown, date));
    }
}

/* Joins a part of the author's name to those before it. */
static void add_name(struct fb2 *fb2, struct view part) {
    if (part.length == 0) return;
    if (fb2->name.length > 0) buffer_append_byte(&fb2->name, ' ');
    clean_line(&fb2->name, part);
}

static void add_author(struct fb2 *fb2) {
    if (fb2->name.length > 0 && fb2->page.author.length > 0) buffer_append_str(&fb2->page.author, ", ");
    if (fb2->name.length > 0) buffer_append(&fb2->page.author, fb2->name.data, fb2->name.length);
    buffer_clear(&fb2->name);
}

static bool is_name(const char *name) {
    return is(name, "first-name") || is(name, "middle-name") || is(name, "last-name");
}

/* Takes what the element NAME of the description says, which has ended. */
static void describe(struct fb2 *fb2, const char *name) {
    struct view value = view_trim(buffer_view(&fb2->value));
    struct page *page = &fb2->page;
    if (fb2->title_info && fb2->author) {
        if (is(name, "author")) add_author(fb2);
        else if (is_name(name) || (is(name, "nickname") && fb2->name.length == 0)) add_name(fb2, value);
    } else if (value.length == 0) return;
    else if (fb2->title_info && is(name, "book-title") && page->title.length == 0) clean_line(&page->title, value);
    else if (fb2->title_info && is(name, "lang") && page->language.length == 0) clean_line(&page->language, value);
    else if (fb2->publication && is(name, "publisher") && page->source.length == 0) clean_line(&page->source, value);
}

static void on_end(void *context, const char *name) {
    struct fb2 *fb2 = context;
    if (!fb2->body) describe(fb2, name);
    else if (is(name, "tr")) flow_end_row(&fb2->flow);
    else if (is(name, "td") || is(name, "th")) flow_end_cell(&fb2->flow);
    else if (is_paragraph(name) || is(name, "body")) flow_end_paragraph(&fb2->flow);
    buffer_clear(&fb2->value);
    count(fb2, name, -1);
}

/* Pictures stand behind the body, in base64. */
static void on_text(void *context, struct view text) {
    struct fb2 *fb2 = context;
    if (fb2->body) flow_add_folded(&fb2->flow, text);
    else if (fb2->title_info || fb2->publication) buffer_append(&fb2->value, text.data, text.length);
}

void fb2_read(struct job *job, struct view xml, struct encoding encoding) {
    static const struct xml_events events = {on_start, on_end, on_text};
    struct fb2 fb2 = {0};
    xml_walk(xml, &events, &fb2);
    flow_finish(&fb2.page.text, &fb2.flow);
    job->reply->failed = job->reply->failed || fb2.value.failed || fb2.name.failed;
    job_article(job, &fb2.page, encoding);
    buffer_release(&fb2.value);
    buffer_release(&fb2.name);
    page_release(&fb2.page);
    flow_release(&fb2.flow);
}
