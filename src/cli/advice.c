/* SPDX-License-Identifier: MIT */
/* Advice in words, in JSON. */
#include "advice.h"

#include "explain.h"
#include "json.h"
#include "message.h"
#include "option.h"
#include "safe.h"
#include "shell.h"

#include <inttypes.h>
#include <string.h>

enum {
    FEW = 2,       /* passages: with so little one asks again */
    CLUES_MAX = 8, /* words that are told of: a pasted text has many */
    FORMS_MAX = 6, /* of a word that are told one by one */
    COMMANDS_MAX = 5
};

bool advice_is_due(const lede_results *results) { return results->total <= FEW || results->words_missing > 0; }

/* ---- What words find -------------------------------------------------------------------------------------------- */

static void print_count(uint64_t total, bool exact) {
    fprintf(stderr, "%s%" PRIu64 " passage%s", exact ? "" : "at least ", total, plural(total));
}

/* The forms that are there, those that are most frequent being as good as any. */
static void print_forms(const lede_word *word) {
    size_t shown = 0;
    for (size_t i = 0; i < word->form_count && shown < FORMS_MAX; i++) {
        if (word->forms[i].frequency == 0) continue;
        fputs(shown++ ? ", " : ": ", stderr);
        safe_puts(stderr, word->forms[i].text);
        fprintf(stderr, " %" PRIu64, word->forms[i].frequency);
    }
}

static void print_clue(const lede_clue *clue) {
    fputs("  ", stderr);
    safe_puts(stderr, clue->word.text);
    fputs(clue->excluded ? " is left out, and in " : " is in ", stderr);
    if (clue->total) print_count(clue->total, clue->total_exact);
    else fputs("no passage", stderr);
    print_forms(&clue->word);
    fputc('\n', stderr);
}

static void print_clues(const lede_advice *advice) {
    /* A word that is alone and nowhere is all that was asked for. */
    if (advice->clue_count == 1 && advice->clues[0].total == 0) return;
    for (size_t i = 0; i < advice->clue_count && i < CLUES_MAX; i++) print_clue(&advice->clues[i]);
    if (advice->clue_count > CLUES_MAX) fprintf(stderr, "  and %zu more words\n", advice->clue_count - CLUES_MAX);
}

/* ---- Commands --------------------------------------------------------------------------------------------------- */

/* Whether SUGGESTION leaves out the option NAME. */
static bool is_left_out(const lede_suggestion *suggestion, const char *name) {
    static const char *const filters[] = {"since", "until", "lang", "source"};
    if (suggestion->hint == LEDE_HINT_ANY) return strcmp(name, "all") == 0;
    if (suggestion->hint != LEDE_HINT_FILTER) return false;
    bool all = strcmp(suggestion->from, "filters") == 0;
    for (size_t i = 0; all && i < sizeof filters / sizeof *filters; i++)
        if (strcmp(filters[i], name) == 0) return true;
    return strcmp(suggestion->from, name) == 0;
}

static void print_option(const struct given *given) {
    if (given->option->letter) fprintf(stderr, " -%c", given->option->letter);
    else fprintf(stderr, " --%s", given->option->name);
    if (!given->value) return;
    fputc(' ', stderr);
    shell_quote(stderr, given->value);
}

/* What a suggestion does, where the command does not show it. */
static void print_reason(const lede_suggestion *suggestion) {
    if (suggestion->hint == LEDE_HINT_ANY) fputs("any of the words: ", stderr);
    if (suggestion->hint != LEDE_HINT_FILTER) return;
    fprintf(stderr, "without %s%s: ", strcmp(suggestion->from, "filters") == 0 ? "" : "--", suggestion->from);
}

/* The command line as it was given, with another query or without an option. */
static void print_command(const struct request *request, const lede_suggestion *suggestion) {
    fputs("  lede search", stderr);
    for (size_t i = 0; i < request->given_count; i++)
        if (!is_left_out(suggestion, request->given[i].option->name)) print_option(&request->given[i]);
    fputs(strncmp(suggestion->query, "--", 2) == 0 ? " -- " : " ", stderr);
    shell_quote(stderr, suggestion->query);
    fputs("  # ", stderr);
    print_reason(suggestion);
    print_count(suggestion->total, suggestion->total_exact);
    fputc('\n', stderr);
}

/* Whether SUGGESTION is about an error, not about asking for less. */
static bool corrects(const lede_suggestion *suggestion) { return suggestion->hint <= LEDE_HINT_JOINED; }

/* Prints those suggestions that correct something, or all, behind the line TITLE. */
static void print_commands(const struct request *request, const lede_advice *advice, bool all, const char *title) {
    size_t shown = 0;
    for (size_t i = 0; i < advice->suggestion_count && shown < COMMANDS_MAX; i++) {
        if (!all && !corrects(&advice->suggestions[i])) continue;
        if (shown++ == 0) fprintf(stderr, "%s\n", title);
        print_command(request, &advice->suggestions[i]);
    }
}

static void print_missing(const lede_advice *advice) {
    for (size_t i = 0; i < advice->clue_count && i < CLUES_MAX; i++)
        if (advice->clues[i].total == 0 && !advice->clues[i].excluded)
            complain("'%s' is in no passage", advice->clues[i].word.text);
}

void advice_print(const struct request *request, const lede_results *results, const lede_advice *advice) {
    if (results->total == 0) {
        print_clues(advice);
        print_commands(request, advice, true, "try");
    } else {
        print_missing(advice);
        print_commands(request, advice, results->total <= FEW, "more is found by");
    }
}

/* ---- JSON ------------------------------------------------------------------------------------------------------- */

static json_t *json_clue(const lede_clue *clue) {
    json_t *object = json_object();
    json_put(object, "word", json_word(clue->word.text));
    json_put(object, "required", json_boolean(clue->required));
    json_put(object, "excluded", json_boolean(clue->excluded));
    json_put(object, "total", json_count(clue->total));
    json_put(object, "total_exact", json_boolean(clue->total_exact));
    json_put(object, "forms", explain_forms_json(&clue->word));
    return object;
}

static json_t *json_suggestion(const lede_suggestion *suggestion) {
    static const char *const hints[] = {"spelling", "layout", "split", "joined", "without", "any", "filter"};
    json_t *object = json_object();
    json_put(object, "hint", json_word(hints[suggestion->hint]));
    json_put(object, "from", json_word(suggestion->from));
    json_put(object, "to", json_word(suggestion->to));
    json_put(object, "query", json_word(suggestion->query));
    json_put(object, "total", json_count(suggestion->total));
    json_put(object, "total_exact", json_boolean(suggestion->total_exact));
    return object;
}

json_t *advice_json(const lede_advice *advice) {
    json_t *object = json_object(), *clues = json_array(), *suggestions = json_array();
    for (size_t i = 0; i < advice->clue_count; i++) json_push(clues, json_clue(&advice->clues[i]));
    for (size_t i = 0; i < advice->suggestion_count; i++)
        json_push(suggestions, json_suggestion(&advice->suggestions[i]));
    json_put(object, "words", clues);
    json_put(object, "suggestions", suggestions);
    return object;
}
