/* SPDX-License-Identifier: MIT */
/* Lines of JSON about a file. */
#include "extract/reply.h"

#include "text/clean.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

void reply_release(struct reply *reply) { buffer_release(&reply->line); }

/* Bytes of TEXT from AT on that stand for themselves in a JSON string. */
static size_t plain_run(struct view text, size_t at) {
    size_t end = at;
    while (end < text.length && (unsigned char)text.data[end] >= 0x20 && text.data[end] != '"' &&
           text.data[end] != '\\')
        end++;
    return end - at;
}

/* Appends valid UTF-8 as a JSON string (RFC 8259, section 7). */
static void append_string(struct buffer *out, struct view text) {
    buffer_append_byte(out, '"');
    for (size_t at = 0; at < text.length && !out->failed;) {
        size_t run = plain_run(text, at);
        buffer_append(out, text.data + at, run);
        at += run;
        if (at == text.length) break;
        char byte = text.data[at++];
        if (byte == '\n') buffer_append_str(out, "\\n");
        else if (byte == '"' || byte == '\\') buffer_append_format(out, "\\%c", byte);
        else buffer_append_format(out, "\\u%04x", (unsigned)byte);
    }
    buffer_append_byte(out, '"');
}

/* Appends a member; VALUE may be anything and becomes clean text. Nothing for an empty one, unless it is the first. */
static void put(struct reply *reply, const char *name, struct view value) {
    bool first = reply->line.length == 1;
    struct buffer clean = {0};
    if (value.length == 0 && !first) return;
    clean_text(&clean, value, &(struct clean_counts){0});
    buffer_append_format(&reply->line, "%s\"%s\":", first ? "" : ",", name);
    append_string(&reply->line, buffer_view(&clean));
    reply->failed = reply->failed || clean.failed;
    buffer_release(&clean);
}

/* Starts a line that says VALUE under NAME about KEY. */
static void begin(struct reply *reply, const char *name, struct view value, struct view key) {
    buffer_clear(&reply->line);
    buffer_append_byte(&reply->line, '{');
    put(reply, name, value);
    put(reply, "key", key);
}

/* Writes what the line holds; SIGPIPE ends the process where nobody listens any more. */
static void write_line(struct reply *reply) {
    struct view rest = buffer_view(&reply->line);
    reply->failed = reply->failed || reply->line.failed;
    while (rest.length > 0 && !reply->failed) {
        ssize_t put = write(reply->fd, rest.data, rest.length);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) reply->failed = true;
        else rest = view_of(rest.data + put, rest.length - (size_t)put);
    }
}

/* Ends the line that was begun. */
static void end(struct reply *reply) {
    buffer_append_str(&reply->line, "}\n");
    write_line(reply);
}

void reply_article(struct reply *reply, struct view key, const struct page *article, struct encoding encoding,
                   const struct page_starts *starts) {
    begin(reply, "text", buffer_view(&article->text), key);
    put(reply, "title", buffer_view(&article->title));
    put(reply, "date", buffer_view(&article->date));
    put(reply, "author", buffer_view(&article->author));
    put(reply, "source", buffer_view(&article->source));
    put(reply, "url", buffer_view(&article->url));
    put(reply, "language", buffer_view(&article->language));
    if (encoding.name) put(reply, "encoding", view_str(encoding.name));
    if (encoding.name && encoding.assumed) buffer_append_str(&reply->line, ",\"assumed\":true");
    for (size_t i = 0; starts && i < starts->items.length; i++)
        buffer_append_format(&reply->line, "%s%zu", i ? "," : ",\"pages\":[", starts->items.items[i]);
    if (starts && starts->items.length > 0) buffer_append_byte(&reply->line, ']');
    end(reply);
}

void reply_failure(struct reply *reply, struct view key, const char *reason) {
    begin(reply, "failure", view_str(reason), key);
    end(reply);
}

void reply_unsupported(struct reply *reply, struct view key, const char *suffix, const char *reason) {
    begin(reply, "unsupported", view_str(reason), key);
    put(reply, "suffix", view_str(suffix));
    end(reply);
}

void reply_alive(struct reply *reply) {
    static const int64_t pause = 500000000; /* nanoseconds; far below what lede waits for, far above what it costs */
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t time = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    if (time - reply->spoke < pause) return;
    reply->spoke = time;
    buffer_clear(&reply->line);
    buffer_append_byte(&reply->line, '\n');
    write_line(reply);
}
