/* SPDX-License-Identifier: MIT */
/* A page from its bytes to the article in it. */
#include "extract/page.h"

#include "base/error.h"
#include "base/mem.h"
#include "extract/address.h"
#include "extract/article.h"
#include "extract/aside.h"
#include "extract/fields.h"
#include "extract/headline.h"
#include "extract/jsonld.h"
#include "extract/meta.h"
#include "extract/tame.h"
#include "extract/visible.h"

enum {
    most_html = 16 << 20,      /* bytes; the largest pages that people write have 5 MB */
    most_tree = 256 << 20,     /* bytes; a page takes five to twenty times its own */
    most_body_tree = 64 << 20, /* bytes; the same for a text in the metadata */
    hardly_any = 250,          /* bytes of text; articles are longer */
    least_body = 300,          /* bytes of the text in metadata; shorter ones are summaries */
    much_longer = 3,           /* times the text that was found: that was a teaser, or what is around the article */
};

void page_release(struct page *page) {
    struct buffer *fields[] = {&page->text,   &page->title, &page->date,    &page->author,
                               &page->source, &page->url,   &page->language};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) buffer_release(fields[i]);
}

/* Appends the text that CARE lets find, which goes with the heading HEADLINE, 0 where that is not known, to OUT. */
static bool find_text(struct buffer *out, const struct tree *tree, uint32_t headline, struct view title,
                      enum aside_care care) {
    struct chunks chunks = {0};
    struct range range;
    bool *dropped = mem_calloc(tree->length, sizeof *dropped);
    bool ok = dropped && aside_mark(dropped, tree, care) && chunks_collect(&chunks, tree, dropped) &&
              choose_article(&range, tree, &chunks, headline) && article_write(out, tree, &chunks, range, title);
    chunks_release(&chunks);
    mem_free(dropped);
    return ok && !out->failed;
}

/* Reads the text of TREE. Where hardly any is found, names may have misled, or the text is hidden until a script shows
   it. */
static bool read_text(struct page *out, const struct tree *tree, uint32_t headline) {
    struct buffer other = {0};
    struct view title = buffer_view(&out->title);
    bool ok = find_text(&out->text, tree, headline, title, ASIDE_BY_NAME);
    if (ok && out->text.length < hardly_any) {
        ok = find_text(&other, tree, headline, title, ASIDE_BY_TAG);
        if (ok && other.length > out->text.length * much_longer) {
            buffer_clear(&out->text);
            buffer_append(&out->text, other.data, other.length);
        }
    }
    buffer_release(&other);
    return ok;
}

/* Reads the text of BODY, HTML without a page around it. What is too large for its limit is passed over. */
static bool read_body(struct page *out, struct view body) {
    struct buffer tame = {0};
    struct tree tree = {0};
    tame_html(&tame, body);
    lede_status status = tame.failed ? LEDE_NO_MEMORY : tree_build(&tree, buffer_view(&tame), most_body_tree, NULL);
    if (status == LEDE_OK) buffer_clear(&out->text);
    bool ok = status == LEDE_BAD_INPUT || (status == LEDE_OK && read_text(out, &tree, 0));
    tree_release(&tree);
    buffer_release(&tame);
    return ok;
}

/* Takes the text that the metadata give instead, where most of it is not on the page: scripts would have put it there.
 */
static bool read_hidden_text(struct page *out, struct view body) {
    if (body.length < least_body || body.length < out->text.length * much_longer) return true;
    if (memchr(body.data, '<', body.length)) return read_body(out, body);
    buffer_clear(&out->text);
    buffer_append(&out->text, body.data, body.length);
    return true;
}

/* Reads all fields, then the text that belongs to the headline. */
static bool read_facts(struct page *out, struct facts *facts, const struct tree *tree, struct view html,
                       struct date today) {
    uint32_t headline;
    jsonld_read(facts, tree);
    meta_read(facts, tree);
    address_read_comment(facts, html);
    address_read_dates(facts);
    headline_find(&out->title, &headline, tree, facts);
    if (!visible_read(facts, tree, headline) || facts->failed) return false;
    fields_url(&out->url, facts);
    fields_language(&out->language, facts);
    fields_source(&out->source, facts, buffer_view(&out->url));
    fields_author(&out->author, facts);
    fields_date(&out->date, facts, buffer_view(&out->url), today);
    if (!read_text(out, tree, headline) || !read_hidden_text(out, facts_best(facts, FACT_BODY))) return false;
    fields_mend_language(&out->language, buffer_view(&out->text));
    return true;
}

/* Whether all that was written to OUT is there. */
static bool is_whole(const struct page *out) {
    return !out->text.failed && !out->title.failed && !out->date.failed && !out->author.failed && !out->source.failed &&
           !out->url.failed && !out->language.failed;
}

static lede_status read_tree(struct page *out, const struct tree *tree, struct view html, struct date today,
                             lede_error *err) {
    struct facts facts = {0};
    bool ok = read_facts(out, &facts, tree, html, today) && is_whole(out);
    facts_release(&facts);
    return ok ? LEDE_OK : error_no_memory(err);
}

lede_status page_read(struct page *out, struct view html, struct date today, lede_error *err) {
    struct buffer tame = {0};
    struct tree tree = {0};
    lede_status status = LEDE_OK;
    tame_html(&tame, html);
    if (tame.failed) status = error_no_memory(err);
    else if (tame.length > most_html) status = error_set(err, LEDE_BAD_INPUT, "the page is larger than 16 MiB");
    if (status == LEDE_OK) status = tree_build(&tree, buffer_view(&tame), most_tree, err);
    if (status == LEDE_OK) status = read_tree(out, &tree, html, today, err);
    if (status != LEDE_OK) page_release(out);
    tree_release(&tree);
    buffer_release(&tame);
    return status;
}
