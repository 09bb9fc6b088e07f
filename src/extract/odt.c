/* SPDX-License-Identifier: MIT */
/* OpenDocument: texts with presentations (OASIS OpenDocument 1.3, part 3). */
#include "extract/core.h"
#include "extract/flow.h"
#include "extract/package.h"
#include "extract/xml.h"

/* The document on its way. */
struct odt {
    struct flow flow;
    unsigned body;   /* depth of office:text or office:presentation */
    unsigned hidden; /* depth of elements whose text is none */
};

/* Deleted text, annotations, and the names of variables. */
static bool is_hidden(const char *name) {
    static const char *const names[] = {"tracked-changes", "annotation", "sequence-decls", "variable-decls"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static bool is_paragraph(const char *name, const char *space) {
    return (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) && (!*space || strstr(space, ":text:"));
}

static void on_start(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct odt *odt = context;
    (void)attributes;
    odt->hidden += is_hidden(name);
    bool body = strcmp(name, "text") == 0 || strcmp(name, "presentation") == 0;
    odt->body += body && strstr(space, ":office:") != NULL;
    /* A note stands within the sentence that it belongs to: it gets a paragraph of its own. */
    if (is_paragraph(name, space) && odt->flow.row == 0) flow_end_paragraph(&odt->flow);
    else if (strcmp(name, "table-row") == 0) flow_start_row(&odt->flow);
    else if (strcmp(name, "tab") == 0 || strcmp(name, "s") == 0) flow_add(&odt->flow, view_str(" "));
    else if (strcmp(name, "line-break") == 0) flow_add(&odt->flow, view_str("\n"));
}

static void on_end(void *context, const char *name) {
    struct odt *odt = context;
    odt->hidden -= is_hidden(name) && odt->hidden > 0;
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) flow_end_paragraph(&odt->flow);
    else if (strcmp(name, "table-cell") == 0) flow_end_cell(&odt->flow);
    else if (strcmp(name, "table-row") == 0) flow_end_row(&odt->flow);
}

static void on_text(void *context, struct view text) {
    struct odt *odt = context;
    if (odt->body && !odt->hidden) flow_add_folded(&odt->flow, text);
}

void odt_read(struct job *job, const struct package *package) {
    static const struct xml_events events = {on_start, on_end, on_text};
    struct odt odt = {0};
    struct page article = {0};
    struct view xml;
    if (package_find(&xml, package, "content.xml")) xml_walk(xml, &events, &odt);
    if (package_find(&xml, package, "meta.xml")) core_read(&article, xml);
    flow_finish(&article.text, &odt.flow);
    job_article(job, &article, (struct encoding){0});
    page_release(&article);
    flow_release(&odt.flow);
}
