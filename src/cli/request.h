/* SPDX-License-Identifier: MIT */
/** What one command line asks for. */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include <lede.h>

struct command;

/** How results are printed; the order is that of the words that --format takes. */
enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_TSV, FORMAT_TREC, FORMAT_MARKDOWN, FORMAT_COUNT };

/** Whether of near-identical articles only the best is shown; the order is that of the words that --families takes. */
enum families { FAMILIES_ON, FAMILIES_OFF };

/** When colour is used; the order is that of the words that --color takes. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct option;

/** An option as it was given. */
struct given {
    const struct option *option;
    const char *value; /* NULL where it takes none */
};

/**
 * Strings are borrowed from argv. The members that options set are reached by their offset, which is why choices are
 * plain int.
 */
struct request {
    const struct command *command; /* NULL when no command was named */
    char **words;                  /* what is no option, NULL-terminated */
    size_t word_count;
    struct given *given; /* the options, in order */
    size_t given_count;
    bool help, version;
    const char *corpus; /* value of -c, or NULL */
    int color;          /* enum color */
    int format;         /* enum format */

    lede_field *fields; /* add --set */
    size_t field_count;
    bool again;
    uint64_t jobs;                   /* 0: one for each core */
    const char **include, **exclude; /* patterns, NULL-terminated */
    bool follow, quiet;
    bool remove; /* watch: articles of files that are gone */
    bool passages;
    bool repair;
    uint64_t wait; /* seconds */

    lede_search_options search;
    int sort;     /* lede_sort, lede_kwic_sort or lede_term_sort */
    int families; /* enum families */
    bool timeline;
    int unit;            /* of the timeline: lede_unit */
    const char *queries; /* file of queries, "-" for standard input, or NULL */

    const char *file; /* quote: where the sentence is, "-" for standard input, or NULL */

    const char *list; /* names --add: the file, "-" for standard input, or NULL */
    bool clear, own;

    uint64_t least; /* terms --min: passages */

    uint64_t context; /* show: passages on either side */
    bool text;
};

#endif
