/* SPDX-License-Identifier: MIT */
/** Every option of every command, declared once. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "request.h"

/** One bit a command, for the options that it accepts. */
enum command_bit {
    IN_NONE = 1 << 0, /* no command named: lede --version */
    IN_ADD = 1 << 1,
    IN_SEARCH = 1 << 2,
    IN_SHOW = 1 << 3,
    IN_LIST = 1 << 4,
    IN_REMOVE = 1 << 5,
    IN_STATUS = 1 << 6,
    IN_CHECK = 1 << 7,
    IN_HELP = 1 << 8,
    IN_REINDEX = 1 << 9,
    IN_NAMES = 1 << 10,
    IN_EXTRACT = 1 << 11,
    IN_COMPACT = 1 << 12,
    IN_WATCH = 1 << 13,
    IN_KWIC = 1 << 14,
    IN_TERMS = 1 << 15,
    IN_BACKUP = 1 << 16,
    IN_ALERT = 1 << 17,
    IN_EXPORT = 1 << 18,
    IN_QUOTE = 1 << 19,
    IN_SIMILAR = 1 << 20,
    IN_COMPLETE = 1 << 29,
    IN_EVERY = (1 << 30) - 1
};

/** The commands that take a query. */
#define IN_QUERY (IN_SEARCH | IN_KWIC | IN_ALERT | IN_EXPORT)

/** Those that look at articles which pass filters. */
#define IN_FILTERED (IN_QUERY | IN_QUOTE | IN_SIMILAR)

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
