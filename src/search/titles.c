/* SPDX-License-Identifier: MIT */
/* Putting together what titles have of each leaf. */
#include "search/titles.h"

#include "search/rank.h"

/* The first article at which one of the leaves stands; UINT32_MAX when all are behind their last. */
static uint32_t next_article(const struct sources *sources) {
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < sources->count; i++) {
        const struct leaf_sources *leaf = &sources->leaves[i];
        if (leaf->at < leaf->memory.length && leaf->memory.items[leaf->at].row < least)
            least = leaf->memory.items[leaf->at].row;
    }
    return least;
}

/* What the title of ARTICLE has; the leaves move behind it. */
static struct title_hit read_hit(struct sources *sources, const struct leaves *leaves, uint64_t wanted,
                                 uint32_t article) {
    struct title_hit hit = {.article = article};
    for (size_t i = 0; i < sources->count; i++) {
        struct leaf_sources *leaf = &sources->leaves[i];
        double tf = 0;
        bool exact = false;
        if (leaf->at == leaf->memory.length || leaf->memory.items[leaf->at].row != article) continue;
        sources_add_memory(&tf, &exact, &leaf->memory, &leaf->at);
        hit.leaves |= UINT64_C(1) << i;
        if (wanted >> i & 1) hit.score += rank_title(leaves->list.items[i].idf, tf);
    }
    return hit;
}

bool titles_find(struct title_hits *out, struct sources *titles, const struct leaves *leaves, uint64_t wanted) {
    uint32_t article;
    bool ok = true;
    while (ok && (article = next_article(titles)) != UINT32_MAX)
        ok = array_push(out, read_hit(titles, leaves, wanted, article));
    return ok;
}
