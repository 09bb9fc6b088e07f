/* SPDX-License-Identifier: MIT */
/** The fields of an article, decided among the facts about it. */
#ifndef EXTRACT_FIELDS_H
#define EXTRACT_FIELDS_H

#include "base/buffer.h"
#include "extract/facts.h"
#include "model/date.h"

/** Appends the canonical address to OUT, if one is known. */
void fields_url(struct buffer *out, const struct facts *facts);

/** Appends the primary subtag of the language to OUT, in lower case, if it is known. */
void fields_language(struct buffer *out, const struct facts *facts);

/** Corrects LANGUAGE where TEXT cannot be in it: templates say "en" on pages in any language. Text in Hangul is Korean;
    otherwise what does not go with the script is forgotten. */
void fields_mend_language(struct buffer *language, struct view text);

/** Appends the name of the site to OUT, or else the host of URL, the canonical address. */
void fields_source(struct buffer *out, const struct facts *facts, struct view url);

/** Appends the authors to OUT, separated by ", ". */
void fields_author(struct buffer *out, const struct facts *facts);

/** Appends the date of publication to OUT, or else that of the last change; none behind TODAY. URL, the canonical
    address, shows which country's order of day and month figures follow. */
void fields_date(struct buffer *out, const struct facts *facts, struct view url, struct date today);

#endif
