/* SPDX-License-Identifier: MIT */
/* Feeds: RSS 0.9 to 2.0, Atom 1.0; each item is an article. */
#include "extract/feed.h"

#include "base/table.h"
#include "extract/fragment.h"
#include "extract/when.h"
#include "extract/xml.h"
#include "text/chars.h"
#include "text/clean.h"

/* Elements nested deeper say nothing about an item. */
enum { DEPTH_MAX = 32 };

/* How the text of an element is to be taken. */
enum markup { MARKUP_NONE, MARKUP_ESCAPED, MARKUP_INLINE };

/* One feed on its way. */
struct feed {
    struct job *job;
    struct encoding encoding;
    const char *path[DEPTH_MAX]; /* names of the elements around, the parser's */
    unsigned depth, item_depth;  /* of the element; of the item, 0 outside of one */
    struct buffer value;         /* text of the element */
    enum markup markup;          /* of the element that is being read */
    unsigned inline_depth;       /* of the element whose inline markup is collected, else 0 */
    struct page channel, item;
    struct buffer id, summary;
    bool published; /* the date is that of publication, not of a change */
    struct table ids;
    uint64_t number;
    bool failed;
};

static bool is(const char *name, const char *wanted) { return strcmp(name, wanted) == 0; }

/* The element around the current one, which is at DEPTH. */
static const char *parent(const struct feed *feed) {
    return feed->depth >= 2 && feed->depth <= DEPTH_MAX ? feed->path[feed->depth - 2] : "";
}

/* ---- One item ------------------------------------------------------------------------------------------------- */

static void item_clear(struct feed *feed) {
    page_release(&feed->item);
    buffer_clear(&feed->id);
    buffer_clear(&feed->summary);
    feed->published = false;
}

/* What the item leaves out, its channel may say. */
static void inherit(struct buffer *field, const struct buffer *from) {
    if (field->length == 0) buffer_append(field, from->data, from->length);
}

/* Says the item that has ended. */
static void say_item(struct feed *feed) {
    struct page *item = &feed->item;
    feed->number++;
    inherit(&feed->id, &item->url);
    inherit(&item->text, &feed->summary);
    /* Of some items there is a headline alone. */
    inherit(&item->text, &item->title);
    inherit(&item->source, &feed->channel.title);
    inherit(&item->language, &feed->channel.language);
    inherit(&item->author, &feed->channel.author);
    if (text_has_word(buffer_view(&item->text)))
        job_article_of(feed->job, job_unique_id(feed->job, &feed->id, &feed->ids, feed->number), item, feed->encoding);
    item_clear(feed);
}

/* ---- Elements ------------------------------------------------------------------------------------------------- */

/* Puts the value, with its markup, into OUT as text, unless there is some already. */
static void take_text(struct feed *feed, struct buffer *out) {
    struct view value = buffer_view(&feed->value);
    if (out->length > 0 || value.length == 0) return;
    if (feed->markup == MARKUP_NONE) buffer_append(out, value.data, value.length);
    else if (!fragment_text(out, value)) feed->failed = true;
}

/* As take_text(), on one line. */
static void take_line(struct feed *feed, struct buffer *out) {
    struct buffer text = {0};
    if (out->length == 0) take_text(feed, &text);
    clean_line(out, buffer_view(&text));
    buffer_release(&text);
}

/* Publication goes before change, and the first of a kind counts. */
static void take_date(struct feed *feed, bool publication) {
    struct date date;
    char text[DATE_TEXT_SIZE];
    if (feed->published || (!publication && feed->item.date.length > 0)) return;
    if (!when_find(&date, buffer_view(&feed->value), DAY_FIRST)) return;
    if (date_first_day(date) > date_last_day(feed->job->today)) return;
    feed->published = publication;
    buffer_clear(&feed->item.date);
    buffer_append_str(&feed->item.date, date_format(text, date));
}

/* An element directly inside of an item has ended. */
static void take_of_item(struct feed *feed, const char *name) {
    struct page *item = &feed->item;
    if (is(name, "title")) take_line(feed, &item->title);
    else if (is(name, "encoded") || is(name, "content") || is(name, "body")) take_text(feed, &item->text);
    else if (is(name, "description") || is(name, "summary")) take_text(feed, &feed->summary);
    else if (is(name, "link")) take_line(feed, &item->url);
    else if (is(name, "guid") || is(name, "id")) take_line(feed, &feed->id);
    else if (is(name, "creator") || is(name, "author")) take_line(feed, &item->author);
    else if (is(name, "language")) take_line(feed, &item->language);
    else if (is(name, "pubDate") || is(name, "published") || is(name, "issued")) take_date(feed, true);
    else if (is(name, "date") || is(name, "updated") || is(name, "modified")) take_date(feed, false);
}

/* An element of the channel, or of a person, has ended. */
static void take_around(struct feed *feed, const char *name) {
    bool channel = is(parent(feed), "channel") || is(parent(feed), "feed");
    if (is(name, "name") && is(parent(feed), "author"))
        take_line(feed, feed->item_depth ? &feed->item.author : &feed->channel.author);
    else if (feed->item_depth == 0 && channel && is(name, "title")) take_line(feed, &feed->channel.title);
    else if (feed->item_depth == 0 && channel && is(name, "language")) take_line(feed, &feed->channel.language);
}

/* How the element NAME has its text: of RSS everything is HTML that was escaped, or plain text that may be; Atom says.
 */
static enum markup markup_of(const char *name, const struct xml_attributes *attributes) {
    struct view type = xml_attribute(attributes, "type");
    if (view_equal(type, view_str("xhtml"))) return MARKUP_INLINE;
    if (view_equal(type, view_str("text")) || view_equal(type, view_str("text/plain"))) return MARKUP_NONE;
    bool text = is(name, "title") || is(name, "description") || is(name, "encoded") || is(name, "body");
    return text || type.length > 0 ? MARKUP_ESCAPED : MARKUP_NONE;
}

/* Atom has links as attributes; that without a relation, or "alternate", is the article. */
static void take_href(struct feed *feed, const struct xml_attributes *attributes) {
    struct view href = xml_attribute(attributes, "href"), relation = xml_attribute(attributes, "rel");
    if (relation.length > 0 && !view_equal(relation, view_str("alternate"))) return;
    if (feed->item.url.length == 0) clean_line(&feed->item.url, href);
}

static void on_start(void *context, const char *name, const char *space, const struct xml_attributes *attributes) {
    struct feed *feed = context;
    (void)space;
    if (feed->depth < DEPTH_MAX) feed->path[feed->depth] = name;
    feed->depth++;
    if (feed->inline_depth) {
        buffer_append_format(&feed->value, "<%s>", name);
        return;
    }
    if (!feed->item_depth && (is(name, "item") || is(name, "entry"))) {
        item_clear(feed);
        feed->item_depth = feed->depth;
        struct view about = xml_attribute(attributes, "about");
        buffer_append(&feed->id, about.data, about.length);
    }
    buffer_clear(&feed->value);
    feed->markup = markup_of(name, attributes);
    if (feed->markup == MARKUP_INLINE) feed->inline_depth = feed->depth;
    if (feed->item_depth && is(name, "link")) take_href(feed, attributes);
}

static void on_text(void *context, struct view text) {
    struct feed *feed = context;
    for (size_t i = 0; i < text.length; i++) {
        if (feed->inline_depth && text.data[i] == '<') buffer_append_str(&feed->value, "&lt;");
        else if (feed->inline_depth && text.data[i] == '&') buffer_append_str(&feed->value, "&amp;");
        else buffer_append_byte(&feed->value, text.data[i]);
    }
}

static void on_end(void *context, const char *name) {
    struct feed *feed = context;
    if (feed->inline_depth && feed->depth > feed->inline_depth) {
        buffer_append_format(&feed->value, "</%s>", name);
        feed->depth--;
        return;
    }
    if (feed->item_depth && feed->depth == feed->item_depth + 1) take_of_item(feed, name);
    else take_around(feed, name);
    if (feed->depth == feed->item_depth) {
        say_item(feed);
        feed->item_depth = 0;
    }
    feed->inline_depth = 0;
    buffer_clear(&feed->value);
    if (feed->depth > 0) feed->depth--;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

bool feed_is_root(const char *name) { return is(name, "rss") || is(name, "feed") || is(name, "RDF"); }

void feed_read(struct job *job, struct view xml, struct encoding encoding) {
    static const struct xml_events events = {on_start, on_end, on_text};
    struct feed feed = {.job = job, .encoding = encoding};
    xml_walk(xml, &events, &feed);
    /* The document broke off within an item: what there is of it is said. */
    if (feed.item_depth) say_item(&feed);
    if (feed.number == 0) job_fail(job, "is a feed without items");
    job->reply->failed = job->reply->failed || feed.failed;
    page_release(&feed.channel);
    item_clear(&feed);
    buffer_release(&feed.value);
    buffer_release(&feed.id);
    buffer_release(&feed.summary);
    table_release(&feed.ids);
}
