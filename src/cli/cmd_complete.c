/* SPDX-License-Identifier: MIT */
/* lede complete: what the shells offer at the cursor; they call it, people do not. */

/*
 * The words of the command line so far are given behind "--", the one at the cursor last. Each line printed is
 * something that this word may become, a tab and what it is; ":files" stands for names of files, which the shells know
 * better. All comes from the tables that the parser works by, so that nothing can be out of step with them.
 */
#include "command.h"
#include "corpus.h"
#include "option.h"
#include "safe.h"

#include <inttypes.h>
#include <string.h>

/* More addresses help nobody to choose. */
enum { ADDRESSES_MOST = 50 };

/* The word at the cursor, with what is known of the line before it. */
struct cursor {
    FILE *file;
    const char *prefix;  /* what is there of the word, or of the value behind its "=" */
    const char *leading; /* of the word in front of PREFIX: "--lang=", or "" */
    const struct command *command;
    struct request request; /* the corpus alone */
    uint64_t offered;
};

static bool starts(const char *text, const char *prefix) { return strncmp(text, prefix, strlen(prefix)) == 0; }

/* Offers WORD if it goes on from what is there; the tab is kept free by safe_puts(). */
static void offer(struct cursor *cursor, const char *word, const char *what) {
    if (!starts(word, cursor->prefix)) return;
    safe_puts(cursor->file, cursor->leading);
    safe_puts(cursor->file, word);
    fputc('\t', cursor->file);
    safe_puts(cursor->file, what ? what : "");
    fputc('\n', cursor->file);
    cursor->offered++;
}

/* ---- From the corpus ------------------------------------------------------------------------------------------ */

/* A corpus that cannot be read is no matter for a message in the middle of a line. */
static lede_corpus *open_corpus(const struct cursor *cursor) {
    lede_corpus *corpus;
    lede_error err;
    return corpus_open(&corpus, &cursor->request, LEDE_READ, &err) ? NULL : corpus;
}

static bool offer_value(void *context, const char *value) {
    offer(context, value, NULL);
    return true;
}

static void offer_values(struct cursor *cursor, const char *field) {
    lede_corpus *corpus = open_corpus(cursor);
    if (corpus) lede_values(corpus, field, offer_value, cursor, NULL);
    lede_close(corpus);
}

static bool offer_article(void *context, const lede_article *article, size_t text_length, size_t passage_count) {
    struct cursor *cursor = context;
    char address[24];
    (void)text_length;
    (void)passage_count;
    snprintf(address, sizeof address, "%" PRId64, article->id);
    offer(cursor, address, article->title);
    return cursor->offered < ADDRESSES_MOST;
}

static void offer_addresses(struct cursor *cursor) {
    lede_corpus *corpus = open_corpus(cursor);
    if (corpus) lede_list(corpus, offer_article, cursor, NULL);
    lede_close(corpus);
}

/* ---- From the tables ------------------------------------------------------------------------------------------ */

static void offer_files(const struct cursor *cursor) { fputs(":files\t\n", cursor->file); }

static void offer_commands(struct cursor *cursor) {
    for (const struct command *command = command_table; command->name; command++)
        if (command->summary) offer(cursor, command->name, command->summary);
}

static void offer_options(struct cursor *cursor) {
    for (const struct option *option = option_table; option->name; option++) {
        if (!(option->commands & (cursor->command ? cursor->command->bit : IN_NONE))) continue;
        char name[40];
        snprintf(name, sizeof name, "--%s", option->name);
        offer(cursor, name, option->help);
    }
}

static void offer_fields(struct cursor *cursor) {
    static const char *const fields[] = {"title=", "date=", "author=", "source=", "language=", "url=", "rights="};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) offer(cursor, fields[i], NULL);
}

/* Offers values of OPTION: those of its table, or of the corpus. */
static void offer_values_of(struct cursor *cursor, const struct option *option) {
    if (option->choices)
        for (const char *const *choice = option->choices; *choice; choice++) offer(cursor, *choice, NULL);
    else if (strcmp(option->name, "lang") == 0) offer_values(cursor, "language");
    else if (strcmp(option->name, "source") == 0) offer_values(cursor, "source");
    else if (strcmp(option->value, "FIELD=VALUE") == 0) offer_fields(cursor);
    else if (strcmp(option->value, "FILE") == 0) offer_files(cursor);
}

/* Offers what COMMAND takes besides options, as its usage line calls it. */
static void offer_operands(struct cursor *cursor, const struct command *command) {
    if (strstr(command->operands, "ADDRESS")) offer_addresses(cursor);
    if (strstr(command->operands, "COMMAND")) {
        offer_commands(cursor);
        offer(cursor, "formats", "what can be read");
        offer(cursor, "query", "what a query may be");
    }
    bool files = strstr(command->operands, "PATH") || strstr(command->operands, "FOLDER") ||
                 strstr(command->operands, "FILE") || strstr(command->operands, "KEY");
    if (files) offer_files(cursor);
}

/* ---- The line ------------------------------------------------------------------------------------------------- */

/* The option whose value is the word behind WORD, or NULL. */
static const struct option *awaiting(const char *word, const struct command *command) {
    const struct option *option = word[0] == '-' ? option_find(word, command ? command->bit : IN_EVERY) : NULL;
    return option && option->value && option->value[0] != '[' && !strchr(word, '=') ? option : NULL;
}

/* Reads the words in front of the cursor; returns the option whose value stands at it, or NULL. */
static const struct option *read_line(struct cursor *cursor, char *const *words, size_t count) {
    const struct option *waiting = NULL;
    for (size_t i = 0; i < count; i++) {
        if (waiting && waiting->letter == 'c') cursor->request.corpus = words[i];
        if (waiting) waiting = NULL;
        else if (words[i][0] == '-' && words[i][1]) waiting = awaiting(words[i], cursor->command);
        else if (!cursor->command) cursor->command = command_find(words[i]);
    }
    return waiting;
}

lede_status cmd_complete(const struct request *request, struct output *out, lede_error *err) {
    size_t last = request->word_count - 1;
    struct cursor cursor = {.file = out->file, .prefix = request->words[last], .leading = ""};
    (void)err;
    const struct option *option = read_line(&cursor, request->words, last);
    char *equals = starts(cursor.prefix, "--") ? strchr(request->words[last], '=') : NULL;
    if (option) {
        offer_values_of(&cursor, option);
    } else if (equals) {
        option = option_find(cursor.prefix, cursor.command ? cursor.command->bit : IN_EVERY);
        char leading[40];
        snprintf(leading, sizeof leading, "%.*s", (int)(equals + 1 - cursor.prefix), cursor.prefix);
        cursor.leading = leading;
        cursor.prefix = equals + 1;
        if (option && option->value) offer_values_of(&cursor, option);
        cursor.leading = "";
    } else if (cursor.prefix[0] == '-') {
        offer_options(&cursor);
    } else if (!cursor.command) {
        offer_commands(&cursor);
    } else {
        offer_operands(&cursor, cursor.command);
    }
    return LEDE_OK;
}
