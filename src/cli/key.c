/* SPDX-License-Identifier: MIT */
/* Keys of articles as people read them. */
#include "key.h"

#include <string.h>

/* A key that is the folder itself stays whole: nothing would be left of it. */
const char *key_shown(const char *key, const char *folder) {
    size_t length = folder ? strlen(folder) : 0;
    return length > 0 && strncmp(key, folder, length) == 0 && key[length] ? key + length : key;
}

const char *key_name(const lede_article *article) {
    const char *name = article->key;
    /* An ID is often a URL, whose slashes are not the path's. */
    const char *end = article->member ? article->member : name + strlen(name);
    for (const char *slash = strchr(name, '/'); slash && slash < end; slash = strchr(slash + 1, '/'))
        if (slash[1]) name = slash + 1;
    return name;
}
