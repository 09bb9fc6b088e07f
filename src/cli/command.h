/* SPDX-License-Identifier: MIT */
/** The commands of lede. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "output.h"
#include "request.h"

/**
 * Carries out REQUEST. A failure is described in ERR, or ERR's message is left empty when what there is to say was
 * said.
 */
typedef lede_status command_run(const struct request *request, struct output *out, lede_error *err);

/** One row of the table of commands. */
struct command {
    const char *name;
    const char *operands; /* for the usage line */
    const char *summary;  /* lower case, no full stop */
    const char *more;     /* a paragraph for its help page, or NULL */
    const char *examples; /* lines for its help page */
    command_run *run;
    unsigned bit;       /* an enum command_bit */
    size_t least, most; /* how many words it takes */
    uint64_t limit;     /* of -n unless it is given; 0: that of the library */
    bool dash_is_text;  /* a word with one leading dash is no option unless it is exactly one */
};

/** The table; the row behind the last has no name. */
extern const struct command command_table[];

/** The command called NAME, or NULL. */
const struct command *command_find(const char *name);

command_run cmd_add, cmd_backup, cmd_search, cmd_kwic, cmd_show, cmd_list, cmd_names, cmd_alert, cmd_remove, cmd_status,
    cmd_check, cmd_reindex, cmd_extract, cmd_compact, cmd_terms, cmd_watch, cmd_help;

/** Prints the help page of COMMAND, or the overview when it is NULL, to FILE. */
void help_print(FILE *file, const struct command *command);

#endif
