/* SPDX-License-Identifier: MIT */
/** Threads that prepare articles and write them in the order in which they came. */
#ifndef API_CREW_H
#define API_CREW_H

#include "api/batch.h"

#include <pthread.h>

enum {
    CREW_BATCHES = 3, /* one that is written, one that is prepared, one that is read */
    CREW_RUNS = 2,    /* and what is left of those that were written: the postings of one are sorted, or of two */
    CREW_RING = CREW_BATCHES + CREW_RUNS,
    CREW_MEMBERS = 16 /* besides the calling thread; the one that writes cannot keep up with more */
};

/** Initialise with crew_init(), end with crew_finish(). Members are private to crew.c. */
struct crew {
    struct store *store;
    lede_stored_fn *stored;       /* told of each article that is on the disk; NULL: nobody is */
    void *context;                /* of STORED */
    size_t jobs;                  /* threads that work, the calling one included */
    struct store_scratch scratch; /* of the calling thread */
    pthread_t members[CREW_MEMBERS];
    size_t member_count;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t work;  /* for members: there is something to do, or nothing will ever be */
    pthread_cond_t room;  /* for the calling thread: a batch was written, or will never be */
    struct batch batches[CREW_RING];
    size_t oldest, count;   /* the batches in use: a ring; the newest is the one that is not closed */
    size_t written;         /* the oldest of them, whose runs the store does not have yet */
    size_t bytes;           /* what all their entries weigh */
    struct seal_draft seal; /* a segment that is made meanwhile */
    enum crew_seal {
        SEAL_NONE,
        SEAL_TAKEN, /* SEAL is there, and somebody merges it or has done so; the next batch is not written yet */
        SEAL_DUE    /* that batch is written: SEAL comes before the one behind it */
    } seal_state;
    bool seal_merged; /* SEAL, if it could be */
    bool seal_lost;   /* it could not */
    bool writing;     /* somebody writes the oldest batch: only he uses the store */
    bool ended;
    lede_status status; /* the first failure; all stop then */
    lede_error error;
    lede_add_counts counts; /* what is on the disk */
};

/** JOBS: how many threads work, the calling one included; 0 as many as there are cores, 1 no other than that one. */
void crew_init(struct crew *crew, struct store *store, unsigned jobs);

/** Whether others than the calling thread may use the store now. */
bool crew_is_running(const struct crew *crew);

/** Takes over ENTRY, made by mem_calloc(); may wait, prepare and write. The failure may be that of an earlier one. */
lede_status crew_add(struct crew *crew, struct store_entry *entry, lede_error *err);

/** Takes over the strings of CONTAINER, to be written behind the entries that were added before it. */
lede_status crew_add_container(struct crew *crew, struct container container, lede_error *err);

/**
 * Writes what is left, but with ABANDON what no full batch was made of, and frees CREW. *COUNTS grows by what is on the
 * disk. No thread of the crew is alive behind this.
 */
lede_status crew_finish(lede_add_counts *counts, struct crew *crew, bool abandon, lede_error *err);

#endif
