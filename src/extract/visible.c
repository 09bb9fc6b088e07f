/* SPDX-License-Identifier: MIT */
/* Looking around the headline for lines with a date or an author. */
#include "extract/visible.h"

#include "base/mem.h"
#include "extract/choose.h"
#include "extract/chunks.h"
#include "extract/signs.h"
#include "extract/when.h"

enum {
    lines_behind = 15, /* chunks behind the headline among which date and author stand */
    lines_before = 3,  /* and in front of it: what stands further up is the date of today */
    most_weight = 100, /* of a chunk: longer ones are text that speaks of a date */
};

/* ---- <time> ----------------------------------------------------------------------------------------------------- */

/* Whether NODE is in something beside the article: comments, lists of other articles. */
static bool is_aside(const struct tree *tree, uint32_t node) {
    for (; node > 0; node = tree->nodes[node].parent) {
        enum tag tag = tree->nodes[node].tag;
        if (tag == TAG_ASIDE || tag == TAG_NAV || tag == TAG_FOOTER) return true;
        if (tag == TAG_BODY || tag == TAG_ARTICLE || tag == TAG_MAIN) return false;
        if (signs_of(tree, node) & (SIGN_ASIDE | SIGN_COMMENT)) return true;
    }
    return false;
}

static bool is_modification(const struct tree *tree, uint32_t node) {
    return signs_name(tree, node, "updated") || signs_name(tree, node, "modified");
}

/* The date for machines that NODE carries, which <time> should have and other elements have in attributes of their own;
   empty where there is none. */
static struct view date_attribute(const struct tree *tree, uint32_t node) {
    static const char *const names[] = {"datetime",       "data-datetime", "data-date-time", "data-time",
                                        "data-timestamp", "data-date",     "data-published", "time"};
    struct view value = {NULL, 0};
    if (tree->nodes[node].attribute_count == 0) return value;
    for (size_t i = 0; value.length == 0 && i < sizeof names / sizeof *names; i++)
        value = tree_attribute(tree, node, names[i]);
    return value;
}

/* Adds the times from FROM on up to TO. */
static void read_times(struct facts *facts, const struct tree *tree, uint32_t from, uint32_t to) {
    struct buffer text = {0};
    for (uint32_t i = from; i < to; i++) {
        bool is_time = tree->nodes[i].tag == TAG_TIME;
        struct view value = date_attribute(tree, i);
        if ((!is_time && value.length == 0) || is_aside(tree, i)) continue;
        buffer_clear(&text);
        if (value.length == 0) tree_line(&text, tree, i);
        facts_add(facts, is_modification(tree, i) ? FACT_MODIFIED : FACT_PUBLISHED, RANK_VISIBLE,
                  value.length ? value : buffer_view(&text));
    }
    if (text.failed) facts->failed = true;
    buffer_release(&text);
}

/* ---- Lines ------------------------------------------------------------------------------------------------------ */

static bool has(struct view line, const char *part) { return view_find(line, view_str(part)) != NULL; }

/* Whether LINE speaks of a change rather than of publication. */
static bool tells_change(struct view line) {
    static const char *const words[] = {"Updated",  "updated", "UPDATED", "Modified",
                                        "modified", "Обновл",  "обновл",  "수정"};
    static const char *const both[] = {"Published", "published", "PUBLISHED", "Posted", "Опубл",
                                       "입력",      "등록",      "작성",      "송고",   "게재"};
    bool change = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) change |= has(line, words[i]);
    for (size_t i = 0; change && i < sizeof both / sizeof *both; i++) change = !has(line, both[i]);
    return change;
}

/* The name in a line "By NAME", empty for others. */
static struct view author_in(struct view line) {
    static const char *const starts[] = {"By ", "BY ", "by ", "Автор: ", "Автор ", "Автор текста: ", "글 ", "글: "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct view start = view_str(starts[i]);
        if (view_starts(line, start)) return view_of(line.data + start.length, line.length - start.length);
    }
    return view_of(NULL, 0);
}

/* Adds what CHUNK tells. */
static void read_line(struct facts *facts, const struct chunks *chunks, const struct chunk *chunk) {
    struct date date;
    struct view line = chunk_text(chunks, chunk);
    if (chunk->weight > most_weight) return;
    if (when_find(&date, line, DAY_FIRST))
        facts_add(facts, tells_change(line) ? FACT_MODIFIED : FACT_PUBLISHED, RANK_VISIBLE, line);
    struct view author = author_in(line);
    if (author.length > 0 && author.length < most_weight) facts_add(facts, FACT_AUTHOR, RANK_VISIBLE, author);
}

/* Reads the dates around the headline: those for machines before lines, those behind it before those in front, those
   that are far off last. */
static void read_dates(struct facts *facts, const struct tree *tree, const struct chunks *chunks, uint32_t headline) {
    size_t at = 0;
    while (at < chunks->length && chunks->items[at].at < headline) at++;
    size_t end = at + lines_behind < chunks->length ? at + lines_behind : chunks->length;
    uint32_t near = end < chunks->length ? chunks->items[end].at : tree->length;
    read_times(facts, tree, headline, near);
    for (size_t i = at; i < end; i++) read_line(facts, chunks, &chunks->items[i]);
    read_times(facts, tree, 0, headline);
    for (size_t i = at; i > 0 && i + lines_before > at; i--) read_line(facts, chunks, &chunks->items[i - 1]);
    read_times(facts, tree, near, tree->length);
}

/* ---- Authors ---------------------------------------------------------------------------------------------------- */

static bool is_author(const struct tree *tree, uint32_t node) {
    if (tree->nodes[node].tag == TAG_TEXT || tree->nodes[node].attribute_count == 0) return false;
    return view_equal(tree_attribute(tree, node, "rel"), view_str("author")) ||
           view_equal(tree_attribute(tree, node, "itemprop"), view_str("author")) || signs_name(tree, node, "byline");
}

/* The first element inside of NODE that holds the name alone, or NODE. */
static uint32_t name_inside(const struct tree *tree, uint32_t node) {
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i++)
        if (view_equal(tree_attribute(tree, i, "itemprop"), view_str("name")) ||
            view_equal(tree_attribute(tree, i, "rel"), view_str("author")))
            return i;
    return node;
}

static void read_authors(struct facts *facts, const struct tree *tree) {
    struct buffer text = {0};
    for (uint32_t i = 0; i < tree->length; i++) {
        if (!is_author(tree, i) || is_aside(tree, tree->nodes[i].parent)) continue;
        uint32_t name = name_inside(tree, i);
        struct view value = tree_attribute(tree, name, "content");
        buffer_clear(&text);
        if (value.length == 0) tree_line(&text, tree, name);
        if (text.length < most_weight)
            facts_add(facts, FACT_AUTHOR, RANK_VISIBLE, value.length ? value : buffer_view(&text));
        i = tree->nodes[i].end - 1;
    }
    if (text.failed) facts->failed = true;
    buffer_release(&text);
}

/* ---- Interface -------------------------------------------------------------------------------------------------- */

/* Everything that can be seen, what is not text of the article included. */
static bool *hidden_of(const struct tree *tree) {
    bool *hidden = mem_calloc(tree->length, sizeof *hidden);
    for (uint32_t i = 0; hidden && i < tree->length; i++) {
        enum tag tag = tree->nodes[i].tag;
        hidden[i] = tag == TAG_HEAD || tag == TAG_SCRIPT || tag == TAG_NOSCRIPT || tag == TAG_TEMPLATE ||
                    tag == TAG_SVG || tag == TAG_SELECT || tag == TAG_NAV || tag == TAG_FOOTER;
    }
    return hidden;
}

bool visible_read(struct facts *facts, const struct tree *tree, uint32_t headline) {
    struct chunks chunks = {0};
    bool *hidden = hidden_of(tree);
    bool ok = hidden && chunks_collect(&chunks, tree, hidden);
    if (ok) {
        read_authors(facts, tree);
        read_dates(facts, tree, &chunks, headline);
    }
    chunks_release(&chunks);
    mem_free(hidden);
    return ok;
}
