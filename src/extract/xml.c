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
    /* OLDSAX: on_entity() is asked for the five of XML, too. */
    xmlCtxtUseOptions(walk.parser,
                      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_OLDSAX);
    /* The text was decoded before, whatever its prolog says. */
    xmlSwitchEncoding(walk.parser, XML_CHAR_ENCODING_UTF8);
    walk.parser->options |= XML_PARSE_IGNORE_ENC;
    static const size_t chunk = (size_t)1 << 20; /* the parser counts in int */
    for (size_t at = 0; at < xml.length; at += chunk) {
        size_t length = xml.length - at < chunk ? xml.length - at : chunk;
        xmlParseChunk(walk.parser, xml.data + at, (int)length, 0);
    }
    xmlParseChunk(walk.parser, NULL, 0, 1);
    /* Of declared entities the parser keeps a document of its own all the same. */
    xmlFreeDoc(walk.parser->myDoc);
    xmlFreeParserCtxt(walk.parser);
}
