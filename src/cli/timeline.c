/* SPDX-License-Identifier: MIT */
/* A timeline as bars, lines of fields or JSON. */
#include "timeline.h"

#include "json.h"
#include "memory.h"
#include "message.h"
#include "request.h"
#include "safe.h"
#include "wrap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FOLD_LEAST 3 /* periods in a row without a match that one line stands for */
#define EIGHTHS 8    /* steps in which a block of a bar grows */

const char *timeline_unit(lede_unit unit) {
    static const char *const names[] = {
        [LEDE_UNIT_AUTO] = "auto", [LEDE_UNIT_YEAR] = "year", [LEDE_UNIT_MONTH] = "month",
        [LEDE_UNIT_WEEK] = "week", [LEDE_UNIT_DAY] = "day",
    };
    return names[unit];
}

bool timeline_has(int format) { return format != FORMAT_TREC && format != FORMAT_MARKDOWN; }

static double share(const lede_period *period) { return (double)period->matching / (double)period->articles; }

/* ---- Text ----------------------------------------------------------------------------------------------------- */

/* What lines of one timeline share. */
struct chart {
    const struct output *out;
    const lede_timeline *timeline;
    uint64_t most;     /* articles of the longest bar */
    int digits;        /* of that number */
    size_t start, bar; /* columns of a period's name; of the longest bar */
    bool blocks;       /* bars are made of blocks, not of ASCII */
};

static struct chart chart_of(const struct output *out, const lede_timeline *timeline) {
    struct chart chart = {.out = out, .timeline = timeline, .blocks = output_has_blocks()};
    for (size_t i = 0; i < timeline->period_count; i++)
        if (timeline->periods[i].matching > chart.most) chart.most = timeline->periods[i].matching;
    chart.digits = snprintf(NULL, 0, "%" PRIu64, chart.most);
    chart.start = strlen(timeline->periods[0].start);
    size_t others = chart.start + (size_t)chart.digits + strlen("    99.9% * ");
    chart.bar = out->columns > others + 1 ? out->columns - others : 1;
    return chart;
}

/* A bar of MATCHING articles; whatever there is can be seen. */
static void print_bar(const struct chart *chart, uint64_t matching) {
    static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t steps = chart->blocks ? EIGHTHS : 1;
    double length = (double)matching / (double)chart->most * (double)(chart->bar * steps);
    size_t size = (size_t)(length + 0.5);
    if (size == 0 && matching > 0) size = 1;
    for (size_t i = 0; i < size / steps; i++) fputs(chart->blocks ? "█" : "#", chart->out->file);
    if (chart->blocks) fputs(parts[size % steps], chart->out->file);
}

static void print_period(const struct chart *chart, const lede_period *period) {
    FILE *file = chart->out->file;
    fprintf(file, "%s  %*" PRIu64 "  %5.1f%%", period->start, chart->digits, period->matching, 100 * share(period));
    if (period->matching > 0) {
        fputs(period->burst ? " * " : "   ", file);
        if (period->burst) output_style(chart->out, STYLE_MATCH);
        print_bar(chart, period->matching);
        if (period->burst) output_plain(chart->out);
    }
    fputc('\n', file);
}

/* One line for COUNT periods in which none of ARTICLES articles matches. */
static void print_fold(const struct chart *chart, uint64_t count, uint64_t articles) {
    output_style(chart->out, STYLE_FAINT);
    fprintf(chart->out->file, "%*s  %" PRIu64 " %ss, %" PRIu64 " article%s, no match", (int)chart->start, "...", count,
            timeline_unit(chart->timeline->unit), articles, plural(articles));
    output_plain(chart->out);
    fputc('\n', chart->out->file);
}

/* Prints what stands before the next period with a match, at index END: the periods from FROM on, and the gaps between
   them, in which the corpus has no article. */
static void print_empty(const struct chart *chart, size_t from, size_t end) {
    const lede_period *periods = chart->timeline->periods;
    uint64_t articles = 0, count = (uint64_t)(periods[end].number - periods[from - 1].number - 1);
    for (size_t i = from; i < end; i++) articles += periods[i].articles;
    if (count >= FOLD_LEAST || count > end - from) print_fold(chart, count, articles);
    else
        for (size_t i = from; i < end; i++) print_period(chart, &periods[i]);
}

static void print_bars(const struct output *out, const lede_timeline *timeline) {
    if (timeline->period_count == 0) return;
    struct chart chart = chart_of(out, timeline);
    size_t printed = 0;
    for (size_t i = 0; i < timeline->period_count; i++) {
        if (timeline->periods[i].matching == 0) continue;
        if (i > 0) print_empty(&chart, printed, i);
        print_period(&chart, &timeline->periods[i]);
        printed = i + 1;
    }
}

static bool has_burst(const lede_timeline *timeline) {
    for (size_t i = 0; i < timeline->period_count; i++)
        if (timeline->periods[i].burst) return true;
    return false;
}

/* How many articles stand in no period; NULL where there are none. Freed by the caller. */
static char *unplaced(const lede_timeline *timeline) {
    uint64_t none = timeline->undated, part = timeline->imprecise;
    const char *unit = timeline_unit(timeline->unit);
    const char *known = timeline->unit == LEDE_UNIT_MONTH ? unit : "day";
    if (none && part)
        return memory_format("%" PRIu64 " without a date, %" PRIu64 " whose date tells no %s", none, part, known);
    if (part) return memory_format("%" PRIu64 " whose date tells no %s", part, known);
    return none ? memory_format("%" PRIu64 " without a date", none) : NULL;
}

/* What the figures are stands behind them, as the total of a search does. */
static void print_footer(const struct output *out, const lede_timeline *timeline) {
    char *missing = unplaced(timeline);
    char *text =
        memory_format("%" PRIu64 " article%s by %s, with the share of all articles%s%s%s", timeline->articles,
                      plural(timeline->articles), timeline_unit(timeline->unit),
                      has_burst(timeline) ? "; * a burst" : "", missing ? "; not shown: " : "", missing ? missing : "");
    struct marked_text line = {.text = text, .length = strlen(text), .style = STYLE_FAINT, .styled = true};
    wrap_print(out, &line, 0);
    free(missing);
    free(text);
}

static void print_text(const struct output *out, const struct question *question, const lede_timeline *timeline) {
    if (question->id) {
        output_styled(out, STYLE_FAINT, question->id);
        fputs(": ", out->file);
        output_styled(out, STYLE_TITLE, question->text);
        fputs("\n\n", out->file);
    }
    print_bars(out, timeline);
    if (timeline->articles > 0) print_footer(out, timeline);
    if (question->id) fputc('\n', out->file);
}

/* ---- For programs --------------------------------------------------------------------------------------------- */

static void print_rows(const struct output *out, const struct question *question, const lede_timeline *timeline) {
    for (size_t i = 0; i < timeline->period_count; i++) {
        const lede_period *period = &timeline->periods[i];
        if (question->id) {
            safe_puts(out->file, question->id);
            fputc('\t', out->file);
        }
        fprintf(out->file, "%s\t%" PRIu64 "\t%" PRIu64 "\t%.6f\t%d\n", period->start, period->matching,
                period->articles, share(period), period->burst);
    }
    char *missing = unplaced(timeline);
    if (missing) complain("not in the timeline: %s", missing);
    free(missing);
}

/* Six decimals: what is left out is far below one article. */
static json_t *json_share(const lede_period *period) {
    return json_real((double)(int64_t)(share(period) * 1e6 + 0.5) / 1e6);
}

static json_t *json_period(const lede_period *period) {
    json_t *object = json_object();
    json_put(object, "start", json_word(period->start));
    json_put(object, "matching", json_count(period->matching));
    json_put(object, "articles", json_count(period->articles));
    json_put(object, "share", json_share(period));
    json_put(object, "burst", json_boolean(period->burst));
    return object;
}

static void print_object(const struct output *out, const struct question *question, const lede_timeline *timeline) {
    json_t *object = json_object(), *periods = json_array();
    for (size_t i = 0; i < timeline->period_count; i++) json_push(periods, json_period(&timeline->periods[i]));
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    if (question->id) json_put(object, "id", json_word(question->id));
    json_put(object, "query", json_word(question->text));
    json_put(object, "unit", json_word(timeline_unit(timeline->unit)));
    json_put(object, "matching", json_count(timeline->articles));
    json_put(object, "passages", json_count(timeline->passages));
    json_put(object, "undated", json_count(timeline->undated));
    json_put(object, "imprecise", json_count(timeline->imprecise));
    json_put(object, "periods", periods);
    json_print(out->file, object);
}

static void print_objects(const struct output *out, const struct question *question, const lede_timeline *timeline) {
    for (size_t i = 0; i < timeline->period_count; i++) {
        json_t *object = json_period(&timeline->periods[i]);
        if (question->id) json_put(object, "id", json_word(question->id));
        json_print(out->file, object);
    }
}

void timeline_print(const struct output *out, const struct question *question, const lede_timeline *timeline,
                    int format) {
    if (format == FORMAT_JSON) print_object(out, question, timeline);
    else if (format == FORMAT_JSONL) print_objects(out, question, timeline);
    else if (format == FORMAT_TSV) print_rows(out, question, timeline);
    else print_text(out, question, timeline);
}
