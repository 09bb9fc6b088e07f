/* SPDX-License-Identifier: MIT */
/* An archive, or a document that is one, becomes articles. */

/*
 * Checksums and compression keep changed bytes from ever getting to a reader, so the mutator unpacks, changes one
 * member or its name, and packs again, without compression.
 */
#include "foreign.h"

#include "base/array.h"
#include "base/buffer.h"
#include "fuzz.h"
#include "unit/random.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

const char *const foreign_names[] = {"a.zip", NULL};

enum { MEMBERS_MAX = 64, MEMBER_MAX = 1 << 20 };

struct member {
    struct buffer name, bytes;
};

ARRAY_STRUCT(members, struct member);

static void release(struct members *members) {
    for (size_t i = 0; i < members->length; i++) {
        buffer_release(&members->items[i].name);
        buffer_release(&members->items[i].bytes);
    }
    array_release(members);
}

static void unpack_member(struct member *out, struct archive *archive, struct archive_entry *entry) {
    char bytes[65536];
    const char *name = archive_entry_pathname(entry);
    buffer_append_str(&out->name, name ? name : "x");
    for (la_ssize_t got; out->bytes.length < MEMBER_MAX && (got = archive_read_data(archive, bytes, sizeof bytes)) > 0;)
        buffer_append(&out->bytes, bytes, (size_t)got);
}

static void unpack(struct members *out, const uint8_t *data, size_t length) {
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    archive_read_support_filter_all(archive);
    archive_read_support_format_all(archive);
    if (archive_read_open_memory(archive, data, length) == ARCHIVE_OK)
        while (out->length < MEMBERS_MAX && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
            struct member member = {0};
            unpack_member(&member, archive, entry);
            fuzz_expect(array_push(out, member));
        }
    archive_read_free(archive);
}

/* Writes MEMBERS to DATA; how many bytes that takes, 0 where there is no room. */
static size_t pack(uint8_t *data, size_t most, const struct members *members, bool zip) {
    struct archive *archive = archive_write_new();
    size_t used = 0;
    if (zip) archive_write_set_format_zip(archive);
    else archive_write_set_format_pax_restricted(archive);
    if (zip) archive_write_zip_set_compression_store(archive);
    bool ok = archive_write_open_memory(archive, data, most, &used) == ARCHIVE_OK;
    for (size_t i = 0; ok && i < members->length; i++) {
        struct archive_entry *entry = archive_entry_new();
        const struct member *member = &members->items[i];
        archive_entry_set_pathname(entry, buffer_str(&member->name));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, (la_int64_t)member->bytes.length);
        ok = archive_write_header(archive, entry) == ARCHIVE_OK &&
             (member->bytes.length == 0 || archive_write_data(archive, member->bytes.data, member->bytes.length) > 0);
        archive_entry_free(entry);
    }
    ok = archive_write_close(archive) == ARCHIVE_OK && ok;
    archive_write_free(archive);
    return ok ? used : 0;
}

/* Changes BYTES, which may grow a little. */
static void change(struct buffer *bytes) {
    size_t length = bytes->length, room = length + 64;
    uint8_t *copy = calloc(1, room);
    fuzz_expect(copy != NULL);
    memcpy(copy, buffer_str(bytes), length);
    length = LLVMFuzzerMutate(copy, length, room);
    buffer_clear(bytes);
    buffer_append(bytes, (const char *)copy, length);
    free(copy);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t length, size_t most, unsigned seed) {
    struct members members = {0};
    size_t packed = 0;
    random_state = seed;
    for (int i = 0; i < 4; i++) random_below(2);
    unpack(&members, data, length);
    if (members.length > 0 && random_below(16) > 0) {
        struct member *member = &members.items[random_below((unsigned)members.length)];
        change(random_below(8) ? &member->bytes : &member->name);
        packed = pack(data, most, &members, random_below(4) > 0);
    }
    release(&members);
    return packed > 0 ? packed : LLVMFuzzerMutate(data, length, most);
}
