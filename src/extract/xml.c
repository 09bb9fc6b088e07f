/* SPDX-License-Identifier: MIT */
/* XML by way of libxml2. */
#include "extract/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* One walk. */
struct walk {
    const struct xml_events *events;
    void *context;
    xmlParserCtxtPtr parser;
    xmlEntity entity; /* the last one asked for */
    xmlChar value[8]; /* of it */
};

/* The parameters are libxml2's. */
/* NOLINTNEXTLINE(readability-function-size) */
static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **attributes) {
    struct walk *walk = context;
    struct xml_attributes list = {attributes, count};
    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted;
    walk->events->start(walk->context, (const char *)name, space ? (const char *)space : "", &list);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    struct walk *walk = context;
    (void)prefix;
    (void)space;
    walk->events->end(walk->context, (const char *)name);
}

static void on_text(void *context, const xmlChar *text, int length) {
    struct walk *walk = context;
    walk->events->text(walk->context, view_of((const char *)text, (size_t)length));
}

/*
 * The five of XML, and those of HTML, which feeds use without a declaration. What a document declares is not kept: it
 * is how a kilobyte becomes gigabytes. Behind an error, which feeds often have, libxml2 would pass over every
 * reference, and "AT&amp;T" become "ATT".
 */
static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
    struct walk *walk = context;
    walk->parser->wellFormed = 1;
    xmlEntityPtr known = xmlGetPredefinedEntity(name);
    const htmlEntityDesc *html = known ? NULL : htmlEntityLookup(name);
    if (!html) return known;
    int length = xmlCopyChar(sizeof walk->value, walk->value, (int)html->value);
    walk->value[length] = 0;
    walk->entity = (xmlEntity){.type = XML_ENTITY_DECL,
                               .etype = XML_INTERNAL_PREDEFINED_ENTITY,
                               .name = name,
                               .content = walk->value,
                               .orig = walk->value,
                               .length = length};
    return &walk->entity;
}

static void on_error(void *context, const xmlError *error) {
    (void)context;
    (void)error;
}

struct view xml_attribute(const struct xml_attributes *attributes, const char *name) {
    /* Five pointers each: local name, prefix, namespace, value, its end. */
    const xmlChar *const *list = attributes->list;
    for (int i = 0; i < attributes->count; i++) {
        const xmlChar *const *one = list + (ptrdiff_t)5 * i;
        if (strcmp((const char *)one[0], name) == 0) return view_of((const char *)one[3], (size_t)(one[4] - one[3]));
    }
    return view_of("", 0);
}

/* ---- Ampersands ----------------------------------------------------------------------------------------------- */

/* The longest name of an entity that HTML has, with room: what is longer is none. */
enum { NAME_MAX_BYTES = 64 };

/* Whether the "&" at AT of XML begins a reference: "&amp;", "&#38;". In feeds many stand for themselves: "AT&T",
   "?a=1&b=2". */
static bool is_reference(struct view xml, size_t at) {
    size_t end = at + 1;
    while (end < xml.length && end - at < NAME_MAX_BYTES && !ascii_is_space(xml.data[end]) &&
           !strchr("&;<>\"'=/?", xml.data[end]))
        end++;
    return end > at + 1 && end < xml.length && xml.data[end] == ';';
}

/* The bytes from AT on, at least one, that are right as they are: up to the next markup or "&", or all of what is not
   looked into. */
static size_t plain_run(struct view xml, size_t at) {
    static const struct { const char *start, *end; } sections[] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}};
    struct view rest = view_of(xml.data + at, xml.length - at);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (!view_starts(rest, view_str(sections[i].start))) continue;
        const char *end = view_find(rest, view_str(sections[i].end));
        return end ? (size_t)(end - rest.data) + strlen(sections[i].end) : rest.length;
    }
    size_t length = 1;
    while (length < rest.length && rest.data[length] != '<' && rest.data[length] != '&') length++;
    return length;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Has PARSER read what PIECE holds, which is then empty. It counts in int. */
static void parse(xmlParserCtxtPtr parser, struct buffer *piece) {
    static const size_t most = (size_t)1 << 20;
    for (size_t at = 0; at < piece->length; at += most) {
        size_t length = piece->length - at < most ? piece->length - at : most;
        xmlParseChunk(parser, piece->data + at, (int)length, 0);
    }
    buffer_clear(piece);
}

/* Has PARSER read XML, piece by piece, each "&" that is no reference as one to itself. */
static void parse_all(xmlParserCtxtPtr parser, struct view xml) {
    static const size_t enough = (size_t)1 << 18; /* bytes of a piece */
    struct buffer piece = {0};
    for (size_t at = 0; at < xml.length && !piece.failed;) {
        bool bare = xml.data[at] == '&' && !is_reference(xml, at);
        size_t length = bare ? 1 : plain_run(xml, at);
        if (bare) buffer_append_str(&piece, "&amp;");
        else buffer_append(&piece, xml.data + at, length);
        if (piece.length >= enough) parse(parser, &piece);
        at += length;
    }
    parse(parser, &piece);
    xmlParseChunk(parser, NULL, 0, 1);
    buffer_release(&piece);
}

void xml_walk(struct view xml, const struct xml_events *events, void *context) {
    struct walk walk = {.events = events, .context = context};
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text,
                             .cdataBlock = on_text,
                             .getEntity = on_entity,
                             .serror = (xmlStructuredErrorFunc)on_error};
    walk.parser = xmlCreatePushParserCtxt(&handler, &walk, NULL, 0, NULL);
    if (!walk.parser) return;
    /* OLDSAX: on_entity() is asked for the five of XML, too. NOENT: in attributes they stand for themselves, without it
       "&amp;" becomes "&#38;" there. */
    xmlCtxtUseOptions(walk.parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                       XML_PARSE_OLDSAX | XML_PARSE_NOENT);
    /* The text was decoded before, whatever its prolog says. */
    xmlSwitchEncoding(walk.parser, XML_CHAR_ENCODING_UTF8);
    walk.parser->options |= XML_PARSE_IGNORE_ENC;
    parse_all(walk.parser, xml);
    /* Of declared entities the parser keeps a document of its own all the same. */
    xmlFreeDoc(walk.parser->myDoc);
    xmlFreeParserCtxt(walk.parser);
}
