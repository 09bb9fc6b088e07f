/* SPDX-License-Identifier: MIT */
/* Reading dates at each place of a text where one could start. */
#include "extract/when.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    least_year = 1900, /* older ones are of what articles speak of, not of articles on the web */
    most_year = 2099,
    minutes_a_day = 24 * 60,
};

/* ---- The calendar ----------------------------------------------------------------------------------------------- */

static bool is_date(struct date date) {
    char text[DATE_TEXT_SIZE];
    struct date same;
    if (date.year < least_year || date.year > most_year || date.month < 1 || date.month > 12) return false;
    if (date.day < 0 || date.day > 31) return false;
    return date_parse(&same, view_str(date_format(text, date)));
}

static struct date next_day(struct date date) {
    date.day++;
    if (!is_date(date)) date = (struct date){date.year, date.month + 1, 1};
    if (date.month > 12) date = (struct date){date.year + 1, 1, 1};
    return date;
}

static struct date day_before(struct date date) {
    if (date.day > 1) return (struct date){date.year, date.month, date.day - 1};
    date = date.month > 1 ? (struct date){date.year, date.month - 1, 31} : (struct date){date.year - 1, 12, 31};
    while (!is_date(date)) date.day--;
    return date;
}

/* The date DAYS after 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days).
 */
static struct date date_of_days(int64_t days) {
    int64_t shifted = days + 719468, era = shifted / 146097, day = shifted % 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t of_year = day - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    month = month < 10 ? month + 3 : month - 9;
    return (struct date){(int)(year + era * 400 + (month <= 2)), (int)month,
                         (int)(of_year - (153 * ((month + 9) % 12) + 2) / 5 + 1)};
}

/* ---- Words ------------------------------------------------------------------------------------------------------ */

/* Starts of names of months: as many bytes as tell them from others, in any inflection. */
static const struct month {
    const char *start;
    int month;
} months[] = {{"jan", 1}, {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6}, {"jul", 7},
              {"aug", 8}, {"sep", 9},  {"oct", 10}, {"nov", 11}, {"dec", 12}, {"янв", 1}, {"фев", 2},
              {"мар", 3}, {"апр", 4},  {"мая", 5},  {"май", 5},  {"июн", 6},  {"июл", 7}, {"авг", 8},
              {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12}};

/* The names in full; what starts as a month must go on as it ("marched" does not). */
static const char *const month_names[] = {
    "january",  "february", "march",   "april",  "may",    "june",    "july",    "august",  "september", "october",
    "november", "december", "sept",    "января", "январь", "февраля", "февраль", "марта",   "март",      "апреля",
    "апрель",   "мая",      "май",     "июня",   "июнь",   "июля",    "июль",    "августа", "август",    "сентября",
    "сентябрь", "октября",  "октябрь", "ноября", "ноябрь", "декабря", "декабрь"};

enum { word_size = 24 }; /* bytes; longer than the names of months */

/* Whether BYTE is of a word: a letter, of any script. */
static bool is_letter(char byte) { return (ascii_lower(byte) >= 'a' && ascii_lower(byte) <= 'z') || (byte & 0x80); }

/* Copies WORD in lower case: Latin, Cyrillic А to Я. */
static void lower_word(char out[word_size], struct view word) {
    size_t length = 0;
    for (size_t i = 0; i < word.length && length < word_size - 1; i++) {
        unsigned char byte = (unsigned char)word.data[i],
                      next = i + 1 < word.length ? (unsigned char)word.data[i + 1] : 0;
        out[length++] = ascii_lower(word.data[i]);
        if (byte != 0xD0 || next < 0x90 || next > 0xAF || length == word_size - 1) continue;
        /* U+0410 to U+042F: 32 further on, which is in the next row of 64 from U+0420 on. */
        out[length - 1] = (char)(next >= 0xA0 ? 0xD1 : 0xD0);
        out[length++] = (char)(next >= 0xA0 ? next - 0x20 : next + 0x20);
        i++;
    }
    out[length] = '\0';
}

/* The month that WORD names, in full or cut as one does; 0 for other words. */
static int month_of(struct view word) {
    char lower[word_size];
    if (word.length < 3 || word.length >= word_size - 1) return 0;
    lower_word(lower, word);
    size_t length = strlen(lower);
    int month = 0;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (strncmp(lower, months[i].start, strlen(months[i].start)) == 0) month = months[i].month;
    for (size_t i = 0; month && i < sizeof month_names / sizeof *month_names; i++)
        if (strncmp(lower, month_names[i], length) == 0 && length <= strlen(month_names[i])) return month;
    return 0;
}

/* ---- Taking things off the front of a text ---------------------------------------------------------------------- */

static void skip(struct view *text, size_t bytes) { *text = view_of(text->data + bytes, text->length - bytes); }

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static size_t count_digits(struct view text) {
    size_t count = 0;
    while (count < text.length && is_digit(text.data[count])) count++;
    return count;
}

/* Takes a number of LEAST to MOST digits, no more of which may follow; -1 where there is none. */
static int take_number(struct view *text, size_t least, size_t most) {
    size_t digits = count_digits(*text);
    int number = 0;
    if (digits < least || digits > most) return -1;
    for (size_t i = 0; i < digits; i++) number = number * 10 + (text->data[i] - '0');
    skip(text, digits);
    return number;
}

/* Takes what is exactly PREFIX. */
static bool take(struct view *text, const char *prefix) {
    if (!view_starts(*text, view_str(prefix))) return false;
    skip(text, strlen(prefix));
    return true;
}

/* Takes any of the bytes in SET, as many as stand there. */
static void take_any(struct view *text, const char *set) {
    while (text->length > 0 && text->data[0] && strchr(set, text->data[0])) skip(text, 1);
}

static struct view take_word(struct view *text) {
    size_t length = 0;
    while (length < text->length && is_letter(text->data[length])) length++;
    struct view word = view_of(text->data, length);
    skip(text, length);
    return word;
}

/* ---- Times of day ----------------------------------------------------------------------------------------------- */

static const struct zone {
    const char *name;
    int minutes; /* ahead of UTC */
} zones[] = {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"EST", -300}, {"EDT", -240}, {"ET", -300}, {"CST", -360},
             {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"BST", 60},  {"CET", 60},
             {"CEST", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180},  {"МСК", 180},  {"KST", 540}, {"JST", 540}};

/* Takes a zone; false where there is none. */
static bool take_zone(int *minutes, struct view *text) {
    take_any(text, " (");
    if (text->length == 0) return false;
    int sign = text->data[0] == '-' ? -1 : 1;
    if (text->data[0] == '+' || text->data[0] == '-') {
        skip(text, 1);
        size_t digits = count_digits(*text);
        int number = take_number(text, 1, 4), rest = 0;
        if (number < 0) return false;
        if (digits <= 2 && take(text, ":")) rest = take_number(text, 2, 2);
        *minutes = sign * (digits <= 2 ? number * 60 + (rest > 0 ? rest : 0) : number / 100 * 60 + number % 100);
        return abs(*minutes) <= 14 * 60;
    }
    struct view word = take_word(text);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (!view_equal(word, view_str(zones[i].name))) continue;
        *minutes = zones[i].minutes;
        return true;
    }
    return false;
}

/* Takes "am", "PM", "p.m." and gives the hour of the day; 12 am is 0. */
static int take_half_day(struct view *text, int hour) {
    struct view rest = *text;
    take_any(&rest, " ");
    char half = rest.length > 0 ? ascii_lower(rest.data[0]) : '\0';
    if ((half != 'a' && half != 'p') || hour > 12) return hour;
    skip(&rest, 1);
    take_any(&rest, ".");
    if (rest.length == 0 || ascii_lower(rest.data[0]) != 'm') return hour;
    skip(&rest, 1);
    take_any(&rest, ".");
    *text = rest;
    return hour % 12 + (half == 'p' ? 12 : 0);
}

/* The day of UTC when it is DATE and the time in REST, which stands behind the date; DATE where no zone is given. */
static struct date to_utc(struct date date, struct view rest) {
    int zone;
    take_any(&rest, " T,.");
    int hour = take_number(&rest, 1, 2), minute = 0;
    if (hour < 0 || hour > 24 || date.day == 0) return date;
    if (take(&rest, ":")) minute = take_number(&rest, 2, 2);
    if (minute < 0 || minute > 59) return date;
    if (take(&rest, ":")) take_number(&rest, 2, 2);
    if (take(&rest, ".")) take_number(&rest, 1, 9);
    hour = take_half_day(&rest, hour);
    if (!take_zone(&zone, &rest)) return date;
    int minutes = hour * 60 + minute - zone;
    if (minutes < 0) return day_before(date);
    return minutes >= minutes_a_day ? next_day(date) : date;
}

/* ---- Forms of dates --------------------------------------------------------------------------------------------- */

/* 2026-03-02, 2026.3.2, 2026/3/2, 2026년 3월 2일, 2026年3月2日; the day may be missing after "-", 년 and 年. */
static bool read_year_first(struct date *out, struct view *text) {
    static const struct form {
        const char *behind_year, *behind_month;
    } forms[] = {{"-", "-"}, {".", "."}, {"/", "/"}, {"년", "월"}, {"年", "月"}};
    struct date date = {.year = take_number(text, 4, 4)};
    if (date.year < 0) return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!take(text, forms[i].behind_year)) continue;
        take_any(text, " ");
        date.month = take_number(text, 1, 2);
        struct view rest = *text;
        bool ended = take(&rest, forms[i].behind_month);
        take_any(&rest, " ");
        int day = ended ? take_number(&rest, 1, 2) : -1;
        if (day > 0) *text = rest;
        date.day = day > 0 ? day : 0;
        if (day < 0 && (i == 1 || i == 2)) return false; /* "1995.12" is a number as well */
        if (i >= 3 && day > 0 && !take(text, "일")) take(text, "日");
        *out = date;
        return is_date(date);
    }
    return false;
}

/* 20260302, with or without 101500 behind it. */
static bool read_compact(struct date *out, struct view *text) {
    size_t digits = count_digits(*text);
    if (digits != 8 && digits != 14) return false;
    int number = 0;
    for (size_t i = 0; i < 8; i++) number = number * 10 + (text->data[i] - '0');
    *out = (struct date){number / 10000, number / 100 % 100, number % 100};
    skip(text, 8);
    return is_date(*out);
}

/* 2.3.2026, 2/3/2026, 2-3-2026. With points it is the day that comes first everywhere. */
static bool read_day_first(struct date *out, struct view *text, enum day_order order) {
    int first = take_number(text, 1, 2);
    if (first < 1 || text->length == 0) return false;
    const char mark[2] = {text->data[0], '\0'};
    if (!strchr("./-", mark[0])) return false;
    skip(text, 1);
    int second = take_number(text, 1, 2);
    if (!take(text, mark)) return false;
    int year = take_number(text, 4, 4);
    bool month_first = (order == MONTH_FIRST && mark[0] != '.' && first <= 12) || second > 12;
    *out = month_first ? (struct date){year, first, second} : (struct date){year, second, first};
    return year > 0 && out->day > 0 && is_date(*out);
}

/* Takes "March" or "марта" with what stands behind it. */
static int take_month(struct view *text) {
    int month = month_of(take_word(text));
    if (month) take_any(text, " .,-/");
    return month;
}

/* 2 March 2026, 2nd of March 2026, 2 марта 2026 */
static bool read_day_month(struct date *out, struct view *text) {
    struct date date = {.day = take_number(text, 1, 2)};
    if (date.day < 1) return false;
    if (!take(text, "st") && !take(text, "nd") && !take(text, "rd")) take(text, "th");
    take_any(text, " .-/");
    if (take(text, "of ")) take_any(text, " ");
    date.month = take_month(text);
    if (date.month == 0) return false;
    date.year = take_number(text, 4, 4);
    *out = date;
    return is_date(date);
}

/* March 2, 2026; March 2026 */
static bool read_month_day(struct date *out, struct view *text) {
    struct date date = {.month = take_month(text)};
    if (date.month == 0) return false;
    int day = take_number(text, 1, 2);
    if (day > 0) {
        date.day = day;
        if (!take(text, "st") && !take(text, "nd") && !take(text, "rd")) take(text, "th");
        take_any(text, " ,.");
    }
    date.year = take_number(text, 4, 4);
    *out = date;
    return is_date(date);
}

/* Seconds, or milliseconds, since 1970. */
static bool read_epoch(struct date *out, struct view text) {
    size_t digits = count_digits(text);
    if (digits != text.length || (digits != 10 && digits != 13)) return false;
    int64_t seconds = 0;
    for (size_t i = 0; i < 10; i++) seconds = seconds * 10 + (text.data[i] - '0');
    *out = date_of_days(seconds / 86400);
    return is_date(*out);
}

/* Reads a date at the front of TEXT and moves behind it. */
static bool read_date(struct date *out, struct view *text, enum day_order order) {
    struct view rest = *text;
    if (is_digit(rest.data[0])) {
        if (read_year_first(out, &rest) || (rest = *text, read_compact(out, &rest)) ||
            (rest = *text, read_day_first(out, &rest, order)) || (rest = *text, read_day_month(out, &rest))) {
            *text = rest;
            return true;
        }
        return false;
    }
    if (!read_month_day(out, &rest)) return false;
    *text = rest;
    return true;
}

bool when_find(struct date *out, struct view text, enum day_order order) {
    text = view_trim(text);
    if (read_epoch(out, text)) return true;
    while (text.length > 0) {
        bool starts = is_digit(text.data[0]) || is_letter(text.data[0]);
        if (starts && read_date(out, &text, order)) {
            *out = to_utc(*out, text);
            return true;
        }
        /* A date starts where a number or a word does. */
        if (is_digit(text.data[0])) skip(&text, count_digits(text));
        else if (starts) take_word(&text);
        else skip(&text, 1);
    }
    return false;
}
