/* SPDX-License-Identifier: MIT */
/* Lists of words in classes, ids, roles. */
#include "extract/signs.h"

#include <stdlib.h>

/*
 * A class or id is one or more names, each of words joined by hyphens, underscores or capitals: "article__share-bar",
 * "relatedStories". Words are compared whole ("ad" is no part of "header"). For names that join words without a mark
 * ("relatedposts") there are lists of parts that are long enough not to stand in other words by chance; they are
 * looked for in the name without its marks.
 */

enum {
    name_size = 64, /* bytes of a name that are looked at */
    most_words = 5, /* of a name; longer ones are made out of a heading, and say nothing about the element */
};

struct name {
    char bytes[name_size]; /* in lower case, with a NUL */
    size_t length;
};

/* ---- The lists: words in byte order -------------------------------------------------------------------------------
 */

static const char *const aside_words[] = {"ad",
                                          "addthis",
                                          "ads",
                                          "adv",
                                          "advert",
                                          "advertorial",
                                          "aside",
                                          "banner",
                                          "banners",
                                          "bookmark",
                                          "bookmarks",
                                          "breadcrumb",
                                          "buttons",
                                          "carousel",
                                          "comments",
                                          "cta",
                                          "disqus",
                                          "dropdown",
                                          "editsection",
                                          "feedback",
                                          "follow",
                                          "foot",
                                          "footer",
                                          "gallery",
                                          "hotlinks",
                                          "infobox",
                                          "interactive",
                                          "kakao",
                                          "likes",
                                          "livefyre",
                                          "login",
                                          "mailing",
                                          "masthead",
                                          "menu",
                                          "modal",
                                          "nav",
                                          "navbar",
                                          "navbox",
                                          "navi",
                                          "navigation",
                                          "optin",
                                          "outbrain",
                                          "pager",
                                          "pagination",
                                          "paging",
                                          "partner",
                                          "partners",
                                          "player",
                                          "poll",
                                          "popup",
                                          "promo",
                                          "promotion",
                                          "rail",
                                          "rating",
                                          "ratings",
                                          "reactions",
                                          "readmore",
                                          "recirc",
                                          "recirculation",
                                          "recommend",
                                          "recommended",
                                          "recommends",
                                          "register",
                                          "related",
                                          "rss",
                                          "search",
                                          "share",
                                          "shares",
                                          "sharing",
                                          "shop",
                                          "shopping",
                                          "sidebar",
                                          "sidemenu",
                                          "signin",
                                          "signup",
                                          "slider",
                                          "slideshow",
                                          "social",
                                          "promotedcontent",
                                          "sponsor",
                                          "sponsored",
                                          "subnav",
                                          "subscribe",
                                          "subscription",
                                          "survey",
                                          "taboola",
                                          "taglist",
                                          "tags",
                                          "teaser",
                                          "teasers",
                                          "toc",
                                          "toolbar",
                                          "toolbox",
                                          "tools",
                                          "tooltip",
                                          "trending",
                                          "viafoura",
                                          "vote",
                                          "votes",
                                          "whatsapp",
                                          "yarpp"};

static const char *const comment_words[] = {"comment", "commentary", "comments", "discussion", "disqus",  "livefyre",
                                            "replies", "reply",      "respond",  "shoutbox",   "viafoura"};

static const char *const credit_words[] = {"author",   "authors",    "avatar",    "bio",          "byline", "bylines",
                                           "caption",  "captions",   "credit",    "credits",      "date",   "dateline",
                                           "datetime", "journalist", "meta",      "photographer", "posted", "postmeta",
                                           "pubdate",  "reporter",   "timestamp", "updated"};

/* ---- The lists: parts of names ---------------------------------------------------------------------------------- */

static const char *const aside_parts[] = {
    "addtoany", "advertis",     "affiliate",     "backtotop",    "breadcrumb",  "cookie",      "disclaimer",
    "gdpr",     "jumplink",     "mostpopular",   "mostread",     "mostviewed",  "navigation",  "newsletter",
    "outbrain", "popularposts", "promobox",      "readalso",     "readmore",    "readnext",    "recommend",
    "related",  "screenreader", "seealso",       "sharebar",     "sharebutton", "sharelink",   "sharetool",
    "sharing",  "sidebar",      "signup",        "skiplink",     "sociallink",  "socialmedia", "sponsor",
    "sronly",   "subscribebox", "subscribeform", "subscribenow", "taboola",     "trending",    "visuallyhidden"};

static const char *const comment_parts[] = {"commentbox", "commentform",   "commentlist", "commentsection",
                                            "disqus",     "readercomment", "usercomment"};

static const char *const credit_parts[] = {"aboutauthor", "articledate", "articlemeta", "authorbio",   "authorbox",
                                           "byline",      "caption",     "entrymeta",   "imagecredit", "imgdesc",
                                           "photocredit", "postdate",    "postmeta",    "pubdate",     "timestamp"};

static const char *const body_parts[] = {
    "artbody",     "articlebody", "articlecontent", "articlecopy",  "articlemain", "articleparagraph", "articletext",
    "articletxt",  "articleview", "arttext",        "blogbody",     "blogcontent", "bodycopy",         "bodytext",
    "contentbody", "entrybody",   "entrycontent",   "entrytext",    "fulltext",    "mainbody",         "maintext",
    "newsbody",    "newscontent", "newsct",         "newstext",     "newsview",    "postbody",         "postcontent",
    "posttext",    "richtext",    "storybody",      "storycontent", "storycopy",   "storytext",        "viewbody",
    "viewcon",     "viewtext"};

/* Values of the attribute role that are not the article. */
static const char *const aside_roles[] = {"alert",  "alertdialog", "banner",  "complementary", "contentinfo", "dialog",
                                          "form",   "menu",        "menubar", "navigation",    "note",        "search",
                                          "status", "tablist",     "toolbar", "tooltip"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_listed(const struct name *name, const char *const *list, size_t count) {
    struct view view = view_of(name->bytes, name->length);
    return bsearch(&view, list, count, sizeof *list, view_compare_string) != NULL;
}

static bool has_part(const struct name *name, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strstr(name->bytes, list[i])) return true;
    return false;
}

/* ---- Names and words ----------------------------------------------------------------------------------------------
 */

static bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

static bool is_alphanumeric(char byte) {
    return (ascii_lower(byte) >= 'a' && ascii_lower(byte) <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80);
}

static void add_byte(struct name *name, char byte) {
    if (name->length == name_size - 1) return;
    name->bytes[name->length++] = ascii_lower(byte);
    name->bytes[name->length] = '\0';
}

/* Takes the next name, up to white space, off VALUE. */
static bool take_name(struct view *name, struct view *value) {
    size_t length = 0;
    *value = view_trim(*value);
    if (value->length == 0) return false;
    while (length < value->length && !ascii_is_space(value->data[length])) length++;
    *name = view_of(value->data, length);
    *value = view_of(value->data + length, value->length - length);
    return true;
}

/* Takes the next word off NAME. */
static bool take_word(struct name *word, struct view *name) {
    size_t at = 0;
    *word = (struct name){0};
    while (at < name->length && !is_alphanumeric(name->data[at])) at++;
    for (; at < name->length && is_alphanumeric(name->data[at]); at++) {
        bool starts_word = word->length > 0 && is_upper(name->data[at]) && !is_upper(name->data[at - 1]);
        if (starts_word) break;
        add_byte(word, name->data[at]);
    }
    *name = view_of(name->data + at, name->length - at);
    return word->length > 0;
}

/* Whether NAME files an article under something, as WordPress writes it: "tag-advertising". */
static bool is_filing(struct view name) {
    return view_starts(name, view_str("tag-")) || view_starts(name, view_str("category-")) ||
           view_starts(name, view_str("post-")) || view_starts(name, view_str("elementor-"));
}

/* The signs of one NAME. */
static unsigned signs_of_name(struct view name) {
    unsigned signs = 0;
    struct name word, joined = {0};
    bool filing = is_filing(name);
    size_t words = 0;
    while (take_word(&word, &name)) {
        if (++words > most_words) return 0;
        for (size_t i = 0; i < word.length; i++) add_byte(&joined, word.bytes[i]);
        if (filing) continue;
        if (is_listed(&word, aside_words, COUNT(aside_words))) signs |= SIGN_ASIDE;
        if (is_listed(&word, comment_words, COUNT(comment_words))) signs |= SIGN_COMMENT;
        if (is_listed(&word, credit_words, COUNT(credit_words))) signs |= SIGN_CREDIT;
    }
    if (!filing && has_part(&joined, aside_parts, COUNT(aside_parts))) signs |= SIGN_ASIDE;
    if (has_part(&joined, comment_parts, COUNT(comment_parts))) signs |= SIGN_COMMENT;
    if (has_part(&joined, credit_parts, COUNT(credit_parts))) signs |= SIGN_CREDIT;
    if (has_part(&joined, body_parts, COUNT(body_parts))) signs |= SIGN_BODY;
    return signs;
}

static unsigned signs_of_all(struct view value) {
    unsigned signs = 0;
    struct view name;
    while (take_name(&name, &value)) signs |= signs_of_name(name);
    return signs;
}

unsigned signs_of(const struct tree *tree, uint32_t node) {
    enum tag tag = tree->nodes[node].tag;
    unsigned signs = signs_of_all(tree_attribute(tree, node, "class"));
    /* The id of a heading or a section is often made out of its words. */
    if (!tag_is_heading(tag) && tag != TAG_SECTION) signs |= signs_of_all(tree_attribute(tree, node, "id"));
    struct view role = view_trim(tree_attribute(tree, node, "role"));
    if (bsearch(&role, aside_roles, COUNT(aside_roles), sizeof *aside_roles, view_compare_string)) signs |= SIGN_ASIDE;
    if (view_equal(view_trim(tree_attribute(tree, node, "itemprop")), view_str("articleBody"))) signs |= SIGN_BODY;
    return signs;
}

static bool value_has(struct view value, const char *part) {
    struct view name;
    struct name word;
    while (take_name(&name, &value))
        while (take_word(&word, &name))
            if (strstr(word.bytes, part)) return true;
    return false;
}

bool signs_name(const struct tree *tree, uint32_t node, const char *part) {
    return value_has(tree_attribute(tree, node, "class"), part) || value_has(tree_attribute(tree, node, "id"), part) ||
           value_has(tree_attribute(tree, node, "itemprop"), part);
}
