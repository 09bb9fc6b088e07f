/* SPDX-License-Identifier: MIT */
/* Addresses on the command line. */
#include "address.h"

/* Reads a number from 1 at *TEXT and moves behind it; 0 when there is none or it is too large. */
static int64_t take_number(const char **text) {
    int64_t number = 0;
    for (; **text >= '0' && **text <= '9'; ++*text) {
        /* No article has such a number; wrapped around, it could be that of one. */
        if (number > (INT64_MAX - 9) / 10) return 0;
        number = number * 10 + (**text - '0');
    }
    return number;
}

bool address_read(lede_address *out, const char *text) {
    out->article = take_number(&text);
    out->ordinal = 0;
    bool good = out->article > 0;
    if (good && *text == '.') {
        text++;
        out->ordinal = (uint64_t)take_number(&text);
        good = out->ordinal > 0;
    }
    return good && !*text;
}
