/* SPDX-License-Identifier: MIT */
/** The ways to print what was found. */
#ifndef CLI_PRINTER_H
#define CLI_PRINTER_H

#include "output.h"

/** One query of a search. */
struct question {
    const char *id; /* from a file of queries, or NULL */
    const char *text;
    const lede_advice *advice; /* when little was found, for formats that carry it; or NULL */
};

/** An article in a listing. */
struct listed {
    const lede_article *article;
    size_t text_length, passage_count;
};

/** One format. A function is NULL where the format has nothing to print at that point. */
struct printer {
    void (*results)(const struct output *out, const struct question *question, const lede_results *results);
    void (*list_start)(const struct output *out);
    void (*list_article)(const struct output *out, const struct listed *listed, bool first);
    void (*list_end)(const struct output *out);
};

extern const struct printer text_printer, json_printer, jsonl_printer, tsv_printer, trec_printer, markdown_printer;

/** The printer for FORMAT, an enum format. */
const struct printer *printer_for(int format);

#endif
