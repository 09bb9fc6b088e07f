/* SPDX-License-Identifier: MIT */
/* Local alignment of words by dynamic programming. */
#include "analyse/align.h"

#include "base/mem.h"

/* A word that is the same weighs as much as two that differ: a third of the words may be changed in a row of them. */
enum { SAME = 2, OTHER = -1 };

/* How the best alignment that ends at a pair of words got there. */
enum { STOP, BOTH, FIRST_ALONE, SECOND_ALONE };

struct table {
    unsigned char *moves; /* a row for each word of the first text and one before */
    int *scores;          /* of the row at hand, and of the one before */
    size_t columns;
    size_t best_first, best_second; /* where the best alignment ends */
};

static void fill_row(struct table *table, int *best, size_t i, uint32_t word, struct align_words second) {
    int *row = table->scores + (i & 1) * table->columns, *before = table->scores + (~i & 1) * table->columns;
    unsigned char *moves = table->moves + i * table->columns;
    row[0] = 0;
    for (size_t j = 1; j < table->columns; j++) {
        int both = before[j - 1] + (second.items[j - 1] == word ? SAME : OTHER);
        int first = before[j] + OTHER, alone = row[j - 1] + OTHER;
        int score = 0;
        moves[j] = STOP;
        if (both > score) score = both, moves[j] = BOTH;
        if (first > score) score = first, moves[j] = FIRST_ALONE;
        if (alone > score) score = alone, moves[j] = SECOND_ALONE;
        row[j] = score;
        if (score <= *best) continue;
        *best = score;
        table->best_first = i;
        table->best_second = j;
    }
}

static void reverse(struct align_step *steps, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        struct align_step step = steps[i];
        steps[i] = steps[count - 1 - i];
        steps[count - 1 - i] = step;
    }
}

/* Goes back from the end of the best alignment. */
static bool trace(struct align_steps *out, const struct table *table, struct align_words first,
                  struct align_words second) {
    size_t i = table->best_first, j = table->best_second, before = out->length;
    bool ok = true;
    for (unsigned char move; ok && i > 0 && j > 0 && (move = table->moves[i * table->columns + j]) != STOP;) {
        if (move == BOTH && first.items[i - 1] == second.items[j - 1]) {
            i--, j--;
            ok = array_push(out, (struct align_step){ALIGN_SAME, i, j});
            continue;
        }
        if (move != FIRST_ALONE) ok = array_push(out, (struct align_step){ALIGN_ADDED, i, --j});
        if (ok && move != SECOND_ALONE) ok = array_push(out, (struct align_step){ALIGN_DROPPED, --i, j});
    }
    if (out->length > before) reverse(out->items + before, out->length - before);
    return ok;
}

bool align_local(struct align_steps *out, struct align_words first, struct align_words second) {
    struct table table = {.columns = second.length + 1};
    int best = 0;
    table.moves = mem_calloc(first.length + 1, table.columns);
    table.scores = mem_calloc(2 * table.columns, sizeof *table.scores);
    bool ok = table.moves && table.scores;
    for (size_t i = 1; ok && i <= first.length; i++) fill_row(&table, &best, i, first.items[i - 1], second);
    ok = ok && trace(out, &table, first, second);
    mem_free(table.moves);
    mem_free(table.scores);
    return ok;
}
