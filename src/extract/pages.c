/* SPDX-License-Identifier: MIT */
/* Running heads, footers or page numbers, taken off. */

/*
 * What stands at the edge of a page and again at the edge of others is no part of the text. Digits count as equal: the
 * number of the page or of the chapter changes from page to page.
 */
#include "extract/pages.h"

#include "base/table.h"
#include "text/clean.h"

/* How many lines at the top and at the bottom of a page may be heads: title, section and number at most. */
enum { EDGE = 3 };

/* A head is there at least so many times, and on every fourth page: those of odd and even pages differ, and change with
   the chapter. */
static const size_t repeats_least = 3;
static const size_t pages_per_repeat = 8;

/* A line longer than this is text. */
static const size_t head_max = 120;

/* Takes the next page off TEXT; false when there is none. */
static bool take_page(struct view *page, struct view *text) {
    if (text->length == 0) return false;
    const char *end = memchr(text->data, '\f', text->length);
    *page = view_of(text->data, end ? (size_t)(end - text->data) : text->length);
    size_t taken = page->length + (end != NULL);
    *text = view_of(text->data + taken, text->length - taken);
    return true;
}

/* Puts LINE into KEY with each run of digits as one "0" and without white space: what two heads have in common. */
static void make_key(struct buffer *key, struct view line) {
    bool digits = false;
    buffer_clear(key);
    for (size_t i = 0; i < line.length; i++) {
        bool digit = line.data[i] >= '0' && line.data[i] <= '9';
        if (digit && !digits) buffer_append_byte(key, '0');
        else if (!digit && !ascii_is_space(line.data[i])) buffer_append_byte(key, line.data[i]);
        digits = digit;
    }
}

/* The lines of a page that may be heads or footers. */
struct edges {
    struct view lines[2 * EDGE]; /* those at the top, those at the bottom, without blank ones */
    size_t count;
};

/* Finds the edges of PAGE; one with few lines has the same line but once. */
static void find_edges(struct edges *edges, struct view page) {
    struct view line, rest = page;
    size_t seen = 0;
    *edges = (struct edges){0};
    while (view_take_line(&line, &rest)) {
        if (view_trim(line).length == 0) continue;
        edges->lines[seen < EDGE ? seen : EDGE + seen % EDGE] = line;
        seen++;
    }
    edges->count = seen < 2 * EDGE ? seen : 2 * EDGE;
}

/* Counts in COUNTS how many pages have each edge line of TEXT; returns the number of pages, 0 when memory ran out. */
static size_t count_edges(struct table *counts, struct view text) {
    struct buffer key = {0};
    struct view page;
    struct edges edges;
    size_t pages = 0;
    bool ok = true;
    while (ok && take_page(&page, &text)) {
        pages++;
        find_edges(&edges, page);
        for (size_t i = 0; i < edges.count && ok; i++) {
            if (edges.lines[i].length > head_max) continue;
            make_key(&key, edges.lines[i]);
            struct table_entry *entry = key.length ? table_put(counts, buffer_view(&key)) : NULL;
            if (entry) entry->value++;
            else ok = key.length == 0 && !key.failed;
        }
    }
    buffer_release(&key);
    return ok ? pages : 0;
}

/* Whether LINE, at an edge of one of PAGES pages, is printed on others, too. */
static bool is_head(struct buffer *key, struct view line, const struct table *counts, size_t pages) {
    if (line.length > head_max) return false;
    make_key(key, line);
    const struct table_entry *entry = key->length ? table_find(counts, buffer_view(key)) : NULL;
    return entry && entry->value >= repeats_least && entry->value * pages_per_repeat >= pages;
}

/* Appends PAGE without its heads and footers. */
static bool append_page(struct buffer *out, struct view page, const struct table *counts, size_t pages) {
    struct buffer key = {0}, kept = {0};
    struct edges edges;
    struct view line;
    find_edges(&edges, page);
    while (view_take_line(&line, &page)) {
        bool head = false;
        for (size_t i = 0; i < edges.count; i++)
            head = head || (edges.lines[i].data == line.data && is_head(&key, line, counts, pages));
        if (head) continue;
        buffer_append(&kept, line.data, line.length);
        buffer_append_byte(&kept, '\n');
    }
    if (kept.length > 0) clean_text(out, view_trim(buffer_view(&kept)), &(struct clean_counts){0});
    bool ok = !key.failed && !kept.failed && !out->failed;
    buffer_release(&key);
    buffer_release(&kept);
    return ok;
}

bool pages_join(struct buffer *out, struct page_starts *starts, struct view text) {
    struct table counts = {0};
    struct view page;
    size_t pages = count_edges(&counts, text);
    bool ok = pages > 0 || text.length == 0;
    while (ok && take_page(&page, &text)) {
        size_t length = out->length;
        if (length > 0) buffer_append_str(out, "\n\n");
        size_t start = out->length;
        ok = array_push(&starts->items, start) && append_page(out, page, &counts, pages);
        /* Of an empty page nothing stays, not even the blank line. */
        if (out->length > start) continue;
        out->length = length;
        if (out->data) out->data[length] = '\0';
        if (ok) starts->items.items[starts->items.length - 1] = length;
    }
    table_release(&counts);
    return ok;
}
