/* SPDX-License-Identifier: MIT */
/* Archives by way of libarchive. */
#include "extract/unpack.h"

#include <errno.h>

/* Bytes asked of a file at once. */
static const size_t chunk = (size_t)64 << 10;

/* What comes out of a file may be so many times larger than the file. Text compresses to a third or a tenth, a log to a
   fiftieth at most; a bomb is at 1000. The first 64 MiB are free: a small file of blanks is no danger. */
static const uint64_t ratio_max = 200;
static const uint64_t unpacked_free = (uint64_t)64 << 20;

/* A mail archive of a life has some 100,000 files; what has more is made to keep somebody busy. */
static const size_t members_max = 200000;

static const char damaged[] = "is damaged, or breaks off";

/* One by one: the function that supports all filters has some that start other programs. */
static void support(struct archive *archive) {
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_compress(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_7zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
}

bool unpack_open(struct unpack *unpack, struct job *job, struct blob *blob) {
    *unpack = (struct unpack){.job = job, .archive = archive_read_new()};
    if (!unpack->archive) {
        job->reply->failed = true;
        return false;
    }
    support(unpack->archive);
    int status = blob->loaded ? archive_read_open_memory(unpack->archive, blob->bytes.data, blob->bytes.length)
                              : archive_read_open_fd(unpack->archive, blob_file(blob), chunk);
    if (status != ARCHIVE_OK) unpack->failure = damaged;
    return status == ARCHIVE_OK;
}

/* Where there is no member any more: nothing but a compressed file has nothing in it. One that breaks off at once is
   empty for libarchive, too. */
static void end(struct unpack *unpack) {
    if (archive_format(unpack->archive) != ARCHIVE_FORMAT_EMPTY) return;
    unpack->failure = archive_errno(unpack->archive) ? damaged : "is empty";
}

bool unpack_next(struct unpack *unpack) {
    while (!unpack->failure) {
        int status = archive_read_next_header(unpack->archive, &unpack->entry);
        if (status == ARCHIVE_EOF) {
            end(unpack);
            return false;
        }
        if (status == ARCHIVE_RETRY) continue;
        bool readable = status == ARCHIVE_OK || status == ARCHIVE_WARN;
        /* The head of a compressed file, and no filter that takes it for one: nothing would be unpacked. */
        if (!readable || (unpack_is_single(unpack) && archive_filter_count(unpack->archive) < 2))
            unpack->failure = damaged;
        else if (++unpack->members > members_max) unpack->failure = "holds more than 200,000 files: read so far";
        else if (archive_entry_filetype(unpack->entry) == AE_IFREG || unpack_is_single(unpack)) return true;
        reply_alive(unpack->job->reply);
    }
    return false;
}

const char *unpack_name(const struct unpack *unpack) {
    const char *name = archive_entry_pathname(unpack->entry);
    return name ? name : "";
}

bool unpack_is_single(const struct unpack *unpack) { return archive_format(unpack->archive) == ARCHIVE_FORMAT_RAW; }

ssize_t unpack_read(void *context, char *out, size_t room) {
    struct unpack *unpack = context;
    reply_alive(unpack->job->reply);
    ssize_t got = archive_read_data(unpack->archive, out, room);
    if (got >= 0) {
        uint64_t *unpacked = unpack->job->unpacked;
        *unpacked += (uint64_t)got;
        if (*unpacked < unpacked_free || *unpacked / ratio_max < unpack->job->packed) return got;
        unpack->failure = "is much larger inside than outside, as bombs are: read so far";
    } else if (archive_read_has_encrypted_entries(unpack->archive) == 1) {
        unpack->failure = "is encrypted";
    } else {
        unpack->failure = damaged;
    }
    errno = EIO;
    return -1;
}

const char *unpack_all(struct buffer *out, struct unpack *unpack) {
    struct source source = {.fd = -1, .read = unpack_read, .context = unpack, .limit = DOCUMENT_MAX};
    struct view all;
    enum source_status status = source_all(&all, &source);
    buffer_release(out);
    /* The bytes are taken over: a member is held once. */
    if (status == SOURCE_GOOD) *out = source.held;
    else source_release(&source);
    if (status == SOURCE_NO_MEMORY) unpack->job->reply->failed = true;
    if (status == SOURCE_TOO_LONG) return "is larger than 64 MiB, the most that one article may have";
    return status == SOURCE_FAILED ? unpack->failure : NULL;
}

void unpack_close(struct unpack *unpack) {
    if (unpack->archive) archive_read_free(unpack->archive);
    unpack->archive = NULL;
}
