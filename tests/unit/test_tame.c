/* SPDX-License-Identifier: MIT */
/* HTML within limits: the same elements, unless they are too many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/tame.h"

static void expect(const char *html, const char *expected) {
    struct buffer out = {0};
    tame_html(&out, view_str(html));
    assert_false(out.failed);
    assert_string_equal(buffer_str(&out), expected);
    buffer_release(&out);
}

static void leaves_ordinary_pages_as_they_are(void **state) {
    (void)state;
    expect("", "");
    expect("<!DOCTYPE html><p class=\"a\">1 < 2 &amp; 3</p>", "<!DOCTYPE html><p class=\"a\">1 < 2 &amp; 3</p>");
    expect("<P ID='x'>A<BR/>b", "<P ID=\"x\">A<BR>b");
    expect("<a href=/x?y=1 hidden>z</a>", "<a href=\"/x?y=1\" hidden>z</a>");
    expect("<a title='\"q\"'>z</a>", "<a title='\"q\"'>z</a>");
    expect("<title>1 <b> 2</title>", "<title>1 <b> 2</title>");
}

static void leaves_out_comments_and_scripts(void **state) {
    (void)state;
    expect("a<!-- <p>b</p> -->c", "ac");
    expect("a<!-->b<!---->c", "abc");
    expect("a<!-- b", "a");
    expect("a<script>if (1 < 2) '</div>'</script>b<style>p{}</style>c<?php x ?>d", "abcd");
    expect("<textarea><p></textarea>b<iframe><p></iframe>c", "bc");
    expect("<script type=\"application/ld+json\">{}</script>", "<script type=\"application/ld+json\">{}</script>");
    expect("a<script>b", "a");
}

static void empties_values_that_are_pictures(void **state) {
    struct buffer html = {0}, out = {0};
    (void)state;
    buffer_append_str(&html, "<img src=\"data:");
    for (size_t i = 0; i < TAME_VALUE; i++) buffer_append_byte(&html, 'A');
    buffer_append_str(&html, "\" alt=\"x\">");
    tame_html(&out, buffer_view(&html));
    assert_string_equal(buffer_str(&out), "<img src alt=\"x\">");
    buffer_release(&html);
    buffer_release(&out);
}

/* How often TAG stands in OUT. */
static size_t count(const struct buffer *out, const char *tag) {
    size_t found = 0;
    for (const char *at = buffer_str(out); (at = strstr(at, tag)); at++) found++;
    return found;
}

static void nests_no_deeper_than_the_limit(void **state) {
    struct buffer html = {0}, out = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) buffer_append_str(&html, "<div>a");
    for (int i = 0; i < 1000; i++) buffer_append_str(&html, "</div>");
    buffer_append_str(&html, "<p>b</p>");
    tame_html(&out, buffer_view(&html));
    assert_int_equal(count(&out, "<div>"), TAME_DEPTH);
    assert_int_equal(count(&out, "</div>"), TAME_DEPTH);
    assert_int_equal(count(&out, "a"), 1000); /* the text stays, each on a line of its own */
    assert_int_equal(count(&out, "<br>"), 1000 - TAME_DEPTH);
    assert_int_equal(count(&out, "<p>b</p>"), 1);
    buffer_release(&html);
    buffer_release(&out);
}

static void counts_elements_without_end_tags_once(void **state) {
    static const char *const cases[] = {"<p>x",      "<li>x",     "<dt>x<dd>y", "<a name=x>",
                                        "<tr><td>x", "<option>x", "<p><font>x"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer html = {0}, out = {0};
        for (int j = 0; j < 1000; j++) buffer_append_str(&html, cases[i]);
        tame_html(&out, buffer_view(&html));
        assert_int_equal(count(&out, "<br>"), 0);
        if (count(&out, "<") != count(&html, "<")) fail_msg("tags of '%s' were left out", cases[i]);
        buffer_release(&html);
        buffer_release(&out);
    }
}

static void limits_attributes(void **state) {
    struct buffer html = {0}, out = {0};
    (void)state;
    buffer_append_str(&html, "<div");
    for (int i = 0; i < 1000; i++) buffer_append_format(&html, " a%d=1", i);
    buffer_append_str(&html, ">x");
    tame_html(&out, buffer_view(&html));
    assert_int_equal(count(&out, "=\"1\""), TAME_ATTRIBUTES);
    buffer_release(&html);
    buffer_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_ordinary_pages_as_they_are),     cmocka_unit_test(leaves_out_comments_and_scripts),
        cmocka_unit_test(empties_values_that_are_pictures),      cmocka_unit_test(nests_no_deeper_than_the_limit),
        cmocka_unit_test(counts_elements_without_end_tags_once), cmocka_unit_test(limits_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
