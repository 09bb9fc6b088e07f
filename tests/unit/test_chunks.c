/* SPDX-License-Identifier: MIT */
/* Elements to chunks of text: where a chunk ends, what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/chunks.h"

/* The chunks of HTML as "kind:text" joined by "/": p paragraph, h heading, i item, r row; a line end as "~". */
static void expect(const char *html, const char *expected) {
    struct tree tree = {0};
    struct chunks chunks = {0};
    struct buffer found = {0};
    bool dropped[100] = {false};
    assert_int_equal(tree_build(&tree, view_str(html), 1 << 20, NULL), LEDE_OK);
    assert_true(tree.length < 100);
    assert_true(chunks_collect(&chunks, &tree, dropped));
    for (size_t i = 0; i < chunks.length; i++) {
        struct view text = chunk_text(&chunks, &chunks.items[i]);
        buffer_append_format(&found, "%s%c:", i ? "/" : "", "phir"[chunks.items[i].kind]);
        for (size_t j = 0; j < text.length; j++) buffer_append_byte(&found, text.data[j] == '\n' ? '~' : text.data[j]);
    }
    assert_string_equal(buffer_str(&found), expected);
    buffer_release(&found);
    chunks_release(&chunks);
    tree_release(&tree);
}

static void chunks_end_where_elements_do(void **state) {
    (void)state;
    expect("<p>a <b>b</b>c</p><p>d</p>", "p:a bc/p:d");
    expect("<div>a<p>b</p>c</div>", "p:a/p:b/p:c");
    expect("<div>a</div>b", "p:a/p:b");
    expect("<div>a<hr>b</div>", "p:a/p:b");
    expect("<div> \n\t </div>", "");
    expect("<h2>a</h2><span>b</span><span>c</span>", "h:a/p:bc");
}

static void two_breaks_are_a_paragraph_one_is_a_line(void **state) {
    (void)state;
    expect("<div>a<br>b<br><br>c<br> <br>\n<br>d<br></div>", "p:a~b/p:c/p:d");
}

static void lists_and_tables(void **state) {
    (void)state;
    expect("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "i:a/i:b/i:c/i:d/p:e");
    expect("<dl><dt>a<dd>b</dl>", "i:a/i:b");
    expect("<table><tr><th>a<th>b<tr><td>1<td><b>2</b></table>c", "r:a | b/r:1 | 2/p:c");
    expect("<table><tr><td>a<td><p>b<p>c</table>", "p:a/p:b/p:c"); /* laid out by a table */
}

static void pre_keeps_its_lines(void **state) {
    (void)state;
    expect("<pre>a\n  b\n\nc</pre>d\ne", "p:a~  b~c/p:d e");
}

static void weighs_text_and_links(void **state) {
    struct tree tree = {0};
    struct chunks chunks = {0};
    bool dropped[100] = {false};
    (void)state;
    assert_int_equal(tree_build(&tree, view_str("<p>ab <a href=x>c d</a> \xED\x95\x9C.</p>"), 1 << 20, NULL), LEDE_OK);
    assert_true(chunks_collect(&chunks, &tree, dropped));
    assert_int_equal(chunks.length, 1);
    assert_int_equal(chunks.items[0].weight, 7); /* a b c d . and a syllable, which counts two */
    assert_int_equal(chunks.items[0].link_weight, 2);
    assert_true(chunks.items[0].sentence);
    chunks_release(&chunks);
    tree_release(&tree);
}

static void dropped_elements_end_chunks_too(void **state) {
    struct tree tree = {0};
    struct chunks chunks = {0};
    bool dropped[100] = {false};
    (void)state;
    assert_int_equal(tree_build(&tree, view_str("<div>a<p>b</p>c<i>d</i>e</div>"), 1 << 20, NULL), LEDE_OK);
    for (uint32_t i = 0; i < tree.length; i++)
        if (tree.nodes[i].tag == TAG_P || tree.nodes[i].tag == TAG_OTHER) dropped[i] = tree.nodes[i].tag == TAG_P;
    assert_true(chunks_collect(&chunks, &tree, dropped));
    assert_int_equal(chunks.length, 2);
    chunks_release(&chunks);
    tree_release(&tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chunks_end_where_elements_do),
        cmocka_unit_test(two_breaks_are_a_paragraph_one_is_a_line),
        cmocka_unit_test(lists_and_tables),
        cmocka_unit_test(pre_keeps_its_lines),
        cmocka_unit_test(weighs_text_and_links),
        cmocka_unit_test(dropped_elements_end_chunks_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
