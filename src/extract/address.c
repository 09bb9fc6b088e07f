/* SPDX-License-Identifier: MIT */
/* Addresses in comments, dates in addresses. */
#include "extract/address.h"

/* The comment stands in front of the elements; some put it behind a doctype. */
static const size_t most_preface = 4096; /* bytes */

static void add_address(struct facts *facts, const char *at, const char *end) {
    const char *behind = at;
    while (behind < end && !ascii_is_space(*behind) && *behind != '>') behind++;
    facts_add(facts, FACT_URL, RANK_WEAK, view_of(at, (size_t)(behind - at)));
}

void address_read_comment(struct facts *facts, struct view html) {
    struct view preface = view_of(html.data, html.length < most_preface ? html.length : most_preface);
    const char *end = preface.data + preface.length;
    const char *saved = view_find(preface, view_str("saved from url=("));
    const char *address = saved ? memchr(saved, ')', (size_t)(end - saved)) : NULL;
    if (address) add_address(facts, address + 1, end);
    const char *single = view_find(preface, view_str("SingleFile"));
    address = single ? view_find(view_of(single, (size_t)(end - single)), view_str("url: ")) : NULL;
    if (address) add_address(facts, address + 5, end);
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Whether DIGITS digits that no other follows stand at AT of TEXT. */
static bool has_digits(struct view text, size_t at, size_t digits) {
    if (at + digits > text.length) return false;
    for (size_t i = 0; i < digits; i++)
        if (!is_digit(text.data[at + i])) return false;
    return at + digits == text.length || !is_digit(text.data[at + digits]);
}

/* Bytes of the date at AT of ADDRESS: 2026/03/02, 2026-03-02, or 20260302; 0: none. */
static size_t date_size(struct view address, size_t at) {
    if (is_digit(address.data[at - 1])) return 0;
    if (has_digits(address, at, 8)) return 8;
    if (!has_digits(address, at, 4) || at + 10 > address.length) return 0;
    char mark = address.data[at + 4];
    if ((mark != '/' && mark != '-') || !has_digits(address, at + 5, 2) || address.data[at + 7] != mark) return 0;
    return has_digits(address, at + 8, 2) ? 10 : 0;
}

void address_read_dates(struct facts *facts) {
    size_t count = facts->length;
    for (size_t i = 0; i < count; i++) {
        struct view address = facts->items[i].value;
        if (facts->items[i].kind != FACT_URL) continue;
        for (size_t at = 1; at < address.length; at++) {
            size_t size = date_size(address, at);
            if (size == 0) continue;
            facts_add(facts, FACT_PUBLISHED, RANK_ADDRESS, view_of(address.data + at, size));
            break;
        }
    }
}
