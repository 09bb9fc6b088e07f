/* SPDX-License-Identifier: MIT */
/* One file from its descriptor to its answer. */
#include "extract/extract.h"

#include "extract/job.h"

#include <sys/stat.h>
#include <time.h>

/* Today, in UTC. */
static struct date current_day(void) {
    struct tm day;
    time_t now = time(NULL);
    if (!gmtime_r(&now, &day)) return (struct date){9999, 12, 31};
    return (struct date){day.tm_year + 1900, day.tm_mon + 1, day.tm_mday};
}

bool extract_file(int file, const char *name, int answer) {
    struct reply reply = {.fd = answer};
    struct blob blob = blob_of_file(file);
    struct stat status;
    uint64_t unpacked = 0;
    struct job job = {.reply = &reply, .name = name, .today = current_day(), .unpacked = &unpacked};
    job.key = job.label = job.url = view_of("", 0);
    if (fstat(file, &status) == 0) job.packed = (uint64_t)status.st_size;
    job_read(&job, &blob);
    blob_release(&blob);
    reply_release(&reply);
    return !reply.failed;
}
