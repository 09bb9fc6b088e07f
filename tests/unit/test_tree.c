/* SPDX-License-Identifier: MIT */
/* The tree of a page: order, places, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/tree.h"

static const size_t plenty = 1 << 20;

static void nodes_stand_in_the_order_of_the_page(void **state) {
    static const struct {
        enum tag tag;
        uint32_t parent, end;
    } expected[] = {{TAG_HTML, 0, 10}, {TAG_HEAD, 0, 2}, {TAG_BODY, 0, 10}, {TAG_DIV, 2, 8}, {TAG_P, 3, 6},
                    {TAG_TEXT, 4, 6},  {TAG_P, 3, 8},    {TAG_TEXT, 6, 8},  {TAG_A, 2, 10},  {TAG_TEXT, 8, 10}};
    struct tree tree = {0};
    (void)state;
    assert_int_equal(tree_build(&tree, view_str("<div><p>a<p>b</div><a href=x>c"), plenty, NULL), LEDE_OK);
    assert_int_equal(tree.length, 10);
    for (uint32_t i = 0; i < tree.length; i++) {
        assert_int_equal(tree.nodes[i].tag, expected[i].tag);
        assert_int_equal(tree.nodes[i].parent, expected[i].parent);
        assert_int_equal(tree.nodes[i].end, expected[i].end);
    }
    assert_true(view_equal(tree_attribute(&tree, 8, "href"), view_str("x")));
    assert_int_equal(tree_attribute(&tree, 8, "id").length, 0);
    assert_true(tree_is_inside(&tree, 5, 3));
    assert_false(tree_is_inside(&tree, 8, 3));
    tree_release(&tree);
}

static void anything_has_a_root(void **state) {
    static const char *const cases[] = {
        "", "<", "x", "</p>", "<frameset><frame>", "<svg><title>", "<dialog>x</dialog>", "<table>x<td>"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tree tree = {0};
        assert_int_equal(tree_build(&tree, view_str(cases[i]), plenty, NULL), LEDE_OK);
        assert_true(tree.length > 0);
        tree_release(&tree);
    }
}

static void says_when_the_limit_is_passed(void **state) {
    struct buffer html = {0};
    struct tree tree = {0};
    lede_error err;
    (void)state;
    for (int i = 0; i < 20000; i++) buffer_append_str(&html, "<p>");
    assert_int_equal(tree_build(&tree, buffer_view(&html), plenty, &err), LEDE_BAD_INPUT);
    assert_string_equal(err.message, "the page has too many elements");
    tree_release(&tree);
    buffer_release(&html);
}

static void a_line_has_no_scripts_and_no_line_ends(void **state) {
    struct tree tree = {0};
    struct buffer line = {0};
    (void)state;
    assert_int_equal(tree_build(&tree, view_str("<p> a\n b<br>c<script>x</script>&amp;<div>d"), plenty, NULL), LEDE_OK);
    tree_line(&line, &tree, 0);
    assert_string_equal(buffer_str(&line), "a b c& d");
    buffer_release(&line);
    tree_release(&tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_stand_in_the_order_of_the_page),
        cmocka_unit_test(anything_has_a_root),
        cmocka_unit_test(says_when_the_limit_is_passed),
        cmocka_unit_test(a_line_has_no_scripts_and_no_line_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
