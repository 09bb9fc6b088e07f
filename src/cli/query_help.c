/* SPDX-License-Identifier: MIT */
/* Help on the query language. */
#include "query_help.h"

#define QUERY_COLUMNS 26 /* where the second column starts */

/* Each is a query that works; the test runs them all. */
static const struct {
    const char *query, *help;
} examples[] = {
    {"fake news", "any of the words, in all forms; those with both first"},
    {"\"fake news\"", "the words in this order"},
    {"+Putin -Xi", "must be there, must not be there"},
    {"Putin AND (Xi OR Kim)", "AND, OR, NOT in capitals; parentheses"},
    {"Kim NOT Putin", "without this one"},
    {"Kim NEAR/5 summit", "at most 5 words from one to the other, in either order"},
    {"missil*", "all words that start so"},
    {"\"fake new*\"", "the same inside of a phrase"},
    {"=missile", "this form only, and in no other script"},
    {"Pyongjang~", "spelt nearly so: one typing error, two in long words"},
    {"title:summit", "in titles; title:\"fake news\", title:(fake OR news)"},
    {"source:TASS", "what the source's name has in it; also author:, url:"},
    {"summit lang:en", "a field beside words says where to look for them"},
    {"date:2024-03..2024-05", "from March to May; also 2024, 2024.., ..2024-05-31"},
    {"date:3w OR date:2024", "in the last three weeks; 3d, 3m, 3y, today, yesterday"},
};

void query_help_print(FILE *file) {
    fprintf(file, "What a query may be:\n\n");
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        fprintf(file, "  %-*s%s\n", QUERY_COLUMNS - 2, examples[i].query, examples[i].help);
    fprintf(file, "\nWords side by side belong together: 'fake news AND TASS' is '(fake OR news) AND\n"
                  "TASS', with --all '(fake AND news) AND TASS'. AND comes before OR. A query of\n"
                  "fields alone lists articles, newest first. Every other text is words; --plain\n"
                  "takes all of it so. Quote the query for the shell: lede search '\"fake news\"'.\n"
                  "'man lede-query' tells more, --explain what a search looks for.\n");
}
