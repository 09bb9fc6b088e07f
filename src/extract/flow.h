/* SPDX-License-Identifier: MIT */
/** Text built up paragraph by paragraph. */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

#include "base/buffer.h"

/** Zero-initialise to start, flow_release() to end. */
struct flow {
    struct buffer text;      /* ended paragraphs, a blank line between them */
    struct buffer paragraph; /* the one being made */
    bool after_row;          /* the last line of TEXT is that of a row */
    unsigned row;            /* depth of the table rows around; paragraphs of one stand on one line */
};

/** Frees what FLOW owns. */
void flow_release(struct flow *flow);

/** Adds TEXT to the paragraph. */
void flow_add(struct flow *flow, struct view text);

/** As flow_add() for XML in which line ends and runs of blanks mean one space. */
void flow_add_folded(struct flow *flow, struct view text);

/** Ends the paragraph: in a row with a space, else with a blank line. */
void flow_end_paragraph(struct flow *flow);

/** Enters a row of a table. */
void flow_start_row(struct flow *flow);

/** Ends a cell of a row: " | " stands between two that have text. */
void flow_end_cell(struct flow *flow);

/** Ends a row: one line, without a blank line to the next. */
void flow_end_row(struct flow *flow);

/** Ends what is open, and moves the text into OUT. */
void flow_finish(struct buffer *out, struct flow *flow);

#endif
