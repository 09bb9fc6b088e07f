/* SPDX-License-Identifier: MIT */
/* Standard output as a terminal sees it. */
#include "output.h"

#include "memory.h"
#include "message.h"
#include "pager.h"
#include "request.h"
#include "safe.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80  /* for files, pipes, terminals that do not say */
#define FEWEST_COLUMNS 20   /* below that a wrapped text is harder to read than a torn one */
#define MOST_COLUMNS 100000 /* whatever COLUMNS says */

/* The convention of no-color.org: set, and not empty. */
static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

/* A terminal that shows text alone, or that does not say what it is. */
static bool is_dumb(void) {
    const char *term = getenv("TERM");
    return !term || !*term || strcmp(term, "dumb") == 0;
}

/* The encoding that the locale names; NULL where it names none, as "C" and "ko_KR" do. */
static const char *locale_encoding(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]), *point = value ? strchr(value, '.') : NULL;
        if (value && *value) return point ? point + 1 : NULL;
    }
    return NULL;
}

/* Linux' own console has half blocks, but no eighths; TERM says nothing of a file. */
bool output_has_blocks(void) {
    const char *term = getenv("TERM"), *encoding = locale_encoding();
    if (term && (strcmp(term, "dumb") == 0 || strcmp(term, "linux") == 0)) return false;
    return !encoding || strncasecmp(encoding, "utf-8", 5) == 0 || strncasecmp(encoding, "utf8", 4) == 0;
}

/* COLUMNS goes before the window, as with other programs: it is how a caller without a terminal asks for a width. */
static size_t window_columns(bool terminal) {
    struct winsize window = {0};
    const char *given = getenv("COLUMNS");
    long columns = given ? strtol(given, NULL, 10) : 0;
    /* Standard output is asked, for it is there that lines are wrapped; standard error may be another window. */
    if (columns <= 0 && terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0) columns = window.ws_col;
    if (columns <= 0 || columns > MOST_COLUMNS) return DEFAULT_COLUMNS;
    return columns < FEWEST_COLUMNS ? FEWEST_COLUMNS : (size_t)columns;
}

/* NULL where the folder is gone: keys are then shown whole. */
static char *current_folder(void) {
    char *folder = getcwd(NULL, 0);
    if (!folder && errno == ENOMEM) memory_exhausted();
    if (!folder) return NULL;
    char *with_slash = memory_format("%s%s", folder, strcmp(folder, "/") == 0 ? "" : "/");
    free(folder);
    return with_slash;
}

void output_open(struct output *out, int color) {
    *out = (struct output){.file = stdout, .terminal = isatty(STDOUT_FILENO)};
    out->color = color == COLOR_ALWAYS || (color == COLOR_AUTO && out->terminal && !is_set("NO_COLOR") && !is_dumb());
    out->columns = window_columns(out->terminal);
    out->folder = current_folder();
}

/* A pager is started once, before the first line of results; what is said before goes to the terminal itself. */
void output_page(struct output *out) {
    if (out->terminal && !out->pager && !is_dumb()) out->pager = pager_start();
}

/* A write may have failed long before the last flush, whose errno then tells nothing. */
lede_status output_flush(struct output *out, lede_error *err) {
    bool failed = ferror(out->file) != 0;
    errno = 0;
    if (fflush(out->file) == 0 && !failed) return LEDE_OK;
    out->lost = true;
    if (errno != ENOSPC) return fail(err, LEDE_IO, "cannot write the results");
    return fail(err, LEDE_IO, "cannot write the results: %s", system_reason(errno));
}

lede_status output_close(struct output *out, lede_error *err) {
    lede_status status = out->lost ? LEDE_OK : output_flush(out, err);
    if (out->pager) pager_finish(out->pager);
    free(out->folder);
    *out = (struct output){0};
    return status;
}

void output_style(const struct output *out, enum style style) {
    static const char *const codes[] = {
        [STYLE_TITLE] = "\033[1m",
        [STYLE_MATCH] = "\033[1;31m",
        [STYLE_ADDRESS] = "\033[36m",
        [STYLE_FAINT] = "\033[2m",
    };
    if (out->color) fputs(codes[style], out->file);
}

void output_plain(const struct output *out) {
    if (out->color) fputs("\033[m", out->file);
}

void output_styled(const struct output *out, enum style style, const char *text) {
    output_style(out, style);
    safe_puts(out->file, text);
    output_plain(out);
}

/* On paper the page comes first: it is what is cited. */
void output_address(const struct output *out, int64_t article, uint64_t ordinal, const lede_passage *passage) {
    output_style(out, STYLE_ADDRESS);
    fprintf(out->file, "%" PRId64 ".%" PRIu64, article, ordinal);
    output_plain(out);
    fputs("  ", out->file);
    if (passage->page) fprintf(out->file, "page %zu, ", passage->page);
    fprintf(out->file, "line %zu", passage->line);
}
