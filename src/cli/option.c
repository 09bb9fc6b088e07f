/* SPDX-License-Identifier: MIT */
/* The table of options with the functions that take their values. */
#include "option.h"

#include "field.h"
#include "message.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

/* What an option sets, of the type that its function takes it for; the rows of the table see to it that it is. */
static void *member(struct request *request, const struct option *option) { return (char *)request + option->at; }

/* For options that switch something on; a row without a value never gets one. */
static lede_status take_true(struct request *request, const struct option *option, char *value, lede_error *err) {
    (void)value;
    (void)err;
    *(bool *)member(request, option) = true;
    return LEDE_OK;
}

/* For an option that takes back another one of the line: the last of --all and --any counts. */
static lede_status take_false(struct request *request, const struct option *option, char *value, lede_error *err) {
    (void)value;
    (void)err;
    *(bool *)member(request, option) = false;
    return LEDE_OK;
}

/* Borrowed from argv, checked by whoever uses it. */
static lede_status take_text(struct request *request, const struct option *option, char *value, lede_error *err) {
    (void)err;
    *(const char **)member(request, option) = value;
    return LEDE_OK;
}

/* Reads all of TEXT as a decimal number; strtoull() would take signs, white space or a number that wraps around. */
static bool read_number(uint64_t *out, const char *text) {
    uint64_t number = 0;
    if (!*text) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9') return false;
        uint64_t digit = (uint64_t)(*text - '0');
        /* One less than the greatest number, which means "no limit" in the library. */
        if (number > (UINT64_MAX - 1 - digit) / 10) return false;
        number = number * 10 + digit;
    }
    *out = number;
    return true;
}

/* By its long name, whichever was typed: that is the one to look up. */
static lede_status bad_value(const struct option *option, const char *value, const char *wanted, lede_error *err) {
    return fail(err, LEDE_BAD_USAGE, "--%s takes %s, not '%s'", option->name, wanted, value);
}

/* Zero is a number here: no context, nothing left out. */
static lede_status take_number(struct request *request, const struct option *option, char *value, lede_error *err) {
    if (read_number(member(request, option), value)) return LEDE_OK;
    return bad_value(option, value, "a number", err);
}

/* Zero would show nothing, for which there is --count. */
static lede_status take_limit(struct request *request, const struct option *option, char *value, lede_error *err) {
    uint64_t *limit = member(request, option);
    if (strcmp(value, "all") == 0) *limit = LEDE_NO_LIMIT;
    else if (!read_number(limit, value) || *limit == 0)
        return bad_value(option, value, "a number from 1 or 'all'", err);
    return LEDE_OK;
}

/* Zero means no cap, as "0: no limit" in the help; the library has a number of its own for that. */
static lede_status take_cap(struct request *request, const struct option *option, char *value, lede_error *err) {
    uint64_t *cap = member(request, option);
    if (!read_number(cap, value)) return bad_value(option, value, "a number", err);
    if (*cap == 0) *cap = LEDE_NO_LIMIT;
    return LEDE_OK;
}

/* Zero would be nobody; the library takes it for one thread a core. */
static lede_status take_jobs(struct request *request, const struct option *option, char *value, lede_error *err) {
    enum { JOBS_MAX = 1024 };
    uint64_t *jobs = member(request, option);
    if (read_number(jobs, value) && *jobs > 0 && *jobs <= JOBS_MAX) return LEDE_OK;
    return bad_value(option, value, "a number from 1 to 1024", err);
}

/* The library counts milliseconds in an int. */
static lede_status take_seconds(struct request *request, const struct option *option, char *value, lede_error *err) {
    uint64_t *seconds = member(request, option);
    if (read_number(seconds, value) && *seconds <= INT_MAX / 1000) return LEDE_OK;
    return bad_value(option, value, "a number of seconds", err);
}

/* Sets the member to the place of WORD among the choices; false when it is none of them. */
static bool choose(struct request *request, const struct option *option, const char *word) {
    for (int i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], word) != 0) continue;
        *(int *)member(request, option) = i;
        return true;
    }
    return false;
}

/* What help shows as the value, "score|date", is also the list for the message. */
static lede_status take_choice(struct request *request, const struct option *option, char *value, lede_error *err) {
    return choose(request, option, value) ? LEDE_OK : bad_value(option, value, option->value, err);
}

/* The unit of a timeline; without one the dates decide. */
static lede_status take_unit(struct request *request, const struct option *option, char *value, lede_error *err) {
    request->timeline = true;
    if (!value || choose(request, option, value)) return LEDE_OK;
    return bad_value(option, value, "year, month, week or day", err);
}

/* For an option that is short for a choice, as --json is for --format json. */
static lede_status take_name(struct request *request, const struct option *option, char *value, lede_error *err) {
    (void)value;
    (void)err;
    choose(request, option, option->name);
    return LEDE_OK;
}

/* The value is split where it stands: argv belongs to the program. */
static lede_status take_field(struct request *request, const struct option *option, char *value, lede_error *err) {
    char *equals = strchr(value, '=');
    if (!equals || equals == value) return bad_value(option, value, "FIELD=VALUE, such as source=TASS", err);
    *equals = '\0';
    lede_field *field = &request->fields[request->field_count++];
    *field = (lede_field){.name = value, .value = equals + 1};
    return field_check(field, err);
}

/* May be given several times; the list has room for each word of the command line. */
static lede_status take_pattern(struct request *request, const struct option *option, char *value, lede_error *err) {
    const char **list = *(const char ***)member(request, option);
    if (!*value) return bad_value(option, value, "a pattern such as '*.html'", err);
    while (*list) list++;
    *list = value;
    return LEDE_OK;
}

static const char *const formats[] = {"text", "json", "jsonl", "tsv", "trec", "markdown", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const on_or_off[] = {"on", "off", NULL};
static const char *const sorts[] = {"score", "date", "oldest", NULL};
static const char *const line_sorts[] = {"right", "left", "date", "oldest", "address", NULL};
static const char *const term_sorts[] = {"frequency", "form", NULL};
static const char *const units[] = {"auto", "year", "month", "week", "day", NULL};

#define AT(name) offsetof(struct request, name)

/* Two lines a row; clang-format would fill them up. */
/* clang-format off */
const struct option option_table[] = {
    {"limit", 'n', "N|all", IN_SEARCH | IN_SIMILAR, take_limit, AT(search.limit), NULL,
     "show at most N passages (default 10)"},
    {"limit", 'n', "N|all", IN_KWIC | IN_TERMS | IN_QUOTE, take_limit, AT(search.limit), NULL,
     "print at most N lines (default all)"},
    {"offset", 0, "N", IN_SEARCH, take_number, AT(search.offset), NULL,
     "leave out the first N passages"},
    {"per-article", 0, "N", IN_SEARCH | IN_ALERT, take_cap, AT(search.per_article), NULL,
     "at most N passages an article (default 3; 0: all)"},
    {"since", 0, "DATE", IN_FILTERED, take_text, AT(search.since), NULL,
     "only articles from DATE on: 2024-05, 3w (ago), ..."},
    {"until", 0, "DATE", IN_FILTERED, take_text, AT(search.until), NULL,
     "only articles up to the end of DATE"},
    {"undated", 0, NULL, IN_FILTERED, take_true, AT(search.undated), NULL,
     "with --since, --until: articles without a date, too"},
    {"lang", 0, "CODE", IN_FILTERED, take_text, AT(search.language), NULL,
     "only articles in this language: en, ru, ko"},
    {"source", 0, "NAME", IN_FILTERED, take_text, AT(search.source), NULL,
     "only articles whose source has NAME in it"},
    {"any", 0, NULL, IN_QUERY, take_false, AT(search.all), NULL,
     "find passages with any of the words (the default)"},
    {"all", 0, NULL, IN_QUERY, take_true, AT(search.all), NULL,
     "find passages with all of the words"},
    {"sort", 0, "score|date|oldest", IN_SEARCH | IN_ALERT, take_choice, AT(sort), sorts,
     "best (the default), newest or oldest first"},
    {"sort", 0, "right|left|date|oldest|address", IN_KWIC, take_choice, AT(sort), line_sorts,
     "by the words behind (the default) or before, by time"},
    {"sort", 0, "frequency|form", IN_TERMS, take_choice, AT(sort), term_sorts,
     "the most frequent first (the default), or by letters"},
    {"min", 0, "N", IN_TERMS, take_number, AT(least), NULL,
     "only forms in at least N passages (default 1)"},
    {"count", 0, NULL, IN_SEARCH, take_true, AT(search.count_only), NULL,
     "print only how many passages match"},
    {"timeline", 0, "[=year|month|week|day]", IN_SEARCH, take_unit, AT(unit), units,
     "print how many articles match, through time"},
    {"plain", 0, NULL, IN_QUERY, take_true, AT(search.plain), NULL,
     "take the query as words only, without operators"},
    {"families", 0, "on|off", IN_SEARCH, take_choice, AT(families), on_or_off,
     "off: show all of like articles, not the best"},
    {"no-names", 0, NULL, IN_QUERY, take_true, AT(search.no_names), NULL,
     "do not look for names in other spellings and scripts"},
    {"explain", 0, NULL, IN_SEARCH, take_true, AT(search.explain), NULL,
     "tell how the query is understood and scored"},
    {"format", 0, "text|json|jsonl|tsv|trec|markdown", IN_SEARCH | IN_ALERT, take_choice, AT(format), formats,
     "how results are printed (default text)"},
    {"json", 0, NULL, IN_SEARCH | IN_KWIC | IN_QUOTE | IN_SIMILAR | IN_ALERT | IN_TERMS | IN_SHOW | IN_LIST | IN_STATUS | IN_EXTRACT, take_name, AT(format), formats,
     "print one JSON object"},
    {"jsonl", 0, NULL, IN_SEARCH | IN_KWIC | IN_ALERT | IN_TERMS | IN_LIST, take_name, AT(format), formats,
     "print one JSON object a line"},
    {"tsv", 0, NULL, IN_SEARCH | IN_KWIC | IN_QUOTE | IN_ALERT | IN_TERMS | IN_LIST, take_name, AT(format), formats,
     "print tab-separated lines"},
    {"trec", 0, NULL, IN_SEARCH, take_name, AT(format), formats,
     "print a TREC run, one line an input"},
    {"file", 0, "FILE", IN_QUOTE, take_text, AT(file), NULL,
     "read the sentence from FILE (-: stdin)"},
    {"queries", 0, "FILE", IN_SEARCH, take_text, AT(queries), NULL,
     "search each line ID<tab>QUERY of FILE (-: stdin)"},
    {"context", 0, "N", IN_SHOW, take_number, AT(context), NULL,
     "show N passages on either side too"},
    {"text", 0, NULL, IN_SHOW, take_true, AT(text), NULL,
     "print the stored text alone, byte for byte"},
    {"set", 0, "FIELD=VALUE", IN_ADD | IN_EXTRACT | IN_WATCH, take_field, 0, NULL,
     "set title, date, source, ... of every article"},
    {"include", 0, "PATTERN", IN_ADD | IN_EXTRACT | IN_WATCH, take_pattern, AT(include), NULL,
     "in folders, only files like '*.html'; repeatable"},
    {"exclude", 0, "PATTERN", IN_ADD | IN_EXTRACT | IN_WATCH, take_pattern, AT(exclude), NULL,
     "in folders, no files or folders like this"},
    {"follow", 0, NULL, IN_ADD | IN_EXTRACT | IN_WATCH, take_true, AT(follow), NULL,
     "follow symbolic links in folders"},
    {"quiet", 0, NULL, IN_ADD | IN_WATCH, take_true, AT(quiet), NULL,
     "tell failures only: no progress, notes or counts"},
    {"again", 0, NULL, IN_ADD, take_true, AT(again), NULL,
     "read inputs even where they look unchanged"},
    {"remove", 0, NULL, IN_WATCH, take_true, AT(remove), NULL,
     "remove the articles of files that are gone"},
    {"jobs", 0, "N", IN_ADD | IN_WATCH, take_jobs, AT(jobs), NULL,
     "how many threads work (default: one for each core)"},
    {"repair", 0, NULL, IN_CHECK, take_true, AT(repair), NULL,
     "make a whole corpus of the articles that are whole"},
    {"passages", 0, NULL, IN_REINDEX, take_true, AT(passages), NULL,
     "split the texts anew, too; addresses may change"},
    {"add", 0, "FILE", IN_NAMES, take_text, AT(list), NULL,
     "add the names in FILE (-: stdin) to the corpus"},
    {"clear", 0, NULL, IN_NAMES, take_true, AT(clear), NULL,
     "remove the corpus' own names; with --add, before"},
    {"own", 0, NULL, IN_NAMES, take_true, AT(own), NULL,
     "only the names that were added to the corpus"},
    {"wait", 0, "SECONDS", IN_ADD | IN_ALERT | IN_WATCH | IN_REMOVE | IN_COMPACT | IN_REINDEX | IN_CHECK | IN_NAMES, take_seconds, AT(wait), NULL,
     "how long to wait for another writer (default 10)"},
    {"color", 0, "auto|always|never", IN_SEARCH | IN_KWIC | IN_QUOTE | IN_SIMILAR | IN_ALERT | IN_SHOW | IN_LIST, take_choice, AT(color), colors,
     "when to use colour (default auto: on a terminal)"},
    {"corpus", 'c', "FILE", IN_EVERY, take_text, AT(corpus), NULL,
     "the corpus file"},
    {"help", 0, NULL, IN_EVERY, take_true, AT(help), NULL,
     "show help for the command"},
    {"version", 0, NULL, IN_NONE, take_true, AT(version), NULL,
     "print the version"},
    {0},
};
/* clang-format on */

/* Whether WORD is "--NAME" or "--NAME=...". */
static bool is_long(const char *word, const char *name) {
    size_t length = strlen(name);
    if (strncmp(word, "--", 2) != 0 || strncmp(word + 2, name, length) != 0) return false;
    return word[2 + length] == '\0' || word[2 + length] == '=';
}

/* Short options are words of their own: "-n5" is no option, and a word of the query for a search. */
static bool is_short(const char *word, char letter) {
    return letter && word[0] == '-' && word[1] == letter && word[2] == '\0';
}

const struct option *option_find(const char *word, unsigned commands) {
    for (const struct option *option = option_table; option->name; option++)
        if ((option->commands & commands) && (is_long(word, option->name) || is_short(word, option->letter)))
            return option;
    return NULL;
}
