/* SPDX-License-Identifier: MIT */
/* Strings copied by runs. */

/*
 * jansson looks at a string byte by byte, three times; a tenth of the time of adding articles went there. What is not
 * plain (nested values, fractions, NUL, halves of characters) is left to it, errors too: there is one judge of JSON.
 */
#include "read/scan.h"

#include "text/utf8.h"

struct scan {
    const char *at, *end;
    struct buffer *scratch;
};

static void skip_space(struct scan *scan) {
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r'))
        scan->at++;
}

/* Passes BYTE with white space around it; false where it is not there. */
static bool take(struct scan *scan, char byte) {
    skip_space(scan);
    if (scan->at == scan->end || *scan->at != byte) return false;
    scan->at++;
    skip_space(scan);
    return true;
}

/* Bytes from AT on that stand for themselves in a string and are valid. */
static size_t plain_run(const char *at, const char *end) {
    const char *start = at;
    while (at < end) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == '"' || byte == '\\') break;
        if (byte < 0x80) {
            at++;
            continue;
        }
        int32_t c;
        size_t size = utf8_decode(&c, at, (size_t)(end - at));
        if (c < 0) break;
        at += size;
    }
    return (size_t)(at - start);
}

/* The value of four hexadecimal digits, or -1. */
static int32_t hex_value(const char *digits) {
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char digit = ascii_lower(digits[i]);
        if (digit >= '0' && digit <= '9') value = value * 16 + (digit - '0');
        else if (digit >= 'a' && digit <= 'f') value = value * 16 + (digit - 'a' + 10);
        else return -1;
    }
    return value;
}

/* Takes the escape behind a backslash. */
static bool take_escape(struct scan *scan) {
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (scan->at == scan->end) return false;
    char letter = *scan->at++;
    if (letter == 'u' && scan->end - scan->at >= 4) {
        char bytes[4];
        int32_t c = hex_value(scan->at);
        scan->at += 4;
        if (c <= 0 || (c >= 0xD800 && c < 0xE000)) return false;
        buffer_append(scan->scratch, bytes, utf8_encode(bytes, c));
        return true;
    }
    const char *found = letter ? strchr(letters, letter) : NULL;
    if (found) buffer_append_byte(scan->scratch, meanings[found - letters]);
    return found != NULL;
}

/* Takes a string, which stands in the scratch afterwards. */
static bool take_string(struct scan *scan) {
    buffer_clear(scan->scratch);
    if (scan->at == scan->end || *scan->at++ != '"') return false;
    for (;;) {
        size_t run = plain_run(scan->at, scan->end);
        buffer_append(scan->scratch, scan->at, run);
        scan->at += run;
        if (scan->at == scan->end) return false;
        char byte = *scan->at++;
        if (byte == '"') return !scan->scratch->failed;
        if (byte != '\\' || !take_escape(scan)) return false;
    }
}

/* A whole number that fits, without leading zeros; behind it no fraction or exponent. */
static json_t *take_integer(struct scan *scan) {
    enum { DIGITS_MAX = 18 };
    bool negative = *scan->at == '-';
    const char *first = scan->at += negative;
    json_int_t value = 0;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && scan->at - first < DIGITS_MAX)
        value = value * 10 + (*scan->at++ - '0');
    bool zero = scan->at > first && *first == '0' && scan->at - first > 1;
    bool ends = scan->at < scan->end && strchr(",} \t\r\n", *scan->at) && *scan->at;
    return scan->at > first && !zero && ends ? json_integer(negative ? -value : value) : NULL;
}

static bool take_word(struct scan *scan, const char *word) {
    struct view rest = view_of(scan->at, (size_t)(scan->end - scan->at));
    if (!view_starts(rest, view_str(word))) return false;
    scan->at += strlen(word);
    return true;
}

static json_t *take_value(struct scan *scan) {
    if (scan->at == scan->end) return NULL;
    if (*scan->at == '"')
        return take_string(scan) ? json_stringn_nocheck(buffer_str(scan->scratch), scan->scratch->length) : NULL;
    if (take_word(scan, "true")) return json_true();
    if (take_word(scan, "false")) return json_false();
    if (take_word(scan, "null")) return json_null();
    return take_integer(scan);
}

/* Takes `"key": value` into OBJECT. */
static bool take_member(struct scan *scan, json_t *object) {
    char key[64];
    if (!take_string(scan) || scan->scratch->length >= sizeof key || !take(scan, ':')) return false;
    memcpy(key, buffer_str(scan->scratch), scan->scratch->length + 1);
    return json_object_set_new_nocheck(object, key, take_value(scan)) == 0;
}

static bool take_members(struct scan *scan, json_t *object) {
    if (!take(scan, '{')) return false;
    do {
        if (!take_member(scan, object)) return false;
    } while (take(scan, ','));
    return take(scan, '}') && scan->at == scan->end;
}

json_t *scan_object(struct view line, struct buffer *scratch) {
    struct scan scan = {line.data, line.data + line.length, scratch};
    json_t *object = json_object();
    if (object && take_members(&scan, object)) return object;
    json_decref(object);
    return NULL;
}
