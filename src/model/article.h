/* SPDX-License-Identifier: MIT */
/** An article as a reader hands it over: its text and what is known about it. */
#ifndef MODEL_ARTICLE_H
#define MODEL_ARTICLE_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/digest.h"

/** What can be known of an article besides its text. The order is that of the columns of table article. */
enum field {
    FIELD_TITLE,
    FIELD_DATE,
    FIELD_LANGUAGE,
    FIELD_AUTHOR,
    FIELD_SOURCE,
    FIELD_URL,
    FIELD_RIGHTS,
    FIELD_COUNT
};

/** Most bytes of a field. Titles have some hundred, addresses that servers take seldom more than this (Apache's own
   limit for a line of a request is 8190); what is longer is something else. */
#define FIELD_MAX 8192

/** Most bytes of a language code: RFC 5646, section 4.4.1, asks for room for 35. */
#define LANGUAGE_MAX 35

/** What became of a value. */
enum field_fate {
    FIELD_TAKEN,
    FIELD_CUT,    /* to FIELD_MAX bytes, at a character */
    FIELD_REFUSED /* it cannot be one: the field is as it was */
};

/** Zero-initialise to start, article_release() to end. */
struct article {
    char *key;                 /* absolute path, PATH#ID or PATH!MEMBER; owned */
    size_t member;             /* byte of KEY at which the ID inside of a container starts; 0: no container */
    char *fields[FIELD_COUNT]; /* one line each, clean UTF-8; NULL where unknown; owned */
    struct buffer text;        /* stored text: valid UTF-8, LF only, no other control characters */
    unsigned char input_sha256[DIGEST_SIZE]; /* of what the article was made from, metadata beside it included */
    unsigned char set_sha256[DIGEST_SIZE];   /* of the fields that the user set, where HAS_SET */
    bool has_set;
    ARRAY_STRUCT(, size_t)
    pages;          /* byte of TEXT at which each page of paper starts, ascending; none: it has no pages */
    char *encoding; /* that its bytes were taken to be in, as "windows-1251"; NULL: UTF-8. Owned */
};

/** Frees what ARTICLE owns and zeroes it. */
void article_release(struct article *article);

/**
 * Sets FIELD to a copy of VALUE, cleaned, on one line, without white space around it; an empty value clears it. A
 * date keeps its day alone, a language is in lower case. What is longer than FIELD_MAX is cut. Refused are a date that
 * is none, a language longer than LANGUAGE_MAX, and an address longer than FIELD_MAX, which would lead elsewhere when
 * it was cut. Returns false when memory runs out.
 */
bool article_set(enum field_fate *fate, struct article *article, enum field field, struct view value);

/** Says that the bytes of ARTICLE were taken to be in ENCODING, which is copied; false when memory runs out. */
bool article_set_encoding(struct article *article, struct view encoding);

/** The date_day_number() of ARTICLE; 0 where its date is not known to the day. */
int article_day(const struct article *article);

/** The name of FIELD as users write it: "title", "date", ... */
const char *field_name(enum field field);

/** The field that NAME means (letter case ignored; "lang" is "language"), or FIELD_COUNT. */
enum field field_from_name(struct view name);

#endif
