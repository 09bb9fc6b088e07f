/* SPDX-License-Identifier: MIT */
/* Articles told apart by a person. */
#include "heading.h"

#include "key.h"
#include "safe.h"
#include "wrap.h"

#include <string.h>

/* Prints PART behind a separator, unless it is the first of its line. */
static void print_part(const struct output *out, const char *part, bool *first) {
    if (!part) return;
    if (!*first) fputs(SEPARATOR, out->file);
    safe_puts(out->file, part);
    *first = false;
}

void heading_print(const struct output *out, const lede_article *article, const lede_span *marks, size_t count) {
    const char *place = key_shown(article->key, out->folder);
    const char *heading = article->title ? article->title : key_name(article);
    struct marked_text title = {.text = heading, .length = strlen(heading), .style = STYLE_TITLE, .styled = true};
    if (article->title) {
        title.marks = marks;
        title.mark_count = count;
    }
    wrap_print(out, &title, 0);
    /* What is not known leaves no gap: date, source and path are told apart by their looks. */
    bool first = true;
    output_style(out, STYLE_FAINT);
    print_part(out, article->date, &first);
    print_part(out, article->source, &first);
    if (strcmp(place, heading) != 0) print_part(out, place, &first);
    output_plain(out);
    if (!first) fputc('\n', out->file);
}
