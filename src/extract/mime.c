/* SPDX-License-Identifier: MIT */
/* MIME. */
#include "extract/mime.h"

#include "extract/encoding.h"
#include "extract/hex.h"
#include "text/clean.h"

/* LINE without the CR of its line end. */
static struct view without_cr(struct view line) {
    if (line.length > 0 && line.data[line.length - 1] == '\r') line.length--;
    return line;
}

struct entity entity_of(struct view bytes) {
    struct view rest = bytes, line;
    while (view_take_line(&line, &rest))
        if (without_cr(line).length == 0)
            return (struct entity){view_of(bytes.data, (size_t)(line.data - bytes.data)), rest};
    return (struct entity){bytes, view_of("", 0)};
}

/* ---- Header fields -------------------------------------------------------------------------------------------- */

/* The field NAME in HEADER, its lines still folded, in *OUT; false when there is none. */
static bool find_field(struct view *out, struct view header, const char *name) {
    struct view line, wanted = view_str(name);
    bool found = false;
    while (view_take_line(&line, &header)) {
        bool folded = line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
        if (found && !folded) return true;
        if (found) out->length = (size_t)(line.data + line.length - out->data);
        if (found || folded || line.length <= wanted.length || line.data[wanted.length] != ':') continue;
        if (!view_equal_letters(view_of(line.data, wanted.length), wanted)) continue;
        *out = view_of(line.data + wanted.length + 1, line.length - wanted.length - 1);
        found = true;
    }
    return found;
}

void entity_field(struct buffer *out, const struct entity *entity, const char *name) {
    struct view value;
    if (!find_field(&value, entity->header, name)) return;
    value = view_trim(value);
    for (size_t i = 0; i < value.length; i++)
        if (value.data[i] != '\r' && value.data[i] != '\n') buffer_append_byte(out, value.data[i]);
}

/* The parameter's value ends at its quotation mark, or else at white space or ";". */
void field_parameter(struct buffer *out, struct view field, const char *name) {
    struct view wanted = view_str(name);
    for (size_t at = 0; at + wanted.length < field.length; at++) {
        if (field.data[at] != ';' && !ascii_is_space(field.data[at])) continue;
        struct view rest = view_trim(view_of(field.data + at + 1, field.length - at - 1));
        if (rest.length <= wanted.length || !view_equal_letters(view_of(rest.data, wanted.length), wanted)) continue;
        rest = view_trim(view_of(rest.data + wanted.length, rest.length - wanted.length));
        if (rest.length == 0 || rest.data[0] != '=') continue;
        rest = view_trim(view_of(rest.data + 1, rest.length - 1));
        bool quoted = rest.length > 0 && rest.data[0] == '"';
        for (size_t i = quoted; i < rest.length; i++) {
            if (quoted ? rest.data[i] == '"' : rest.data[i] == ';' || ascii_is_space(rest.data[i])) return;
            buffer_append_byte(out, rest.data[i]);
        }
        return;
    }
}

/* ---- Transfer encodings --------------------------------------------------------------------------------------- */

/* The value of a base64 digit, -1 for other bytes, which are passed over (RFC 2045, section 6.8). */
static int base64_digit(char byte) {
    if (byte >= 'A' && byte <= 'Z') return byte - 'A';
    if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9') return byte - '0' + 52;
    return byte == '+' || byte == '-' ? 62 : byte == '/' || byte == '_' ? 63 : -1;
}

static void decode_base64(struct buffer *out, struct view text) {
    unsigned bits = 0, count = 0;
    for (size_t i = 0; i < text.length; i++) {
        int digit = base64_digit(text.data[i]);
        if (digit < 0) continue;
        bits = (bits << 6 | (unsigned)digit) & 0xFFFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        buffer_append_byte(out, (char)(unsigned char)(bits >> count));
    }
}

/* White space at the end of a line is no text, and "=" there no line end (RFC 2045, section 6.7). */
static void decode_quoted(struct buffer *out, struct view text) {
    struct view line;
    while (view_take_line(&line, &text)) {
        line = view_trim_end(line);
        bool soft = line.length > 0 && line.data[line.length - 1] == '=';
        if (soft) line.length--;
        for (size_t i = 0; i < line.length; i++) {
            int byte = line.data[i] == '=' && i + 2 < line.length ? hex_byte(line.data + i + 1) : -1;
            buffer_append_byte(out, byte < 0 ? line.data[i] : (char)(unsigned char)byte);
            i += byte < 0 ? 0 : 2;
        }
        if (!soft) buffer_append_byte(out, '\n');
    }
}

void entity_decode(struct buffer *out, const struct entity *entity) {
    struct buffer encoding = {0};
    entity_field(&encoding, entity, "Content-Transfer-Encoding");
    struct view name = view_trim(buffer_view(&encoding));
    if (name.length >= 6 && view_equal_letters(view_of(name.data, 6), view_str("base64")))
        decode_base64(out, entity->body);
    else if (name.length >= 6 && view_equal_letters(view_of(name.data, 6), view_str("quoted")))
        decode_quoted(out, entity->body);
    else buffer_append(out, entity->body.data, entity->body.length);
    buffer_release(&encoding);
}

/* ---- Encoded words -------------------------------------------------------------------------------------------- */

/* The length of the encoded word =?charset?Q?text?= at the start of TEXT, its three parts in PARTS; 0 for none. */
static size_t encoded_word(struct view parts[3], struct view text) {
    size_t at = 2;
    if (!view_starts(text, view_str("=?"))) return 0;
    for (int i = 0; i < 3; i++) {
        const char *end = at < text.length ? memchr(text.data + at, '?', text.length - at) : NULL;
        if (!end) return 0;
        parts[i] = view_of(text.data + at, (size_t)(end - text.data) - at);
        at += parts[i].length + 1;
    }
    return at < text.length && text.data[at] == '=' && parts[1].length == 1 ? at + 1 : 0;
}

/* The bytes of an encoded word; "_" is a space in Q (RFC 2047, section 4.2). */
static void decode_word(struct buffer *out, const struct view parts[3]) {
    if (ascii_lower(parts[1].data[0]) == 'b') {
        decode_base64(out, parts[2]);
        return;
    }
    for (size_t i = 0; i < parts[2].length; i++) {
        struct view text = parts[2];
        int byte = text.data[i] == '=' && i + 2 < text.length ? hex_byte(text.data + i + 1) : -1;
        buffer_append_byte(out, byte >= 0 ? (char)(unsigned char)byte : text.data[i] == '_' ? ' ' : text.data[i]);
        i += byte < 0 ? 0 : 2;
    }
}

/* Moves BYTES, in the encoding called LABEL, to the end of OUT. */
static bool flush(struct buffer *out, struct buffer *bytes, struct view label) {
    struct buffer text = {0};
    struct encoding encoding;
    bool ok = encoding_decode(&text, &encoding, buffer_view(bytes), label);
    buffer_append(out, text.data, text.length);
    buffer_release(&text);
    buffer_clear(bytes);
    return ok;
}

/* Decodes the encoded words in FIELD. The bytes of neighbours with one charset are put together first: characters are
   cut between them. */
static bool decode_words(struct buffer *out, struct view field) {
    struct buffer bytes = {0};
    struct view label = view_of("", 0), parts[3];
    bool ok = true, word = false;
    for (size_t at = 0; at < field.length && ok;) {
        struct view rest = view_of(field.data + at, field.length - at);
        size_t blank = 0;
        while (word && blank < rest.length && ascii_is_space(rest.data[blank])) blank++;
        size_t size = encoded_word(parts, view_of(rest.data + blank, rest.length - blank));
        bool other = size > 0 ? !word || !view_equal_letters(label, parts[0]) : word;
        if (other) ok = flush(out, &bytes, label);
        if (size > 0) decode_word(&bytes, parts);
        else buffer_append_byte(&bytes, rest.data[0]);
        label = size > 0 ? parts[0] : view_of("", 0);
        word = size > 0;
        at += size > 0 ? blank + size : 1;
    }
    ok = ok && flush(out, &bytes, label) && !bytes.failed;
    buffer_release(&bytes);
    return ok;
}

bool entity_text(struct buffer *out, const struct entity *entity, const char *name) {
    struct buffer field = {0}, text = {0};
    entity_field(&field, entity, name);
    bool ok = !field.failed && decode_words(&text, buffer_view(&field));
    if (text.length > 0) clean_line(out, buffer_view(&text));
    buffer_release(&field);
    buffer_release(&text);
    return ok && !out->failed;
}

/* ---- Parts ---------------------------------------------------------------------------------------------------- */

/* Whether LINE is the delimiter of BOUNDARY; *LAST: the one that closes. */
static bool is_delimiter(bool *last, struct view line, struct view boundary) {
    line = view_trim_end(line);
    if (line.length < boundary.length + 2 || !view_starts(line, view_str("--"))) return false;
    struct view rest = view_of(line.data + 2, line.length - 2);
    if (!view_starts(rest, boundary)) return false;
    *last = rest.length > boundary.length && rest.data[boundary.length] == '-';
    return *last || rest.length == boundary.length;
}

bool entity_next_part(struct view *part, struct view *body, struct view boundary) {
    struct view line;
    const char *start = NULL;
    bool last;
    while (view_take_line(&line, body)) {
        if (!is_delimiter(&last, line, boundary)) continue;
        if (start) {
            /* The delimiter is left for the part behind it. */
            *part = view_of(start, (size_t)(line.data - start));
            *body = view_of(line.data, (size_t)(body->data + body->length - line.data));
            return true;
        }
        if (last) return false;
        start = body->data;
    }
    /* A message that breaks off has a last part all the same. */
    if (!start) return false;
    *part = view_of(start, (size_t)(body->data + body->length - start));
    return part->length > 0;
}
