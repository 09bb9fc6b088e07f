/* SPDX-License-Identifier: MIT */
/* Stamps of size, time, or anything else that decides what is read. */
#include "read/stamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

/* A file may change again within one tick of its clock, keep its size, and would look unchanged: git's "racily clean"
   problem (Documentation/technical/racy-git.txt). The coarsest clock in use, that of FAT, ticks every 2 seconds. */
static const int64_t young_seconds = 2;

/* A time in the future is young as well: the clock that gave it is not ours. */
static bool is_young(const struct stat *status) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return true;
    return (int64_t)status->st_mtim.tv_sec > (int64_t)now.tv_sec - young_seconds;
}

bool stamp_same(const struct stat *a, const struct stat *b) {
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Nanoseconds too: most file systems have them, and a file written twice in a second differs by them. */
static size_t append(char out[STAMP_SIZE], size_t length, const char *prefix, const struct stat *status) {
    int added = snprintf(out + length, STAMP_SIZE - length, "%s %" PRId64 " %" PRId64 ".%09ld", prefix,
                         (int64_t)status->st_size, (int64_t)status->st_mtim.tv_sec, status->st_mtim.tv_nsec);
    return length + (size_t)added;
}

void stamp_make(char out[STAMP_SIZE], const struct stat *status, const struct sidecar *sidecar,
                const struct reading *reading) {
    out[0] = '\0';
    if (is_young(status) || (sidecar->found && is_young(&sidecar->status)) || sidecar->unusable) return;
    char version[16], hex[2 * DIGEST_SIZE + 1];
    snprintf(version, sizeof version, "r%d", READER_VERSION);
    size_t length = append(out, 0, version, status);
    if (sidecar->found) length = append(out, length, " meta", &sidecar->status);
    if (reading->options->field_count == 0) return;
    digest_hex(hex, reading->fields_sha256);
    snprintf(out + length, STAMP_SIZE - length, " set %.16s", hex);
}
