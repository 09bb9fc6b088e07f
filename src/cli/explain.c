/* SPDX-License-Identifier: MIT */
/* Words of a query with the forms that are searched for them. */
#include "explain.h"

#include "json.h"
#include "safe.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

static const char *reason_name(lede_reason reason) {
    static const char *const names[] = {"exact", "inflected", "doubtful", "contains", "prefix",
                                        "fuzzy", "alias",     "synonym",  "sound"};
    return names[reason];
}

/* A form that stands at a further position of its spelling is led in by a plus sign. */
static void print_form(const struct output *out, const lede_form *form, size_t width) {
    fprintf(out->file, "%8" PRIu64 "  %s", form->frequency, form->position ? "+ " : "  ");
    safe_puts(out->file, form->text);
    /* Padded by columns, not by bytes as printf would: names may be in Cyrillic or Hangul. */
    fprintf(out->file, "%*s  %s\n", (int)(width - safe_width(form->text, strlen(form->text))), "",
            reason_name(form->reason));
}

/* Nothing where there is nothing to read. */
static void print_plan(const struct output *out, const lede_word *word) {
    if (word->listed + word->gathered == 0) return;
    output_style(out, STYLE_FAINT);
    fprintf(out->file, "  plan: %s;", word->names ? "names passages" : "looked for in passages that others name");
    if (word->listed) fprintf(out->file, " %" PRIu64 " postings read on the way", word->listed);
    if (word->listed && word->gathered) fputc(',', out->file);
    if (word->gathered) fprintf(out->file, " %" PRIu64 " postings in memory", word->gathered);
    output_plain(out);
    fputc('\n', out->file);
}

static void print_word(const struct output *out, const lede_word *word) {
    size_t width = 0;
    output_styled(out, STYLE_TITLE, word->text);
    fputc('\n', out->file);
    for (size_t i = 0; i < word->form_count; i++) {
        size_t columns = safe_width(word->forms[i].text, strlen(word->forms[i].text));
        if (columns > width) width = columns;
    }
    for (size_t i = 0; i < word->form_count; i++) print_form(out, &word->forms[i], width);
    if (word->form_count == 0) fputs("       0    nothing\n", out->file);
    print_plan(out, word);
    fputc('\n', out->file);
}

void explain_print(const struct output *out, const lede_results *results) {
    if (results->tree) {
        safe_write_lines(out->file, results->tree, strlen(results->tree));
        fputc('\n', out->file);
    }
    for (size_t i = 0; i < results->word_count; i++) print_word(out, &results->words[i]);
}

/* The parts of a score with their names, in the order in which they are told. */
static const struct {
    const char *name;
    size_t at;
} parts[] = {
    {"words", offsetof(lede_score, words)},     {"exact", offsetof(lede_score, exact)},
    {"near", offsetof(lede_score, near)},       {"title", offsetof(lede_score, title)},
    {"article", offsetof(lede_score, article)}, {"together", offsetof(lede_score, together)},
};

static double part_of(const lede_score *score, size_t i) {
    const void *part = (const char *)score + parts[i].at;
    return *(const double *)part;
}

void explain_score(const struct output *out, const lede_hit *hit) {
    const char *sign = "=";
    if (!hit->parts) return;
    fprintf(out->file, "  score %.4f", hit->score);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (part_of(hit->parts, i) == 0) continue;
        fprintf(out->file, " %s %s %.4f", sign, parts[i].name, part_of(hit->parts, i));
        sign = "+";
    }
    fputc('\n', out->file);
}

json_t *explain_score_json(const lede_hit *hit) {
    json_t *object = json_object();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        json_put(object, parts[i].name, json_real(part_of(hit->parts, i)));
    return object;
}

static json_t *json_form(const lede_form *form) {
    json_t *object = json_object();
    json_put(object, "form", json_word(form->text));
    json_put(object, "passages", json_count(form->frequency));
    json_put(object, "reason", json_word(reason_name(form->reason)));
    json_put(object, "spelling", json_count(form->spelling));
    json_put(object, "position", json_count(form->position));
    return object;
}

json_t *explain_forms_json(const lede_word *word) {
    json_t *forms = json_array();
    for (size_t i = 0; i < word->form_count; i++) json_push(forms, json_form(&word->forms[i]));
    return forms;
}

json_t *explain_json(const lede_results *results) {
    json_t *words = json_array();
    for (size_t i = 0; i < results->word_count; i++) {
        json_t *word = json_object();
        json_put(word, "word", json_word(results->words[i].text));
        json_put(word, "names", json_boolean(results->words[i].names));
        json_put(word, "listed", json_count(results->words[i].listed));
        json_put(word, "gathered", json_count(results->words[i].gathered));
        json_put(word, "forms", explain_forms_json(&results->words[i]));
        json_push(words, word);
    }
    return words;
}
