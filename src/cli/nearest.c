/* SPDX-License-Identifier: MIT */
/* Names compared by typing errors. */
#include "nearest.h"

#include "command.h"
#include "option.h"

#include <string.h>

enum { NAME_MAX_BYTES = 32 }; /* no command or option has as many; nothing longer is near to one */

static unsigned smaller(unsigned a, unsigned b) { return a < b ? a : b; }

/* How many letters must be changed, left out, put in or exchanged with their neighbour to make LENGTH bytes of A into B
   (optimal string alignment); 255 where A is too long. */
static unsigned distance(const char *a, size_t length, const char *b) {
    unsigned rows[3][NAME_MAX_BYTES + 1] = {0};
    size_t width = strlen(b);
    if (length > NAME_MAX_BYTES || width > NAME_MAX_BYTES) return 255;
    for (size_t j = 0; j <= width; j++) rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= length; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= width; j++) {
            row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = smaller(row[j], before[j - 2] + 1);
        }
    }
    return rows[length % 3][width];
}

/* How far NAME is from what was typed: one that goes on with it is near, one with a third of its letters wrong is not
   meant. 255: too far. */
static unsigned farness(const char *typed, size_t length, const char *name) {
    unsigned errors = distance(typed, length, name);
    if (length >= 2 && strncmp(typed, name, length) == 0) return 1;
    return errors * 3 <= strlen(name) ? errors : 255;
}

const char *nearest_option(const char *word, unsigned commands) {
    const char *typed = word + strspn(word, "-"), *best = NULL;
    unsigned least = 255;
    for (const struct option *option = option_table; option->name; option++) {
        unsigned far = farness(typed, strcspn(typed, "="), option->name);
        if (!(option->commands & commands) || far >= least) continue;
        least = far;
        best = option->name;
    }
    return best;
}

const char *nearest_owner(const char *word) {
    for (const struct command *command = command_table; command->name; command++)
        if (option_find(word, command->bit)) return command->name;
    return NULL;
}

/* What other programs call our commands. */
static const char *other_name(const char *word) {
    static const char *const names[][2] = {{"index", "add"},     {"find", "search"},     {"query", "search"},
                                           {"delete", "remove"}, {"rm", "remove"},       {"ls", "list"},
                                           {"cat", "show"},      {"info", "status"},     {"stats", "status"},
                                           {"verify", "check"},  {"optimize", "compact"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(word, names[i][0]) == 0) return names[i][1];
    return NULL;
}

const char *nearest_command(const char *word) {
    const char *best = other_name(word);
    unsigned least = 255;
    if (best) return best;
    for (const struct command *command = command_table; command->name; command++) {
        unsigned far = farness(word, strlen(word), command->name);
        if (!command->summary || far >= least) continue;
        least = far;
        best = command->name;
    }
    return best;
}
