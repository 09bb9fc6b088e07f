/* SPDX-License-Identifier: MIT */
/** Keys of articles as people read them. */
#ifndef CLI_KEY_H
#define CLI_KEY_H

#include <lede.h>

/** KEY relative to FOLDER (with a slash behind it, or NULL) when it lies below, else whole. Borrows KEY. */
const char *key_shown(const char *key, const char *folder);

/** The file's name in the key of ARTICLE, with "#ID" behind it where there is one. Borrows the key. */
const char *key_name(const lede_article *article);

#endif
