/* SPDX-License-Identifier: MIT */
/** Every option of every command, declared once. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "request.h"

/** One bit a command, for the options that it accepts. */
enum command_bit {
    IN_NONE = 1, /* no command named: lede --version */
    IN_ADD = 2,
    IN_SEARCH = 4,
    IN_SHOW = 8,
    IN_LIST = 16,
    IN_REMOVE = 32,
    IN_STATUS = 64,
    IN_CHECK = 128,
    IN_HELP = 256,
    IN_REINDEX = 512,
    IN_NAMES = 1024,
    IN_EXTRACT = 2048,
    IN_COMPACT = 4096,
    IN_EVERY = 8191
};

struct option;

/** Puts VALUE (NULL where the option takes none) into REQUEST. */
typedef lede_status option_take(struct request *request, const struct option *option, char *value, lede_error *err);

/** One row of the table that the parser, the help and the checks of the manual are fed from. */
struct option {
    const char *name;  /* without the dashes */
    char letter;       /* short form, or 0 */
    const char *value; /* what help calls its value; NULL: takes none; "[=...": only behind "=", and none will do */
    unsigned commands; /* bits of the commands that accept it */
    option_take *take;
    size_t at;                  /* offset in struct request of the member that TAKE sets */
    const char *const *choices; /* legal values in the order of the enum, NULL-terminated; or NULL */
    const char *help;           /* lower case, no full stop */
};

/** The table; the row behind the last has no name. */
extern const struct option option_table[];

/** The option that WORD, such as "--limit=5" or "-n", names among those of COMMANDS; NULL when none does. */
const struct option *option_find(const char *word, unsigned commands);

#endif
