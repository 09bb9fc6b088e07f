/* SPDX-License-Identifier: MIT */
/* The descent from the page to the element in which nearly all of its running text stands. */
#include "extract/choose.h"

#include "base/mem.h"
#include "extract/signs.h"

/*
 * Running text is what is long, ends as sentences do, is in no link. Each element is worth the running text in it. From
 * the body of the page the way goes down as long as one child holds nearly all of it. Elements that are named as the
 * text of an article are taken at their word when they hold a good part.
 */

enum {
    short_chunk = 30, /* weight; below, a chunk is a label, a date or a name unless it is a sentence */
    long_chunk = 120, /* weight; from there on a chunk is running text without a full stop, too */
    doubt = 8,        /* by which text is divided that is less likely to be of the article: short chunks without a full
                         stop, items of lists, which are teasers of other articles more often than not */
    most = 70,        /* hundredths of the running text that a child must have for the descent to go on */
    nearly_all = 90,  /* the same inside of an element that is named as the text of the article */
    good_part = 40,   /* hundredths of it that an element named as the text of the article must have */
};

uint32_t choose_score(const struct chunk *chunk) {
    uint32_t weight = chunk->weight - chunk->link_weight;
    if (chunk->kind == CHUNK_HEADING || chunk->link_weight * 2 > chunk->weight) return 0;
    bool running = chunk->weight >= long_chunk || (chunk->sentence && chunk->weight >= short_chunk);
    return running && chunk->kind == CHUNK_PARAGRAPH ? weight : weight / doubt;
}

/* The <article> around NODE, 0 where there is none. */
static uint32_t article_around(const struct tree *tree, uint32_t node) {
    while (node > 0 && tree->nodes[node].tag != TAG_ARTICLE) node = tree->nodes[node].parent;
    return node;
}

/* Whether CHUNK hardly belongs to HEADLINE: it stands in front of it, or in an <article> other than OWN, its own. */
static bool is_apart(const struct tree *tree, const struct chunk *chunk, uint32_t headline, uint32_t own) {
    if (chunk->at < headline) return true;
    if (own == 0 || tree_is_inside(tree, chunk->at, own)) return false;
    uint32_t other = article_around(tree, chunk->node);
    return other != 0 && !tree_is_inside(tree, own, other);
}

/* The running text in each element of TREE. */
static uint32_t *scores_of(const struct tree *tree, const struct chunks *chunks, uint32_t headline) {
    uint32_t *scores = mem_calloc(tree->length, sizeof *scores), own = article_around(tree, headline);
    if (!scores) return NULL;
    for (size_t i = 0; i < chunks->length; i++) {
        const struct chunk *chunk = &chunks->items[i];
        scores[chunk->node] += choose_score(chunk) / (is_apart(tree, chunk, headline, own) ? doubt : 1);
    }
    for (uint32_t i = tree->length - 1; i > 0; i--) scores[tree->nodes[i].parent] += scores[i];
    return scores;
}

/* The element named as the text of an article that holds most, or NODE 0 where none holds enough. */
static uint32_t named_body(const struct tree *tree, const uint32_t *scores) {
    uint32_t best = 0, best_score = 0;
    for (uint32_t i = 1; i < tree->length; i++) {
        if (scores[i] <= best_score || tree->nodes[i].tag == TAG_BODY) continue;
        if (!(signs_of(tree, i) & SIGN_BODY)) continue;
        best = i;
        best_score = scores[i];
    }
    return (uint64_t)best_score * 100 >= (uint64_t)scores[0] * good_part ? best : 0;
}

/* The child of NODE that holds most, 0 where there is none. */
static uint32_t best_child(const struct tree *tree, const uint32_t *scores, uint32_t node) {
    uint32_t best = 0;
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
        if (best == 0 || scores[i] > scores[best]) best = i;
    return best;
}

/* ---- Neighbours ------------------------------------------------------------------------------------------------- */

/* The class of NODE, without the digits at its end: parts of one text are numbered now and then. */
static struct view class_of(const struct tree *tree, uint32_t node) {
    struct view class = view_trim(tree_attribute(tree, node, "class"));
    while (class.length > 0 && class.data[class.length - 1] >= '0' && class.data[class.length - 1] <= '9')
        class.length--;
    return class;
}

/* Whether SIBLING goes on with the text in NODE. */
static bool goes_on(const struct tree *tree, const uint32_t *scores, uint32_t node, uint32_t sibling) {
    enum tag tag = tree->nodes[sibling].tag;
    if (scores[sibling] < short_chunk) return false;
    if (tag == TAG_P || (signs_of(tree, sibling) & SIGN_BODY)) return true;
    return tag != TAG_ARTICLE && tag == tree->nodes[node].tag &&
           view_equal(class_of(tree, node), class_of(tree, sibling));
}

/* Adds the children of PARENT that go on with the text in NODE, one of them, to RANGE. */
static void add_siblings(struct range *range, const struct tree *tree, const uint32_t *scores, uint32_t node) {
    uint32_t parent = tree->nodes[node].parent;
    for (uint32_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end) {
        if (i == node || !goes_on(tree, scores, node, i)) continue;
        if (i < range->from) range->from = i;
        if (tree->nodes[i].end > range->to) range->to = tree->nodes[i].end;
    }
}

/* The elements around NODE that are one text with it: its siblings, or those of an element around it, no further out
   than the one that holds the HEADLINE as well. */
static struct range widen(const struct tree *tree, const uint32_t *scores, uint32_t node, uint32_t headline) {
    struct range range = {node, tree->nodes[node].end};
    while (node > 0 && tree->nodes[node].tag != TAG_BODY && !tree_is_inside(tree, headline, node)) {
        add_siblings(&range, tree, scores, node);
        node = tree->nodes[node].parent;
    }
    return range;
}

bool choose_article(struct range *out, const struct tree *tree, const struct chunks *chunks, uint32_t headline) {
    uint32_t *scores = scores_of(tree, chunks, headline);
    if (!scores) return false;
    uint32_t node = named_body(tree, scores);
    uint64_t needed = node == 0 ? most : nearly_all;
    for (;;) {
        uint32_t child = best_child(tree, scores, node);
        if (child == 0 || (uint64_t)scores[child] * 100 < scores[node] * needed) break;
        if (tree->nodes[child].tag == TAG_P || scores[child] == 0) break;
        node = child;
    }
    *out = widen(tree, scores, node, headline);
    mem_free(scores);
    return true;
}
