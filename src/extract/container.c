/* SPDX-License-Identifier: MIT */
/* Archives, read member by member. */
#include "extract/package.h"

#include "base/mem.h"
#include "extract/encoding.h"
#include "read/path.h"
#include "read/suffix.h"
#include "text/clean.h"

/* Hidden files, what macOS adds to every archive, metadata: as in a folder, nobody means them. */
static bool is_passed_over(const char *name) {
    const char *last = path_name(name);
    return !*last || *last == '.' || strncmp(name, "__MACOSX/", 9) == 0 || strcmp(suffix_of(last), ".meta") == 0;
}

/* The name of the member as text: archives of Russian or Korean Windows have it in their own encoding. */
static bool name_member(struct buffer *out, const struct unpack *unpack) {
    struct buffer text = {0};
    struct encoding encoding;
    bool ok = encoding_decode(&text, &encoding, view_str(unpack_name(unpack)), view_of("", 0));
    buffer_clear(out);
    clean_line(out, buffer_view(&text));
    buffer_release(&text);
    return ok && !out->failed;
}

/* Reads the member at which UNPACK is. */
static void read_member(struct job *job, struct unpack *unpack, const char *name) {
    struct buffer bytes = {0};
    /* What is of no use is not unpacked either. */
    const char *reason = suffix_kind(suffix_of(name)) == SUFFIX_UNKNOWN ? NULL : unpack_all(&bytes, unpack);
    if (reason) {
        job_fail_member(job, name, reason);
    } else {
        struct blob blob = blob_of_bytes(buffer_view(&bytes));
        job_read_member(job, name, &blob);
        blob_release(&blob);
    }
    buffer_release(&bytes);
}

/* A single compressed file is that file: it has the same key, and the name without its last suffix. */
static void read_single(struct job *job, struct unpack *unpack) {
    struct job inner = *job;
    struct source source = {.fd = -1, .read = unpack_read, .context = unpack, .limit = DOCUMENT_MAX};
    size_t length = strlen(job->name) - strlen(suffix_of(job->name));
    char *name = mem_copy(job->name, length);
    inner.name = name;
    inner.depth++;
    if (!name) job->reply->failed = true;
    else job_read_stream(&inner, &source);
    mem_free(name);
    source_release(&source);
}

void container_read(struct job *job, struct blob *blob) {
    struct unpack unpack = {0};
    struct buffer name = {0};
    bool single = false;
    unpack_open(&unpack, job, blob);
    while (!single && !job->reply->failed && unpack_next(&unpack)) {
        single = unpack_is_single(&unpack);
        if (single) read_single(job, &unpack);
        else if (!name_member(&name, &unpack)) job->reply->failed = true;
        else if (!is_passed_over(buffer_str(&name))) read_member(job, &unpack, name.data);
    }
    job_fail(job, unpack.failure);
    buffer_release(&name);
    unpack_close(&unpack);
}
