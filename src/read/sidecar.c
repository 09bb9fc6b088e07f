/* SPDX-License-Identifier: MIT */
/* The metadata file beside an input. */
#include "read/sidecar.h"

#include "base/error.h"
#include "read/frontmatter.h"
#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static const char suffix[] = ".meta";

/* Seven fields, one line each; what is larger is something else. */
static const size_t sidecar_max = (size_t)64 << 10;

bool sidecar_is(const char *name) {
    size_t length = strlen(name), tail = sizeof suffix - 1;
    return length > tail && strcmp(name + length - tail, suffix) == 0;
}

bool sidecar_find(struct sidecar *sidecar, const char *path) {
    buffer_append_str(&sidecar->path, path);
    buffer_append_str(&sidecar->path, suffix);
    if (sidecar->path.failed) return false;
    /* What is no regular file, a folder say, is nobody's metadata. */
    sidecar->found = stat(sidecar->path.data, &sidecar->status) == 0 && S_ISREG(sidecar->status.st_mode);
    return true;
}

/* A sidecar that cannot be used is a warning: the article is worth more than its date. */
static void refuse(struct sidecar *sidecar, struct reading *reading, const char *reason) {
    sidecar->unusable = true;
    reading_report(reading, LEDE_WARNING, (struct place){buffer_str(&sidecar->path), 0},
                   "%s: its article is read without it", reason);
}

/* False only when memory runs out; an empty sidecar is one without fields. */
static bool read_fields(struct sidecar *sidecar, struct reading *reading, struct source *source) {
    struct view raw;
    switch (source_all(&raw, source)) {
    case SOURCE_NO_MEMORY: return false;
    case SOURCE_FAILED: refuse(sidecar, reading, error_reason(source->errnum)); return true;
    case SOURCE_TOO_LONG: refuse(sidecar, reading, "is larger than 64 KiB"); return true;
    default: break;
    }
    digest_of(sidecar->sha256, raw);
    return front_matter_read(&sidecar->fields, raw, reading, sidecar->path.data);
}

bool sidecar_read(struct sidecar *sidecar, struct reading *reading) {
    if (!sidecar->found) return true;
    /* As for inputs: a pipe that took its place must not make us wait. */
    int fd = open(sidecar->path.data, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        refuse(sidecar, reading, error_reason(errno));
        return true;
    }
    struct source source = {.fd = fd, .limit = sidecar_max};
    bool ok = true;
    if (fstat(fd, &sidecar->status) == 0) ok = read_fields(sidecar, reading, &source);
    else refuse(sidecar, reading, error_reason(errno));
    source_release(&source);
    close(fd);
    return ok;
}

void sidecar_release(struct sidecar *sidecar) {
    buffer_release(&sidecar->path);
    article_release(&sidecar->fields);
}
