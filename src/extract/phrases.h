/* SPDX-License-Identifier: MIT */
/** What pages write around and between the paragraphs of an article. */
#ifndef EXTRACT_PHRASES_H
#define EXTRACT_PHRASES_H

#include "base/view.h"

/** What a line may be by its wording. */
enum phrase {
    PHRASE_OPENER = 1, /* a heading of what does not belong to the article: "Related articles", "Читайте также" */
    PHRASE_NOTE = 2, /* a line that does not belong to it: "Advertisement", "Фото: ...", a reporter's e-mail address */
};

/** What LINE (clean UTF-8) may be, as bits. */
unsigned phrases_of(struct view line);

#endif
