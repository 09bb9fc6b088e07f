/* SPDX-License-Identifier: MIT */
/* Leaving out what stands inside of the article without being part of it. */
#include "extract/article.h"

#include "base/mem.h"
#include "extract/phrases.h"

enum {
    most_links = 80,   /* hundredths of a paragraph; with more it leads to another article */
    label_links = 50,  /* the same for what is no sentence */
    list_links = 60,   /* the same for a list as a whole */
    label = 30,        /* weight; shorter chunks that are no sentences are labels at the start and end of the text */
    paragraph = 60,    /* weight of a sentence from which on a chunk is a paragraph of the article again */
    label_part = 20,   /* hundredths of the article; more labels than that are verse, or lines without full stops */
    section_part = 20, /* hundredths of the article's text; a section with a foreign heading has no more */
};

/* What is decided about the chunks of an article. */
struct choice {
    const struct tree *tree;
    const struct chunk *chunks; /* those in the article */
    size_t count;
    const struct chunks *all;
    bool *kept;
    uint64_t *scores; /* running text in front of each of them, and in all */
};

static struct view text_of(const struct choice *choice, size_t i) {
    return chunk_text(choice->all, &choice->chunks[i]);
}

/* Whether CHUNK is surely a paragraph of an article. */
static bool is_paragraph(const struct chunk *chunk) {
    return chunk->kind == CHUNK_PARAGRAPH && chunk->sentence && chunk->weight >= paragraph &&
           chunk->link_weight * 2 < chunk->weight;
}

static bool is_linked(uint64_t link_weight, uint64_t weight, unsigned hundredths) {
    return link_weight * 100 > weight * hundredths;
}

/* ---- Links ------------------------------------------------------------------------------------------------------ */

/* The list that item CHUNK stands in. */
static uint32_t list_of(const struct choice *choice, const struct chunk *chunk) {
    return choice->tree->nodes[chunk->list].parent;
}

/* Drops the list that starts at chunk I if it leads elsewhere; returns the chunk behind it. */
static size_t judge_list(struct choice *choice, size_t i) {
    uint32_t list = list_of(choice, &choice->chunks[i]);
    uint64_t weight = 0, links = 0;
    size_t end = i;
    for (; end < choice->count && choice->chunks[end].kind == CHUNK_ITEM; end++) {
        if (list_of(choice, &choice->chunks[end]) != list) break;
        weight += choice->chunks[end].weight;
        links += choice->chunks[end].link_weight;
    }
    if (is_linked(links, weight, list_links))
        for (size_t j = i; j < end; j++) choice->kept[j] = false;
    return end;
}

static void drop_links(struct choice *choice) {
    for (size_t i = 0; i < choice->count;) {
        const struct chunk *chunk = &choice->chunks[i];
        if (chunk->kind == CHUNK_ITEM) {
            i = judge_list(choice, i);
            continue;
        }
        unsigned most = chunk->sentence ? most_links : label_links;
        if (chunk->kind != CHUNK_ROW && is_linked(chunk->link_weight, chunk->weight, most)) choice->kept[i] = false;
        i++;
    }
}

/* ---- Phrases ---------------------------------------------------------------------------------------------------- */

/* The first chunk that does not stand in front of NODE. */
static size_t first_behind(const struct choice *choice, uint32_t node) {
    size_t low = 0, high = choice->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (choice->chunks[middle].at < node) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The running text inside of NODE. */
static uint64_t score_inside(const struct choice *choice, uint32_t node) {
    return choice->scores[first_behind(choice, choice->tree->nodes[node].end)] -
           choice->scores[first_behind(choice, node)];
}

/* The largest element around chunk I that holds little of the article, 0 where there is none. */
static uint32_t section_around(const struct choice *choice, size_t i) {
    uint32_t section = 0;
    for (uint32_t node = choice->chunks[i].node; node > 0; node = choice->tree->nodes[node].parent) {
        if (score_inside(choice, node) * 100 > choice->scores[choice->count] * section_part) break;
        section = node;
    }
    return section;
}

/* Drops what stands under the foreign heading at chunk I: what is in its section or, where it has none to itself, all
   up to the next paragraph. Returns the chunk behind it. */
static size_t drop_section(struct choice *choice, size_t i) {
    uint32_t section = section_around(choice, i);
    size_t end = i + 1;
    while (end < choice->count && section != 0 && tree_is_inside(choice->tree, choice->chunks[end].at, section)) end++;
    if (end == i + 1)
        while (end < choice->count && !is_paragraph(&choice->chunks[end])) end++;
    for (size_t j = i; j < end; j++) choice->kept[j] = false;
    return end;
}

static void drop_phrases(struct choice *choice) {
    for (size_t i = 0; i < choice->count;) {
        unsigned phrases = phrases_of(text_of(choice, i));
        bool opens = (phrases & PHRASE_OPENER) && !choice->chunks[i].sentence && choice->chunks[i].kind != CHUNK_ITEM;
        if (phrases & PHRASE_NOTE) choice->kept[i] = false;
        i = opens ? drop_section(choice, i) : i + 1;
    }
}

/* ---- Start and end ---------------------------------------------------------------------------------------------- */

static bool is_label(const struct chunk *chunk) {
    return chunk->kind != CHUNK_ROW && !chunk->sentence && chunk->weight < label;
}

/* Drops the labels among chunks [FROM, TO), but for headings, when they are few beside the article. */
static void drop_labels(struct choice *choice, size_t from, size_t to) {
    uint64_t labels = 0, all = 0;
    for (size_t i = 0; i < choice->count; i++) {
        if (choice->kept[i]) all += choice->chunks[i].weight;
        if (choice->kept[i] && i >= from && i < to && is_label(&choice->chunks[i])) labels += choice->chunks[i].weight;
    }
    if (labels * 100 > all * label_part) return;
    for (size_t i = from; i < to; i++)
        if (is_label(&choice->chunks[i]) && choice->chunks[i].kind != CHUNK_HEADING) choice->kept[i] = false;
}

/* Drops labels in front of the first paragraph and behind the last. */
static void drop_ends(struct choice *choice) {
    size_t first = 0, last = choice->count;
    while (first < choice->count && (!choice->kept[first] || !is_paragraph(&choice->chunks[first]))) first++;
    if (first == choice->count) return;
    while (!choice->kept[last - 1] || is_label(&choice->chunks[last - 1])) last--;
    drop_labels(choice, 0, first);
    drop_labels(choice, last, choice->count);
}

/* Whether TEXT is TITLE, with or without the sign behind it that is a link to it. */
static bool is_headline(struct view text, struct view title) {
    if (!view_starts(text, title)) return false;
    struct view rest = view_trim(view_of(text.data + title.length, text.length - title.length));
    return rest.length == 0 || (title.length > 0 && view_equal(rest, view_str("\xC2\xB6")));
}

/* Drops headings that nothing stands under any more, and the headline, whatever it is made of. */
static void drop_headings(struct choice *choice, struct view title) {
    bool followed = false;
    for (size_t i = choice->count; i > 0; i--) {
        if (is_headline(text_of(choice, i - 1), title)) choice->kept[i - 1] = false;
        if (!choice->kept[i - 1]) continue;
        if (choice->chunks[i - 1].kind != CHUNK_HEADING) followed = true;
        else if (!followed) choice->kept[i - 1] = false;
    }
}

/* ---- Writing ---------------------------------------------------------------------------------------------------- */

/* Whether A and B stand on neighbouring lines, without a blank one between them. */
static bool are_joined(const struct chunk *a, const struct chunk *b) {
    if (a->kind != b->kind) return false;
    return a->kind == CHUNK_ITEM || (a->kind == CHUNK_ROW && a->list == b->list);
}

static bool keeps_any(const struct choice *choice) {
    for (size_t i = 0; i < choice->count; i++)
        if (choice->kept[i]) return true;
    return false;
}

static void write_kept(struct buffer *out, const struct choice *choice) {
    const struct chunk *last = NULL;
    for (size_t i = 0; i < choice->count; i++) {
        const struct chunk *chunk = &choice->chunks[i];
        if (!choice->kept[i]) continue;
        if (last) buffer_append_str(out, are_joined(last, chunk) ? "\n" : "\n\n");
        if (chunk->kind == CHUNK_ITEM) buffer_append_str(out, "• ");
        struct view text = text_of(choice, i);
        buffer_append(out, text.data, text.length);
        last = chunk;
    }
}

/* Decides about all chunks. */
static void judge(struct choice *choice, struct view title) {
    memset(choice->kept, true, choice->count);
    for (size_t i = 0; i < choice->count; i++)
        choice->scores[i + 1] = choice->scores[i] + choose_score(&choice->chunks[i]);
    drop_links(choice);
    drop_phrases(choice);
    drop_ends(choice);
    drop_headings(choice, title);
    /* A page of nothing but such things is what somebody saved all the same. */
    if (!keeps_any(choice)) memset(choice->kept, true, choice->count);
}

bool article_write(struct buffer *out, const struct tree *tree, const struct chunks *chunks, struct range range,
                   struct view title) {
    size_t from = 0, to;
    if (chunks->length == 0) return true;
    while (from < chunks->length && chunks->items[from].at < range.from) from++;
    for (to = from; to < chunks->length && chunks->items[to].at < range.to; to++) continue;
    struct choice choice = {.tree = tree, .chunks = chunks->items + from, .count = to - from, .all = chunks};
    choice.kept = mem_alloc(choice.count);
    choice.scores = mem_calloc(choice.count + 1, sizeof *choice.scores);
    bool ok = choice.kept && choice.scores;
    if (ok) {
        judge(&choice, title);
        write_kept(out, &choice);
    }
    mem_free(choice.kept);
    mem_free(choice.scores);
    return ok;
}
