/* SPDX-License-Identifier: MIT */
/* Whole pages: the article in each, without the page around it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "extract/page.h"

static const struct date today = {2026, 11, 23};

static void read_file(struct buffer *out, const char *name, const char *suffix) {
    char path[200], bytes[4096];
    size_t count;
    snprintf(path, sizeof path, "pages/%s.%s", name, suffix);
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("cannot open '%s'", path);
    while (file && (count = fread(bytes, 1, sizeof bytes, file)) > 0) buffer_append(out, bytes, count);
    if (file) fclose(file);
}

static void append_field(struct buffer *out, const char *name, const struct buffer *value) {
    buffer_append_format(out, "%s:%s%s\n", name, value->length ? " " : "", buffer_str(value));
}

/* Each tests/pages/NAME.html holds what NAME.txt says. */
static void articles_come_out_of_their_pages(void **state) {
    static const char *const names[] = {
        "english-agency",        "english-comments", "english-domain", "english-handbook", "english-hidden",
        "english-many-comments", "english-paper",    "english-script", "english-scroll",   "korean-agency",
        "korean-breaks",         "korean-portal",    "old-layout",     "old-tables",       "russian-agency",
        "russian-authors",       "russian-blocks"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buffer html = {0}, expected = {0}, found = {0};
        struct page page = {0};
        read_file(&html, names[i], "html");
        read_file(&expected, names[i], "txt");
        assert_int_equal(page_read(&page, buffer_view(&html), today, NULL), LEDE_OK);
        append_field(&found, "title", &page.title);
        append_field(&found, "date", &page.date);
        append_field(&found, "author", &page.author);
        append_field(&found, "source", &page.source);
        append_field(&found, "url", &page.url);
        append_field(&found, "language", &page.language);
        buffer_append_format(&found, "\n%s\n", buffer_str(&page.text));
        assert_string_equal(buffer_str(&found), buffer_str(&expected));
        page_release(&page);
        buffer_release(&html);
        buffer_release(&expected);
        buffer_release(&found);
    }
}

/* The page of HTML, to be released by the caller. */
static struct page read_html(const char *html) {
    struct page page = {0};
    assert_int_equal(page_read(&page, view_str(html), today, NULL), LEDE_OK);
    return page;
}

static void expect_date(const char *html, const char *expected) {
    struct page page = read_html(html);
    if (strcmp(buffer_str(&page.date), expected) != 0)
        fail_msg("'%s' has the date %s, not %s", html, buffer_str(&page.date), expected);
    page_release(&page);
}

#define PUBLISHED(date) "<meta property='article:published_time' content='" date "'>"
#define MODIFIED(date) "<meta property='article:modified_time' content='" date "'>"

static void publication_counts_before_modification(void **state) {
    (void)state;
    expect_date(MODIFIED("2026-03-05") PUBLISHED("2026-03-02"), "2026-03-02");
    expect_date(MODIFIED("2026-03-05"), "2026-03-05");
    expect_date(MODIFIED("2026-03-05") "<h1>Head</h1><time datetime='2026-03-02'>today</time>", "2026-03-02");
    expect_date("<h1>Head</h1><p>Updated: 5 March 2026</p><p>Published: 2 March 2026</p>", "2026-03-02");
    expect_date("<h1>제목</h1><span>입력 2026.03.02 10:00</span> <span>수정 2026.03.05 11:00</span>", "2026-03-02");
}

static void no_date_is_from_the_future(void **state) {
    (void)state;
    expect_date(PUBLISHED("2026-11-24"), "");
    expect_date(PUBLISHED("2026-11-23"), "2026-11-23");
    expect_date(PUBLISHED("2026-11-24T05:00:00+09:00"), "2026-11-23");
    expect_date(PUBLISHED("2099-01-01") "<h1>Head</h1><time>2 March 2026</time>", "2026-03-02");
    expect_date(PUBLISHED("1970-01-01T00:00:00Z"), "");
}

static void dates_stand_in_many_places(void **state) {
    (void)state;
    expect_date(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-02\"}</script>",
        "2026-03-02");
    expect_date("<div itemscope><span itemprop='datePublished' content='2026-03-02'>x</span></div>", "2026-03-02");
    expect_date("<div itemscope><span itemprop='datePublished'>2 March 2026</span></div>", "2026-03-02");
    expect_date("<link rel=canonical href='https://news.example/2026/03/02/head'>", "2026-03-02");
    expect_date("<link rel=canonical href='https://news.example/20260302/head'>", "2026-03-02");
    expect_date("<h1>Head</h1><div data-date-time='2026-03-02 10:00'>x</div>", "2026-03-02");
    expect_date("<h1>Head</h1><div>2 марта 2026, 10:00</div>", "2026-03-02");
    expect_date("<h1>Head</h1><p>Text.</p><footer>Founded on 2 March 1926</footer>", "");
}

static void english_pages_put_the_month_first_unless_they_are_british(void **state) {
    (void)state;
    expect_date("<html lang=en><h1>Head</h1><p>3/2/2026</p>", "2026-03-02");
    expect_date("<html lang=en-GB><h1>Head</h1><p>3/2/2026</p>", "2026-02-03");
    expect_date("<html lang=en><link rel=canonical href='https://news.co.uk/x'><h1>Head</h1><p>3/2/2026</p>",
                "2026-02-03");
    expect_date("<html lang=de><h1>Head</h1><p>3/2/2026</p>", "2026-02-03");
}

static void expect_title(const char *html, const char *expected) {
    struct page page = read_html(html);
    assert_string_equal(buffer_str(&page.title), expected);
    page_release(&page);
}

static void the_headline_is_what_page_and_titles_agree_on(void **state) {
    (void)state;
    expect_title("<title>Bridge closes in May | The Example</title><h1>The Example</h1><h1>Bridge closes in May</h1>",
                 "Bridge closes in May");
    expect_title("<title>Bridge closes in May - News - The Example</title>", "Bridge closes in May");
    expect_title("<meta property=og:title content='Bridge &amp;amp; tunnel close'><h1>Politics</h1>",
                 "Bridge & tunnel close");
    expect_title("<meta property=og:site_name content=Example><meta property=og:title content='Bridge - Example'>",
                 "Bridge");
    expect_title("<title>A bridge closes</title><h2>A bridge closes</h2>", "A bridge closes");
    expect_title("<h1>Nothing else</h1>", "");
    expect_title("<title>A bridge closes</title><h1><span>Politics</span> A bridge closes</h1>", "A bridge closes");
}

static void expect_language(const char *html, const char *expected) {
    struct page page = read_html(html);
    assert_string_equal(buffer_str(&page.language), expected);
    page_release(&page);
}

static void a_language_that_cannot_be_is_not_believed(void **state) {
    (void)state;
    expect_language("<html lang=en-US><p>A text in English.</p>", "en");
    expect_language("<meta property=og:locale content=ru_RU><p>Текст по-русски.</p>", "ru");
    expect_language("<html lang=en><p>Текст по-русски, не in English.</p>", "");
    expect_language("<html lang=en><p>한국어로 된 글이다. OK?</p>", "ko");
    expect_language("<html lang=ko><p>A text in English.</p>", "");
    expect_language("<html lang=uk><p>Текст українською.</p>", "uk");
    expect_language("<html lang=x><p>What language is this?</p>", "");
}

static void expect_url(const char *html, const char *expected) {
    struct page page = read_html(html);
    assert_string_equal(buffer_str(&page.url), expected);
    page_release(&page);
}

/* Browsers and SingleFile write a comment into what they save. */
static void saved_pages_say_where_they_are_from(void **state) {
    (void)state;
    expect_url("<!-- saved from url=(0022)http://news.example/a -->\n<html><p>Text.", "http://news.example/a");
    expect_url("<!DOCTYPE html> <!--\n Page saved with SingleFile \n url: https://news.example/b \n saved date: today"
               "\n--><html><p>Text.",
               "https://news.example/b");
    expect_url("<!-- saved from url=(0022)http://news.example/a>", "http://news.example/a");
    expect_url("<p>It was saved from url=nowhere.", "");
}

/* A script would have put the text onto the page: it is in the metadata alone, plain or as HTML. */
static void text_in_metadata_counts_where_the_page_has_none(void **state) {
    static const char sentence[] =
        "The bridge over the river was closed on Monday, the ministry said, and it stays so. ";
    struct buffer plain = {0}, marked = {0}, html = {0};
    (void)state;
    for (int i = 0; i < 4; i++) buffer_append_str(&plain, sentence);
    buffer_append_format(&marked, "<p>%s%s</p><p>%s%s</p>", sentence, sentence, sentence, sentence);
    const struct buffer *bodies[] = {&plain, &marked};
    for (size_t i = 0; i < 2; i++) {
        buffer_clear(&html);
        buffer_append_format(&html,
                             "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\"}"
                             "</script><p>Loading.</p>",
                             buffer_str(bodies[i]));
        struct page page = read_html(buffer_str(&html));
        assert_non_null(strstr(buffer_str(&page.text), "and it stays so. The bridge over the river"));
        assert_null(strchr(buffer_str(&page.text), '<'));
        assert_null(strstr(buffer_str(&page.text), "Loading"));
        assert_true((strstr(buffer_str(&page.text), "so.\n\nThe bridge") != NULL) == (i == 1));
        page_release(&page);
    }
    buffer_release(&plain);
    buffer_release(&marked);
    buffer_release(&html);
}

static void pages_without_an_article_give_what_they_have(void **state) {
    static const char *const cases[] = {
        "",
        "<frameset><frame src=x></frameset>",
        "<html><head><title>x</title></head></html>",
        "<script>x</script>",
        "\xEF\xBB\xBF",
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page page = read_html(cases[i]);
        assert_string_equal(buffer_str(&page.text), "");
        page_release(&page);
    }
    struct page page = read_html("<p>Short");
    assert_string_equal(buffer_str(&page.text), "Short");
    page_release(&page);
}

static void refuses_what_is_too_large(void **state) {
    struct buffer html = {0};
    struct page page = {0};
    lede_error err;
    (void)state;
    while (html.length < 17 << 20) buffer_append_str(&html, "0123456789abcdef0123456789abcdef");
    assert_int_equal(page_read(&page, buffer_view(&html), today, &err), LEDE_BAD_INPUT);
    assert_string_equal(err.message, "the page is larger than 16 MiB");
    assert_int_equal(page.text.length, 0);
    buffer_release(&html);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_come_out_of_their_pages),
        cmocka_unit_test(publication_counts_before_modification),
        cmocka_unit_test(no_date_is_from_the_future),
        cmocka_unit_test(dates_stand_in_many_places),
        cmocka_unit_test(english_pages_put_the_month_first_unless_they_are_british),
        cmocka_unit_test(the_headline_is_what_page_and_titles_agree_on),
        cmocka_unit_test(a_language_that_cannot_be_is_not_believed),
        cmocka_unit_test(saved_pages_say_where_they_are_from),
        cmocka_unit_test(text_in_metadata_counts_where_the_page_has_none),
        cmocka_unit_test(pages_without_an_article_give_what_they_have),
        cmocka_unit_test(refuses_what_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
