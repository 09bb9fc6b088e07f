/* SPDX-License-Identifier: MIT */
/* Paragraphs gathered until they are long enough, then divided evenly where they are too long. */
#include "passage/split.h"

#include "passage/measure.h"
#include "text/chars.h"
#include "text/sentence.h"
#include "text/utf8.h"

/*
 * A passage is what one hit shows and what BM25 takes for a document. Under forty words it is a caption or a headline
 * without its story; above two hundred (three or four paragraphs of a newspaper, half a page of a book) the words of a
 * query meet by chance.
 */
enum {
    least_words = 40,
    most_words = 200,
    /* What is left at the end may join what precedes. */
    most_joined = most_words + least_words,
    /* A paragraph is divided at the latest when that much of it is in memory. */
    most_pending = 4 * most_words,
};

/* A sentence, or a part of one that is too long. */
struct piece {
    size_t start, end; /* bytes in the text */
    size_t words;      /* with the white space in front, so that a group of pieces is bounded in bytes too */
};

ARRAY_STRUCT(pieces, struct piece);

struct splitter {
    struct view text;
    struct passages *out;
    struct pieces pending; /* paragraphs that wait until they are long enough together */
    size_t pending_words;
    size_t behind;        /* the end of the last piece */
    size_t passage_words; /* words of the last passage; 0 when there is none */
    size_t counted;       /* line feeds are counted up to here */
    size_t line;          /* number of the line that holds byte COUNTED */
};

/* The line on which byte AT stands; AT never falls. */
static size_t line_at(struct splitter *splitter, size_t at) {
    const char *end = splitter->text.data + at;
    const char *place = splitter->text.data + splitter->counted;
    while (place < end && (place = memchr(place, '\n', (size_t)(end - place)))) {
        splitter->line++;
        place++;
    }
    splitter->counted = at;
    return splitter->line;
}

/* Makes one passage of pending pieces [FROM, TO). */
static bool emit(struct splitter *splitter, size_t from, size_t to, size_t words) {
    size_t start = splitter->pending.items[from].start;
    splitter->passage_words = words;
    lede_passage passage = {.start = start, .end = splitter->pending.items[to - 1].end};
    passage.line = line_at(splitter, start);
    return array_push(splitter->out, passage);
}

/* The end of the passage that begins at pending piece FROM when REST words are left from there; *WORDS is its size.
   The goal is an equal share of what is left, so that no scrap remains at the end. */
static size_t part_end(const struct splitter *splitter, size_t from, size_t rest, size_t *words) {
    const struct pieces *pending = &splitter->pending;
    /* As few passages as the limit allows, of about the same size. */
    size_t parts = (rest + most_words - 1) / most_words, goal = rest / parts, to = from;
    *words = 0;
    while (to < pending->length) {
        size_t next = pending->items[to].words;
        /* The piece that crosses the goal falls on the side where most of it lies; one is always taken. */
        if (to > from && (*words + next > most_words || *words + next / 2 > goal)) break;
        *words += next;
        to++;
    }
    if (rest - *words < least_words && rest <= most_joined) {
        *words = rest;
        to = pending->length;
    }
    return to;
}

/* Makes passages of what is pending; KEEP: the last of them stays pending, because its paragraph goes on. */
static bool divide(struct splitter *splitter, bool keep) {
    struct pieces *pending = &splitter->pending;
    size_t from = 0;
    while (from < pending->length) {
        size_t words, to = part_end(splitter, from, splitter->pending_words, &words);
        if (keep && to == pending->length) break;
        if (!emit(splitter, from, to, words)) return false;
        splitter->pending_words -= words;
        from = to;
    }
    pending->length -= from;
    memmove(pending->items, pending->items + from, pending->length * sizeof *pending->items);
    return true;
}

/* Adds SENTENCE to what is pending, in parts when it is too long. */
static bool add_sentence(struct splitter *splitter, const struct sentence *sentence) {
    size_t start = sentence->start;
    while (start < sentence->end) {
        struct view rest = view_of(splitter->text.data + start, sentence->end - start);
        size_t end = start + measure_cut(rest, most_words);
        struct view with_gap = view_of(splitter->text.data + splitter->behind, end - splitter->behind);
        size_t words = measure_words(with_gap);
        if (!array_push(&splitter->pending, (struct piece){start, end, words})) return false;
        splitter->pending_words += words;
        splitter->behind = end;
        if (splitter->pending_words > most_pending && !divide(splitter, true)) return false;
        start = space_skip(splitter->text, end);
    }
    return true;
}

/* Makes passages of what is left, which joins the passage before it when it is too short to be one. */
static bool finish(struct splitter *splitter) {
    bool joins = splitter->pending_words < least_words && splitter->passage_words > 0 &&
                 splitter->passage_words + splitter->pending_words <= most_joined;
    if (splitter->pending.length == 0) return true;
    if (!joins) return divide(splitter, false);
    splitter->out->items[splitter->out->length - 1].end = splitter->behind;
    return true;
}

/* Whether a passage may end with SENTENCE: "She said:" belongs to what she said. */
static bool may_end(const struct splitter *splitter, const struct sentence *sentence) {
    return sentence->ends_paragraph && splitter->pending_words >= least_words &&
           splitter->text.data[sentence->end - 1] != ':';
}

bool passages_split(struct passages *out, struct view text) {
    if (!text_has_word(text)) return true;
    struct splitter splitter = {.text = text, .out = out, .line = 1};
    struct sentence_scan scan = {.text = text, .layout = layout_measure(text)};
    struct sentence sentence;
    bool ok = true;
    while (ok && sentence_next(&sentence, &scan)) {
        ok = add_sentence(&splitter, &sentence);
        if (ok && may_end(&splitter, &sentence)) ok = divide(&splitter, false);
    }
    ok = ok && finish(&splitter);
    array_release(&splitter.pending);
    return ok;
}
