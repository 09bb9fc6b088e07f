/* SPDX-License-Identifier: MIT */
/* Paragraphs with blank lines between them. */
#include "extract/flow.h"

void flow_release(struct flow *flow) {
    buffer_release(&flow->text);
    buffer_release(&flow->paragraph);
}

void flow_add(struct flow *flow, struct view text) { buffer_append(&flow->paragraph, text.data, text.length); }

/* Puts the paragraph behind the others, unless it is blank. */
static void put_paragraph(struct flow *flow, bool is_row) {
    struct view text = view_trim(buffer_view(&flow->paragraph));
    if (text.length > 0) {
        if (flow->text.length > 0) buffer_append_str(&flow->text, is_row && flow->after_row ? "\n" : "\n\n");
        buffer_append(&flow->text, text.data, text.length);
        flow->after_row = is_row;
    }
    flow->text.failed = flow->text.failed || flow->paragraph.failed;
    buffer_clear(&flow->paragraph);
}

void flow_add_folded(struct flow *flow, struct view text) {
    struct buffer *paragraph = &flow->paragraph;
    for (size_t i = 0; i < text.length; i++) {
        bool behind = paragraph->length == 0 || ascii_is_space(paragraph->data[paragraph->length - 1]);
        if (!ascii_is_space(text.data[i])) buffer_append_byte(paragraph, text.data[i]);
        else if (!behind) buffer_append_byte(paragraph, ' ');
    }
}

void flow_end_paragraph(struct flow *flow) {
    if (flow->row == 0) put_paragraph(flow, false);
    else if (flow->paragraph.length > 0) buffer_append_byte(&flow->paragraph, ' ');
}

void flow_start_row(struct flow *flow) {
    if (flow->row++ == 0) put_paragraph(flow, false);
}

/* Takes white space and cell marks off the end of the paragraph. */
static void trim_row(struct flow *flow) {
    struct buffer *row = &flow->paragraph;
    while (row->length > 0 && (row->data[row->length - 1] == '|' || ascii_is_space(row->data[row->length - 1])))
        row->data[--row->length] = '\0';
}

void flow_end_cell(struct flow *flow) {
    if (flow->row != 1) return;
    trim_row(flow);
    if (flow->paragraph.length > 0) buffer_append_str(&flow->paragraph, " | ");
}

void flow_end_row(struct flow *flow) {
    if (flow->row == 0 || --flow->row > 0) return;
    trim_row(flow);
    put_paragraph(flow, true);
}

void flow_finish(struct buffer *out, struct flow *flow) {
    flow->row = 0;
    put_paragraph(flow, false);
    buffer_release(out);
    *out = flow->text;
    flow->text = (struct buffer){0};
}
