/* SPDX-License-Identifier: MIT */
/** Bytes written as two hexadecimal digits. */
#ifndef EXTRACT_HEX_H
#define EXTRACT_HEX_H

/** The value of one hexadecimal digit, in either case; -1 for any other character. */
static inline int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

/** The byte that the first two characters at DIGITS are, which must be there; -1 when they are no such digits. */
static inline int hex_byte(const char *digits) {
    int high = hex_digit(digits[0]);
    int low = high < 0 ? -1 : hex_digit(digits[1]);
    return low < 0 ? -1 : high * 16 + low;
}

#endif
