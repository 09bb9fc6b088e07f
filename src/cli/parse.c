/* SPDX-License-Identifier: MIT */
/* The parser of the command line. */
#include "parse.h"

#include "command.h"
#include "memory.h"
#include "message.h"
#include "nearest.h"
#include "option.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_WAIT 10 /* seconds: a commit takes far less, so whoever holds on for longer is worth a message */

/* "-" alone is a word: it stands for standard input. */
static bool has_dash(const char *word) { return word[0] == '-' && word[1] != '\0'; }

/* Whether WORD should be an option of COMMAND; it may still turn out to be unknown. */
static bool is_option(const char *word, const struct command *command) {
    if (!has_dash(word)) return false;
    if (word[1] == '-' || !command || !command->dash_is_text) return true;
    return option_find(word, command->bit) != NULL;
}

/* Whether the value of OPTION is the word behind WORD. */
static bool value_is_next(const struct option *option, const char *word) {
    return option->value && option->value[0] != '[' && !(word[1] == '-' && strchr(word, '='));
}

/*
 * The place of the command in ARGV, or 0. Options may stand before it, so that the table has to tell which of them
 * swallow the next word before the command is known.
 */
static int find_command(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (!has_dash(argv[i])) return i;
        const struct option *option = option_find(argv[i], IN_EVERY);
        if (option && value_is_next(option, argv[i])) i++;
    }
    return 0;
}

/* The value is left out of the message: what is wrong is the name. */
static lede_status unknown_option(const char *word, const struct command *command, lede_error *err) {
    int length = (int)strcspn(word, "=");
    const char *near = nearest_option(word, command ? command->bit : IN_NONE);
    const char *owner = near ? NULL : nearest_owner(word);
    if (near) return fail(err, LEDE_BAD_USAGE, "unknown option '%.*s': did you mean '--%s'?", length, word, near);
    if (owner && command)
        return fail(err, LEDE_BAD_USAGE, "'%.*s' is no option of %s, but of %s; see 'lede help %s'", length, word,
                    command->name, owner, command->name);
    return fail(err, LEDE_BAD_USAGE, "unknown option '%.*s'; see 'lede help%s%s'", length, word, command ? " " : "",
                command ? command->name : "");
}

/* Takes the option at *AT, which moves on to its value where that is a word of its own. */
static lede_status take_option(struct request *request, int *at, char **argv, lede_error *err) {
    char *word = argv[*at];
    const struct option *option = option_find(word, request->command ? request->command->bit : IN_NONE);
    if (!option) return unknown_option(word, request->command, err);
    /* Only long options take their value behind "=": in "-c=x" the equals sign could belong to a file name. */
    char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    char *value = equals ? equals + 1 : NULL;
    if (value && !option->value) return fail(err, LEDE_BAD_USAGE, "--%s takes no value", option->name);
    if (value_is_next(option, word)) {
        value = argv[*at + 1];
        if (!value) return fail(err, LEDE_BAD_USAGE, "%s needs a value: %s", word, option->value);
        ++*at;
    }
    request->given[request->given_count++] = (struct given){option, value};
    return option->take(request, option, value, err);
}

/* Help is given, and a file of queries read, without the words that a command needs otherwise. */
static lede_status count_words(const struct request *request, lede_error *err) {
    const struct command *command = request->command;
    if (request->help || request->queries) return LEDE_OK;
    if (request->word_count < command->least)
        return fail(err, LEDE_BAD_USAGE, "%s needs %s; see 'lede help %s'", command->name, command->operands,
                    command->name);
    if (request->word_count > command->most)
        return fail(err, LEDE_BAD_USAGE, "'%s' is one word too many for %s; see 'lede help %s'",
                    request->words[command->most], command->name, command->name);
    return LEDE_OK;
}

/* Sorts all words but the command into options with their values, which are taken at once, and other words. */
static lede_status take_words(struct request *request, char **argv, int command_at, lede_error *err) {
    bool options_ended = false;
    for (int i = 1; argv[i]; i++) {
        if (i == command_at) continue;
        if (!options_ended && strcmp(argv[i], "--") == 0) {
            options_ended = true;
        } else if (!options_ended && is_option(argv[i], request->command)) {
            lede_status status = take_option(request, &i, argv, err);
            if (status) return status;
        } else {
            request->words[request->word_count++] = argv[i];
        }
    }
    return LEDE_OK;
}

lede_status request_parse(struct request *out, int argc, char **argv, lede_error *err) {
    *out = (struct request){.wait = DEFAULT_WAIT, .least = 1};
    lede_search_defaults(&out->search);
    /* No more words, options, fields or patterns than there are arguments; the zeros end the lists. */
    out->words = memory_zeroed((size_t)argc + 1, sizeof *out->words);
    out->given = memory_zeroed((size_t)argc + 1, sizeof *out->given);
    out->fields = memory_zeroed((size_t)argc + 1, sizeof *out->fields);
    out->include = memory_zeroed((size_t)argc + 1, sizeof *out->include);
    out->exclude = memory_zeroed((size_t)argc + 1, sizeof *out->exclude);
    int command_at = find_command(argc, argv);
    if (command_at) {
        out->command = command_find(argv[command_at]);
        if (!out->command) return command_unknown(argv[command_at], err);
        if (out->command->limit) out->search.limit = out->command->limit;
    }
    lede_status status = take_words(out, argv, command_at, err);
    if (status || !out->command) return status;
    return count_words(out, err);
}

char *join_words(char **words) {
    size_t size = 1;
    for (char **word = words; *word; word++) size += strlen(*word) + 1;
    /* As the shell had them apart: an argument with a space in it is no phrase by itself, quotation marks are. */
    char *joined = memory_zeroed(size, 1), *end = joined;
    for (char **word = words; *word; word++) {
        if (word != words) *end++ = ' ';
        size_t length = strlen(*word);
        memcpy(end, *word, length);
        end += length;
    }
    return joined;
}

void request_release(struct request *request) {
    free(request->words);
    free(request->given);
    free(request->fields);
    free(request->include);
    free(request->exclude);
    *request = (struct request){0};
}
