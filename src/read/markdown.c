/* SPDX-License-Identifier: MIT */
/* Markdown: front matter followed by the text of one article. */
#include "base/error.h"
#include "read/deliver.h"
#include "read/format.h"
#include "read/frontmatter.h"

/* The text of a "# Heading" with which BODY begins, marks and closing "#" removed; empty when it begins otherwise. */
static struct view first_heading(struct view body) {
    struct view rest = view_trim(body), line;
    if (!view_starts(rest, view_str("# ")) || !view_take_line(&line, &rest)) return view_of("", 0);
    struct view title = view_trim_end(view_of(line.data + 2, line.length - 2)), open = title;
    while (open.length && open.data[open.length - 1] == '#') open.length--;
    /* "# C#" is about a language; only what stands apart closes a heading (CommonMark 0.31, 4.2). */
    return open.length == 0 || ascii_is_space(open.data[open.length - 1]) ? open : title;
}

/* Front matter that gives a title goes before the heading. Returns false when memory runs out. */
static bool find_title(struct article *article, struct view body, struct reading *reading, const char *subject) {
    struct view title = first_heading(body);
    if (article->fields[FIELD_TITLE] || title.length == 0) return true;
    return reading_set_field(reading, article, FIELD_TITLE, title, (struct place){subject, 0});
}

lede_status markdown_read(struct input *input, struct reading *reading, lede_error *err) {
    struct draft draft = {0};
    lede_status status = input_all(&draft.raw, input, reading, err);
    if (status != LEDE_OK || draft.raw.length == 0) return status;
    size_t front = front_matter_size(draft.raw);
    /* The heading stays in the text: it is a sentence of the article, too. */
    draft.text = view_of(draft.raw.data + front, draft.raw.length - front);
    if (front_matter_read(&draft.article, view_of(draft.raw.data, front), reading, input->subject) &&
        find_title(&draft.article, draft.text, reading, input->subject))
        status = deliver(&draft, input, reading, err);
    else status = error_no_memory(err);
    draft_release(&draft);
    return status;
}
