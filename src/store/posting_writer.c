/* SPDX-License-Identifier: MIT */
/* Postings into blocks, blocks into rows. */
#include "store/posting_writer.h"

#include "base/error.h"

#include <string.h>

/* Bytes of a row: two of them with what SQLite adds fill a page of 16 KB. */
enum { ROW_BYTES = 8140 };

void posting_writer_release(struct posting_writer *writer) {
    posting_list_release(&writer->postings);
    buffer_release(&writer->block);
    buffer_release(&writer->row);
}

static lede_status end_row(struct posting_writer *writer, lede_error *err) {
    if (writer->row.failed || writer->block.failed) return error_no_memory(err);
    if (writer->row.length == 0) return LEDE_OK;
    lede_status status =
        writer->sink(writer->context, writer->row_list, writer->row_first, buffer_view(&writer->row), err);
    buffer_clear(&writer->row);
    return status;
}

static lede_status end_block(struct posting_writer *writer, lede_error *err) {
    struct posting_list *postings = &writer->postings;
    lede_status status = LEDE_OK;
    if (postings->length == 0) return LEDE_OK;
    buffer_clear(&writer->block);
    posting_write(&writer->block, postings, writer->base[writer->list & 1]);
    if (writer->row.length + writer->block.length > ROW_BYTES) status = end_row(writer, err);
    if (writer->row.length == 0) {
        writer->row_list = writer->last_list = writer->list;
        writer->row_first = postings->rows[0];
    }
    segment_append(&writer->row, writer->last_list, writer->list, buffer_view(&writer->block));
    writer->last_list = writer->list;
    postings->length = 0;
    postings->places.length = 0;
    return status;
}

lede_status posting_writer_add(struct posting_writer *writer, uint32_t list, const struct posting *posting,
                               lede_error *err) {
    struct posting_list *postings = &writer->postings;
    lede_status status = LEDE_OK;
    if (list != writer->list || postings->length == POSTING_BLOCK) status = end_block(writer, err);
    writer->list = list;
    postings->rows[postings->length] = posting->row;
    postings->counts[postings->length] = posting->count;
    postings->lengths[postings->length++] = posting->length;
    if (!array_reserve(&postings->places, posting->count)) return error_no_memory(err);
    memcpy(postings->places.items + postings->places.length, posting->places, posting->count * sizeof *posting->places);
    postings->places.length += posting->count;
    return status;
}

lede_status posting_writer_end(struct posting_writer *writer, lede_error *err) {
    lede_status status = end_block(writer, err);
    return status == LEDE_OK ? end_row(writer, err) : status;
}
