/* SPDX-License-Identifier: MIT */
/* Folders, depth first. */
#include "read/walk.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "read/choice.h"
#include "read/path.h"
#include "read/suffix.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

/* A folder on the way from the one that was named to the one that is being walked. */
struct way {
    dev_t device;
    ino_t number;
    const struct way *above; /* or NULL */
};

/* The names in one folder. */
struct listing {
    ARRAY_STRUCT(, const char *) names;
    struct arena memory;
};

/* The names go with the arena that holds them. */
static void listing_release(struct listing *listing) {
    array_release(&listing->names);
    arena_release(&listing->memory);
}

/* By bytes, in any locale: the same folder is always read in the same order, and articles numbered in it. */
static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A copy: readdir() uses its buffer again. */
static bool listing_add(struct listing *listing, const char *name) {
    const char *copy = arena_copy(&listing->memory, name, strlen(name));
    return copy && array_push(&listing->names, copy);
}

static void tell_failed(const struct walk *walk, const char *subject, int errnum) {
    if (walk->failed) walk->failed(walk->context, subject, errnum);
}

static void tell_other(const struct walk *walk, enum walk_other what) {
    if (walk->other) walk->other(walk->context, what);
}

/* Fills LISTING with what can be read of folder SUBJECT; false when memory runs out. */
static bool listing_fill(struct listing *listing, const struct walk *walk, const char *subject) {
    DIR *folder = opendir(subject);
    if (!folder) {
        tell_failed(walk, subject, errno);
        return true;
    }
    bool ok = true;
    for (struct dirent *entry; ok;) {
        errno = 0;
        entry = readdir(folder);
        if (!entry) break;
        if (!walk_is_hidden(entry->d_name)) ok = listing_add(listing, entry->d_name);
    }
    if (ok && errno) tell_failed(walk, subject, errno);
    closedir(folder);
    if (ok && listing->names.length > 0)
        qsort(listing->names.items, listing->names.length, sizeof *listing->names.items, compare_names);
    return ok;
}

/* Whether NAME is that of a corpus or of what SQLite keeps beside one: a corpus may lie among its own articles. */
static bool is_corpus(const char *name) {
    static const char *const suffixes[] = {".lede", ".lede-wal", ".lede-shm"};
    const char *suffix = suffix_of(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcmp(suffix, suffixes[i]) == 0) return true;
    return false;
}

bool walk_is_hidden(const char *name) { return *name == '.'; }

bool walk_passes_over(const char *name) { return sidecar_is(name) || is_corpus(name); }

static lede_status walk(const struct walk *walk, const char *subject, const char *key, const struct way *above,
                        lede_error *err);

/* What stands at SUBJECT: what a link leads to where links are followed. */
static int look(const struct walk *walk, const char *subject, struct stat *status) {
    int failed = lstat(subject, status);
    bool follow = !failed && S_ISLNK(status->st_mode) && walk->options->follow_links;
    return follow ? stat(subject, status) : failed;
}

/* Enters the folder SUBJECT with STATUS, unless a link led back to one that ABOVE leads through. */
static lede_status enter(const struct walk *walker, const char *subject, const char *key, const struct stat *status,
                         const struct way *above, lede_error *err) {
    struct way here = {status->st_dev, status->st_ino, above};
    for (const struct way *way = above; way; way = way->above) {
        if (way->device != here.device || way->number != here.number) continue;
        tell_other(walker, WALK_LINK);
        return LEDE_OK;
    }
    return walk(walker, subject, key, &here, err);
}

/* Tells of what stands at SUBJECT in the folder that is being walked. */
static lede_status visit(const struct walk *walk, const char *subject, const char *key, const struct way *above,
                         lede_error *err) {
    struct stat status;
    if (look(walk, subject, &status) != 0) tell_failed(walk, subject, errno);
    else if (choice_leaves_out(walk->options, subject + walk->root, S_ISDIR(status.st_mode))) return LEDE_OK;
    else if (S_ISDIR(status.st_mode)) return enter(walk, subject, key, &status, above, err);
    /* Not followed: a link may lead out of the folder, or back into it for ever. */
    else if (S_ISLNK(status.st_mode)) tell_other(walk, WALK_LINK);
    else if (!S_ISREG(status.st_mode)) tell_other(walk, WALK_SPECIAL);
    else if (!walk_passes_over(path_name(subject)))
        return walk->file(walk->context, &(struct found){subject, key, &status, false}, err);
    return LEDE_OK;
}

/* One level of the tree; as deep as paths can be, some 2000 levels of small frames. */
static lede_status walk(const struct walk *walk, const char *subject, const char *key, const struct way *above,
                        lede_error *err) {
    /* All names before the first is visited: no folder stays open while those below it are read. */
    struct listing listing = {0};
    struct buffer inner = {0}, inner_key = {0};
    lede_status status = walk->folder ? walk->folder(walk->context, subject, err) : LEDE_OK;
    if (status == LEDE_OK && !listing_fill(&listing, walk, subject)) status = error_no_memory(err);
    for (size_t i = 0; i < listing.names.length && status == LEDE_OK; i++) {
        buffer_clear(&inner);
        buffer_clear(&inner_key);
        path_join(&inner, subject, listing.names.items[i]);
        path_join(&inner_key, key, listing.names.items[i]);
        if (inner.failed || inner_key.failed) status = error_no_memory(err);
        else status = visit(walk, inner.data, inner_key.data, above, err);
    }
    buffer_release(&inner);
    buffer_release(&inner_key);
    listing_release(&listing);
    return status;
}

size_t walk_root(const char *folder) {
    size_t length = strlen(folder);
    return length > 0 && folder[length - 1] == '/' ? length : length + 1;
}

lede_status walk_folder(const struct walk *walker, const char *subject, const char *key, lede_error *err) {
    struct stat named;
    struct way here = {0};
    if (stat(subject, &named) == 0) here = (struct way){named.st_dev, named.st_ino, NULL};
    return walk(walker, subject, key, &here, err);
}
