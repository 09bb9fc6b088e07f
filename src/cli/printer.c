/* SPDX-License-Identifier: MIT */
/* The table of printers. */
#include "printer.h"

#include "request.h"

#include <assert.h>

const struct printer *printer_for(int format) {
    static const struct printer *const printers[FORMAT_COUNT] = {
        [FORMAT_TEXT] = &text_printer, [FORMAT_JSON] = &json_printer, [FORMAT_JSONL] = &jsonl_printer,
        [FORMAT_TSV] = &tsv_printer,   [FORMAT_TREC] = &trec_printer, [FORMAT_MARKDOWN] = &markdown_printer,
    };
    assert(format >= 0 && format < FORMAT_COUNT);
    return printers[format];
}
