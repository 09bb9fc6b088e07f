/* SPDX-License-Identifier: MIT */
/* Queries with their options, checked as everything that comes from outside. */
#include "api/ask.h"

#include "base/error.h"
#include "text/utf8.h"

/* Whether STRING is UTF-8; NULL is. */
static bool is_valid_utf8(const char *string) {
    struct view text = string ? view_str(string) : view_of("", 0);
    int32_t c;
    for (size_t at = 0; at < text.length;) {
        at += utf8_decode(&c, text.data + at, text.length - at);
        if (c < 0) return false;
    }
    return true;
}

lede_status ask_check_text(const char *text, lede_error *err) {
    return is_valid_utf8(text) ? LEDE_OK : error_set(err, LEDE_BAD_USAGE, "what is asked for is not UTF-8 text");
}

lede_status ask_check(const char *text, const lede_search_options *options, lede_error *err) {
    if (is_valid_utf8(text) && is_valid_utf8(options->language) && is_valid_utf8(options->source)) return LEDE_OK;
    return error_set(err, LEDE_BAD_USAGE, "the query or a filter is not UTF-8 text");
}

lede_status ask_parse(struct query *out, const char *text, const lede_search_options *options, lede_error *err) {
    lede_status status = ask_check(text, options, err);
    if (status != LEDE_OK) return status;
    unsigned flags = (options->plain ? QUERY_PLAIN : 0u) | (options->all ? QUERY_ALL : 0u);
    return query_parse(out, view_str(text), flags, err);
}
