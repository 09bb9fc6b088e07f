/* SPDX-License-Identifier: MIT */
/* Reading schema.org objects in JSON-LD scripts. */
#include "extract/jsonld.h"

#include "base/array.h"
#include "base/buffer.h"

#include <jansson.h>

/* More objects than that are lists of other articles. */
enum { most_objects = 1000 };

ARRAY_STRUCT(value_array, json_t *);

/* ---- From a script to JSON -------------------------------------------------------------------------------------- */

/*
 * Appends SCRIPT as jansson takes it: from its first bracket on, control characters as spaces (line ends in strings are
 * a common mistake), without the commas in front of closing brackets (another).
 */
static void mend(struct buffer *out, struct view script) {
    bool in_string = false;
    size_t at = 0, comma = 0;
    const char *cdata = view_find(script, view_str("<![CDATA["));
    if (cdata) at = (size_t)(cdata - script.data) + 9;
    while (at < script.length && script.data[at] != '{' && script.data[at] != '[') at++;
    for (; at < script.length; at++) {
        char byte = script.data[at];
        if (byte == '"') in_string = !in_string;
        if (!in_string && (byte == '}' || byte == ']') && comma > 0 && !out->failed) out->data[comma - 1] = ' ';
        buffer_append_byte(out, (unsigned char)byte < ' ' ? ' ' : byte);
        if (in_string && byte == '\\' && at + 1 < script.length) buffer_append_byte(out, script.data[++at]);
        if (!in_string && byte == ',') comma = out->length;
        else if (!ascii_is_space(byte)) comma = 0;
    }
}

static json_t *parse(struct view script) {
    struct buffer mended = {0};
    mend(&mended, script);
    json_t *value = NULL;
    if (!mended.failed && mended.length > 0)
        value = json_loadb(mended.data, mended.length,
                           JSON_DISABLE_EOF_CHECK | JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL, NULL);
    buffer_release(&mended);
    return value;
}

/* ---- Members ---------------------------------------------------------------------------------------------------- */

static struct view string_of(const json_t *value) {
    return json_is_string(value) ? view_of(json_string_value(value), json_string_length(value)) : view_of(NULL, 0);
}

/* The string that VALUE is, or that it has as NAME; of an array, its first item's. */
static struct view string_or_member(const json_t *value, const char *name) {
    if (json_is_array(value)) value = json_array_get(value, 0);
    return string_of(json_is_object(value) ? json_object_get(value, name) : value);
}

static void add_authors(struct facts *facts, enum fact_rank rank, const json_t *authors) {
    size_t count = json_is_array(authors) ? json_array_size(authors) : 1;
    for (size_t i = 0; i < count; i++)
        facts_add(facts, FACT_AUTHOR, rank,
                  string_or_member(json_is_array(authors) ? json_array_get(authors, i) : authors, "name"));
}

static void add_facts(struct facts *facts, enum fact_rank rank, const json_t *object) {
    facts_add(facts, FACT_TITLE, rank, string_of(json_object_get(object, "headline")));
    facts_add(facts, FACT_TITLE, RANK_WEAK, string_of(json_object_get(object, "name")));
    facts_add(facts, FACT_PUBLISHED, rank, string_or_member(json_object_get(object, "datePublished"), "@value"));
    facts_add(facts, FACT_PUBLISHED, RANK_WEAK, string_or_member(json_object_get(object, "dateCreated"), "@value"));
    facts_add(facts, FACT_MODIFIED, rank, string_or_member(json_object_get(object, "dateModified"), "@value"));
    add_authors(facts, rank, json_object_get(object, "author"));
    facts_add(facts, FACT_SITE, rank, string_or_member(json_object_get(object, "publisher"), "name"));
    facts_add(facts, FACT_URL, rank, string_or_member(json_object_get(object, "mainEntityOfPage"), "@id"));
    facts_add(facts, FACT_URL, rank, string_of(json_object_get(object, "url")));
    facts_add(facts, FACT_LANGUAGE, rank, string_or_member(json_object_get(object, "inLanguage"), "alternateName"));
    facts_add(facts, FACT_BODY, rank, string_of(json_object_get(object, "articleBody")));
}

/* ---- Objects ---------------------------------------------------------------------------------------------------- */

static bool has_type(const json_t *object, const char *part) {
    const json_t *type = json_object_get(object, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        struct view name = string_of(json_is_array(type) ? json_array_get(type, i) : type);
        if (view_find(name, view_str(part))) return true;
    }
    return false;
}

static bool is_article(const json_t *object) {
    return has_type(object, "Article") || has_type(object, "Posting") || has_type(object, "Report");
}

/* Members that hold other articles than that of the page. */
static bool leads_away(const char *name) {
    static const char *const names[] = {
        "author", "comment",  "hasPart",   "isPartOf", "itemListElement", "publisher", "review",   "relatedLink",
        "video",  "mentions", "subjectOf", "about",    "isBasedOn",       "image",     "citation", "potentialAction"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* Adds what is in VALUE to those that are still to be looked at. */
static bool push_members(struct value_array *pending, json_t *value) {
    size_t index;
    const char *name;
    json_t *member;
    bool ok = true;
    json_array_foreach(value, index, member) ok = ok && pending->length < most_objects && array_push(pending, member);
    json_object_foreach(value, name, member) {
        if (leads_away(name) || !(json_is_object(member) || json_is_array(member))) continue;
        ok = ok && pending->length < most_objects && array_push(pending, member);
    }
    return ok;
}

/* Goes through all objects of ROOT, outer ones first. *FOUND: an article was seen already. */
static void read_objects(struct facts *facts, json_t *root, bool *found) {
    struct value_array pending = {0};
    bool ok = array_push(&pending, root);
    for (size_t i = 0; ok && i < pending.length; i++) {
        json_t *value = pending.items[i];
        if (json_is_object(value) && is_article(value) && !*found) {
            add_facts(facts, RANK_JSON_LD, value);
            *found = true;
        } else if (json_is_object(value) && has_type(value, "WebPage")) {
            add_facts(facts, RANK_WEAK, value);
        } else if (json_is_object(value) && has_type(value, "WebSite")) {
            facts_add(facts, FACT_SITE, RANK_WEAK, string_of(json_object_get(value, "name")));
        }
        ok = push_members(&pending, value);
    }
    array_release(&pending);
}

void jsonld_read(struct facts *facts, const struct tree *tree) {
    bool found = false;
    for (uint32_t i = 0; i + 1 < tree->length; i++) {
        if (tree->nodes[i].tag != TAG_SCRIPT || tree->nodes[i + 1].tag != TAG_TEXT) continue;
        json_t *root = parse(tree->nodes[i + 1].text);
        if (root) read_objects(facts, root, &found);
        json_decref(root);
    }
}
