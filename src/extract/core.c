/* SPDX-License-Identifier: MIT */
/* Dublin Core in XML. */
#include "extract/core.h"

#include "extract/xml.h"
#include "text/clean.h"

/* What is being read. */
struct core {
    struct page *out;
    struct buffer text; /* of the element */
};

static void on_start(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct core *core = context;
    (void)name;
    (void)space;
    (void)attributes;
    buffer_clear(&core->text);
}

static void on_text(void *context, struct view text) {
    struct core *core = context;
    buffer_append(&core->text, text.data, text.length);
}

/* The field that the element NAME gives, or NULL. The names are those of all three formats together. */
static struct buffer *field_of(struct page *out, const char *name) {
    struct {
        const char *name;
        struct buffer *field;
    } fields[] = {
        {"title", &out->title},      {"creator", &out->author},    {"initial-creator", &out->author},
        {"date", &out->date},        {"created", &out->date},      {"creation-date", &out->date},
        {"publisher", &out->source}, {"language", &out->language},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].name, name) == 0) return fields[i].field;
    return NULL;
}

/* The first element of a name counts, but for authors: there may be several. */
static void on_end(void *context, const char *name) {
    struct core *core = context;
    struct buffer *field = field_of(core->out, name);
    struct view value = view_trim(buffer_view(&core->text));
    bool author = field == &core->out->author;
    bool known = field && field->length > 0 && memmem(field->data, field->length, value.data, value.length);
    if (field && value.length > 0 && !known && (field->length == 0 || author)) {
        if (field == &core->out->date && value.length > 10) value.length = 10;
        if (field->length > 0) buffer_append_str(field, ", ");
        clean_line(field, value);
    }
    buffer_clear(&core->text);
}

void core_read(struct page *out, struct view xml) {
    static const struct xml_events events = {on_start, on_end, on_text};
    struct core core = {.out = out};
    xml_walk(xml, &events, &core);
    buffer_release(&core.text);
}
