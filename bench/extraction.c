/* SPDX-License-Identifier: MIT */
/* How well the text of web pages is found, and how fast. */

/*
 * usage: extraction FOLDER...
 *
 * Each FOLDER holds source.html (UTF-8) and expected.txt, the text that a person or another program took from it.
 * Precision, recall and F1 are over multisets of shingles of four words, the mean over all pages: the measure of most
 * comparisons of such programs. One line a page, worst found with sort -n; then the means, and the speed.
 */
#include "base/table.h"
#include "extract/page.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { shingle_words = 4 };

/* The hashes of the words of a text, in its order. */
struct words {
    uint64_t *items;
    size_t length;
};

static void die(const char *what) {
    fprintf(stderr, "extraction: %s\n", what);
    exit(3);
}

static bool read_whole(struct buffer *out, const char *folder, const char *name) {
    char path[4096], bytes[65536];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;) buffer_append(out, bytes, n);
    fclose(file);
    return !out->failed;
}

static struct words words_of(struct view text) {
    struct words words = {calloc(text.length + 1, sizeof *words.items), 0};
    if (!words.items) die("out of memory");
    for (size_t start = 0, at = 0; at <= text.length;) {
        int32_t c = ' ';
        size_t size = at < text.length ? utf8_decode(&c, text.data + at, text.length - at) : 1;
        if (!char_is_word(c) && c != '_' && char_kind(c) != CHAR_MARK) {
            if (at > start) words.items[words.length++] = hash_bytes(view_of(text.data + start, at - start));
            start = at + size;
        }
        at += size;
    }
    return words;
}

/* The shingles of WORDS; of fewer words, all of them as one. */
static size_t shingle_count(const struct words *words) {
    if (words->length == 0) return 0;
    return words->length < shingle_words ? 1 : words->length - shingle_words + 1;
}

static struct view shingle(const struct words *words, size_t i) {
    size_t length = words->length < shingle_words ? words->length : shingle_words;
    return view_of((const char *)(words->items + i), length * sizeof *words->items);
}

/* How many shingles A and B have in common. */
static size_t common_shingles(const struct words *a, const struct words *b) {
    struct table counts = {0};
    size_t common = 0;
    for (size_t i = 0; i < shingle_count(a); i++) table_put(&counts, shingle(a, i))->value++;
    for (size_t i = 0; i < shingle_count(b); i++) {
        struct table_entry *entry = table_find(&counts, shingle(b, i));
        if (!entry || entry->value == 0) continue;
        entry->value--;
        common++;
    }
    table_release(&counts);
    return common;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Sums over all pages. */
struct sums {
    double precision, recall, seconds, bytes;
    size_t pages;
};

static void measure(struct sums *sums, const char *folder) {
    struct buffer html = {0}, expected = {0};
    struct page page = {0};
    lede_error err;
    if (!read_whole(&html, folder, "source.html") || !read_whole(&expected, folder, "expected.txt")) die(folder);
    double start = seconds();
    if (page_read(&page, buffer_view(&html), (struct date){9999, 12, 31}, &err) != LEDE_OK) die(err.message);
    sums->seconds += seconds() - start;
    sums->bytes += (double)html.length;
    struct words truth = words_of(buffer_view(&expected)), found = words_of(buffer_view(&page.text));
    double common = (double)common_shingles(&truth, &found);
    double precision = shingle_count(&found) ? common / (double)shingle_count(&found) : shingle_count(&truth) == 0;
    double recall = shingle_count(&truth) ? common / (double)shingle_count(&truth) : 1;
    double sum = precision + recall;
    printf("%.4f %.4f %.4f %s\t%s\t%s\n", sum > 0 ? 2 * precision * recall / sum : 0, precision, recall, folder,
           buffer_str(&page.date), buffer_str(&page.title));
    sums->precision += precision;
    sums->recall += recall;
    sums->pages++;
    free(truth.items);
    free(found.items);
    page_release(&page);
    buffer_release(&html);
    buffer_release(&expected);
}

int main(int argc, char **argv) {
    struct sums sums = {0};
    for (int i = 1; i < argc; i++) measure(&sums, argv[i]);
    if (sums.pages == 0) die("usage: extraction FOLDER...");
    double pages = (double)sums.pages, precision = sums.precision / pages, recall = sums.recall / pages;
    printf("pages %zu  precision %.4f  recall %.4f  F1 %.4f  %.1f MB/s  %.0f pages/s\n", sums.pages, precision, recall,
           2 * precision * recall / (precision + recall), sums.bytes / 1e6 / sums.seconds, pages / sums.seconds);
}
