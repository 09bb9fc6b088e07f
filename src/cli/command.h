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
    const char *summary;  /* lower case, no full stop; NULL: for programs, no help speaks of it */
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

/* One a line, by name. */
command_run cmd_add;
command_run cmd_alert;
command_run cmd_backup;
command_run cmd_check;
command_run cmd_compact;
command_run cmd_complete;
command_run cmd_export;
command_run cmd_extract;
command_run cmd_help;
command_run cmd_kwic;
command_run cmd_list;
command_run cmd_names;
command_run cmd_quote;
command_run cmd_reindex;
command_run cmd_remove;
command_run cmd_search;
command_run cmd_show;
command_run cmd_similar;
command_run cmd_status;
command_run cmd_terms;
command_run cmd_watch;

/** Says that there is no command WORD, and which one may be meant; LEDE_BAD_USAGE. */
lede_status command_unknown(const char *word, lede_error *err);

/** Prints the help page of COMMAND, or the overview when it is NULL, to FILE. */
void help_print(FILE *file, const struct command *command);

#endif
