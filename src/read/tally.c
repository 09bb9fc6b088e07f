/* SPDX-License-Identifier: MIT */
/* What is told of a folder by counts. */
#include "read/tally.h"

#include <inttypes.h>

void tally_release(struct tally *tally) {
    table_release(&tally->types);
    table_release(&tally->encodings);
}

bool tally_type(struct tally *tally, struct view suffix) {
    struct buffer lower = {0};
    for (size_t i = 0; i < suffix.length; i++) buffer_append_byte(&lower, ascii_lower(suffix.data[i]));
    /* ".JPG" and ".jpg" are one type. */
    struct table_entry *entry = lower.failed ? NULL : table_put(&tally->types, buffer_view(&lower));
    if (entry) entry->value++;
    buffer_release(&lower);
    return entry != NULL;
}

bool tally_encoding(struct tally *tally, struct view encoding) {
    struct table_entry *entry = table_put(&tally->encodings, encoding);
    if (entry) entry->value++;
    return entry != NULL;
}

/* One note about COUNT things, in its singular or plural form; nothing for none. */
static void note(struct reading *reading, const char *subject, uint64_t count, const char *one, const char *many) {
    if (count == 0) return;
    reading->counts->skipped += count;
    reading_report(reading, LEDE_NOTE, (struct place){subject, 0}, "%" PRIu64 " %s", count, count == 1 ? one : many);
}

void tally_report(const struct tally *tally, struct reading *reading, const char *subject) {
    struct place place = {subject, 0};
    for (size_t i = 0; i < tally->types.length; i++) {
        const struct table_entry *entry = &tally->types.entries[i];
        /* Skipped, not failed: nobody asked for these by name. */
        reading->counts->skipped += entry->value;
        reading_report(reading, LEDE_NOTE, place, "%" PRIu64 " %s of type %.*s %s not supported", entry->value,
                       entry->value == 1 ? "file" : "files", (int)entry->key.length, entry->key.data,
                       entry->value == 1 ? "is" : "are");
    }
    for (size_t i = 0; i < tally->encodings.length; i++) {
        const struct table_entry *entry = &tally->encodings.entries[i];
        reading_report(reading, LEDE_NOTE, place, "%" PRIu64 " %s read as %.*s, which %s to be", entry->value,
                       entry->value == 1 ? "text was" : "texts were", (int)entry->key.length, entry->key.data,
                       entry->value == 1 ? "it seems" : "they seem");
    }
    note(reading, subject, tally->not_text, "file without a suffix is no text", "files without a suffix are no text");
    note(reading, subject, tally->links, "symbolic link is not followed", "symbolic links are not followed");
    note(reading, subject, tally->special_files, "device, pipe or socket is not read",
         "devices, pipes or sockets are not read");
}
