/* SPDX-License-Identifier: MIT */
/** What somebody meant who typed something that there is not. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

/** The long name, without dashes, of the option that WORD ("--limt", "--lim=5") may mean for COMMANDS; or NULL. */
const char *nearest_option(const char *word, unsigned commands);

/** The name of the command that WORD may mean, or NULL. */
const char *nearest_command(const char *word);

/** The name of a command that has the option WORD, or NULL. */
const char *nearest_owner(const char *word);

#endif
