/* SPDX-License-Identifier: MIT */
/* Breaking of lines by display width. */
#include "wrap.h"

#include "safe.h"

#include <string.h>

/* A text on its way to the window. */
struct wrapper {
    const struct output *out;
    const struct marked_text *text;
    size_t indent;
    size_t column;    /* columns used on this line */
    size_t next_mark; /* the first mark that does not end before what is printed next */
    bool in_mark;     /* the terminal is set to a mark's style */
};

/* Styles do not nest on a terminal: what was on is switched off first, then the other one on. */
static void set_style(struct wrapper *wrapper, bool mark) {
    if (wrapper->in_mark) output_plain(wrapper->out);
    if (mark) output_style(wrapper->out, STYLE_MATCH);
    else if (wrapper->text->styled) output_style(wrapper->out, wrapper->text->style);
    wrapper->in_mark = mark;
}

/* Prints the bytes from START to END, switching styles where marks begin or end. */
static void emit(struct wrapper *wrapper, size_t start, size_t end) {
    const struct marked_text *text = wrapper->text;
    while (start < end) {
        while (wrapper->next_mark < text->mark_count && text->marks[wrapper->next_mark].end <= start)
            wrapper->next_mark++;
        const lede_span *mark = wrapper->next_mark < text->mark_count ? &text->marks[wrapper->next_mark] : NULL;
        /* A mark that was begun on the line before goes on: its end alone decides. */
        bool inside = mark && mark->start <= start;
        size_t until = !mark ? end : inside ? mark->end : mark->start;
        if (until > end) until = end;
        if (inside != wrapper->in_mark) set_style(wrapper, inside);
        safe_write(wrapper->out->file, text->text + start, until - start);
        start = until;
    }
}

/* Styles end before the line does: a coloured indent or line end would show with some terminals and pagers. */
static void break_line(struct wrapper *wrapper) {
    if (wrapper->in_mark || wrapper->text->styled) output_plain(wrapper->out);
    wrapper->in_mark = false;
    fprintf(wrapper->out->file, "\n%*s", (int)wrapper->indent, "");
    if (wrapper->text->styled) output_style(wrapper->out, wrapper->text->style);
    wrapper->column = wrapper->indent;
}

/* Prints one word, within which lines are broken only when it does not fit on one. */
static void emit_word(struct wrapper *wrapper, size_t start, size_t end) {
    for (size_t at = start; at < end;) {
        int columns;
        size_t size = safe_step(wrapper->text->text + at, end - at, &columns);
        if (wrapper->column + (size_t)columns > wrapper->out->columns && wrapper->column > wrapper->indent) {
            emit(wrapper, start, at);
            break_line(wrapper);
            start = at;
        }
        wrapper->column += (size_t)columns;
        at += size;
    }
    emit(wrapper, start, end);
}

/*
 * Words are what stands between spaces; a no-break space is not one. Widths are counted here, not by wcwidth(), which
 * fails on everything but ASCII in the C locale.
 */
void wrap_print(const struct output *out, const struct marked_text *text, size_t indent) {
    struct wrapper wrapper = {.out = out, .text = text, .indent = indent, .column = indent};
    fprintf(out->file, "%*s", (int)indent, "");
    if (text->styled) output_style(out, text->style);
    for (size_t at = 0; at < text->length;) {
        while (at < text->length && text->text[at] == ' ') at++;
        size_t start = at;
        while (at < text->length && text->text[at] != ' ') at++;
        if (at == start) break;
        /* The width of the whole word decides, before any of it is printed. */
        size_t width = safe_width(text->text + start, at - start);
        if (wrapper.column > indent && wrapper.column + 1 + width > out->columns) {
            break_line(&wrapper);
        } else if (wrapper.column > indent) {
            /* The space goes through emit() as well, so that a mark over several words is not interrupted. */
            emit(&wrapper, start - 1, start);
            wrapper.column++;
        }
        emit_word(&wrapper, start, at);
    }
    if (wrapper.in_mark || text->styled) output_plain(out);
    fputc('\n', out->file);
}
