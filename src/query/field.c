/* SPDX-License-Identifier: MIT */
/* Names of fields with what their values may be. */
#include "query/field.h"

#include "model/span.h"

static const char *const names[QUERY_FIELDS] = {
    [QUERY_NO_FIELD] = "", [QUERY_TITLE] = "title",   [QUERY_SOURCE] = "source", [QUERY_AUTHOR] = "author",
    [QUERY_URL] = "url",   [QUERY_LANGUAGE] = "lang", [QUERY_DATE] = "date",
};

const char *query_field_name(enum query_field field) { return names[field]; }

size_t query_field_find(enum query_field *out, struct view text) {
    for (int i = QUERY_TITLE; i < QUERY_FIELDS; i++) {
        struct view name = view_str(names[i]);
        if (!view_starts(text, name) || text.length == name.length || text.data[name.length] != ':') continue;
        *out = (enum query_field)i;
        return name.length + 1;
    }
    *out = QUERY_NO_FIELD;
    return 0;
}

/* Two or three letters, as in ISO 639. */
static bool is_language(struct view value) {
    for (size_t i = 0; i < value.length; i++)
        if (((unsigned char)value.data[i] | 0x20) < 'a' || ((unsigned char)value.data[i] | 0x20) > 'z') return false;
    return value.length == 2 || value.length == 3;
}

const char *query_field_wanted(enum query_field field, struct view value) {
    static const struct date any_day = {2000, 1, 1};
    struct day_span span;
    if (field == QUERY_LANGUAGE && !is_language(value)) return "a code of two or three letters: en, ru, ko";
    if (field == QUERY_DATE && !day_span_parse(&span, value, any_day))
        return "2024, 2024-05, 2024-05-31, 2024-03..2024-05, 3w or today";
    return NULL;
}
