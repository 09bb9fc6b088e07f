/* SPDX-License-Identifier: MIT */
/* Names of metadata. */
#include "extract/meta.h"

#include "base/buffer.h"

#include <stdlib.h>

/* What a name means. */
struct meaning {
    const char *name;
    enum fact_kind kind;
    enum fact_rank rank;
};

/* Values of name, property, http-equiv or itemprop of <meta>, in lower case, in byte order: Open Graph, Dublin Core,
   citation_ (Google Scholar), Parse.ly, Sailthru, Cxense, and what publishers made up for themselves. */
static const struct meaning meanings[] = {
    {"al:android:app_name", FACT_SITE, RANK_WEAK},
    {"apple-mobile-web-app-title", FACT_SITE, RANK_WEAK},
    {"application-name", FACT_SITE, RANK_WEAK},
    {"article.created", FACT_PUBLISHED, RANK_META},
    {"article.published", FACT_PUBLISHED, RANK_META},
    {"article.updated", FACT_MODIFIED, RANK_META},
    {"article:author", FACT_AUTHOR, RANK_META},
    {"article:author_name", FACT_AUTHOR, RANK_META},
    {"article:create_at", FACT_PUBLISHED, RANK_META},
    {"article:modified_time", FACT_MODIFIED, RANK_META},
    {"article:post_date", FACT_PUBLISHED, RANK_META},
    {"article:published", FACT_PUBLISHED, RANK_META},
    {"article:published_time", FACT_PUBLISHED, RANK_META},
    {"article_date_original", FACT_PUBLISHED, RANK_META},
    {"author", FACT_AUTHOR, RANK_META},
    {"bt:pubdate", FACT_PUBLISHED, RANK_META},
    {"byl", FACT_AUTHOR, RANK_META},
    {"citation_author", FACT_AUTHOR, RANK_META},
    {"citation_date", FACT_PUBLISHED, RANK_META},
    {"citation_journal_title", FACT_SITE, RANK_META},
    {"citation_online_date", FACT_PUBLISHED, RANK_META},
    {"citation_publication_date", FACT_PUBLISHED, RANK_META},
    {"citation_title", FACT_TITLE, RANK_META},
    {"content-language", FACT_LANGUAGE, RANK_WEAK},
    {"creator", FACT_AUTHOR, RANK_META},
    {"cxenseparse:author", FACT_AUTHOR, RANK_META},
    {"cxenseparse:recs:articletitle", FACT_TITLE, RANK_META},
    {"cxenseparse:recs:publishtime", FACT_PUBLISHED, RANK_META},
    {"dable:author", FACT_AUTHOR, RANK_META},
    {"date", FACT_PUBLISHED, RANK_META},
    {"date.created", FACT_PUBLISHED, RANK_META},
    {"date_published", FACT_PUBLISHED, RANK_META},
    {"datecreated", FACT_PUBLISHED, RANK_META},
    {"datemodified", FACT_MODIFIED, RANK_META},
    {"datepublished", FACT_PUBLISHED, RANK_META},
    {"dateupdated", FACT_MODIFIED, RANK_META},
    {"dc.creator", FACT_AUTHOR, RANK_META},
    {"dc.date", FACT_PUBLISHED, RANK_META},
    {"dc.date.created", FACT_PUBLISHED, RANK_META},
    {"dc.date.issued", FACT_PUBLISHED, RANK_META},
    {"dc.date.modified", FACT_MODIFIED, RANK_META},
    {"dc.language", FACT_LANGUAGE, RANK_WEAK},
    {"dc.publisher", FACT_SITE, RANK_WEAK},
    {"dc.title", FACT_TITLE, RANK_META},
    {"dc:created", FACT_PUBLISHED, RANK_META},
    {"dc:creator", FACT_AUTHOR, RANK_META},
    {"dc:date", FACT_PUBLISHED, RANK_META},
    {"dcterms.available", FACT_PUBLISHED, RANK_META},
    {"dcterms.created", FACT_PUBLISHED, RANK_META},
    {"dcterms.creator", FACT_AUTHOR, RANK_META},
    {"dcterms.date", FACT_PUBLISHED, RANK_META},
    {"dcterms.issued", FACT_PUBLISHED, RANK_META},
    {"dcterms.language", FACT_LANGUAGE, RANK_WEAK},
    {"dcterms.modified", FACT_MODIFIED, RANK_META},
    {"dcterms.publisher", FACT_SITE, RANK_WEAK},
    {"dcterms.title", FACT_TITLE, RANK_META},
    {"displaydate", FACT_PUBLISHED, RANK_META},
    {"gentime", FACT_PUBLISHED, RANK_META},
    {"hdl", FACT_TITLE, RANK_META},
    {"headline", FACT_TITLE, RANK_META},
    {"iso-8601-publish-date", FACT_PUBLISHED, RANK_META},
    {"language", FACT_LANGUAGE, RANK_WEAK},
    {"last-modified", FACT_MODIFIED, RANK_META},
    {"lastmod", FACT_MODIFIED, RANK_META},
    {"lastmodified", FACT_MODIFIED, RANK_META},
    {"mediator_author", FACT_AUTHOR, RANK_META},
    {"mediator_published_time", FACT_PUBLISHED, RANK_META},
    {"modified", FACT_MODIFIED, RANK_META},
    {"og:article:author", FACT_AUTHOR, RANK_META},
    {"og:article:published_time", FACT_PUBLISHED, RANK_META},
    {"og:locale", FACT_LANGUAGE, RANK_WEAK},
    {"og:pubdate", FACT_PUBLISHED, RANK_META},
    {"og:published_time", FACT_PUBLISHED, RANK_META},
    {"og:regdate", FACT_PUBLISHED, RANK_META},
    {"og:release_date", FACT_PUBLISHED, RANK_META},
    {"og:site_name", FACT_SITE, RANK_META},
    {"og:title", FACT_TITLE, RANK_META},
    {"og:updated_time", FACT_MODIFIED, RANK_META},
    {"og:url", FACT_URL, RANK_META},
    {"originalpublicationdate", FACT_PUBLISHED, RANK_META},
    {"parsely-author", FACT_AUTHOR, RANK_META},
    {"parsely-link", FACT_URL, RANK_WEAK},
    {"parsely-pub-date", FACT_PUBLISHED, RANK_META},
    {"parsely-title", FACT_TITLE, RANK_META},
    {"pdate", FACT_PUBLISHED, RANK_META},
    {"ptime", FACT_PUBLISHED, RANK_META},
    {"pub_date", FACT_PUBLISHED, RANK_META},
    {"pubdate", FACT_PUBLISHED, RANK_META},
    {"publication_date", FACT_PUBLISHED, RANK_META},
    {"publish-date", FACT_PUBLISHED, RANK_META},
    {"publish_date", FACT_PUBLISHED, RANK_META},
    {"publish_time", FACT_PUBLISHED, RANK_META},
    {"publishdate", FACT_PUBLISHED, RANK_META},
    {"published-date", FACT_PUBLISHED, RANK_META},
    {"published_date", FACT_PUBLISHED, RANK_META},
    {"published_time", FACT_PUBLISHED, RANK_META},
    {"publisheddate", FACT_PUBLISHED, RANK_META},
    {"rbauthors", FACT_AUTHOR, RANK_META},
    {"regdate", FACT_PUBLISHED, RANK_META},
    {"revision_date", FACT_MODIFIED, RANK_META},
    {"rnews:datepublished", FACT_PUBLISHED, RANK_META},
    {"sailthru.author", FACT_AUTHOR, RANK_META},
    {"sailthru.date", FACT_PUBLISHED, RANK_META},
    {"sailthru.title", FACT_TITLE, RANK_META},
    {"shareaholic:article_author_name", FACT_AUTHOR, RANK_META},
    {"shareaholic:article_published_time", FACT_PUBLISHED, RANK_META},
    {"timestamp", FACT_PUBLISHED, RANK_WEAK},
    {"title", FACT_TITLE, RANK_WEAK},
    {"twitter:title", FACT_TITLE, RANK_WEAK},
    {"twitter:url", FACT_URL, RANK_WEAK},
    {"updated_time", FACT_MODIFIED, RANK_META},
    {"utime", FACT_MODIFIED, RANK_META},
    {"vr:published_time", FACT_PUBLISHED, RANK_META},
};

/* Values of itemprop (schema.org) in the page, in byte order. */
static const struct meaning properties[] = {
    {"dateCreated", FACT_PUBLISHED, RANK_WEAK},        {"dateModified", FACT_MODIFIED, RANK_MICRODATA},
    {"datePublished", FACT_PUBLISHED, RANK_MICRODATA}, {"headline", FACT_TITLE, RANK_MICRODATA},
    {"inLanguage", FACT_LANGUAGE, RANK_MICRODATA},
};

static int compare_meaning(const void *name, const void *meaning) {
    return view_compare(*(const struct view *)name, view_str(((const struct meaning *)meaning)->name));
}

#define FIND(name, list) bsearch(&(name), (list), sizeof(list) / sizeof *(list), sizeof *(list), compare_meaning)

/* ---- Elements --------------------------------------------------------------------------------------------------- */

/* Adds what the names in VALUE, separated by spaces, mean. */
static void read_names(struct facts *facts, struct view names, struct view content) {
    char lower[64];
    names = view_trim(names);
    if (names.length == 0 || names.length > sizeof lower) return;
    for (size_t start = 0, i = 0; i <= names.length; i++) {
        if (i < names.length) lower[i] = ascii_lower(names.data[i]);
        if (i < names.length && !ascii_is_space(names.data[i])) continue;
        struct view name = view_of(lower + start, i - start);
        const struct meaning *meaning = FIND(name, meanings);
        if (meaning) facts_add(facts, meaning->kind, meaning->rank, content);
        start = i + 1;
    }
}

static void read_meta(struct facts *facts, const struct tree *tree, uint32_t node) {
    static const char *const attributes[] = {"name", "property", "http-equiv", "itemprop"};
    struct view content = tree_attribute(tree, node, "content");
    for (size_t i = 0; content.length > 0 && i < sizeof attributes / sizeof *attributes; i++)
        read_names(facts, tree_attribute(tree, node, attributes[i]), content);
}

/* Adds the fact that element NODE is, by its itemprop; a date in an attribute is better than one in words. */
static void read_property(struct facts *facts, const struct tree *tree, uint32_t node) {
    struct view name = view_trim(tree_attribute(tree, node, "itemprop"));
    const struct meaning *meaning = name.length ? FIND(name, properties) : NULL;
    if (!meaning) return;
    struct view value = tree_attribute(tree, node, "datetime");
    if (value.length == 0) value = tree_attribute(tree, node, "content");
    if (value.length > 0) {
        facts_add(facts, meaning->kind, meaning->rank, value);
        return;
    }
    struct buffer text = {0};
    tree_line(&text, tree, node);
    facts_add(facts, meaning->kind, meaning->rank, buffer_view(&text));
    if (text.failed) facts->failed = true;
    buffer_release(&text);
}

static void read_title(struct facts *facts, const struct tree *tree, uint32_t node) {
    struct buffer text = {0};
    tree_line(&text, tree, node);
    facts_add(facts, FACT_TITLE, RANK_WEAK, buffer_view(&text));
    if (text.failed) facts->failed = true;
    buffer_release(&text);
}

void meta_read(struct facts *facts, const struct tree *tree) {
    bool titled = false;
    for (uint32_t i = 0; i < tree->length; i++) {
        switch (tree->nodes[i].tag) {
        case TAG_META: read_meta(facts, tree, i); break;
        case TAG_LINK:
            if (view_equal_letters(view_trim(tree_attribute(tree, i, "rel")), view_str("canonical")))
                facts_add(facts, FACT_URL, RANK_META, tree_attribute(tree, i, "href"));
            break;
        case TAG_HTML: facts_add(facts, FACT_LANGUAGE, RANK_META, tree_attribute(tree, i, "lang")); break;
        case TAG_TITLE:
            if (!titled) read_title(facts, tree, i);
            titled = true;
            break;
        default: read_property(facts, tree, i);
        }
    }
}
