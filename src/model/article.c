/* SPDX-License-Identifier: MIT */
/* Articles with their fields. */
#include "model/article.h"

#include "base/mem.h"
#include "model/date.h"
#include "text/clean.h"

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

/* The value as it will be stored: NULL in *OUT when it is empty. */
static bool clean_value(char **out, enum field field, struct view value, bool *refused) {
    struct buffer line = {0};
    clean_line(&line, value);
    /* A refused date is no failure: the caller decides what to say. */
    bool ok = !line.failed;
    if (ok && line.length > 0 && field == FIELD_DATE) {
        struct date date;
        char day[DATE_TEXT_SIZE];
        *refused = !date_parse(&date, buffer_view(&line));
        if (!*refused) *out = mem_strdup(date_format(day, date));
        ok = *refused || *out;
    } else if (ok && line.length > 0) {
        if (field == FIELD_LANGUAGE) to_lower_case(&line);
        *out = mem_strdup(line.data);
        ok = *out != NULL;
    }
    buffer_release(&line);
    return ok;
}

bool article_set(struct article *article, enum field field, struct view value, bool *refused) {
    char *copy = NULL;
    *refused = false;
    if (!clean_value(&copy, field, value, refused)) return false;
    if (*refused) return true;
    mem_free(article->fields[field]);
    article->fields[field] = copy;
    return true;
}

int article_day(const struct article *article) {
    struct date date;
    const char *text = article->fields[FIELD_DATE];
    return text && date_parse(&date, view_str(text)) ? date_day_number(date) : 0;
}
