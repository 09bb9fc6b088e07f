/* SPDX-License-Identifier: MIT */
/* lede help: pages made from the tables of commands, options. */
#include "command.h"
#include "formats.h"
#include "message.h"
#include "option.h"
#include "query_help.h"

#include <string.h>

#define OPTION_COLUMNS 28 /* where help texts start; an option with a longer value has a line of its own */

/* "  -n, --limit N|all         help", the long names in one column whether or not there is a short one. */
static void print_option(FILE *file, const struct option *option) {
    char left[64];
    int width = snprintf(left, sizeof left, "  %c%c%s--%s%s%s", option->letter ? '-' : ' ',
                         option->letter ? option->letter : ' ', option->letter ? ", " : "  ", option->name,
                         option->value && option->value[0] != '[' ? " " : "", option->value ? option->value : "");
    if (width < OPTION_COLUMNS) fprintf(file, "%-*s%s\n", OPTION_COLUMNS, left, option->help);
    else fprintf(file, "%s\n%*s%s\n", left, OPTION_COLUMNS, "", option->help);
}

/* A command knows its own options and those of every command; the overview the latter alone. */
static void print_options(FILE *file, unsigned commands) {
    for (const struct option *option = option_table; option->name; option++)
        if (option->commands & commands) print_option(file, option);
}

/* Prints each line of TEXT behind PREFIX. */
static void print_lines(FILE *file, const char *prefix, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        fprintf(file, "%s%.*s\n", prefix, (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* Usage first, examples last: these are what is looked for, at the top of a window and where the prompt is. */
static void print_command(FILE *file, const struct command *command) {
    fprintf(file, "lede %s: %s\n\n", command->name, command->summary);
    fprintf(file, "Usage: lede [-c FILE] %s [OPTION]... %s\n\n", command->name, command->operands);
    if (command->more) fprintf(file, "%s\n\n", command->more);
    fprintf(file, "Options:\n");
    print_options(file, command->bit);
    fprintf(file, "\nExamples:\n");
    print_lines(file, "  $ ", command->examples);
}

/* Fits into a window of 30 lines: who has to scroll does not read it. */
static void print_overview(FILE *file) {
    fprintf(file, "lede keeps a corpus of articles and finds passages in it.\n\n"
                  "Usage: lede [-c FILE] COMMAND ...\n\nCommands:\n");
    /* Command and operands together are the column: they are what is typed. */
    for (const struct command *command = command_table; command->name; command++) {
        if (!command->summary) continue;
        char left[64];
        snprintf(left, sizeof left, "%s %s", command->name, command->operands);
        fprintf(file, "  %-24s%s\n", left, command->summary);
    }
    fprintf(file, "\nOptions:\n");
    print_options(file, IN_NONE);
    fprintf(file, "\nThe corpus is the file given with -c, else $LEDE_CORPUS, else lede/corpus.lede\n"
                  "in $XDG_DATA_HOME or ~/.local/share. 'lede help COMMAND' tells more about a\n"
                  "command, 'man lede' about all of it.\n"
                  "\nExamples:\n"
                  "  $ lede add articles/\n"
                  "  $ lede search fake news\n"
                  "  $ lede show 1.4\n");
}

void help_print(FILE *file, const struct command *command) {
    if (command && command->summary) print_command(file, command);
    else print_overview(file);
}

lede_status cmd_help(const struct request *request, struct output *out, lede_error *err) {
    const char *name = request->words[0];
    const struct command *command = name ? command_find(name) : NULL;
    if (name && strcmp(name, "formats") == 0) {
        output_page(out);
        formats_print(out->file);
        return LEDE_OK;
    }
    if (name && strcmp(name, "query") == 0) {
        output_page(out);
        query_help_print(out->file);
        return LEDE_OK;
    }
    if (name && !command) return command_unknown(name, err);
    output_page(out);
    help_print(out->file, command);
    return LEDE_OK;
}
