/* SPDX-License-Identifier: MIT */
/* Judging elements by their tags, attributes, names. */
#include "extract/aside.h"

#include "base/mem.h"
#include "extract/signs.h"

/* What stands in front of a node, in the order of the page: differences give what an element holds. */
struct sums {
    uint32_t text;      /* bytes but white space, outside of links and of comments */
    uint32_t headings;  /* <h1> */
    uint32_t landmarks; /* elements that hold articles: by their tags, by the paragraphs right in them */
};

/* In hundredths of the text of the page. */
enum {
    most = 85, /* an element with more is the page: its name speaks of something in it */
    much = 25, /* one with more and a landmark is the article with something around it */
};

/* Bytes but white space; who writes more under a picture tells a story. A <figure> is a picture by its tag. */
enum { most_caption = 300, most_in_figure = 600 };

struct judge {
    const struct tree *tree;
    struct sums *sums;    /* one more than nodes */
    unsigned char *signs; /* of each node: what it is called */
};

static uint32_t visible_bytes(struct view text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++) count += !ascii_is_space(text.data[i]);
    return count;
}

/* ---- Tags ------------------------------------------------------------------------------------------------------- */

/* Elements that never hold text of the article. */
static bool is_foreign(enum tag tag) {
    switch (tag) {
    case TAG_AUDIO:
    case TAG_BUTTON:
    case TAG_CANVAS:
    case TAG_DIALOG:
    case TAG_EMBED:
    case TAG_HEAD:
    case TAG_INPUT:
    case TAG_LABEL:
    case TAG_NAV:
    case TAG_NOSCRIPT:
    case TAG_OBJECT:
    case TAG_RP:
    case TAG_RT:
    case TAG_SCRIPT:
    case TAG_SELECT:
    case TAG_SVG:
    case TAG_TEMPLATE:
    case TAG_VIDEO: return true;
    default: return false;
    }
}

/* Elements that hold none unless they hold nearly all of it. */
static bool is_beside(enum tag tag) {
    return tag == TAG_ASIDE || tag == TAG_FOOTER || tag == TAG_FIGCAPTION || tag == TAG_FORM || tag == TAG_FIELDSET;
}

/* Whether NODE holds comments of readers, which may be longer than all the rest, and no article. */
static bool is_comments(const struct judge *judge, uint32_t node) {
    const struct node *element = &judge->tree->nodes[node];
    bool called_so = (judge->signs[node] & SIGN_COMMENT) && element->tag != TAG_BODY && element->tag != TAG_HTML;
    return called_so && judge->sums[element->end].headings == judge->sums[node].headings;
}

static void sum_headings(struct sums *sums, const struct tree *tree) {
    for (uint32_t i = 0; i < tree->length; i++)
        sums[i + 1].headings = sums[i].headings + (tree->nodes[i].tag == TAG_H1);
}

static void sum_text(const struct judge *judge) {
    uint32_t left_out = 0; /* up to that node nothing counts */
    for (uint32_t i = 0; i < judge->tree->length; i++) {
        const struct node *node = &judge->tree->nodes[i];
        bool counts = node->tag != TAG_A && !is_foreign(node->tag) && !is_comments(judge, i);
        if (!counts && node->end > left_out) left_out = node->end;
        bool is_text = node->tag == TAG_TEXT && i >= left_out;
        judge->sums[i + 1].text = judge->sums[i].text + (is_text ? visible_bytes(node->text) : 0);
    }
}

/* Whether the paragraphs right inside of NODE hold much of the text of the page. */
static bool holds_paragraphs(const struct tree *tree, const struct sums *sums, uint32_t node) {
    uint64_t text = 0;
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
        if (tree->nodes[i].tag == TAG_P) text += sums[tree->nodes[i].end].text - sums[i].text;
    return text * 100 > (uint64_t)sums[tree->length].text * much;
}

static void sum_landmarks(struct sums *sums, const struct tree *tree) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tree->length; i++) {
        enum tag tag = tree->nodes[i].tag;
        sums[i].landmarks = count;
        if (tag == TAG_ARTICLE || tag == TAG_MAIN || (tag_is_block(tag) && holds_paragraphs(tree, sums, i))) count++;
    }
    sums[tree->length].landmarks = count;
}

/* ---- Attributes ------------------------------------------------------------------------------------------------- */

/* Whether STYLE has PROPERTY: VALUE (both in lower case, no white space). */
static bool styles(struct view style, const char *declaration) {
    size_t length = strlen(declaration), matched = 0;
    for (size_t i = 0; i < style.length; i++) {
        if (ascii_is_space(style.data[i])) continue;
        char byte = ascii_lower(style.data[i]);
        matched = byte == declaration[matched] ? matched + 1 : byte == declaration[0];
        if (matched == length) return true;
    }
    return false;
}

static bool is_hidden(const struct tree *tree, uint32_t node) {
    if (tree->nodes[node].attribute_count == 0) return false;
    struct view style = tree_attribute(tree, node, "style");
    return tree_has_attribute(tree, node, "hidden") || styles(style, "display:none") ||
           styles(style, "visibility:hidden") ||
           view_equal_letters(tree_attribute(tree, node, "aria-hidden"), view_str("true"));
}

/* ---- Judgement -------------------------------------------------------------------------------------------------- */

/* Whether NODE holds so much that its tag or name, which gives it SIGNS, cannot speak of all of it. */
static bool holds_article(const struct judge *judge, uint32_t node, unsigned signs) {
    const struct sums *before = &judge->sums[node], *behind = &judge->sums[judge->tree->nodes[node].end];
    uint64_t text = 100 * (uint64_t)(behind->text - before->text), all = judge->sums[judge->tree->length].text;
    if (text > most * all) return true;
    if (text <= much * all || is_hidden(judge->tree, node)) return false;
    /* Comments are articles to some. */
    return behind->headings > before->headings || (behind->landmarks > before->landmarks && !(signs & SIGN_COMMENT));
}

/* Whether an inline element, whose name tells of its looks more often than of what it is. */
static bool is_inline(enum tag tag) { return tag == TAG_A || tag == TAG_BR || (!tag_is_block(tag) && tag != TAG_SPAN); }

/* Whether NODE is a picture with what is written under it: it is called so, or is a <figure> without a table, a
   quotation or preformatted text in it. */
static bool is_picture(const struct judge *judge, uint32_t node) {
    const struct tree *tree = judge->tree;
    enum tag tag = tree->nodes[node].tag;
    uint32_t end = tree->nodes[node].end;
    bool named = (tag == TAG_DIV || tag == TAG_SPAN) &&
                 (signs_name(tree, node, "photo") || signs_name(tree, node, "image") || signs_name(tree, node, "img") ||
                  signs_name(tree, node, "picture") || signs_name(tree, node, "thumb"));
    if (tag != TAG_FIGURE && !named) return false;
    bool has_picture = tag == TAG_FIGURE;
    uint32_t text = judge->sums[end].text - judge->sums[node].text, paragraphs = 0;
    if (text > (has_picture ? most_in_figure : most_caption)) return false;
    for (uint32_t i = node + 1; i < end; i++) {
        enum tag inside = tree->nodes[i].tag;
        if (inside == TAG_TABLE || inside == TAG_BLOCKQUOTE || inside == TAG_PRE || tag_is_heading(inside))
            return false;
        if (inside == TAG_IMG) has_picture = true;
        if (inside == TAG_P && ++paragraphs > 1 && tag != TAG_FIGURE) return false;
    }
    return has_picture;
}

/* Whether NODE is in a quotation, where a footer says who is quoted. */
static bool is_quoted(const struct tree *tree, uint32_t node) {
    for (uint32_t i = tree->nodes[node].parent; i > 0; i = tree->nodes[i].parent)
        if (tree->nodes[i].tag == TAG_BLOCKQUOTE) return true;
    return false;
}

static bool is_aside(const struct judge *judge, uint32_t node) {
    const struct tree *tree = judge->tree;
    enum tag tag = tree->nodes[node].tag;
    if (is_foreign(tag)) return true;
    if (tag == TAG_TEXT || tag == TAG_BODY || tag == TAG_HTML) return false;
    bool aside = is_beside(tag) || is_hidden(tree, node) || is_picture(judge, node);
    if (tag == TAG_FOOTER && is_quoted(tree, node)) aside = false;
    unsigned signs = is_inline(tag) ? 0 : judge->signs[node] & (SIGN_ASIDE | SIGN_COMMENT | SIGN_CREDIT);
    return (aside || signs) && !holds_article(judge, node, signs);
}

static void look_at_page(struct judge *judge) {
    for (uint32_t i = 0; i < judge->tree->length; i++)
        if (judge->tree->nodes[i].attribute_count > 0) judge->signs[i] = (unsigned char)signs_of(judge->tree, i);
    sum_headings(judge->sums, judge->tree);
    sum_text(judge);
    sum_landmarks(judge->sums, judge->tree);
}

bool aside_mark(bool *dropped, const struct tree *tree, enum aside_care care) {
    struct judge judge = {.tree = tree};
    judge.sums = mem_calloc((size_t)tree->length + 1, sizeof *judge.sums);
    judge.signs = mem_calloc(tree->length, 1);
    bool ok = judge.sums && judge.signs;
    if (ok) look_at_page(&judge);
    for (uint32_t i = 0; ok && i < tree->length; i++) {
        dropped[i] =
            care == ASIDE_BY_TAG ? is_foreign(tree->nodes[i].tag) || is_comments(&judge, i) : is_aside(&judge, i);
        if (dropped[i]) i = tree->nodes[i].end - 1;
    }
    mem_free(judge.sums);
    mem_free(judge.signs);
    return ok;
}
