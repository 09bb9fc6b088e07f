/* SPDX-License-Identifier: MIT */
/* Finding where a sentence is used. */

/*
 * Passages that may have it come from the search: those with its rarest words, ranked, together with those that have it
 * as a phrase. The text around each is then aligned with the sentence, word by word; a passage's end is no limit.
 */
#include "search/quote.h"

#include "base/error.h"
#include "base/table.h"
#include "search/telling.h"
#include "text/clean.h"
#include "text/punctuation.h"
#include "text/space.h"
#include "text/utf8.h"

#include <stdlib.h>

enum {
    RARE_WORDS = 24,  /* that are searched: more make passages no likelier, but the search slower */
    CANDIDATES = 300, /* passages with these that are aligned */
    PHRASES = 2000    /* passages with the phrase that are aligned */
};

/*
 * A use has at least this share of its words in common with the sentence, and this share of what the best use has: with
 * 0.7 in place of 0.8, of 100 English sentences with a fifth of their words altered 18 were told behind others that are
 * less like them, with 0.8 12 (bench/quote.py); the more, the fewer altered uses are found beside an exact one.
 */
#define LIKENESS_MIN 0.5
#define LIKENESS_BESIDE_BEST 0.8

/* A word of a text. */
struct place {
    uint32_t word; /* its number among the words of the sentence, from 1; 0: it is none of them */
    size_t start, end;
};

ARRAY_STRUCT(places, struct place);
ARRAY_STRUCT(numbers, uint32_t);

struct quoting {
    struct quote_uses *out;
    struct arena *arena;
    struct store *store;
    const lede_search_options *options;
    struct view sentence;
    struct table words; /* of the sentence, numbered from 1 */
    struct places quoted;
    struct telling_found candidates;
    struct store_article article; /* the one at hand */
    struct buffer text;           /* what stands around the passage at hand */
    struct places found;
    lede_error *err;
};

void quote_release(struct quote_found *found) {
    for (size_t i = 0; i < found->uses.length; i++) array_release(&found->uses.items[i].pieces);
    array_release(&found->uses);
}

/* ---- Words ------------------------------------------------------------------------------------------------------ */

/* Appends the words of TEXT to OUT; new ones are numbered where LEARN says so. */
static lede_status read_places(struct places *out, struct quoting *quoting, struct view text, bool learn) {
    struct tokens tokens = {0};
    bool ok = tokens_of(&tokens, text);
    for (size_t i = 0; ok && i < tokens.list.length; i++) {
        const struct token *token = &tokens.list.items[i];
        struct view form = token_form(&tokens, token);
        if (token->parts > 1) continue;
        struct table_entry *word = learn ? table_put(&quoting->words, form) : table_find(&quoting->words, form);
        if (learn && word && word->value == 0) word->value = quoting->words.length;
        ok = (word || !learn) &&
             array_push(out, (struct place){word ? (uint32_t)word->value : 0, token->start, token->end});
    }
    tokens_release(&tokens);
    return ok ? LEDE_OK : error_no_memory(quoting->err);
}

static lede_status read_sentence(struct quoting *quoting) {
    lede_status status = read_places(&quoting->quoted, quoting, quoting->sentence, true);
    size_t count = quoting->quoted.length;
    if (status == LEDE_OK && count < QUOTE_WORDS_MIN)
        return error_set(quoting->err, LEDE_BAD_USAGE, "a quotation has at least %d words; 'lede search' finds less",
                         QUOTE_WORDS_MIN);
    if (status == LEDE_OK && count > QUOTE_WORDS_MAX)
        return error_set(quoting->err, LEDE_BAD_USAGE, "a quotation has at most %d words, this one has %zu",
                         QUOTE_WORDS_MAX, count);
    return status;
}

/* ---- Candidates ------------------------------------------------------------------------------------------------- */

/* Passages with the rarest words. */
static lede_status search_words(struct quoting *quoting) {
    struct telling_words words = {0};
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < quoting->words.length; i++)
        status = telling_add(&words, quoting->store, quoting->words.entries[i].key, 1, quoting->err);
    telling_keep(&words, RARE_WORDS);
    if (status == LEDE_OK)
        status =
            telling_search(&quoting->candidates, quoting->store, &words, CANDIDATES, quoting->options, quoting->err);
    array_release(&words);
    return status;
}

static lede_status search_phrase(struct quoting *quoting) {
    struct query_node node = {.kind = QUERY_PHRASE, .occur = QUERY_MUST, .text = quoting->sentence};
    return telling_query(&quoting->candidates, quoting->store, &node, PHRASES, quoting->options, quoting->err);
}

static int compare_passages(const void *a, const void *b) {
    int64_t x = ((const struct candidate *)a)->passage, y = ((const struct candidate *)b)->passage;
    return (x > y) - (x < y);
}

/* ---- Pieces ----------------------------------------------------------------------------------------------------- */

/* Words [FROM, END). */
struct range {
    size_t from, end;
};

/* Behind the marks that stand right behind byte AT of TEXT. */
static size_t marks_end(struct view text, size_t at) {
    int32_t c;
    while (at < text.length && space_size(text, at) == 0) at += utf8_decode(&c, text.data + at, text.length - at);
    return at;
}

/* Adds the words WORDS of PLACES in TEXT, with the marks behind them, as a piece. */
static bool push_piece(struct quote_use *use, struct quoting *quoting, enum align_kind kind, struct range words) {
    struct view text = kind == ALIGN_DROPPED ? quoting->sentence : buffer_view(&quoting->text);
    const struct place *places = kind == ALIGN_DROPPED ? quoting->quoted.items : quoting->found.items;
    struct buffer line = {0};
    if (words.from == words.end) return true;
    size_t start = places[words.from].start, end = places[words.end - 1].end;
    /* In scripts without spaces the next word may follow at once. */
    if (kind == ALIGN_DROPPED || words.end == quoting->found.length || places[words.end].start > end)
        end = marks_end(text, end);
    clean_line(&line, view_of(text.data + start, end - start));
    const char *copy = line.failed ? NULL : arena_copy(quoting->arena, line.data, line.length);
    bool ok = copy && array_push(&use->pieces, (struct quote_piece){kind, view_of(copy, line.length)});
    buffer_release(&line);
    return ok;
}

/* What differs: words of the sentence, then those in their place. */
static bool push_difference(struct quote_use *use, struct quoting *quoting, struct range quoted, struct range found) {
    return push_piece(use, quoting, ALIGN_DROPPED, quoted) && push_piece(use, quoting, ALIGN_ADDED, found);
}

/* Makes the pieces of USE, which has the words FOUND of the text, by STEPS. */
static bool make_pieces(struct quote_use *use, struct quoting *quoting, const struct align_steps *steps,
                        struct range found) {
    size_t quoted = 0, at = found.from;
    bool ok = true;
    for (size_t i = 0; ok && i < steps->length;) {
        size_t end = i;
        struct align_step step = steps->items[i];
        while (end < steps->length && steps->items[end].kind == ALIGN_SAME) end++;
        if (end == i) {
            i++;
            continue;
        }
        size_t count = end - i;
        ok = push_difference(use, quoting, (struct range){quoted, step.first}, (struct range){at, step.second}) &&
             push_piece(use, quoting, ALIGN_SAME, (struct range){step.second, step.second + count});
        use->same += count;
        quoted = step.first + count;
        at = step.second + count;
        i = end;
    }
    return ok &&
           push_difference(use, quoting, (struct range){quoted, quoting->quoted.length}, (struct range){at, found.end});
}

/* ---- Uses ------------------------------------------------------------------------------------------------------- */

/* Whether a sentence ends between bytes FROM and END of TEXT. */
static bool sentence_ends(struct view text, size_t from, size_t end) {
    while (from < end) {
        int32_t c;
        from += utf8_decode(&c, text.data + from, text.length - from);
        if (punctuation_ends(c)) return true;
    }
    return false;
}

/*
 * The words that STEPS cover, and as many more before and behind, within the sentence, as the quotation has that found
 * no counterpart: its first or last words were replaced.
 */
static struct range widen(const struct quoting *quoting, const struct align_steps *steps) {
    const struct align_step *first = &steps->items[0], *last = &steps->items[steps->length - 1];
    const struct place *places = quoting->found.items;
    struct view text = buffer_view(&quoting->text);
    struct range range = {first->second, last->second + 1};
    for (size_t left = first->first; left > 0 && range.from > 0; left--, range.from--)
        if (sentence_ends(text, places[range.from - 1].end, places[range.from].start)) break;
    for (size_t left = quoting->quoted.length - 1 - last->first; left > 0 && range.end < quoting->found.length;
         left--, range.end++)
        if (sentence_ends(text, places[range.end - 1].end, places[range.end].start)) break;
    return range;
}

static double likeness(const struct quote_use *use) {
    return (double)use->same / (double)(use->quoted > use->found ? use->quoted : use->found);
}

/* The text around a neighbouring passage may have a part of a use alone. */
static bool is_better(const struct quote_use *use, const struct quote_use *other) {
    return use->same != other->same ? use->same > other->same : likeness(use) > likeness(other);
}

/* Keeps USE unless the article's last one, which it overlaps, is better; passages of an article come in order. */
static bool keep_use(struct quoting *quoting, struct quote_use *use) {
    struct quote_uses *out = quoting->out;
    struct quote_use *last = out->length > 0 ? &out->items[out->length - 1] : NULL;
    bool overlaps = last && last->article == use->article && last->span.end > use->span.start;
    bool is_new = !overlaps && likeness(use) >= LIKENESS_MIN;
    if (is_new && array_push(out, *use)) return true;
    if (overlaps && is_better(use, last)) {
        array_release(&last->pieces);
        *last = *use;
        return true;
    }
    array_release(&use->pieces);
    return !is_new;
}

static size_t passage_at(const struct passages *passages, size_t byte) {
    size_t i = 0;
    while (i + 1 < passages->length && passages->items[i + 1].start <= byte) i++;
    return i;
}

/* Takes the words that STEPS cover as a use; the text at hand starts at byte BASE of the article. */
static bool take_use(struct quoting *quoting, const struct align_steps *steps, size_t base, int day) {
    struct range found = widen(quoting, steps);
    struct quote_use use = {
        .article = quoting->article.id,
        .span = {base + quoting->found.items[found.from].start, base + quoting->found.items[found.end - 1].end},
        .quoted = quoting->quoted.length,
        .found = found.end - found.from,
        .day = day};
    use.passage = passage_at(&quoting->article.passages, use.span.start);
    if (make_pieces(&use, quoting, steps, found)) return keep_use(quoting, &use);
    array_release(&use.pieces);
    return false;
}

static bool align(struct align_steps *out, const struct quoting *quoting) {
    struct numbers quoted = {0}, found = {0};
    bool ok = array_reserve(&quoted, quoting->quoted.length) && array_reserve(&found, quoting->found.length);
    for (size_t i = 0; ok && i < quoting->quoted.length; i++)
        quoted.items[quoted.length++] = quoting->quoted.items[i].word;
    for (size_t i = 0; ok && i < quoting->found.length; i++) found.items[found.length++] = quoting->found.items[i].word;
    ok = ok && align_local(out, (struct align_words){quoted.items, quoted.length},
                           (struct align_words){found.items, found.length});
    array_release(&quoted);
    array_release(&found);
    return ok;
}

/* Drops words that touch the start or the end of a text of LENGTH bytes where more of the article stands there. */
static void drop_cut_words(struct places *places, size_t length, bool before, bool behind) {
    if (behind && places->length > 0 && places->items[places->length - 1].end == length) places->length--;
    if (!before || places->length == 0 || places->items[0].start > 0) return;
    places->length--;
    memmove(places->items, places->items + 1, places->length * sizeof *places->items);
}

/* Reads passage INDEX of the article at hand with room for the sentence around it; *BASE is where the text starts. */
static lede_status read_around(size_t *base, struct quoting *quoting, size_t index) {
    const lede_passage *passage = &quoting->article.passages.items[index];
    size_t around = 2 * quoting->sentence.length, length = quoting->article.text_length;
    lede_span range = {passage->start > around ? passage->start - around : 0,
                       length - passage->end > around ? passage->end + around : length};
    buffer_clear(&quoting->text);
    lede_status status = store_text(&quoting->text, quoting->store, quoting->article.id, range, quoting->err);
    if (status != LEDE_OK) return status;
    struct view whole = utf8_whole(buffer_view(&quoting->text));
    size_t cut = (size_t)(whole.data - quoting->text.data);
    memmove(quoting->text.data, whole.data, whole.length);
    buffer_cut(&quoting->text, whole.length);
    *base = range.start + cut;
    quoting->found.length = 0;
    status = read_places(&quoting->found, quoting, buffer_view(&quoting->text), false);
    drop_cut_words(&quoting->found, quoting->text.length, range.start > 0, range.end < length);
    return status;
}

static lede_status compare(struct quoting *quoting, const struct candidate *candidate) {
    struct align_steps steps = {0};
    size_t base, index = (size_t)(candidate->passage - quoting->article.first_passage);
    int day = 0;
    if (candidate->passage < quoting->article.first_passage || index >= quoting->article.passages.length)
        return error_set(quoting->err, LEDE_CORRUPT, "article %lld has no passage %lld", (long long)candidate->article,
                         (long long)candidate->passage);
    lede_status status = read_around(&base, quoting, index);
    if (status == LEDE_OK) status = store_day(&day, quoting->store, candidate->article, quoting->err);
    if (status == LEDE_OK && (!align(&steps, quoting) || (steps.length > 0 && !take_use(quoting, &steps, base, day))))
        status = error_no_memory(quoting->err);
    array_release(&steps);
    return status;
}

static lede_status compare_all(struct quoting *quoting) {
    struct candidates *list = &quoting->candidates.list;
    lede_status status = LEDE_OK;
    if (list->length > 0) qsort(list->items, list->length, sizeof *list->items, compare_passages);
    for (size_t i = 0; status == LEDE_OK && i < list->length; i++) {
        const struct candidate *candidate = &list->items[i];
        if (i > 0 && candidate->passage == candidate[-1].passage) continue;
        if (quoting->article.id != candidate->article) {
            store_article_release(&quoting->article);
            quoting->article = (struct store_article){0};
            status = store_article(&quoting->article, quoting->store, candidate->article, quoting->err);
        }
        if (status == LEDE_OK) status = compare(quoting, candidate);
    }
    return status;
}

/* ---- The whole -------------------------------------------------------------------------------------------------- */

/* Earliest first, those without a date last, then by address. */
static int compare_uses(const void *a, const void *b) {
    const struct quote_use *x = a, *y = b;
    if (x->day != y->day) return x->day == 0 ? 1 : y->day == 0 ? -1 : (x->day > y->day) - (x->day < y->day);
    if (x->article != y->article) return x->article > y->article ? 1 : -1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Drops what is much less like the sentence than the best use, but never one that shows more alike than chance. */
static void drop_unlike(struct quote_uses *uses) {
    double best = 0;
    size_t kept = 0;
    for (size_t i = 0; i < uses->length; i++)
        if (likeness(&uses->items[i]) > best) best = likeness(&uses->items[i]);
    for (size_t i = 0; i < uses->length; i++) {
        if (likeness(&uses->items[i]) >= LIKENESS_BESIDE_BEST * best) uses->items[kept++] = uses->items[i];
        else array_release(&uses->items[i].pieces);
    }
    uses->length = kept;
}

lede_status quote_find(struct quote_found *out, struct arena *arena, struct store *store, struct view sentence,
                       const lede_search_options *options, lede_error *err) {
    struct quoting quoting = {
        .out = &out->uses, .arena = arena, .store = store, .options = options, .sentence = sentence, .err = err};
    lede_status status = read_sentence(&quoting);
    if (status == LEDE_OK) status = search_phrase(&quoting);
    if (status == LEDE_OK) status = search_words(&quoting);
    if (status == LEDE_OK) status = compare_all(&quoting);
    if (status == LEDE_OK) drop_unlike(&out->uses);
    if (out->uses.length > 0) qsort(out->uses.items, out->uses.length, sizeof *out->uses.items, compare_uses);
    out->words = quoting.quoted.length;
    out->undated = quoting.candidates.undated;
    table_release(&quoting.words);
    array_release(&quoting.quoted);
    array_release(&quoting.found);
    array_release(&quoting.candidates.list);
    store_article_release(&quoting.article);
    buffer_release(&quoting.text);
    return status;
}
