/* SPDX-License-Identifier: MIT */
/* Plain text: the whole input is the text of one article. */
#include "read/deliver.h"
#include "read/format.h"

lede_status plain_read(struct input *input, struct reading *reading, lede_error *err) {
    struct draft draft = {0};
    lede_status status = input_all(&draft.raw, input, reading, err);
    /* No title is guessed from the first line: it is as often a date or a greeting. */
    draft.text = draft.raw;
    if (status == LEDE_OK && draft.raw.length > 0) status = deliver(&draft, input, reading, err);
    draft_release(&draft);
    return status;
}
