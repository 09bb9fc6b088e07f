/* SPDX-License-Identifier: MIT */
/* The walk that turns elements into chunks of text. */
#include "extract/chunks.h"

#include "base/array.h"
#include "text/chars.h"
#include "text/clean.h"
#include "text/punctuation.h"
#include "text/utf8.h"

/* The walk over a page. */
struct walk {
    struct chunks *out;
    const struct tree *tree;
    struct buffer raw; /* of the current chunk: as in the page, <br> as "\v" */
    struct chunk chunk;
    uint32_t link;      /* the link that the walk is in; 0: none */
    uint32_t list_item; /* the li, dd or dt, 0: none */
    uint32_t row;       /* the tr whose cells make one line, 0: none */
    uint32_t pre;       /* the pre, 0: none */
    unsigned breaks;    /* <br> since the last text */
    bool ok;
};

/* Bytes; longer rows, or such with more lines than cells, are laid out by a table, not listed in it. */
static const size_t max_row = 1000;

/* ---- Weights ---------------------------------------------------------------------------------------------------- */

static uint32_t weight_of(struct view text) {
    uint32_t weight = 0;
    int32_t c;
    for (size_t at = 0; at < text.length;) {
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (c <= 0x20) continue;
        weight += c >= 0x1100 && (char_kind(c) == CHAR_HANGUL || char_kind(c) == CHAR_IDEOGRAPH) ? 2 : 1;
    }
    return weight;
}

/* ---- One chunk -------------------------------------------------------------------------------------------------- */

/* Appends the lines of RAW to OUT, each cleaned; \v and, in PRE, line ends separate them. */
static void append_lines(struct buffer *out, struct view raw, bool pre) {
    size_t start = out->length;
    while (raw.length > 0) {
        size_t length = 0;
        while (length < raw.length && raw.data[length] != '\v' && !(pre && raw.data[length] == '\n')) length++;
        size_t before = out->length;
        if (before > start) buffer_append_byte(out, '\n');
        if (pre) clean_text(out, view_trim_end(view_of(raw.data, length)), &(struct clean_counts){0});
        else clean_line(out, view_of(raw.data, length));
        if (out->length == before + (before > start)) buffer_cut(out, before);
        size_t taken = length < raw.length ? length + 1 : length;
        raw = view_of(raw.data + taken, raw.length - taken);
    }
}

/* Ends the current chunk, whose node is known, if there is text in it. */
static void flush(struct walk *walk) {
    struct chunks *out = walk->out;
    struct chunk chunk = walk->chunk;
    chunk.start = out->text.length;
    append_lines(&out->text, buffer_view(&walk->raw), walk->pre != 0);
    if (walk->raw.failed || out->text.failed) walk->ok = false;
    chunk.length = out->text.length - chunk.start;
    buffer_clear(&walk->raw);
    walk->breaks = 0;
    walk->chunk = (struct chunk){0};
    if (!walk->ok || chunk.length == 0) return;
    struct view text = view_of(out->text.data + chunk.start, chunk.length);
    chunk.weight = weight_of(text);
    chunk.sentence = punctuation_ended(text, text.length);
    if (chunk.link_weight > chunk.weight) chunk.link_weight = chunk.weight;
    walk->ok = array_push(out, chunk);
}

/* The innermost block element around text NODE; a row for its cells. */
static uint32_t block_around(const struct walk *walk, uint32_t node) {
    const struct node *nodes = walk->tree->nodes;
    if (walk->row) return walk->row;
    do node = nodes[node].parent;
    while (node > 0 && !tag_is_block(nodes[node].tag));
    return node;
}

/* What the chunk that starts with node TEXT inside of block element CHUNK is. */
static void start_chunk(struct walk *walk, uint32_t chunk, uint32_t text) {
    const struct node *nodes = walk->tree->nodes;
    walk->chunk.node = chunk;
    walk->chunk.at = text;
    walk->chunk.kind = CHUNK_PARAGRAPH;
    if (tag_is_heading(nodes[chunk].tag)) {
        walk->chunk.kind = CHUNK_HEADING;
    } else if (walk->row) {
        walk->chunk.kind = CHUNK_ROW;
        walk->chunk.list = nodes[walk->row].parent;
    } else if (walk->list_item) {
        walk->chunk.kind = CHUNK_ITEM;
        walk->chunk.list = walk->list_item;
    }
}

static void take_text(struct walk *walk, uint32_t node) {
    struct view text = walk->tree->nodes[node].text;
    if (view_trim(text).length > 0) {
        uint32_t chunk = block_around(walk, node);
        if ((walk->breaks > 1 && !walk->pre) || chunk != walk->chunk.node) flush(walk);
        if (view_trim(buffer_view(&walk->raw)).length == 0) start_chunk(walk, chunk, node);
        if (walk->link) walk->chunk.link_weight += weight_of(text);
        walk->breaks = 0;
    }
    size_t start = walk->raw.length;
    buffer_append(&walk->raw, text.data, text.length);
    for (size_t i = start; i < walk->raw.length; i++)
        if (walk->raw.data[i] == '\v') walk->raw.data[i] = ' ';
}

/* ---- Elements --------------------------------------------------------------------------------------------------- */

/* Whether the cells of ROW hold short texts alone, so that they can stand on one line. */
static bool is_simple_row(const struct tree *tree, uint32_t row) {
    size_t length = 0, cells = 0, breaks = 0;
    for (uint32_t i = row + 1; i < tree->nodes[row].end; i++) {
        enum tag tag = tree->nodes[i].tag;
        bool is_cell = tag == TAG_TD || tag == TAG_TH;
        if (tag_is_block(tag) && !is_cell) return false;
        cells += is_cell;
        breaks += tag == TAG_BR;
        length += tree->nodes[i].text.length;
        if (length > max_row || breaks > cells) return false;
    }
    return true;
}

static bool is_item(enum tag tag) { return tag == TAG_LI || tag == TAG_DD || tag == TAG_DT; }

/* Leaves what NODE is not inside of. */
static void leave(struct walk *walk, uint32_t node) {
    const struct tree *tree = walk->tree;
    if (walk->link && !tree_is_inside(tree, node, walk->link)) walk->link = 0;
    if (walk->pre && !tree_is_inside(tree, node, walk->pre)) {
        flush(walk);
        walk->pre = 0;
    }
    if (walk->row && !tree_is_inside(tree, node, walk->row)) {
        flush(walk);
        walk->row = 0;
    }
    while (walk->list_item && !tree_is_inside(tree, node, walk->list_item)) {
        flush(walk);
        do walk->list_item = tree->nodes[walk->list_item].parent;
        while (walk->list_item > 0 && !is_item(tree->nodes[walk->list_item].tag));
    }
}

static void enter(struct walk *walk, uint32_t node) {
    enum tag tag = walk->tree->nodes[node].tag;
    bool cell = walk->row && (tag == TAG_TD || tag == TAG_TH);
    if (cell && view_trim(buffer_view(&walk->raw)).length > 0) buffer_append_str(&walk->raw, " | ");
    else if (tag_is_block(tag) && !cell) flush(walk);
    if (tag == TAG_BR && !cell) {
        walk->breaks++;
        buffer_append_byte(&walk->raw, walk->row ? ' ' : '\v');
    }
    if (tag == TAG_A && tree_has_attribute(walk->tree, node, "href")) walk->link = node;
    if (is_item(tag)) walk->list_item = node;
    if (tag == TAG_PRE) walk->pre = node;
    if (tag == TAG_TR && is_simple_row(walk->tree, node)) walk->row = node;
}

/* ---- Interface -------------------------------------------------------------------------------------------------- */

void chunks_release(struct chunks *chunks) {
    array_release(chunks);
    buffer_release(&chunks->text);
}

bool chunks_collect(struct chunks *chunks, const struct tree *tree, const bool *dropped) {
    struct walk walk = {.out = chunks, .tree = tree, .ok = true};
    for (uint32_t i = 0; i < tree->length && walk.ok; i++) {
        leave(&walk, i);
        if (dropped[i]) {
            if (tag_is_block(tree->nodes[i].tag)) flush(&walk);
            i = tree->nodes[i].end - 1;
        } else if (tree->nodes[i].tag == TAG_TEXT) {
            take_text(&walk, i);
        } else {
            enter(&walk, i);
        }
    }
    flush(&walk);
    buffer_release(&walk.raw);
    return walk.ok;
}
