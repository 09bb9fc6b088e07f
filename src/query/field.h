/* SPDX-License-Identifier: MIT */
/** Fields of articles that a query may name. */
#ifndef QUERY_FIELD_H
#define QUERY_FIELD_H

#include "base/view.h"

enum query_field {
    QUERY_NO_FIELD,
    QUERY_TITLE,    /* the value is searched in titles */
    QUERY_SOURCE,   /* it is a part of the name */
    QUERY_AUTHOR,   /* likewise */
    QUERY_URL,      /* it is a part of the address */
    QUERY_LANGUAGE, /* it is a code */
    QUERY_DATE,     /* it is a period, see model/span.h */
    QUERY_FIELDS
};

/** The name of FIELD as it is typed, static storage. */
const char *query_field_name(enum query_field field);

/** Bytes of the field's name with its colon at the front of TEXT, *OUT is the field; 0: there is none. */
size_t query_field_find(enum query_field *out, struct view text);

/** What a value of FIELD looks like, for a message; NULL where VALUE is one. */
const char *query_field_wanted(enum query_field field, struct view value);

#endif
