/* SPDX-License-Identifier: MIT */
/* E-mail: one message, or a mailbox of them. */
#include "extract/encoding.h"
#include "extract/fragment.h"
#include "extract/job.h"
#include "extract/mime.h"
#include "extract/when.h"
#include "read/suffix.h"
#include "text/chars.h"

/* Parts within parts: a forwarded message with an alternative in it has four levels. */
static const unsigned depth_max = 12;

/* How much more text the HTML of a message has to have than its plain alternative to be the better one: newsletters
   send a plain part that only says where the web page is. */
static const size_t html_advantage = 3;

/* One message on its way. */
struct mail {
    struct job *job;
    struct encoding encoding; /* of its last text that was not UTF-8 */
    bool failed;
};

/* ---- Bodies --------------------------------------------------------------------------------------------------- */

/* Whether the content type TYPE starts with PREFIX, letter case ignored. */
static bool is_type(struct view type, const char *prefix) {
    size_t length = strlen(prefix);
    return type.length >= length && view_equal_letters(view_of(type.data, length), view_str(prefix));
}

static void append_part(struct buffer *out, struct view text) {
    text = view_trim(text);
    if (text.length == 0) return;
    if (out->length > 0) buffer_append_str(out, "\n\n");
    buffer_append(out, text.data, text.length);
}

/* Appends the text of ENTITY, which is plain, or HTML. */
static void read_text(struct buffer *out, struct mail *mail, const struct entity *entity, struct view type) {
    struct buffer bytes = {0}, text = {0}, label = {0}, plain = {0};
    struct encoding encoding;
    field_parameter(&label, type, "charset");
    entity_decode(&bytes, entity);
    bool ok = encoding_decode(&text, &encoding, buffer_view(&bytes), buffer_view(&label));
    bool html = is_type(type, "text/html");
    if (ok && html) ok = fragment_text(&plain, buffer_view(&text));
    append_part(out, buffer_view(html ? &plain : &text));
    if (encoding.name) mail->encoding = encoding;
    mail->failed = mail->failed || !ok || bytes.failed || label.failed;
    buffer_release(&bytes);
    buffer_release(&text);
    buffer_release(&label);
    buffer_release(&plain);
}

static void read_entity(struct buffer *out, struct mail *mail, struct view bytes, unsigned depth);

/* Of the alternatives of one text, the plain one, unless it is nearly nothing beside the other. */
static void read_alternatives(struct buffer *out, struct mail *mail, struct view body, struct view boundary,
                              unsigned depth) {
    struct buffer best = {0};
    struct view part;
    while (entity_next_part(&part, &body, boundary)) {
        struct buffer text = {0};
        read_entity(&text, mail, part, depth + 1);
        if (best.length == 0 || text.length > best.length * html_advantage) {
            buffer_release(&best);
            best = text;
        } else {
            buffer_release(&text);
        }
    }
    append_part(out, buffer_view(&best));
    mail->failed = mail->failed || best.failed;
    buffer_release(&best);
}

/* The parts of ENTITY with TYPE, one behind the other. */
static void read_parts(struct buffer *out, struct mail *mail, const struct entity *entity, struct view type,
                       unsigned depth) {
    struct buffer boundary = {0};
    struct view body = entity->body, part;
    field_parameter(&boundary, type, "boundary");
    struct view delimiter = buffer_view(&boundary);
    if (is_type(type, "multipart/alternative")) read_alternatives(out, mail, body, delimiter, depth);
    else
        while (delimiter.length && entity_next_part(&part, &body, delimiter)) read_entity(out, mail, part, depth + 1);
    buffer_release(&boundary);
}

/* Whether ENTITY is a file that was attached, and so no part of the message's text. */
static bool is_attached(const struct entity *entity) {
    struct buffer disposition = {0};
    entity_field(&disposition, entity, "Content-Disposition");
    bool attached = is_type(buffer_view(&disposition), "attachment");
    buffer_release(&disposition);
    return attached;
}

/* Appends the text of the entity in BYTES, whatever it is. */
static void read_entity(struct buffer *out, struct mail *mail, struct view bytes, unsigned depth) {
    struct entity entity = entity_of(bytes);
    struct buffer field = {0};
    entity_field(&field, &entity, "Content-Type");
    struct view type = field.length ? buffer_view(&field) : view_str("text/plain");
    if (depth > depth_max || (depth > 0 && is_attached(&entity))) {
        buffer_release(&field);
        return;
    }
    if (is_type(type, "multipart/")) read_parts(out, mail, &entity, type, depth);
    else if (is_type(type, "message/rfc822")) read_entity(out, mail, entity.body, depth + 1);
    else if (is_type(type, "text/calendar") || is_type(type, "text/x-vcard") || is_type(type, "text/css")) (void)0;
    else if (is_type(type, "text") || depth == 0) read_text(out, mail, &entity, type);
    mail->failed = mail->failed || field.failed;
    buffer_release(&field);
}

/* ---- Messages ------------------------------------------------------------------------------------------------- */

/* Puts the sender's name into OUT, or his address where he has none. */
static bool read_author(struct buffer *out, const struct entity *entity) {
    struct buffer from = {0};
    bool ok = entity_text(&from, entity, "From");
    struct view all = view_trim(buffer_view(&from));
    const char *angle = all.length ? memchr(all.data, '<', all.length) : NULL;
    struct view name = angle ? view_trim(view_of(all.data, (size_t)(angle - all.data))) : all;
    while (name.length > 1 && name.data[0] == '"' && name.data[name.length - 1] == '"')
        name = view_trim(view_of(name.data + 1, name.length - 2));
    if (name.length == 0 && angle) name = view_of(angle + 1, all.length - (size_t)(angle + 1 - all.data));
    if (angle && name.data == angle + 1 && name.length > 0 && name.data[name.length - 1] == '>') name.length--;
    buffer_append(out, name.data, name.length);
    buffer_release(&from);
    return ok;
}

/* Puts the day on which ENTITY was sent into OUT, if it says one that can be. */
static void read_date(struct buffer *out, const struct entity *entity, struct date today) {
    struct buffer field = {0};
    struct date date;
    char text[DATE_TEXT_SIZE];
    entity_field(&field, entity, "Date");
    if (field.length > 0 && when_find(&date, buffer_view(&field), DAY_FIRST) &&
        date_first_day(date) <= date_last_day(today))
        buffer_append_str(out, date_format(text, date));
    buffer_release(&field);
}

/* Reads the message in BYTES into OUT; false when memory runs out. */
static bool read_message(struct page *out, struct mail *mail, struct view bytes) {
    struct entity entity = entity_of(bytes);
    bool ok = entity_text(&out->title, &entity, "Subject") && read_author(&out->author, &entity) &&
              entity_text(&out->language, &entity, "Content-Language");
    read_date(&out->date, &entity, mail->job->today);
    read_entity(&out->text, mail, bytes, 0);
    /* "en-US, de": the first counts, without its country. */
    if (out->language.length > 2) out->language.length = strcspn(out->language.data, "-,; ");
    /* Of some messages, all there is to read is the subject. */
    if (out->text.length == 0) buffer_append(&out->text, out->title.data, out->title.length);
    return ok && !mail->failed;
}

/* A web page that a browser saved as a message: its first part with HTML. */
static bool read_saved_page(struct mail *mail, struct view bytes) {
    struct entity entity = entity_of(bytes);
    struct buffer field = {0}, boundary = {0};
    struct view body = entity.body, part;
    bool found = false;
    entity_field(&field, &entity, "Content-Type");
    if (field.length) field_parameter(&boundary, buffer_view(&field), "boundary");
    while (!found && boundary.length && entity_next_part(&part, &body, buffer_view(&boundary))) {
        struct entity inner = entity_of(part);
        struct buffer type = {0}, label = {0}, html = {0};
        entity_field(&type, &inner, "Content-Type");
        found = type.length && is_type(buffer_view(&type), "text/html");
        if (found) {
            field_parameter(&label, buffer_view(&type), "charset");
            entity_decode(&html, &inner);
            struct blob blob = blob_of_bytes(buffer_view(&html));
            struct job page = *mail->job;
            page.name = "page.html";
            page.label = buffer_view(&label);
            text_read(&page, &blob);
        }
        buffer_release(&type);
        buffer_release(&label);
        buffer_release(&html);
    }
    buffer_release(&field);
    buffer_release(&boundary);
    return found;
}

void mail_read(struct job *job, struct blob *blob) {
    struct mail mail = {.job = job};
    struct page message = {0};
    struct view bytes;
    const char *reason = blob_all(&bytes, blob);
    bool saved = view_equal_letters(view_str(suffix_of(job->name)), view_str(".mht")) ||
                 view_equal_letters(view_str(suffix_of(job->name)), view_str(".mhtml"));
    job_fail(job, reason);
    if (reason || (saved && read_saved_page(&mail, bytes))) return;
    if (read_message(&message, &mail, bytes)) job_article(job, &message, mail.encoding);
    else job->reply->failed = true;
    page_release(&message);
}

/* ---- Mailboxes ------------------------------------------------------------------------------------------------ */

/* Says the message that BYTES hold, the NUMBER-th of its mailbox, and empties BYTES. */
static void say_message(struct job *job, struct buffer *bytes, struct table *ids, uint64_t number) {
    struct mail mail = {.job = job};
    struct page message = {0};
    struct buffer id = {0};
    if (bytes->length == 0) return;
    struct entity entity = entity_of(buffer_view(bytes));
    bool ok = entity_text(&id, &entity, "Message-ID") && read_message(&message, &mail, buffer_view(bytes));
    if (ok && text_has_word(buffer_view(&message.text)))
        job_article_of(job, job_unique_id(job, &id, ids, number), &message, mail.encoding);
    job->reply->failed = job->reply->failed || !ok;
    buffer_clear(bytes);
    page_release(&message);
    buffer_release(&id);
}

/* Whether LINE is the one before a message, "From address date", behind a line that is EMPTY (RFC 4155). */
static bool is_separator(struct view line, bool empty) { return empty && view_starts(line, view_str("From ")); }

/* Whether LINE was "From ..." in the text, and got a ">" so that it is no separator. */
static bool is_quoted(struct view line) {
    size_t marks = 0;
    while (marks < line.length && line.data[marks] == '>') marks++;
    return marks > 0 && view_starts(view_of(line.data + marks, line.length - marks), view_str("From "));
}

void mbox_read(struct job *job, struct source *source) {
    struct buffer message = {0};
    struct table ids = {0};
    struct view line;
    bool empty = true;
    uint64_t number = 0;
    enum source_status status;
    while (!job->reply->failed && (status = source_line(&line, source)) != SOURCE_ENDED) {
        if (status != SOURCE_GOOD && status != SOURCE_TOO_LONG) break;
        if (is_separator(line, empty)) {
            say_message(job, &message, &ids, number++);
        } else if (status == SOURCE_GOOD && message.length + line.length <= DOCUMENT_MAX) {
            size_t mark = is_quoted(line);
            buffer_append(&message, line.data + mark, line.length - mark);
            buffer_append_byte(&message, '\n');
        }
        empty = status == SOURCE_GOOD && line.length == 0;
        reply_alive(job->reply);
    }
    say_message(job, &message, &ids, number);
    job->reply->failed = job->reply->failed || message.failed;
    table_release(&ids);
    buffer_release(&message);
}
