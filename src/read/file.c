/* SPDX-License-Identifier: MIT */
/* One file from its name to its format. */
#include "read/file.h"

#include "base/error.h"
#include "read/path.h"
#include "read/suffix.h"
#include "read/tally.h"

lede_status file_read_as(format_read_fn *read, struct input *input, struct reading *reading, lede_error *err) {
    lede_status status = read(input, reading, err);
    return status == LEDE_OK && input->foreign ? foreign_read(input, reading, err) : status;
}

lede_status file_read(struct reading *reading, const struct found *found, lede_error *err) {
    const char *suffix = suffix_of(path_name(found->subject));
    format_read_fn *read = format_for(suffix);
    /* In a folder, a type that nobody knows is one of many; a note for each type says how many. */
    if (!read && !found->named) return tally_type(reading->tally, view_str(suffix)) ? LEDE_OK : error_no_memory(err);
    /* Who names a file of a type that nobody knows says that it is text; its bytes may still say otherwise. */
    if (!read) read = plain_read;
    struct input input = {.no_suffix = !*suffix};
    bool opened;
    lede_status status = input_open(&opened, &input, reading, found, err);
    if (status == LEDE_OK && opened) status = file_read_as(read, &input, reading, err);
    input_close(&input);
    return status;
}
