/* SPDX-License-Identifier: MIT */
/* Counting the articles that match by the periods of their dates. */

/*
 * The search tells the articles that match. One pass through the index of dates, which has them in order, then counts
 * articles by date; dates make periods, of which some are bursts.
 */
#include "api/ask.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"
#include "model/period.h"
#include "search/burst.h"
#include "search/search.h"

/* What is known of an article, in a byte each. */
enum { MATCHES = 1, LEFT_OUT = 2 };

/* The articles of one date. */
struct dated {
    struct date date;
    uint64_t matching, articles;
};

ARRAY_STRUCT(dates, struct dated);

/* The timeline with what its pointers lead to. */
struct owned_timeline {
    lede_timeline timeline; /* first, so that the caller's pointer is ours */
    ARRAY_STRUCT(, lede_period) periods;
};

/* What counting needs. */
struct counting {
    lede_timeline *out;
    int64_t last;         /* article */
    unsigned char *marks; /* one for each article from 0 on */
    struct dates dates;   /* ascending as text, searched articles alone */
};

void lede_timeline_free(lede_timeline *timeline) {
    if (!timeline) return;
    struct owned_timeline *owned = (struct owned_timeline *)timeline;
    array_release(&owned->periods);
    mem_free(owned);
}

/* ---- By date -------------------------------------------------------------------------------------------------- */

/* A damaged index may speak of any article. */
static bool is_known(const struct counting *counting, int64_t article) {
    return article > 0 && article <= counting->last;
}

static lede_status note_match(void *context, const struct candidate *match, lede_error *err) {
    struct counting *counting = context;
    if (!is_known(counting, match->article))
        return error_set(err, LEDE_CORRUPT, "the index has article %lld, which is not there",
                         (long long)match->article);
    counting->marks[match->article] |= MATCHES;
    return LEDE_OK;
}

static void leave_out_removed(struct counting *counting, const struct store_ids *removed) {
    for (size_t i = 0; i < removed->length; i++)
        if (is_known(counting, removed->items[i])) counting->marks[removed->items[i]] |= LEFT_OUT;
}

static void leave_out_all_but(struct counting *counting, const struct store_ids *allowed) {
    size_t next = 0;
    for (int64_t id = 1; id <= counting->last; id++) {
        if (next < allowed->length && allowed->items[next] == id) next++;
        else counting->marks[id] |= LEFT_OUT;
    }
}

/* Counts an article; they come in the order of their dates. */
static bool count_article(void *context, int64_t id, const char *text) {
    struct counting *counting = context;
    struct date date;
    unsigned char mark = is_known(counting, id) ? counting->marks[id] : LEFT_OUT;
    bool matches = mark & MATCHES;
    if (mark & LEFT_OUT) return true;
    counting->out->articles += matches;
    if (!text || !date_parse(&date, view_str(text))) {
        counting->out->undated += matches;
        return true;
    }
    struct dates *dates = &counting->dates;
    struct dated *last = dates->length > 0 ? &dates->items[dates->length - 1] : NULL;
    if (!last || last->date.year != date.year || last->date.month != date.month || last->date.day != date.day) {
        if (!array_push(dates, (struct dated){.date = date})) return false;
        last = &dates->items[dates->length - 1];
    }
    last->articles++;
    last->matching += matches;
    return true;
}

/* ---- The unit ------------------------------------------------------------------------------------------------- */

/* Units from the shortest on, with days, about. */
static const struct {
    lede_unit unit;
    int days;
} units[] = {{LEDE_UNIT_DAY, 1}, {LEDE_UNIT_WEEK, 7}, {LEDE_UNIT_MONTH, 30}};

/* Lines that two windows hold; lines that are few, however little they show. */
enum { PERIODS_MOST = 50, PERIODS_FEW = 12 };

/* Matching articles in DATES that UNIT can place. */
static uint64_t placed(const struct dates *dates, lede_unit unit) {
    uint64_t count = 0;
    for (size_t i = 0; i < dates->length; i++)
        if (period_of(dates->items[i].date, unit) >= 0) count += dates->items[i].matching;
    return count;
}

/*
 * Days from the first matching date to the last, by the first day that each may mean. One article in twenty is passed
 * over on either side: a stray date long ago must not decide how all others are shown.
 */
static int span_of(const struct dates *dates) {
    int first = -1, last = -1;
    uint64_t all = placed(dates, LEDE_UNIT_YEAR), seen = 0;
    for (size_t i = 0; i < dates->length; i++) {
        struct date date = dates->items[i].date;
        if (dates->items[i].matching == 0) continue;
        if (date.month == 0) date.month = 1;
        if (date.day == 0) date.day = 1;
        if (seen < all - all / 20) last = period_of(date, LEDE_UNIT_DAY);
        seen += dates->items[i].matching;
        if (first < 0 && seen > all / 20) first = last;
    }
    return last - first;
}

/*
 * The shortest unit with no more periods than a person looks through, nor than there are articles for them, that leaves
 * at most one in ten of the dated articles unplaced.
 */
static lede_unit choose_unit(const struct dates *dates) {
    uint64_t dated = placed(dates, LEDE_UNIT_YEAR);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        uint64_t periods = (uint64_t)(span_of(dates) / units[i].days) + 1;
        if (periods <= PERIODS_MOST && (periods <= PERIODS_FEW || periods <= dated) &&
            placed(dates, units[i].unit) >= dated - dated / 10)
            return units[i].unit;
    }
    return LEDE_UNIT_YEAR;
}

/* ---- Periods -------------------------------------------------------------------------------------------------- */

/* Makes the periods of all dates. */
static lede_status make_periods(struct owned_timeline *out, const struct dates *dates, lede_error *err) {
    lede_unit unit = out->timeline.unit;
    for (size_t i = 0; i < dates->length; i++) {
        const struct dated *dated = &dates->items[i];
        int number = period_of(dated->date, unit);
        if (number < 0) {
            out->timeline.imprecise += dated->matching;
            continue;
        }
        if (out->periods.length == 0 || out->periods.items[out->periods.length - 1].number != number) {
            lede_period period = {.number = number};
            date_format(period.start, period_start(number, unit));
            if (!array_push(&out->periods, period)) return error_no_memory(err);
        }
        lede_period *period = &out->periods.items[out->periods.length - 1];
        period->articles += dated->articles;
        period->matching += dated->matching;
    }
    return LEDE_OK;
}

static lede_status mark_bursts(struct owned_timeline *out, lede_error *err) {
    size_t count = out->periods.length;
    struct burst_batch *batches = mem_calloc(count + 1, sizeof *batches);
    if (!batches) return error_no_memory(err);
    for (size_t i = 0; i < count; i++)
        batches[i] =
            (struct burst_batch){.relevant = out->periods.items[i].matching, .all = out->periods.items[i].articles};
    bursts_mark(batches, count);
    for (size_t i = 0; i < count; i++) out->periods.items[i].burst = batches[i].burst;
    mem_free(batches);
    return LEDE_OK;
}

/* The periods from the first match to the last. */
static void show_matching(struct owned_timeline *out) {
    const lede_period *periods = out->periods.items;
    size_t first = 0, end = out->periods.length;
    while (end > 0 && periods[end - 1].matching == 0) end--;
    while (first < end && periods[first].matching == 0) first++;
    out->timeline.periods = end > first ? periods + first : NULL;
    out->timeline.period_count = end - first;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Finds what matches, then all dates. */
static lede_status count_dates(struct counting *counting, struct store *store, const struct query *query,
                               const lede_search_options *options, lede_error *err) {
    struct search_outcome outcome = {0};
    struct collect_listener listener = {note_match, counting};
    lede_status status = store_last_article(&counting->last, store, err);
    if (status != LEDE_OK) return status;
    counting->marks = mem_calloc((size_t)counting->last + 1, 1);
    if (!counting->marks) return error_no_memory(err);
    status = search_each(&outcome, store, query, options, &listener, err);
    leave_out_removed(counting, &outcome.removed);
    if (outcome.filtered) leave_out_all_but(counting, &outcome.allowed);
    if (status == LEDE_OK) status = store_each_date(store, count_article, counting, err);
    counting->out->passages = outcome.total;
    counting->out->undated_left_out = outcome.undated;
    counting->out->words_left_out = outcome.leaves.left_out;
    search_release(&outcome);
    return status;
}

static lede_status fill(struct owned_timeline *out, struct store *store, const struct query *query,
                        const lede_search_options *options, lede_error *err) {
    struct counting counting = {.out = &out->timeline};
    lede_status status = store_begin_read(store, err);
    if (status != LEDE_OK) return status;
    status = count_dates(&counting, store, query, options, err);
    store_end_read(store);
    if (out->timeline.unit == LEDE_UNIT_AUTO) out->timeline.unit = choose_unit(&counting.dates);
    if (status == LEDE_OK) status = make_periods(out, &counting.dates, err);
    if (status == LEDE_OK) status = mark_bursts(out, err);
    if (status == LEDE_OK) show_matching(out);
    mem_free(counting.marks);
    array_release(&counting.dates);
    return status;
}

lede_status lede_timeline_make(lede_timeline **out, lede_corpus *corpus, const char *query, lede_unit unit,
                               const lede_search_options *options, lede_error *err) {
    *out = NULL;
    lede_search_options defaults;
    lede_search_defaults(&defaults);
    if (!options) options = &defaults;
    struct query parsed = {0};
    lede_status status = ask_parse(&parsed, query, options, err);
    struct owned_timeline *owned = status == LEDE_OK ? mem_calloc(1, sizeof *owned) : NULL;
    if (owned) {
        owned->timeline.unit = unit;
        status = fill(owned, corpus->store, &parsed, options, err);
    } else if (status == LEDE_OK) {
        status = error_no_memory(err);
    }
    query_release(&parsed);
    if (status == LEDE_OK) *out = &owned->timeline;
    else if (owned) lede_timeline_free(&owned->timeline);
    return status;
}
