/* SPDX-License-Identifier: MIT */
/* Choosing among runs of sentences by the matches they would show. */
#include "passage/snippet.h"

#include "base/mem.h"
#include "passage/flat.h"
#include "text/chars.h"
#include "text/sentence.h"
#include "text/utf8.h"

static const char ellipsis[] = "…";

/* A sentence that is wider than asked for by no more than this part is shown whole: a cut would hide a word or two. */
enum { tolerance_divisor = 8 };

/* A match in the flat line. */
struct mark {
    size_t start, end;
    double weight;
    size_t earlier; /* index plus one of the mark before it with the same leaf, 0 for the first */
};

ARRAY_STRUCT(marks, struct mark);

/* What a snippet is chosen from. */
struct sketch {
    struct flat flat;
    struct spans sentences; /* of the flat line, ascending; a space or nothing between them */
    struct marks marks;     /* ascending by start */
    size_t columns;
};

/* What a snippet would show: bytes of the flat line, marks [first, last), their worth. */
struct choice {
    lede_span span;
    lede_span whole; /* the sentence that SPAN was cut from, or SPAN itself */
    size_t first, last;
    double weight; /* of different leaves */
    bool found;
};

/* ---- Preparing ------------------------------------------------------------------------------------------------ */

/* Sentences are found in the stored text, where line ends still tell paragraphs apart, then placed in the flat line. */
static bool sketch_sentences(struct sketch *sketch, const struct snippet_request *request) {
    struct view passage = request->passage;
    struct view around = request->around.length > 0 ? request->around : passage;
    size_t offset = (size_t)(passage.data - around.data);
    struct sentence_scan scan = {view_of(around.data, offset + passage.length), layout_measure(around), offset};
    struct sentence sentence;
    while (sentence_next(&sentence, &scan)) {
        lede_span span = {sketch->flat.places[sentence.start - offset], sketch->flat.places[sentence.end - offset]};
        if (!array_push(&sketch->sentences, span)) return false;
    }
    return true;
}

/* Fills in which mark before each has the same leaf. */
static bool link_leaves(struct sketch *sketch, const struct snippet_request *request) {
    uint32_t most = 0;
    for (size_t i = 0; i < request->match_count; i++)
        if (request->matches[i].leaf > most) most = request->matches[i].leaf;
    size_t *latest = mem_calloc((size_t)most + 1, sizeof *latest);
    if (!latest) return false;
    for (size_t i = 0; i < request->match_count; i++) {
        size_t *last = &latest[request->matches[i].leaf];
        sketch->marks.items[i].earlier = *last;
        *last = i + 1;
    }
    mem_free(latest);
    return true;
}

/* Clipped to the passage: places in the flat line are known of its own bytes only. */
static bool sketch_marks(struct sketch *sketch, const struct snippet_request *request) {
    size_t length = request->passage.length;
    if (!array_reserve(&sketch->marks, request->match_count)) return false;
    for (size_t i = 0; i < request->match_count; i++) {
        const struct snippet_match *match = &request->matches[i];
        size_t end = match->end < length ? match->end : length, start = match->start < end ? match->start : end;
        sketch->marks.items[sketch->marks.length++] =
            (struct mark){sketch->flat.places[start], sketch->flat.places[end], match->weight, 0};
    }
    return link_leaves(sketch, request);
}

/* Of a sketch that was begun, at whatever point making it failed. */
static void sketch_release(struct sketch *sketch) {
    flat_release(&sketch->flat);
    array_release(&sketch->sentences);
    array_release(&sketch->marks);
}

/* ---- Choosing ------------------------------------------------------------------------------------------------- */

/* Adds the next mark to CHOICE. */
static void choice_extend(struct choice *choice, const struct sketch *sketch) {
    const struct mark *mark = &sketch->marks.items[choice->last++];
    /* EARLIER is an index plus one: the leaf is new here when its last mark lies in front of FIRST. */
    if (mark->earlier <= choice->first) choice->weight += mark->weight;
}

/* Keeps the better of *BEST and CHOICE: by weight of different leaves, then by matches, then the earlier one. */
static void choice_consider(struct choice *best, const struct choice *choice) {
    size_t matches = choice->last - choice->first, best_matches = best->last - best->first;
    bool heavier = choice->weight > best->weight;
    bool equal = !heavier && !(choice->weight < best->weight);
    if (!best->found || heavier || (equal && matches > best_matches)) *best = *choice;
}

/* Whether SPAN has to be cut to be shown. */
static bool is_wide(const struct sketch *sketch, lede_span span) {
    return flat_width(&sketch->flat, span.start, span.end) > sketch->columns + sketch->columns / tolerance_divisor;
}

/* Considers the run of whole sentences from sentence INDEX to the last with a mark; the first mark there is FIRST. */
static void choose_run(struct choice *best, const struct sketch *sketch, size_t index, size_t first) {
    const struct spans *sentences = &sketch->sentences;
    struct choice choice = {.span = sentences->items[index], .first = first, .last = first, .found = true};
    for (size_t i = index; i < sentences->length; i++) {
        size_t end = sentences->items[i].end, marks = choice.last;
        if (i > index && flat_width(&sketch->flat, choice.span.start, end) > sketch->columns) break;
        while (choice.last < sketch->marks.length && sketch->marks.items[choice.last].start < end)
            choice_extend(&choice, sketch);
        if (choice.last > marks) choice.span.end = end;
    }
    choice.whole = choice.span;
    choice_consider(best, &choice);
}

/* Room for text in a snippet that is cut on both sides. */
static size_t cut_room(const struct sketch *sketch) { return sketch->columns > 2 ? sketch->columns - 2 : 1; }

/* Considers parts of sentence INDEX, which is too wide, whose first mark is FIRST: each mark with those behind it that
   fit. */
static void choose_part(struct choice *best, const struct sketch *sketch, size_t index, size_t first) {
    const struct marks *marks = &sketch->marks;
    lede_span whole = sketch->sentences.items[index];
    for (; first < marks->length && marks->items[first].start < whole.end; first++) {
        struct choice choice = {.span = {marks->items[first].start, 0}, .whole = whole, .found = true};
        choice.first = choice.last = first;
        while (choice.last < marks->length && marks->items[choice.last].start < whole.end) {
            size_t end = marks->items[choice.last].end < whole.end ? marks->items[choice.last].end : whole.end;
            if (end < choice.span.end) end = choice.span.end;
            bool fits = flat_width(&sketch->flat, choice.span.start, end) <= cut_room(sketch);
            if (!fits && choice.last > first) break;
            choice.span.end = end;
            choice_extend(&choice, sketch);
        }
        choice_consider(best, &choice);
    }
}

/* How the passage begins. */
static struct choice choose_beginning(const struct sketch *sketch) {
    lede_span first = sketch->sentences.items[0];
    lede_span shown = is_wide(sketch, first) ? (lede_span){first.start, first.start} : first;
    return (struct choice){.span = shown, .whole = first, .found = true};
}

/* Sentences and marks are both ascending, so that one pass finds the first mark of each sentence. A mark belongs to the
   sentence in which it starts. */
static struct choice choose(const struct sketch *sketch) {
    struct choice best = {0};
    const struct spans *sentences = &sketch->sentences;
    const struct marks *marks = &sketch->marks;
    size_t first = 0;
    for (size_t i = 0; i < sentences->length; i++) {
        lede_span span = sentences->items[i];
        while (first < marks->length && marks->items[first].start < span.start) first++;
        if (first == marks->length || marks->items[first].start >= span.end) continue;
        if (is_wide(sketch, span)) choose_part(&best, sketch, i, first);
        else choose_run(&best, sketch, i, first);
    }
    return best.found ? best : choose_beginning(sketch);
}

/* ---- Growing -------------------------------------------------------------------------------------------------- */

/* Adds neighbouring sentences while they fit, what follows before what precedes. */
static void grow(struct choice *choice, const struct sketch *sketch) {
    const struct spans *sentences = &sketch->sentences;
    size_t before = 0, after;
    while (before < sentences->length && sentences->items[before].start < choice->span.start) before++;
    for (after = before; after < sentences->length && sentences->items[after].start < choice->span.end;) after++;
    for (bool grown = true; grown;) {
        grown = false;
        if (after < sentences->length &&
            flat_width(&sketch->flat, choice->span.start, sentences->items[after].end) <= sketch->columns) {
            choice->span.end = sentences->items[after++].end;
            grown = true;
        }
        if (before > 0 &&
            flat_width(&sketch->flat, sentences->items[before - 1].start, choice->span.end) <= sketch->columns) {
            choice->span.start = sentences->items[--before].start;
            grown = true;
        }
    }
    choice->whole = choice->span;
}

/* ---- Cutting -------------------------------------------------------------------------------------------------- */

/* Whether the line may be cut at byte AT (inside it): beside a space, or beside a Han or kana character. */
static bool is_edge(struct view line, size_t at) {
    int32_t before, after;
    utf8_before(&before, line, at);
    utf8_decode(&after, line.data + at, line.length - at);
    return before == ' ' || after == ' ' || char_kind(before) == CHAR_IDEOGRAPH || char_kind(after) == CHAR_IDEOGRAPH;
}

/* The start of a cut at most COLUMNS in front of AT, no further than FLOOR: at a word if there is one. */
static size_t cut_start(const struct flat *flat, size_t floor, size_t at, size_t columns) {
    struct view line = buffer_view(&flat->text);
    size_t start = at;
    while (start > floor && flat_width(flat, flat_before(flat, start), at) <= columns) start = flat_before(flat, start);
    if (start <= floor) return floor;
    for (size_t edge = start; edge < at; edge = flat_after(flat, edge))
        if (is_edge(line, edge)) return line.data[edge] == ' ' ? edge + 1 : edge;
    return is_edge(line, at) ? at : start;
}

/* The end of a cut at most COLUMNS behind AT, no further than CEILING: behind a word if there is one. */
static size_t cut_end(const struct flat *flat, size_t at, size_t ceiling, size_t columns) {
    struct view line = buffer_view(&flat->text);
    size_t end = at;
    while (end < ceiling && flat_width(flat, at, flat_after(flat, end)) <= columns) end = flat_after(flat, end);
    if (end >= ceiling) return ceiling;
    for (size_t edge = end; edge > at; edge = flat_before(flat, edge))
        if (is_edge(line, edge)) return line.data[edge - 1] == ' ' ? edge - 1 : edge;
    return at > 0 && is_edge(line, at) ? at : end;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Widens the chosen part of a sentence to the room there is, evenly on both sides as far as the sentence goes. */
static void widen(struct choice *choice, const struct sketch *sketch) {
    const struct flat *flat = &sketch->flat;
    lede_span *span = &choice->span;
    size_t room = cut_room(sketch), width = flat_width(flat, span->start, span->end);
    if (width > room) {
        span->end = cut_end(flat, span->start, span->end, room);
        return;
    }
    size_t spare = room - width, right = flat_width(flat, span->end, choice->whole.end);
    /* Room that the right side cannot use goes to the left. */
    size_t before = right < spare - spare / 2 ? spare - right : spare / 2;
    span->start = cut_start(flat, choice->whole.start, span->start, before);
    spare = room - least(room, flat_width(flat, span->start, span->end));
    span->end = cut_end(flat, span->end, choice->whole.end, spare);
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

/* Appends the part of SPAN of the flat line that CHOICE shows, to highlights that start at BASE of the snippet; spans
   that meet become one. */
static bool highlight(struct snippet *out, const struct choice *choice, lede_span span, size_t base) {
    size_t start = span.start > choice->span.start ? span.start : choice->span.start;
    size_t end = least(span.end, choice->span.end);
    if (start >= end) return true;
    start = start - choice->span.start + base;
    end = end - choice->span.start + base;
    lede_span *last = out->highlights.length > 0 ? &out->highlights.items[out->highlights.length - 1] : NULL;
    if (last && start <= last->end) {
        if (end > last->end) last->end = end;
        return true;
    }
    return array_push(&out->highlights, (lede_span){start, end});
}

/* An ellipsis stands where a sentence was cut, not between sentences: there it would look like a quotation. */
static bool write_choice(struct snippet *out, const struct choice *choice, const struct sketch *sketch) {
    const char *line = buffer_str(&sketch->flat.text);
    if (choice->span.start > choice->whole.start) buffer_append_str(&out->text, ellipsis);
    size_t base = out->text.length;
    buffer_append(&out->text, line + choice->span.start, choice->span.end - choice->span.start);
    if (choice->span.end < choice->whole.end) buffer_append_str(&out->text, ellipsis);
    for (size_t i = 0; i < sketch->marks.length; i++) {
        const struct mark *mark = &sketch->marks.items[i];
        if (!highlight(out, choice, (lede_span){mark->start, mark->end}, base)) return false;
    }
    return !out->text.failed;
}

bool snippet_make(struct snippet *out, const struct snippet_request *request) {
    struct sketch sketch = {.columns = request->columns};
    bool ok = flat_make(&sketch.flat, request->passage, request->is_word, request->context) &&
              sketch_sentences(&sketch, request) && sketch_marks(&sketch, request);
    if (ok && sketch.sentences.length > 0) {
        struct choice choice = choose(&sketch);
        if (is_wide(&sketch, choice.whole)) widen(&choice, &sketch);
        else grow(&choice, &sketch);
        ok = write_choice(out, &choice, &sketch);
    }
    sketch_release(&sketch);
    return ok;
}

void snippet_release(struct snippet *snippet) {
    buffer_release(&snippet->text);
    array_release(&snippet->highlights);
}
