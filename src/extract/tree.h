/* SPDX-License-Identifier: MIT */
/** The elements and texts of a page in one array, in the order of the page. */
#ifndef EXTRACT_TREE_H
#define EXTRACT_TREE_H

#include "base/arena.h"
#include "base/buffer.h"

#include <lede.h>
#include <stdint.h>

/** The elements that mean something to the extraction. */
enum tag {
    TAG_OTHER, /* any other element */
    TAG_TEXT,  /* no element: characters */
    TAG_A,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_AUDIO,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_BUTTON,
    TAG_CANVAS,
    TAG_CAPTION,
    TAG_DD,
    TAG_DETAILS,
    TAG_DIALOG,
    TAG_DIV,
    TAG_DL,
    TAG_DT,
    TAG_EMBED,
    TAG_FIELDSET,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FOOTER,
    TAG_FORM,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HR,
    TAG_HTML,
    TAG_IMG,
    TAG_INPUT,
    TAG_LABEL,
    TAG_LI,
    TAG_LINK,
    TAG_MAIN,
    TAG_META,
    TAG_NAV,
    TAG_NOSCRIPT,
    TAG_OBJECT,
    TAG_OL,
    TAG_P,
    TAG_PRE,
    TAG_RP,
    TAG_RT,
    TAG_SCRIPT,
    TAG_SECTION,
    TAG_SELECT,
    TAG_SPAN,
    TAG_SVG,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TEMPLATE,
    TAG_TH,
    TAG_THEAD,
    TAG_TFOOT,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_UL,
    TAG_VIDEO,
    TAG_COUNT
};

/** NAME="VALUE" of an element; the name in lower case, the value decoded. */
struct attribute {
    const char *name, *value;
};

/** An element or a text. Nodes are named by their place in the array; an element is followed by all that is in it. */
struct node {
    enum tag tag;
    uint32_t parent; /* of the first node: itself */
    uint32_t end;    /* behind the last node inside of this one */
    uint32_t attribute_count;
    const struct attribute *attributes;
    struct view text; /* of TAG_TEXT; UTF-8 as in the page, entities decoded */
};

/** Zero-initialise to start, tree_release() to end. */
struct tree {
    struct node *nodes;
    uint32_t length;
    struct arena arena; /* of what the nodes point to */
};

/** Frees what TREE owns; views into it end. */
void tree_release(struct tree *tree);

/**
 * Builds the tree of HTML, as browsers do, out of as many elements as there is memory for in LIMIT bytes. At least one
 * node is there: the root. Returns LEDE_NO_MEMORY, or LEDE_BAD_INPUT past the limit; TREE is to be released in any
 * case.
 */
lede_status tree_build(struct tree *tree, struct view html, size_t limit, lede_error *err);

/** The value of the attribute NAME of NODE, empty where it has none. */
struct view tree_attribute(const struct tree *tree, uint32_t node, const char *name);

/** Whether NODE has the attribute NAME, with or without a value. */
bool tree_has_attribute(const struct tree *tree, uint32_t node, const char *name);

/** Appends the texts inside of NODE to OUT as one line without white space around it; scripts are left out. */
void tree_line(struct buffer *out, const struct tree *tree, uint32_t node);

/** Whether NODE is INSIDE or inside of it. */
static inline bool tree_is_inside(const struct tree *tree, uint32_t node, uint32_t inside) {
    return node >= inside && node < tree->nodes[inside].end;
}

/** Whether TAG makes a block of its own: its text shares no line with that around it. */
bool tag_is_block(enum tag tag);

/** Whether TAG is h1 to h6. */
static inline bool tag_is_heading(enum tag tag) { return tag >= TAG_H1 && tag <= TAG_H6; }

#endif
