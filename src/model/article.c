/* SPDX-License-Identifier: MIT */
/* Articles with their fields. */
#include "model/article.h"

#include "base/mem.h"
#include "model/date.h"
#include "text/clean.h"
#include "text/utf8.h"

static const char *const field_names[FIELD_COUNT] = {"title", "date", "language", "author", "source", "url", "rights"};

void article_release(struct article *article) {
    mem_free(article->key);
    for (int i = 0; i < FIELD_COUNT; i++) mem_free(article->fields[i]);
    mem_free(article->encoding);
    buffer_release(&article->text);
    array_release(&article->pages);
    *article = (struct article){0};
}

bool article_set_encoding(struct article *article, struct view encoding) {
    mem_free(article->encoding);
    article->encoding = mem_copy(encoding.data, encoding.length);
    return article->encoding != NULL;
}

const char *field_name(enum field field) { return field_names[field]; }

enum field field_from_name(struct view name) {
    if (view_equal_letters(name, view_str("lang"))) return FIELD_LANGUAGE;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (view_equal_letters(name, view_str(field_names[i]))) return (enum field)i;
    return FIELD_COUNT;
}

/* Language codes are ASCII: "EN" is "en". */
static void to_lower_case(struct buffer *code) {
    for (size_t i = 0; i < code->length; i++) code->data[i] = ascii_lower(code->data[i]);
}

/* What is to become of LINE, a clean value that is not empty; it is cut where that is its fate. */
static enum field_fate judge(struct buffer *line, enum field field) {
    struct date date;
    bool fits = line->length <= FIELD_MAX;
    if (field == FIELD_DATE) return date_parse(&date, buffer_view(line)) ? FIELD_TAKEN : FIELD_REFUSED;
    if (field == FIELD_LANGUAGE) return line->length <= LANGUAGE_MAX ? FIELD_TAKEN : FIELD_REFUSED;
    if (fits || field == FIELD_URL) return fits ? FIELD_TAKEN : FIELD_REFUSED;
    buffer_cut(line, utf8_floor(buffer_view(line), FIELD_MAX));
    return FIELD_CUT;
}

/* LINE as it is stored in FIELD; NULL when memory runs out. */
static char *copy_value(struct buffer *line, enum field field) {
    struct date date;
    char day[DATE_TEXT_SIZE];
    if (field == FIELD_DATE && date_parse(&date, buffer_view(line))) return mem_strdup(date_format(day, date));
    if (field == FIELD_LANGUAGE) to_lower_case(line);
    return mem_strdup(line->data);
}

bool article_set(enum field_fate *fate, struct article *article, enum field field, struct view value) {
    struct buffer line = {0};
    char *copy = NULL;
    clean_line(&line, value);
    *fate = line.length > 0 ? judge(&line, field) : FIELD_TAKEN;
    bool kept = *fate != FIELD_REFUSED, ok = !line.failed;
    if (ok && kept && line.length > 0) ok = (copy = copy_value(&line, field)) != NULL;
    if (ok && kept) {
        mem_free(article->fields[field]);
        article->fields[field] = copy;
    }
    buffer_release(&line);
    return ok;
}

int article_day(const struct article *article) {
    struct date date;
    const char *text = article->fields[FIELD_DATE];
    return text && date_parse(&date, view_str(text)) ? date_day_number(date) : 0;
}
