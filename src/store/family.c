/* SPDX-License-Identifier: MIT */
/* Which articles are near-identical. */

/*
 * An article joins the leader that it is most like, if it is like one, and else may lead a family itself. Members are
 * compared with leaders alone: all of a family are like one text, so that a story which changes from day to day does
 * not chain its first version to its last, and the copies of a story that a hundred papers print cost a row each.
 * Articles join in the order of their numbers, and a leader stays one when it is removed, until the corpus is
 * compacted: the tables can be made anew from the texts, and are what they were.
 */
#include "store/family.h"

#include "base/error.h"
#include "store/internal.h"
#include "store/sum.h"

#include <stdlib.h>

/*
 * Leaders looked at for one key, the latest first. Formulas of an agency are in thousands of articles: the copies of a
 * story come close to each other, and share other keys.
 */
enum { LEADERS_MAX = 16 };

/*
 * A story is printed within some days; what is dated further apart and not all but the same is another one, told by the
 * same formulas: of 37 pairs in a year's reports of one agency that are near by their words alone, 21 tell the same
 * story, all with the same date; of the other 16 one is left by this.
 */
enum { DAYS_MOST = 3, NEAR_ANY_DAY = 80 };

/* ---- Finding -------------------------------------------------------------------------------------------------- */

/* Leaders that share a key. */
struct leaders {
    int64_t ids[SKETCH_KEYS * LEADERS_MAX];
    size_t count;
};

static void push_leader(struct leaders *leaders, int64_t id) {
    for (size_t i = 0; i < leaders->count; i++)
        if (leaders->ids[i] == id) return;
    leaders->ids[leaders->count++] = id;
}

/* Adds the leaders in front of article ID that have KEY. */
static lede_status find_by_key(struct leaders *leaders, struct store *store, int64_t id, uint32_t key,
                               lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_SHINGLE, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(rows, 1, key);
    sqlite3_bind_int64(rows, 2, id);
    sqlite3_bind_int(rows, 3, LEADERS_MAX);
    int rc;
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) push_leader(leaders, sqlite3_column_int64(rows, 0));
    return store_finish(store, rows, rc, err);
}

/* Whether what has SIMILARITY and is of days A and B (0: not known) may be the same story. */
static bool is_same_time(unsigned similarity, int a, int b) {
    return similarity >= NEAR_ANY_DAY || a == 0 || b == 0 || abs(a - b) <= DAYS_MOST;
}

/* How similar SKETCH is to that of LEADER, in hundredths; 0 where it is another story. */
static lede_status compare(unsigned *out, struct store *store, int64_t leader, const struct sketch *sketch,
                           lede_error *err) {
    sqlite3_stmt *row;
    *out = 0;
    lede_status status = store_prepare(&row, store, SQL_SKETCH, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(row, 1, leader);
    int rc = sqlite3_step(row);
    const void *bins = rc == SQLITE_ROW ? sqlite3_column_blob(row, 0) : NULL;
    if (bins && sqlite3_column_bytes(row, 0) == SKETCH_BINS) *out = sketch_similarity(sketch->bins, bins);
    if (rc == SQLITE_ROW && !is_same_time(*out, sketch->day, sqlite3_column_int(row, 1))) *out = 0;
    return store_finish(store, row, rc, err);
}

/* The leader in front of article ID that is most like SKETCH, the first among equals; 0: none is like it. */
static lede_status find_leader(int64_t *out, struct store *store, int64_t id, const struct sketch *sketch,
                               lede_error *err) {
    struct leaders leaders = {.count = 0};
    lede_status status = LEDE_OK;
    unsigned best = SKETCH_NEAR;
    *out = 0;
    for (size_t i = 0; status == LEDE_OK && i < sketch->key_count; i++)
        status = find_by_key(&leaders, store, id, sketch->keys[i], err);
    for (size_t i = 0; status == LEDE_OK && i < leaders.count; i++) {
        unsigned similarity;
        status = compare(&similarity, store, leaders.ids[i], sketch, err);
        if (similarity < best || (similarity == best && *out && *out < leaders.ids[i])) continue;
        best = similarity;
        *out = leaders.ids[i];
    }
    return status;
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

static lede_status put_pair(struct store *store, enum store_statement which, int64_t first, int64_t second,
                            lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, which, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, first);
    sqlite3_bind_int64(put, 2, second);
    return store_run(store, put, err);
}

/* Makes article ID one that others may join. */
static lede_status put_leader(struct store *store, int64_t id, const struct sketch *sketch, lede_error *err) {
    sqlite3_stmt *put;
    lede_status status = store_prepare(&put, store, SQL_PUT_SKETCH, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_blob(put, 2, sketch->bins, SKETCH_BINS, SQLITE_STATIC);
    sqlite3_bind_int(put, 3, sketch->day);
    status = store_run(store, put, err);
    for (size_t i = 0; status == LEDE_OK && i < sketch->key_count; i++)
        status = put_pair(store, SQL_PUT_SHINGLE, sketch->keys[i], id, err);
    return status;
}

lede_status family_put(struct store *store, int64_t id, const struct sketch *sketch, lede_error *err) {
    int64_t leader;
    lede_status status = find_leader(&leader, store, id, sketch, err);
    if (status != LEDE_OK) return status;
    if (leader == 0) return put_leader(store, id, sketch, err);
    status = put_pair(store, SQL_PUT_MEMBER, leader, leader, err);
    return status == LEDE_OK ? put_pair(store, SQL_PUT_MEMBER, id, leader, err) : status;
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

lede_status store_family(int64_t *out, struct store *store, int64_t id, lede_error *err) {
    sqlite3_stmt *row;
    *out = 0;
    lede_status status = store_prepare(&row, store, SQL_FAMILY, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(row, 1, id);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) *out = sqlite3_column_int64(row, 0);
    return store_finish(store, row, rc, err);
}

lede_status store_each_member(struct store *store, int64_t family, store_member_fn *each, void *context,
                              lede_error *err) {
    sqlite3_stmt *rows;
    lede_status status = store_prepare(&rows, store, SQL_MEMBERS, err);
    if (status != LEDE_OK) return status;
    sqlite3_bind_int64(rows, 1, family);
    bool ok = true;
    int rc = SQLITE_DONE;
    while (ok && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        lede_relative member = {.id = sqlite3_column_int64(rows, 0),
                                .title = (const char *)sqlite3_column_text(rows, 1),
                                .date = (const char *)sqlite3_column_text(rows, 2),
                                .source = (const char *)sqlite3_column_text(rows, 3)};
        ok = each(context, &member);
    }
    status = store_finish(store, rows, rc, err);
    return ok ? status : error_no_memory(err);
}

/* ---- Checking ------------------------------------------------------------------------------------------------- */

static const char member_name[] = "member";

void family_sums_release(struct family_sums *sums) { table_release(&sums->leaders); }

static void add(struct family_sums *sums, struct view name, int64_t first, int64_t second) {
    sums->sum += posting_sum(hash_bytes(name), (uint64_t)first, (uint64_t)second);
}

/* Adds what put_leader() writes. */
static void add_leader(struct family_sums *sums, int64_t id, const struct sketch *sketch) {
    add(sums, view_of((const char *)sketch->bins, SKETCH_BINS), id, sketch->day);
    for (size_t i = 0; i < sketch->key_count; i++) add(sums, view_str("shingle"), id, sketch->keys[i]);
}

lede_status family_sums_add(struct family_sums *sums, struct store *store, int64_t id, const struct sketch *sketch,
                            lede_error *err) {
    int64_t leader;
    lede_status status = find_leader(&leader, store, id, sketch, err);
    if (status != LEDE_OK) return status;
    if (leader == 0) {
        add_leader(sums, id, sketch);
        return LEDE_OK;
    }
    struct table_entry *joined = table_put(&sums->leaders, view_of((const char *)&leader, sizeof leader));
    if (!joined) return error_no_memory(err);
    if (joined->value++ == 0) add(sums, view_str(member_name), leader, leader);
    add(sums, view_str(member_name), id, leader);
    return LEDE_OK;
}

lede_status family_sums_compare(bool *equal, const struct family_sums *sums, struct store *store, lede_error *err) {
    uint64_t stored;
    lede_status status = sum_rows(&stored, store,
                                  "SELECT data, article, day FROM sketch UNION ALL "
                                  "SELECT 'shingle', article, hash FROM shingle UNION ALL "
                                  "SELECT 'member', article, family FROM member",
                                  err);
    *equal = stored == sums->sum;
    return status;
}
