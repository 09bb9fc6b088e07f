/* SPDX-License-Identifier: MIT */
/* The tree of a page as the HTML5 parser Gumbo builds it. */
#include "extract/tree.h"

#include "base/array.h"
#include "base/error.h"
#include "base/mem.h"
#include "text/clean.h"

#include <gumbo.h>
#include <setjmp.h>

/*
 * Gumbo neither limits what it allocates nor looks whether it got it, and it frees a tree by recursion. So all of its
 * memory comes from an arena that is freed at once; where the limit or the memory ends, the parser is left by
 * longjmp(). It holds nothing else that would have to be given back.
 */

struct parser {
    struct arena *arena;
    size_t left;        /* bytes that may still be allocated */
    lede_status status; /* why it was left */
    jmp_buf stop;
};

static void *allocate(void *userdata, size_t size) {
    struct parser *parser = userdata;
    if (size > parser->left) {
        parser->status = LEDE_BAD_INPUT;
        longjmp(parser->stop, 1);
    }
    parser->left -= size;
    void *memory = arena_alloc(parser->arena, size);
    if (memory) return memory;
    parser->status = LEDE_NO_MEMORY;
    longjmp(parser->stop, 1);
}

static void deallocate(void *userdata, void *memory) {
    (void)userdata;
    (void)memory;
}

/* NULL with PARSER's status set where memory ends. */
static const GumboOutput *parse(struct parser *parser, struct view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = deallocate;
    options.userdata = parser;
    options.max_errors = 0;
    if (setjmp(parser->stop) != 0) return NULL;
    return gumbo_parse_with_options(&options, html.data ? html.data : "", html.length);
}

/* ---- Gumbo's tree as an array ----------------------------------------------------------------------------------- */

static enum tag tag_of(GumboTag tag) {
    static const enum tag tags[GUMBO_TAG_LAST + 1] = {
        [GUMBO_TAG_A] = TAG_A,
        [GUMBO_TAG_ARTICLE] = TAG_ARTICLE,
        [GUMBO_TAG_ASIDE] = TAG_ASIDE,
        [GUMBO_TAG_AUDIO] = TAG_AUDIO,
        [GUMBO_TAG_BLOCKQUOTE] = TAG_BLOCKQUOTE,
        [GUMBO_TAG_BODY] = TAG_BODY,
        [GUMBO_TAG_BR] = TAG_BR,
        [GUMBO_TAG_BUTTON] = TAG_BUTTON,
        [GUMBO_TAG_CANVAS] = TAG_CANVAS,
        [GUMBO_TAG_CAPTION] = TAG_CAPTION,
        [GUMBO_TAG_CENTER] = TAG_DIV,
        [GUMBO_TAG_DD] = TAG_DD,
        [GUMBO_TAG_DETAILS] = TAG_DETAILS,
        [GUMBO_TAG_DIV] = TAG_DIV,
        [GUMBO_TAG_DL] = TAG_DL,
        [GUMBO_TAG_DT] = TAG_DT,
        [GUMBO_TAG_EMBED] = TAG_EMBED,
        [GUMBO_TAG_FIELDSET] = TAG_FIELDSET,
        [GUMBO_TAG_FIGCAPTION] = TAG_FIGCAPTION,
        [GUMBO_TAG_FIGURE] = TAG_FIGURE,
        [GUMBO_TAG_FOOTER] = TAG_FOOTER,
        [GUMBO_TAG_FORM] = TAG_FORM,
        [GUMBO_TAG_H1] = TAG_H1,
        [GUMBO_TAG_H2] = TAG_H2,
        [GUMBO_TAG_H3] = TAG_H3,
        [GUMBO_TAG_H4] = TAG_H4,
        [GUMBO_TAG_H5] = TAG_H5,
        [GUMBO_TAG_H6] = TAG_H6,
        [GUMBO_TAG_HEAD] = TAG_HEAD,
        [GUMBO_TAG_HEADER] = TAG_HEADER,
        [GUMBO_TAG_HR] = TAG_HR,
        [GUMBO_TAG_HTML] = TAG_HTML,
        [GUMBO_TAG_IMG] = TAG_IMG,
        [GUMBO_TAG_INPUT] = TAG_INPUT,
        [GUMBO_TAG_LABEL] = TAG_LABEL,
        [GUMBO_TAG_LI] = TAG_LI,
        [GUMBO_TAG_LINK] = TAG_LINK,
        [GUMBO_TAG_MAIN] = TAG_MAIN,
        [GUMBO_TAG_META] = TAG_META,
        [GUMBO_TAG_NAV] = TAG_NAV,
        [GUMBO_TAG_NOSCRIPT] = TAG_NOSCRIPT,
        [GUMBO_TAG_OBJECT] = TAG_OBJECT,
        [GUMBO_TAG_OL] = TAG_OL,
        [GUMBO_TAG_P] = TAG_P,
        [GUMBO_TAG_PRE] = TAG_PRE,
        [GUMBO_TAG_RP] = TAG_RP,
        [GUMBO_TAG_RT] = TAG_RT,
        [GUMBO_TAG_SCRIPT] = TAG_SCRIPT,
        [GUMBO_TAG_SECTION] = TAG_SECTION,
        [GUMBO_TAG_SELECT] = TAG_SELECT,
        [GUMBO_TAG_SPAN] = TAG_SPAN,
        [GUMBO_TAG_SVG] = TAG_SVG,
        [GUMBO_TAG_TABLE] = TAG_TABLE,
        [GUMBO_TAG_TBODY] = TAG_TBODY,
        [GUMBO_TAG_TD] = TAG_TD,
        [GUMBO_TAG_TEMPLATE] = TAG_TEMPLATE,
        [GUMBO_TAG_TFOOT] = TAG_TFOOT,
        [GUMBO_TAG_TH] = TAG_TH,
        [GUMBO_TAG_THEAD] = TAG_THEAD,
        [GUMBO_TAG_TIME] = TAG_TIME,
        [GUMBO_TAG_TITLE] = TAG_TITLE,
        [GUMBO_TAG_TR] = TAG_TR,
        [GUMBO_TAG_UL] = TAG_UL,
        [GUMBO_TAG_VIDEO] = TAG_VIDEO,
    };
    return tags[tag];
}

/* <dialog> is younger than Gumbo, which knows it by its text alone. */
static bool is_dialog(const GumboElement *element) {
    GumboStringPiece name = element->original_tag;
    return element->tag == GUMBO_TAG_UNKNOWN && name.length >= 7 &&
           view_equal_letters(view_of(name.data, 7), view_str("<dialog"));
}

static bool copy_attributes(struct node *node, struct arena *arena, const GumboVector *from) {
    if (from->length == 0) return true;
    struct attribute *attributes = arena_alloc(arena, from->length * sizeof *attributes);
    if (!attributes) return false;
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *attribute = from->data[i];
        attributes[i] = (struct attribute){attribute->name, attribute->value};
    }
    node->attributes = attributes;
    node->attribute_count = from->length;
    return true;
}

/* A node of Gumbo whose children are being copied. */
struct place {
    const GumboVector *children;
    unsigned next;   /* of the children */
    uint32_t parent; /* of the copies */
};

ARRAY_STRUCT(node_array, struct node);
ARRAY_STRUCT(place_array, struct place);

/* The children of a node, NULL for texts. */
static const GumboVector *children_of(const GumboNode *node) {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
    return NULL;
}

/* Appends a copy of FROM, without what is in it. */
static bool copy_node(struct node_array *out, struct arena *arena, const GumboNode *from, uint32_t parent) {
    struct node node = {.parent = parent, .end = (uint32_t)out->length + 1};
    if (children_of(from)) {
        node.tag = is_dialog(&from->v.element) ? TAG_DIALOG : tag_of(from->v.element.tag);
        if (!copy_attributes(&node, arena, &from->v.element.attributes)) return false;
    } else if (from->type != GUMBO_NODE_COMMENT) {
        node.tag = TAG_TEXT;
        node.text = view_str(from->v.text.text);
    }
    return out->length < UINT32_MAX - 1 && array_push(out, node);
}

/* Copies ROOT with all that is in it. The path to the current node is kept on the heap: it may be long. */
static bool copy_tree(struct node_array *out, struct arena *arena, const GumboNode *root) {
    struct place_array path = {0};
    bool ok = copy_node(out, arena, root, 0) && array_push(&path, (struct place){children_of(root), 0, 0});
    while (ok && path.length > 0) {
        struct place *place = &path.items[path.length - 1];
        if (place->next == place->children->length) {
            out->items[place->parent].end = (uint32_t)out->length;
            path.length--;
            continue;
        }
        const GumboNode *child = place->children->data[place->next++];
        ok = copy_node(out, arena, child, place->parent);
        if (ok && children_of(child))
            ok = array_push(&path, (struct place){children_of(child), 0, (uint32_t)out->length - 1});
    }
    array_release(&path);
    return ok;
}

/* ---- Interface -------------------------------------------------------------------------------------------------- */

void tree_release(struct tree *tree) {
    mem_free(tree->nodes);
    arena_release(&tree->arena);
    *tree = (struct tree){0};
}

lede_status tree_build(struct tree *tree, struct view html, size_t limit, lede_error *err) {
    struct parser parser = {.arena = &tree->arena, .left = limit};
    struct node_array nodes = {0};
    const GumboOutput *output = parse(&parser, html);
    if (!output && parser.status == LEDE_BAD_INPUT)
        return error_set(err, LEDE_BAD_INPUT, "the page has too many elements");
    bool ok = output && copy_tree(&nodes, &tree->arena, output->root);
    tree->nodes = nodes.items;
    tree->length = (uint32_t)nodes.length;
    return ok ? LEDE_OK : error_no_memory(err);
}

static const struct attribute *find_attribute(const struct tree *tree, uint32_t node, const char *name) {
    const struct node *element = &tree->nodes[node];
    for (uint32_t i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attributes[i].name, name) == 0) return &element->attributes[i];
    return NULL;
}

struct view tree_attribute(const struct tree *tree, uint32_t node, const char *name) {
    const struct attribute *attribute = find_attribute(tree, node, name);
    return attribute ? view_str(attribute->value) : view_of(NULL, 0);
}

bool tree_has_attribute(const struct tree *tree, uint32_t node, const char *name) {
    return find_attribute(tree, node, name) != NULL;
}

void tree_line(struct buffer *out, const struct tree *tree, uint32_t node) {
    struct buffer raw = {0};
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        const struct node *part = &tree->nodes[i];
        if (part->tag == TAG_SCRIPT) i = part->end - 1;
        else if (part->tag == TAG_TEXT) buffer_append(&raw, part->text.data, part->text.length);
        else if (part->tag == TAG_BR || tag_is_block(part->tag)) buffer_append_byte(&raw, ' ');
    }
    if (raw.failed) out->failed = true;
    else clean_line(out, buffer_view(&raw));
    buffer_release(&raw);
}

bool tag_is_block(enum tag tag) {
    switch (tag) {
    case TAG_ARTICLE:
    case TAG_ASIDE:
    case TAG_BLOCKQUOTE:
    case TAG_BODY:
    case TAG_CAPTION:
    case TAG_DD:
    case TAG_DETAILS:
    case TAG_DIALOG:
    case TAG_DIV:
    case TAG_DL:
    case TAG_DT:
    case TAG_FIELDSET:
    case TAG_FIGCAPTION:
    case TAG_FIGURE:
    case TAG_FOOTER:
    case TAG_FORM:
    case TAG_HEADER:
    case TAG_HR:
    case TAG_HTML:
    case TAG_LI:
    case TAG_MAIN:
    case TAG_NAV:
    case TAG_OL:
    case TAG_P:
    case TAG_PRE:
    case TAG_SECTION:
    case TAG_TABLE:
    case TAG_TBODY:
    case TAG_TD:
    case TAG_TFOOT:
    case TAG_TH:
    case TAG_THEAD:
    case TAG_TR:
    case TAG_UL: return true;
    default: return tag_is_heading(tag);
    }
}
