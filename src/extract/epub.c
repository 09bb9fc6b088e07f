/* SPDX-License-Identifier: MIT */
/* EPUB: a book of web pages (EPUB 3.3, Open Container Format). */
#include "base/mem.h"
#include "base/table.h"
#include "extract/core.h"
#include "extract/fragment.h"
#include "extract/hex.h"
#include "extract/package.h"
#include "extract/xml.h"
#include "read/path.h"

/* The book on its way. */
struct epub {
    const struct package *package;
    struct buffer root;    /* name of the package document */
    struct table chapters; /* id -> index in HREFS */
    ARRAY_STRUCT(, char *) hrefs;
    struct buffer *text;
    bool failed;
};

/* All that may be a chapter or says which are. */
static bool is_part(const char *name) {
    static const char *const suffixes[] = {".opf", ".xhtml", ".html", ".htm", ".xml"};
    struct view own = view_str(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct view suffix = view_str(suffixes[i]);
        if (own.length >= suffix.length &&
            view_equal_letters(view_of(own.data + own.length - suffix.length, suffix.length), suffix))
            return true;
    }
    return false;
}

/* container.xml names the package document; the first counts. */
static void on_container(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct epub *epub = context;
    (void)space;
    struct view path = xml_attribute(attributes, "full-path");
    if (strcmp(name, "rootfile") == 0 && epub->root.length == 0) buffer_append(&epub->root, path.data, path.length);
}

/* HREF, which is relative to the package document and may have escapes, as a name in the archive. */
static char *member_name(const struct epub *epub, struct view href) {
    struct buffer name = {0};
    const char *root = buffer_str(&epub->root);
    buffer_append(&name, root, (size_t)(path_name(root) - root));
    for (size_t i = 0; i < href.length && href.data[i] != '#'; i++) {
        char digits[3] = {0};
        if (href.data[i] == '%' && i + 2 < href.length) memcpy(digits, href.data + i + 1, 2);
        int byte = hex_byte(digits);
        buffer_append_byte(&name, byte < 0 ? href.data[i] : (char)byte);
        i += byte < 0 ? 0 : 2;
    }
    if (!name.failed) return name.data;
    buffer_release(&name);
    return NULL;
}

/* The manifest gives each file an id. */
static void add_item(struct epub *epub, const struct xml_attributes *attributes) {
    struct table_entry *entry = table_put(&epub->chapters, xml_attribute(attributes, "id"));
    char *name = member_name(epub, xml_attribute(attributes, "href"));
    if (entry && name && array_push(&epub->hrefs, name)) {
        entry->value = epub->hrefs.length - 1;
    } else {
        mem_free(name);
        epub->failed = true;
    }
}

/* The spine has them in the order in which they are read. */
static void add_chapter(struct epub *epub, const struct xml_attributes *attributes) {
    struct view html;
    const struct table_entry *entry = table_find(&epub->chapters, xml_attribute(attributes, "idref"));
    if (!entry || !package_find(&html, epub->package, epub->hrefs.items[entry->value])) return;
    if (epub->text->length > 0) buffer_append_str(epub->text, "\n\n");
    if (!fragment_text(epub->text, html)) epub->failed = true;
}

static void on_package(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct epub *epub = context;
    (void)space;
    if (strcmp(name, "item") == 0) add_item(epub, attributes);
    else if (strcmp(name, "itemref") == 0) add_chapter(epub, attributes);
}

static void on_end(void *context, const char *name) {
    (void)context;
    (void)name;
}

static void on_text(void *context, struct view text) {
    (void)context;
    (void)text;
}

/* Reads the book in EPUB's package into OUT; why not, as the end of a message, or NULL. */
static const char *read_book(struct page *out, struct epub *epub) {
    static const struct xml_events container_events = {on_container, on_end, on_text};
    static const struct xml_events package_events = {on_package, on_end, on_text};
    struct view xml;
    if (package_find(&xml, epub->package, "META-INF/container.xml")) xml_walk(xml, &container_events, epub);
    if (!package_find(&xml, epub->package, buffer_str(&epub->root)))
        return "is damaged: its table of contents is missing";
    epub->text = &out->text;
    xml_walk(xml, &package_events, epub);
    core_read(out, xml);
    return NULL;
}

void epub_read(struct job *job, struct blob *blob) {
    struct package package = {0};
    struct page book = {0};
    struct epub epub = {.package = &package};
    const char *reason = package_load(&package, job, blob, is_part);
    if (!reason) reason = read_book(&book, &epub);
    if (reason) job_fail(job, reason);
    else job_article(job, &book, (struct encoding){0});
    job->reply->failed = job->reply->failed || epub.failed;
    for (size_t i = 0; i < epub.hrefs.length; i++) mem_free(epub.hrefs.items[i]);
    array_release(&epub.hrefs);
    table_release(&epub.chapters);
    buffer_release(&epub.root);
    page_release(&book);
    package_release(&package);
}
