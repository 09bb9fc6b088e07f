/* SPDX-License-Identifier: MIT */
/* The one door through which foreign text reaches a terminal. */
#include "safe.h"

#include <lede.h>
#include <string.h>

/* Continuation bytes that must follow LEAD, or -1 when it cannot start a character. */
static int continuation_count(unsigned char lead) {
    if (lead < 0x80) return 0;
    if (lead >= 0xC2 && lead < 0xE0) return 1;
    if (lead >= 0xE0 && lead < 0xF0) return 2;
    return lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
}

size_t safe_decode(int32_t *c, const char *text, size_t length) {
    static const int32_t smallest[4] = {0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text;
    int count = continuation_count(bytes[0]);
    *c = -1;
    if (count < 0 || (size_t)count >= length) return 1;
    int32_t value = count == 0 ? bytes[0] : bytes[0] & (0x3F >> count);
    for (int i = 1; i <= count; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 1;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    /* Overlong forms, surrogates, what lies beyond Unicode: valid nowhere, and a way to hide characters. */
    if (value < smallest[count] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 1;
    *c = value;
    return (size_t)count + 1;
}

bool safe_char(int32_t c) {
    /* C0 and C1 controls: some terminals obey the latter, too, in UTF-8. */
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    return !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

size_t safe_run(const char *text, size_t length, safe_test *test) {
    size_t at = 0;
    while (at < length) {
        int32_t c;
        size_t size = safe_decode(&c, text + at, length - at);
        if (!test(c)) break;
        at += size;
    }
    return at;
}

size_t safe_step(const char *text, size_t length, int *columns) {
    int32_t c;
    size_t size = safe_decode(&c, text, length);
    if (safe_char(c)) return lede_text_step(text, length, columns);
    *columns = 1;
    return size;
}

size_t safe_width(const char *text, size_t length) {
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        int columns;
        at += safe_step(text + at, length - at, &columns);
        width += (size_t)columns;
    }
    return width;
}

void safe_write_with(FILE *file, const char *text, size_t length, safe_instead *instead) {
    for (size_t at = 0; at < length;) {
        size_t run = safe_run(text + at, length - at, safe_char);
        fwrite(text + at, 1, run, file);
        at += run;
        if (at == length) return;
        int32_t c;
        at += safe_decode(&c, text + at, length - at);
        instead(file, c);
    }
}

/* A safe_instead. */
static void write_replacement(FILE *file, int32_t c) {
    (void)c;
    fputs(SAFE_REPLACEMENT, file);
}

void safe_write(FILE *file, const char *text, size_t length) { safe_write_with(file, text, length, write_replacement); }

void safe_puts(FILE *file, const char *text) { safe_write(file, text, strlen(text)); }

void safe_write_lines(FILE *file, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        safe_write(file, text, (size_t)((feed ? feed : end) - text));
        if (!feed) return;
        fputc('\n', file);
        text = feed + 1;
    }
}

void safe_write_cell(FILE *file, const char *text, char end) {
    size_t length = text ? strlen(text) : 0;
    for (size_t at = 0; at < length;) {
        size_t plain = strcspn(text + at, "\t\n\r");
        safe_write(file, text + at, plain);
        at += plain;
        if (at < length) fputc(' ', file);
        at++;
    }
    fputc(end, file);
}
