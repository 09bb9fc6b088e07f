/* SPDX-License-Identifier: MIT */
/* A ring of batches that every thread takes the next piece of work from. */

/*
 * There is no thread for writing alone: whoever finds the oldest batch prepared, while nobody writes, writes it. So no
 * core is idle while there is anything to do, a crew of two has two threads, and the calling thread alone does the same
 * steps with nobody to share them. Articles are written in the order in which they came, in batches that do not depend
 * on the number of threads: nor does the corpus, byte for byte.
 */
#include "api/crew.h"
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"

#include <sched.h>
#include <signal.h>

/*
 * Text a batch, in bytes: less than a second of work. Larger ones are not faster: FTS5 keeps a batch in its hash table
 * before it writes a segment, and 64 MB of that is as fast as more.
 */
static const size_t batch_bytes = (size_t)8 << 20;

/* A batch with anything in it takes no article that would make it larger: one of 64 MiB has a batch for itself... */
static const size_t batch_bytes_max = 2 * ((size_t)8 << 20);

/* ...waits until it is alone in memory, and lets nothing be read until it is written. */
static const size_t bytes_max = 3 * ((size_t)8 << 20);

/* With less than that, the work is done before a thread would have begun with it. */
static const size_t bytes_alone = (size_t)128 << 10;

/* Batch INDEX of those in use, from the oldest. */
static struct batch *batch_at(struct crew *crew, size_t index) {
    return &crew->batches[(crew->oldest + index) % CREW_RING];
}

/* The batch that entries are added to, there being one. */
static struct batch *newest(struct crew *crew) { return batch_at(crew, crew->count - 1); }

static void fail(struct crew *crew, lede_status status, const lede_error *error) {
    if (crew->status != LEDE_OK) return;
    crew->status = status;
    crew->error = *error;
    pthread_cond_broadcast(&crew->work);
    pthread_cond_broadcast(&crew->room);
}

/* ---- Steps of work; all are called with the lock held, and give it back while they work ----------------------- */

/* The next entry that nobody prepares yet, with its batch; NULL when there is none. */
static struct store_entry *take_entry(struct batch **out, struct crew *crew) {
    for (size_t i = crew->written; i < crew->count; i++) {
        struct batch *batch = *out = batch_at(crew, i);
        if (batch->taken < batch->entries.length) return batch->entries.items[batch->taken++];
    }
    return NULL;
}

static bool prepare_next(struct crew *crew, struct store_scratch *scratch) {
    struct batch *batch;
    struct store_entry *entry = take_entry(&batch, crew);
    if (!entry) return false;
    pthread_mutex_unlock(&crew->lock);
    bool ok = batch_prepare(entry, scratch);
    pthread_mutex_lock(&crew->lock);
    batch->prepared++;
    lede_error error;
    if (!ok) fail(crew, error_no_memory(&error), &error);
    return true;
}

static void tell_stored(const struct crew *crew, const struct batch *batch) {
    for (size_t i = 0; crew->stored && i < batch->entries.length; i++) {
        const struct store_entry *entry = batch->entries.items[i];
        lede_article article = article_view(&entry->article);
        crew->stored(crew->context, (lede_outcome)entry->outcome, &article);
    }
}

static bool collect_next(struct crew *crew) {
    struct batch *batch = NULL;
    for (size_t i = crew->written; !batch && i < crew->count; i++) {
        struct batch *next = batch_at(crew, i);
        if (next->closed && !next->collecting && next->prepared == next->entries.length) batch = next;
    }
    if (!batch) return false;
    batch->collecting = true;
    pthread_mutex_unlock(&crew->lock);
    bool ok = batch_collect(batch);
    pthread_mutex_lock(&crew->lock);
    batch->collected = true;
    lede_error error;
    if (!ok) fail(crew, error_no_memory(&error), &error);
    return true;
}

/* Gives the store the runs that are made, in the order of their batches. Nobody writes. */
static void hand_in_runs(struct crew *crew) {
    for (; crew->written > 0 && batch_at(crew, 0)->built; crew->written--, crew->count--) {
        struct batch *batch = batch_at(crew, 0);
        store_add_run(crew->store, batch->lost ? NULL : &batch->run, batch->draft.generation);
        batch->run = (struct run){0};
        batch_release(batch);
        crew->oldest = (crew->oldest + 1) % CREW_RING;
    }
}

/* The batch that can be written next, or NULL; nobody writes. */
static struct batch *find_writable(struct crew *crew) {
    if (crew->writing) return NULL;
    hand_in_runs(crew);
    if (crew->written == crew->count || crew->written == CREW_RUNS) return NULL;
    struct batch *batch = batch_at(crew, crew->written);
    return batch->collected ? batch : NULL;
}

/* Tells everybody that there may be something to do, or room. */
static void wake(struct crew *crew) {
    pthread_cond_broadcast(&crew->work);
    pthread_cond_signal(&crew->room);
}

/* Makes the run of BATCH, which is written, and frees everything else of it. */
static void build_run(struct crew *crew, struct batch *batch) {
    struct batch written = *batch;
    *batch = (struct batch){.draft = written.draft};
    written.draft = (struct run_draft){0};
    pthread_mutex_unlock(&crew->lock);
    batch_release(&written);
    bool ok = run_build(&batch->run, &batch->draft);
    if (!ok) run_release(&batch->run);
    pthread_mutex_lock(&crew->lock);
    batch->lost = !ok;
    batch->built = true;
    wake(crew);
}

/*
 * Makes a segment of all runs, when there are enough of them, while others go on: it is taken out before one batch is
 * written, and put into the file before the next, whoever is ready first.
 */
static bool seal_next(struct crew *crew) {
    if (!find_writable(crew) || crew->written > 0 || crew->seal_state != SEAL_NONE) return false;
    if (!store_is_full(crew->store)) return false;
    crew->writing = true;
    pthread_mutex_unlock(&crew->lock);
    bool taken = store_take_seal(&crew->seal, crew->store);
    pthread_mutex_lock(&crew->lock);
    crew->writing = false;
    wake(crew);
    if (!taken) return true;
    crew->seal_state = SEAL_TAKEN;
    crew->seal_merged = false;
    pthread_mutex_unlock(&crew->lock);
    bool ok = seal_draft_merge(&crew->seal);
    pthread_mutex_lock(&crew->lock);
    crew->seal_merged = true;
    crew->seal_lost = !ok;
    wake(crew);
    return true;
}

/* Writes the segment that is due, without which its passages are still found, only more slowly. */
static void put_seal(struct crew *crew) {
    if (!crew->seal_lost) store_put_seal(crew->store, &crew->seal, NULL);
    seal_draft_release(&crew->seal);
}

/* Writes a batch; what is left to be done for it then keeps nobody from writing the next. */
static bool write_next(struct crew *crew) {
    struct batch *batch = find_writable(crew);
    bool due = crew->seal_state == SEAL_DUE;
    if (!batch || (due && !crew->seal_merged)) return false;
    if (crew->seal_state == SEAL_NONE && store_is_full(crew->store)) return false;
    crew->writing = true;
    pthread_mutex_unlock(&crew->lock);
    lede_error error;
    lede_add_counts counts = crew->counts;
    if (due) put_seal(crew);
    lede_status status = batch_write(&counts, crew->store, batch, &error);
    if (status == LEDE_OK) tell_stored(crew, batch);
    pthread_mutex_lock(&crew->lock);
    crew->writing = false;
    crew->counts = counts;
    crew->written++;
    crew->seal_state = crew->seal_state == SEAL_TAKEN ? SEAL_DUE : due ? SEAL_NONE : crew->seal_state;
    crew->bytes -= batch->bytes;
    if (status != LEDE_OK) fail(crew, status, &error);
    wake(crew);
    build_run(crew, batch);
    return true;
}

/* Writing comes first: everybody waits for it in the end. */
static bool member_step(struct crew *crew, struct store_scratch *scratch) {
    return crew->status == LEDE_OK &&
           (seal_next(crew) || write_next(crew) || collect_next(crew) || prepare_next(crew, scratch));
}

/* For the calling thread writing comes last: it should be back to read when there is room. */
static bool caller_step(struct crew *crew) {
    return crew->status == LEDE_OK &&
           (prepare_next(crew, &crew->scratch) || collect_next(crew) || seal_next(crew) || write_next(crew));
}

/* ---- Members -------------------------------------------------------------------------------------------------- */

static void *member_run(void *context) {
    struct crew *crew = context;
    struct store_scratch scratch = {0};
    pthread_mutex_lock(&crew->lock);
    while (!crew->ended && crew->status == LEDE_OK)
        if (!member_step(crew, &scratch)) pthread_cond_wait(&crew->work, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    store_scratch_release(&scratch);
    return NULL;
}

/* A thread that cannot be had is one less: the calling one does all that nobody does. */
static void start_members(struct crew *crew) {
    sigset_t all, before;
    /* Signals are for the threads of the program, whose handlers know nothing of these. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (crew->member_count + 1 < crew->jobs) {
        if (pthread_create(&crew->members[crew->member_count], NULL, member_run, crew) != 0) break;
        crew->member_count++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    crew->jobs = crew->member_count + 1;
}

/* ---- The calling thread --------------------------------------------------------------------------------------- */

static size_t core_count(void) {
    cpu_set_t cores;
    return sched_getaffinity(0, sizeof cores, &cores) == 0 ? (size_t)CPU_COUNT(&cores) : 1;
}

void crew_init(struct crew *crew, struct store *store, unsigned jobs) {
    *crew = (struct crew){.store = store, .jobs = jobs ? jobs : core_count()};
    if (crew->jobs > CREW_MEMBERS + 1) crew->jobs = CREW_MEMBERS + 1;
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->work, NULL);
    pthread_cond_init(&crew->room, NULL);
}

bool crew_is_running(const struct crew *crew) { return crew->member_count > 0; }

static void close_batch(struct crew *crew, struct batch *batch) {
    batch->closed = true;
    pthread_cond_signal(&crew->work);
}

/* The batch that is open; NULL when there is none. */
static struct batch *find_open(struct crew *crew) {
    return crew->count > crew->written && !newest(crew)->closed ? newest(crew) : NULL;
}

/* Whether BYTES more fit into memory, and into BATCH. */
static bool fits(const struct crew *crew, const struct batch *batch, size_t bytes) {
    return batch ? crew->bytes + bytes <= bytes_max
                 : crew->count - crew->written < CREW_BATCHES &&
                       (crew->count == crew->written || crew->bytes + bytes <= bytes_max);
}

/* The batch for BYTES more, when there is room: until then the calling thread works too. NULL after a failure. */
static struct batch *open_batch(struct crew *crew, size_t bytes) {
    struct batch *batch = find_open(crew);
    if (batch && batch->bytes > 0 && batch->bytes + bytes > batch_bytes_max) {
        close_batch(crew, batch);
        batch = NULL;
    }
    while (crew->status == LEDE_OK && !fits(crew, batch, bytes))
        if (!caller_step(crew)) pthread_cond_wait(&crew->room, &crew->lock);
    if (crew->status != LEDE_OK) return NULL;
    crew->count += batch == NULL;
    return newest(crew);
}

/* What the crew has failed with, or LEDE_OK. */
static lede_status failure(const struct crew *crew, lede_error *err) {
    if (crew->status != LEDE_OK && err) *err = crew->error;
    return crew->status;
}

static lede_status add_entry(struct crew *crew, struct store_entry *entry, lede_error *err) {
    size_t bytes = batch_weight(entry);
    struct batch *batch = open_batch(crew, bytes);
    if (!batch || !array_push(&batch->entries, entry)) {
        batch_entry_free(entry);
        return batch ? error_no_memory(err) : failure(crew, err);
    }
    batch->bytes += bytes;
    crew->bytes += bytes;
    pthread_cond_signal(&crew->work);
    if (batch->bytes >= batch_bytes) close_batch(crew, batch);
    if (crew->bytes >= bytes_alone && crew->member_count + 1 < crew->jobs) start_members(crew);
    while (crew->member_count == 0 && caller_step(crew)) continue;
    while (crew->status == LEDE_OK && crew->bytes > bytes_max)
        if (!caller_step(crew)) pthread_cond_wait(&crew->room, &crew->lock);
    return failure(crew, err);
}

lede_status crew_add(struct crew *crew, struct store_entry *entry, lede_error *err) {
    pthread_mutex_lock(&crew->lock);
    lede_status status = add_entry(crew, entry, err);
    pthread_mutex_unlock(&crew->lock);
    return status;
}

lede_status crew_add_container(struct crew *crew, struct container container, lede_error *err) {
    pthread_mutex_lock(&crew->lock);
    struct batch *batch = open_batch(crew, 0);
    lede_status status = failure(crew, err);
    bool pushed = batch && array_push(&batch->containers, container);
    if (batch && !pushed) status = error_no_memory(err);
    pthread_mutex_unlock(&crew->lock);
    if (pushed) return status;
    mem_free(container.key);
    mem_free(container.stamp);
    return status;
}

/* Waits for the batches that were begun, working where there is something to do. */
static void write_all(struct crew *crew, bool abandon) {
    struct batch *open = find_open(crew);
    size_t left = open && abandon ? 1 : 0;
    if (open && !abandon) close_batch(crew, open);
    while (crew->status == LEDE_OK && crew->count - crew->written > left)
        if (!caller_step(crew)) pthread_cond_wait(&crew->room, &crew->lock);
    crew->ended = true;
    pthread_cond_broadcast(&crew->work);
}

lede_status crew_finish(lede_add_counts *counts, struct crew *crew, bool abandon, lede_error *err) {
    pthread_mutex_lock(&crew->lock);
    write_all(crew, abandon);
    pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->member_count; i++) pthread_join(crew->members[i], NULL);
    if (crew->seal_state != SEAL_NONE) put_seal(crew);
    hand_in_runs(crew);
    for (size_t i = 0; i < CREW_RING; i++) batch_release(&crew->batches[i]);
    store_scratch_release(&crew->scratch);
    pthread_cond_destroy(&crew->room);
    pthread_cond_destroy(&crew->work);
    pthread_mutex_destroy(&crew->lock);
    counts->added += crew->counts.added;
    counts->updated += crew->counts.updated;
    counts->unchanged += crew->counts.unchanged;
    counts->copies += crew->counts.copies;
    return failure(crew, err);
}
