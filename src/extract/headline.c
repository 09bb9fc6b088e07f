/* SPDX-License-Identifier: MIT */
/* Headings compared with titles by the words that they share. */
#include "extract/headline.h"

#include "base/table.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    most_words = 64,    /* of a title that are compared */
    most_bytes = 400,   /* of a heading; longer ones are no headlines */
    most_headings = 50, /* of a page that are looked at */
    least_words = 3,    /* of a title that is told from what stands in front of it */
    site_words = 5,     /* the name of a site behind the title has no more */
};

/* ---- Words ------------------------------------------------------------------------------------------------------ */

/* The words of a line, as hashes of their folded forms. */
struct words {
    uint64_t items[most_words];
    size_t length;
};

static void words_of(struct words *words, struct view line) {
    struct buffer folded = {0};
    words->length = 0;
    if (!fold_word(&folded, line)) goto done;
    size_t start = 0, end = 0;
    while (end < folded.length && words->length < most_words) {
        int32_t c;
        size_t size = utf8_decode(&c, folded.data + end, folded.length - end);
        bool in_word = char_is_word(c) || char_kind(c) == CHAR_MARK;
        if (in_word && end + size < folded.length) {
            end += size;
            continue;
        }
        size_t word_end = in_word ? end + size : end;
        if (word_end > start)
            words->items[words->length++] = hash_bytes(view_of(folded.data + start, word_end - start));
        start = end += size;
    }
done:
    buffer_release(&folded);
}

/* How many of the words of A are in B. */
static size_t common_words(const struct words *a, const struct words *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->length; i++) {
        size_t j = 0;
        while (j < b->length && b->items[j] != a->items[i]) j++;
        count += j < b->length;
    }
    return count;
}

/* ---- Names of sites --------------------------------------------------------------------------------------------- */

/* Bytes of the mark that separates a title from the name of the site, white space included, at AT of TITLE; 0: none. */
static size_t separator_size(struct view title, size_t at) {
    static const char *const marks[] = {" | ", " - ", " – ", " — ", " :: ", " · ", " • ",
                                        " » ", " « ", " / ", " < ", " > ",  " : "};
    struct view rest = view_of(title.data + at, title.length - at);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (view_starts(rest, view_str(marks[i]))) return strlen(marks[i]);
    return 0;
}

/* SITE without the end of an address: "Example.com" calls itself "Example". */
static struct view without_domain(struct view site) {
    static const char *const ends[] = {".com", ".org", ".net", ".info", ".co.kr", ".ru", ".kr", ".su"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (site.length <= length) continue;
        struct view end = view_of(site.data + site.length - length, length);
        if (view_equal_letters(end, view_str(ends[i]))) return view_of(site.data, site.length - length);
    }
    return site;
}

/* Whether PART is SITE, or shares most words with it. */
static bool is_site(struct view part, struct view site) {
    struct words a, b;
    if (site.length == 0) return false;
    words_of(&a, without_domain(part));
    words_of(&b, without_domain(site));
    return a.length > 0 && common_words(&a, &b) * 2 > a.length && common_words(&b, &a) * 2 > b.length;
}

/* TITLE without what stands behind its last separator, or in front of its first, as long as that is the name of the
   site, or, with LOOSELY, a few words behind many. */
static struct view without_site(struct view title, struct view site, bool loosely) {
    for (size_t at = title.length; at-- > 1;) {
        size_t size = separator_size(title, at);
        if (size == 0) continue;
        struct view part = view_of(title.data + at + size, title.length - at - size), rest = view_of(title.data, at);
        struct words words, rest_words;
        words_of(&words, part);
        words_of(&rest_words, rest);
        bool few = loosely && words.length <= site_words && words.length < rest_words.length;
        if (!few && !is_site(part, site)) break;
        title = rest;
    }
    for (size_t at = 1; at < title.length; at++) {
        size_t size = separator_size(title, at);
        if (size == 0) continue;
        if (is_site(view_of(title.data, at), site)) return view_of(title.data + at + size, title.length - at - size);
        break;
    }
    return title;
}

/* The title of a fact as it may be compared and shown. */
static struct view title_of(const struct facts *facts, const struct fact *fact) {
    return without_site(fact->value, facts_best(facts, FACT_SITE), fact->rank == RANK_WEAK);
}

/* ---- Headings --------------------------------------------------------------------------------------------------- */

/* How well the heading LINE with WORDS agrees with the titles: hundredths of the words of both that they share, at
   best. Of two that agree as well the one that a title begins with counts: behind it stands the name of the site. */
static size_t agreement(struct view line, const struct words *words, const struct facts *facts) {
    size_t best = 0;
    for (size_t i = 0; i < facts->length; i++) {
        struct words title;
        if (facts->items[i].kind != FACT_TITLE) continue;
        struct view text = title_of(facts, &facts->items[i]);
        words_of(&title, text);
        if (title.length == 0) continue;
        size_t common = common_words(words, &title);
        size_t shared = 200 * common / (words->length + title.length) + view_starts(text, line);
        if (shared > best) best = shared;
    }
    return best;
}

/* The smallest agreement at which a heading is the headline. A main heading may be worded anew for social media. */
static size_t least_agreement(enum tag tag) { return tag == TAG_H1 ? 40 : 70; }

/* Takes away the sign behind a heading that is a link to it, as handbooks have it. */
static void cut_permalink(struct buffer *line) {
    static const char sign[] = "\xC2\xB6"; /* a pilcrow */
    size_t length = sizeof sign - 1;
    bool there = line->length > length && memcmp(line->data + line->length - length, sign, length) == 0;
    if (there) buffer_cut(line, view_trim(view_of(line->data, line->length - length)).length);
}

/* Sets *NODE to the heading that agrees best with the titles, and *LINE to its text. */
static void find_heading(struct buffer *line, uint32_t *node, const struct tree *tree, const struct facts *facts) {
    struct view site = facts_best(facts, FACT_SITE);
    struct buffer text = {0};
    size_t best = 0, seen = 0;
    *node = 0;
    for (uint32_t i = 0; i < tree->length && seen < most_headings; i++) {
        enum tag tag = tree->nodes[i].tag;
        if (!tag_is_heading(tag) || tag > TAG_H3) continue;
        buffer_clear(&text);
        tree_line(&text, tree, i);
        cut_permalink(&text);
        struct words words;
        words_of(&words, buffer_view(&text));
        seen++;
        if (words.length == 0 || text.length > most_bytes || is_site(buffer_view(&text), site)) continue;
        size_t agrees = agreement(buffer_view(&text), &words, facts);
        if (agrees < least_agreement(tag) || agrees <= best) continue;
        best = agrees;
        *node = i;
        buffer_clear(line);
        buffer_append(line, text.data, text.length);
    }
    if (text.failed) line->failed = true;
    buffer_release(&text);
}

/* LINE without a word in front of the title that it ends with: "Politics" is no part of the headline. */
static struct view without_kicker(struct view line, const struct facts *facts) {
    for (size_t i = 0; i < facts->length; i++) {
        struct view title = facts->items[i].value;
        struct words words;
        if (facts->items[i].kind != FACT_TITLE || title.length >= line.length) continue;
        struct view end = view_of(line.data + line.length - title.length, title.length);
        words_of(&words, title);
        if (words.length >= least_words && view_equal(end, title)) return title;
    }
    return line;
}

void headline_find(struct buffer *out, uint32_t *node, const struct tree *tree, const struct facts *facts) {
    const struct fact *best = NULL;
    struct buffer line = {0};
    find_heading(&line, node, tree, facts);
    struct view found = without_kicker(buffer_view(&line), facts);
    buffer_append(out, found.data, found.length);
    if (line.failed) out->failed = true;
    buffer_release(&line);
    if (*node != 0) return;
    for (size_t i = 0; i < facts->length; i++)
        if (facts->items[i].kind == FACT_TITLE && (!best || facts->items[i].rank < best->rank)) best = &facts->items[i];
    if (!best) return;
    struct view title = title_of(facts, best);
    buffer_append(out, title.data, title.length);
}
