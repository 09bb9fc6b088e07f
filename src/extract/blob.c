/* SPDX-License-Identifier: MIT */
/* Files seen as bytes, bytes seen as files. */
#include "extract/blob.h"

#include "read/sniff.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

/* Bytes asked of the system at once. */
static const size_t chunk = (size_t)256 << 10;

struct blob blob_of_file(int fd) {
    return (struct blob){.fd = fd};
}

struct blob blob_of_bytes(struct view bytes) {
    return (struct blob){.fd = -1, .loaded = true, .bytes = bytes};
}

void blob_release(struct blob *blob) {
    if (blob->ours) close(blob->fd);
    buffer_release(&blob->held);
    *blob = (struct blob){.fd = -1};
}

/* Reads on until WANTED bytes are held, or all; false when that cannot be done. By position: the descriptor shares its
   offset with the process that opened the file. */
static bool hold(struct blob *blob, size_t wanted) {
    while (!blob->loaded && blob->held.length < wanted) {
        char *place = buffer_reserve(&blob->held, chunk);
        if (!place) return false;
        ssize_t got = pread(blob->fd, place, chunk, (off_t)blob->held.length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        blob->held.length += (size_t)got;
        blob->held.data[blob->held.length] = '\0';
        blob->loaded = got == 0;
    }
    blob->bytes = buffer_view(&blob->held);
    return true;
}

struct view blob_head(struct blob *blob) {
    if (!blob->loaded && !hold(blob, SNIFF_SIZE)) return view_of("", 0);
    return blob->bytes;
}

const char *blob_all(struct view *out, struct blob *blob) {
    *out = view_of("", 0);
    if (!blob->loaded && !hold(blob, DOCUMENT_MAX + 1)) return "cannot be read";
    if (blob->bytes.length > DOCUMENT_MAX) return "is larger than 64 MiB, the most that one article may have";
    *out = blob->bytes;
    return NULL;
}

ssize_t blob_read(void *context, char *out, size_t room) {
    struct blob_stream *stream = context;
    const struct blob *blob = stream->blob;
    ssize_t got;
    if (blob->loaded) {
        size_t rest = blob->bytes.length - stream->at;
        got = (ssize_t)(rest < room ? rest : room);
        memcpy(out, blob->bytes.data + stream->at, (size_t)got);
    } else {
        got = pread(blob->fd, out, room, (off_t)stream->at);
    }
    if (got > 0) stream->at += (size_t)got;
    return got;
}

/* A file in memory with the bytes of BLOB, or -1. */
static int file_in_memory(const struct blob *blob) {
    int fd = memfd_create("lede-read", MFD_CLOEXEC);
    for (size_t at = 0; fd >= 0 && at < blob->bytes.length;) {
        ssize_t put = write(fd, blob->bytes.data + at, blob->bytes.length - at);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            close(fd);
            return -1;
        }
        at += (size_t)put;
    }
    return fd;
}

int blob_file(struct blob *blob) {
    if (blob->fd < 0) {
        blob->fd = file_in_memory(blob);
        blob->ours = blob->fd >= 0;
    }
    return blob->fd >= 0 && lseek(blob->fd, 0, SEEK_SET) == 0 ? blob->fd : -1;
}
