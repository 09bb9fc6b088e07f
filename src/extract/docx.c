/* SPDX-License-Identifier: MIT */
/* Office Open XML: word processors, presentations (ECMA-376, part 1, sections 17, 19, 21). */
#include "extract/core.h"
#include "extract/flow.h"
#include "extract/package.h"
#include "extract/xml.h"

#include <stdio.h>

/* One part of the document on its way. */
struct docx {
    struct flow flow;
    bool in_text;    /* what comes is text of the document */
    unsigned hidden; /* depth of elements whose text is none: deleted, or the instructions of fields */
};

/* Elements with text that nobody sees, or sees a second time: "AlternateContent" has the same once more, older. */
static bool is_hidden(const char *name) {
    static const char *const names[] = {"del", "moveFrom", "instrText", "delText", "Fallback"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static void on_start(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct docx *docx = context;
    (void)space;
    (void)attributes;
    docx->hidden += is_hidden(name);
    docx->in_text = strcmp(name, "t") == 0 && !docx->hidden;
    if (strcmp(name, "tr") == 0) flow_start_row(&docx->flow);
    else if (strcmp(name, "tab") == 0) flow_add(&docx->flow, view_str(" "));
    else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) flow_add(&docx->flow, view_str("\n"));
    else if (strcmp(name, "noBreakHyphen") == 0) flow_add(&docx->flow, view_str("\xE2\x80\x91"));
}

static void on_end(void *context, const char *name) {
    struct docx *docx = context;
    docx->in_text = false;
    docx->hidden -= is_hidden(name) && docx->hidden > 0;
    if (strcmp(name, "p") == 0) flow_end_paragraph(&docx->flow);
    else if (strcmp(name, "tc") == 0) flow_end_cell(&docx->flow);
    else if (strcmp(name, "tr") == 0) flow_end_row(&docx->flow);
}

static void on_text(void *context, struct view text) {
    struct docx *docx = context;
    if (docx->in_text) flow_add(&docx->flow, text);
}

static const struct xml_events events = {on_start, on_end, on_text};

/* Says what DOCX holds as the one article of PACKAGE. */
static void say(struct job *job, struct docx *docx, const struct package *package) {
    struct page article = {0};
    struct view xml;
    if (package_find(&xml, package, "docProps/core.xml")) core_read(&article, xml);
    flow_finish(&article.text, &docx->flow);
    job_article(job, &article, (struct encoding){0});
    page_release(&article);
    flow_release(&docx->flow);
}

void docx_read(struct job *job, const struct package *package) {
    /* Notes stand behind the text, as at the end of a chapter. */
    static const char *const parts[] = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"};
    struct docx docx = {0};
    struct view xml;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (package_find(&xml, package, parts[i])) xml_walk(xml, &events, &docx);
    say(job, &docx, package);
}

/* More slides than any talk has. */
enum { SLIDES_MAX = 5000 };

static bool is_slide(const char *name) {
    static const char slide[] = "ppt/slides/slide";
    return strncmp(name, slide, sizeof slide - 1) == 0 || strcmp(name, "docProps/core.xml") == 0;
}

void pptx_read(struct job *job, struct blob *blob) {
    struct package package = {0};
    struct docx docx = {0};
    struct view xml;
    char name[40];
    const char *reason = package_load(&package, job, blob, is_slide);
    /* By number, as they are made; a slide that was moved keeps its old one, of which only other parts tell. */
    for (int i = 1; i <= SLIDES_MAX && !reason; i++) {
        snprintf(name, sizeof name, "ppt/slides/slide%d.xml", i);
        if (package_find(&xml, &package, name)) xml_walk(xml, &events, &docx);
    }
    if (reason) job_fail(job, reason);
    else say(job, &docx, &package);
    flow_release(&docx.flow);
    package_release(&package);
}
