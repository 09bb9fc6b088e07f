/* SPDX-License-Identifier: MIT */
/* Choosing among facts, making them uniform. */
#include "extract/fields.h"

#include "extract/when.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Bytes of a text; its script shows in no more. */
static const size_t most_looked_at = 4096;

/* ---- Addresses -------------------------------------------------------------------------------------------------- */

static bool is_address(struct view value) {
    return view_starts(value, view_str("http://")) || view_starts(value, view_str("https://"));
}

/* The host in ADDRESS, without "www.". */
static struct view host_of(struct view address) {
    size_t start = 0, end;
    if (address.length == 0) return address;
    while (start < address.length && address.data[start] != ':') start++;
    start += start + 3 <= address.length ? 3 : 0;
    for (end = start; end < address.length && !strchr("/?#:", address.data[end]); end++) continue;
    struct view host = view_of(address.data + start, end - start);
    if (view_starts(host, view_str("www."))) host = view_of(host.data + 4, host.length - 4);
    return host;
}

void fields_url(struct buffer *out, const struct facts *facts) {
    for (enum fact_rank rank = 0; rank <= RANK_WEAK; rank++) {
        /* What <link rel="canonical"> says is what it is there for; JSON-LD comes behind it. */
        enum fact_rank wanted = rank == RANK_JSON_LD ? RANK_META : rank == RANK_META ? RANK_JSON_LD : rank;
        for (size_t i = 0; i < facts->length && out->length == 0; i++) {
            const struct fact *fact = &facts->items[i];
            if (fact->kind != FACT_URL || fact->rank != wanted) continue;
            if (view_starts(fact->value, view_str("//"))) buffer_append_str(out, "https:");
            else if (!is_address(fact->value)) continue;
            buffer_append(out, fact->value.data, fact->value.length);
        }
    }
}

void fields_source(struct buffer *out, const struct facts *facts, struct view url) {
    struct view site = facts_best(facts, FACT_SITE);
    if (site.length == 0) site = host_of(url);
    buffer_append(out, site.data, site.length);
}

/* ---- Language --------------------------------------------------------------------------------------------------- */

void fields_language(struct buffer *out, const struct facts *facts) {
    struct view tag = view_trim(facts_best(facts, FACT_LANGUAGE));
    size_t length = 0;
    while (length < tag.length && ascii_lower(tag.data[length]) >= 'a' && ascii_lower(tag.data[length]) <= 'z')
        length++;
    if (length < 2 || length > 3) return;
    for (size_t i = 0; i < length; i++) buffer_append_byte(out, ascii_lower(tag.data[i]));
}

/* The letters of a text by script. */
struct letters {
    size_t latin, cyrillic, hangul, all;
};

static struct letters letters_of(struct view text) {
    struct letters letters = {0};
    int32_t c;
    for (size_t at = 0; at < text.length;) {
        at += utf8_decode(&c, text.data + at, text.length - at);
        enum char_kind kind = char_kind(c);
        letters.hangul += kind == CHAR_HANGUL;
        letters.cyrillic += kind == CHAR_LETTER && c >= 0x400 && c <= 0x52F;
        letters.latin += kind == CHAR_LETTER && c <= 0x24F;
        letters.all += kind == CHAR_HANGUL || kind == CHAR_LETTER || kind == CHAR_IDEOGRAPH;
    }
    return letters;
}

static bool is_one_of(struct view language, const char *const *list) {
    for (; *list; list++)
        if (view_equal(language, view_str(*list))) return true;
    return false;
}

void fields_mend_language(struct buffer *language, struct view text) {
    static const char *const latin[] = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", NULL};
    static const char *const others[] = {"ko", "ja", "zh", NULL}, *const cyrillic[] = {"ru", "uk", "be", "bg", NULL};
    size_t looked_at = utf8_floor(text, text.length < most_looked_at ? text.length : most_looked_at);
    struct letters letters = letters_of(view_of(text.data, looked_at));
    struct view said = buffer_view(language);
    bool wrong = (letters.cyrillic * 2 > letters.all && (is_one_of(said, latin) || is_one_of(said, others))) ||
                 (letters.latin * 2 > letters.all && (is_one_of(said, cyrillic) || is_one_of(said, others)));
    if (wrong || letters.hangul * 2 > letters.all) buffer_clear(language);
    if (letters.hangul * 2 > letters.all) buffer_append_str(language, "ko");
}

/* ---- Dates ------------------------------------------------------------------------------------------------------ */

/* Whether VIEW ends with one of the LIST. */
static bool ends_with_any(struct view view, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i]);
        if (view.length >= length && memcmp(view.data + view.length - length, list[i], length) == 0) return true;
    }
    return false;
}

/*
 * In what order the page writes dates in figures: month first where it is in English and from nowhere else than the
 * United States, which alone write so.
 */
static enum day_order order_of(const struct facts *facts, struct view url) {
    static const char *const elsewhere[] = {".uk", ".au", ".nz", ".ie", ".in", ".za",
                                            ".ng", ".ke", ".sg", ".my", ".pk"};
    struct view tag = facts_best(facts, FACT_LANGUAGE);
    if (tag.length < 2 || !view_equal_letters(view_of(tag.data, 2), view_str("en"))) return DAY_FIRST;
    if (tag.length > 3 && !view_equal_letters(view_of(tag.data + 3, tag.length - 3), view_str("us"))) return DAY_FIRST;
    bool abroad = ends_with_any(host_of(url), elsewhere, sizeof elsewhere / sizeof *elsewhere);
    return abroad ? DAY_FIRST : MONTH_FIRST;
}

/* What systems write that know no date: the start of the clock of Unix. */
static bool is_no_date(struct date date) { return date.year == 1970 && date.month == 1 && date.day <= 1; }

/* Appends the most trusted date of KIND that is not in the future, unless OUT has a date already. */
static void append_date(struct buffer *out, const struct facts *facts, enum fact_kind kind, enum day_order order,
                        struct date today) {
    char text[DATE_TEXT_SIZE];
    struct date date;
    for (enum fact_rank rank = 0; rank <= RANK_WEAK; rank++) {
        for (size_t i = 0; i < facts->length && out->length == 0; i++) {
            const struct fact *fact = &facts->items[i];
            if (fact->kind != kind || fact->rank != rank || !when_find(&date, fact->value, order)) continue;
            if (date_first_day(date) > date_last_day(today) || is_no_date(date)) continue;
            buffer_append_str(out, date_format(text, date));
        }
    }
}

void fields_date(struct buffer *out, const struct facts *facts, struct view url, struct date today) {
    enum day_order order = order_of(facts, url);
    append_date(out, facts, FACT_PUBLISHED, order, today);
    append_date(out, facts, FACT_MODIFIED, order, today);
}

/* ---- Authors ---------------------------------------------------------------------------------------------------- */

/* VALUE without "By " and what stands behind a name: an address, a bar, a title of office. */
static struct view clean_author(struct view value) {
    static const char *const starts[] = {"By ", "by ", "BY ", "By: ", "Автор: ", "Автор "};
    static const char *const ends[] = {" | ", " (", " <", " @", " / ", " · ", " • ", " — ", " – "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (view_starts(value, view_str(starts[i])))
            value = view_of(value.data + strlen(starts[i]), value.length - strlen(starts[i]));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = view_find(value, view_str(ends[i]));
        if (end && end > value.data) value.length = (size_t)(end - value.data);
    }
    /* From the first figure on it is a date or a count. */
    for (size_t i = 0; i < value.length; i++)
        if (value.data[i] >= '0' && value.data[i] <= '9') value.length = i;
    while (value.length > 0 && strchr(" ,|-", value.data[value.length - 1])) value.length--;
    return view_trim(value);
}

/* Whether VALUE could be the name of people. */
static bool is_name(struct view value) {
    return value.length >= 2 && value.length <= 200 && !is_address(value) && !memchr(value.data, '@', value.length);
}

/* Whether NAME is one of LIST, in whatever letter case. */
static bool is_in(struct view list, struct view name) {
    for (size_t i = 0; i + name.length <= list.length; i++)
        if (view_equal_letters(view_of(list.data + i, name.length), name)) return true;
    return false;
}

void fields_author(struct buffer *out, const struct facts *facts) {
    for (enum fact_rank rank = 0; rank <= RANK_WEAK && out->length == 0; rank++) {
        for (size_t i = 0; i < facts->length; i++) {
            const struct fact *fact = &facts->items[i];
            if (fact->kind != FACT_AUTHOR || fact->rank != rank) continue;
            struct view name = clean_author(fact->value);
            if (!is_name(name) || is_in(buffer_view(out), name)) continue;
            if (out->length > 0) buffer_append_str(out, ", ");
            buffer_append(out, name.data, name.length);
        }
    }
}
