/* SPDX-License-Identifier: MIT */
/* Deriving from an article what is written with it. */
#include "store/frame.h"
#include "store/internal.h"

#include "analyse/stem.h"
#include "base/mem.h"

void store_entry_release(struct store_entry *entry) {
    article_release(&entry->article);
    array_release(&entry->passages);
    stream_release(&entry->stream);
    array_release(&entry->parts);
    array_release(&entry->places);
    buffer_release(&entry->frames);
    mem_free(entry->stamp);
    *entry = (struct store_entry){0};
}

void store_scratch_release(struct store_scratch *scratch) {
    stream_maker_release(&scratch->maker);
    array_release(&scratch->frequent);
    array_release(&scratch->hashes);
    frame_context_free(scratch->compressor);
    *scratch = (struct store_scratch){0};
}

/* Appends the tokens of TEXT to the stream of ENTRY; *PART is where they are. */
static bool analyse_part(struct store_part *part, struct store_entry *entry, struct stream_maker *maker,
                         struct view text) {
    part->from = entry->stream.tokens.length;
    bool ok = stream_append(&entry->stream, &part->positions, maker, text);
    part->end = entry->stream.tokens.length;
    return ok;
}

_Static_assert(LANGUAGE_COUNT <= 16 && STEM_LANGUAGES <= 16, "languages are bits of 16");

/* Looks up the languages that each form of STREAM is a frequent word of. */
static bool find_frequent(struct store_scratch *scratch, const struct stream *stream) {
    scratch->frequent.length = 0;
    if (!array_reserve(&scratch->frequent, stream->forms.length)) return false;
    for (size_t i = 0; i < stream->forms.length; i++)
        scratch->frequent.items[i] = (uint16_t)language_frequent(stream_form(stream, (uint32_t)i));
    scratch->frequent.length = stream->forms.length;
    return true;
}

/* What spoken_number_of() gives for PART. */
static int number_of_part(const struct store_entry *entry, const struct store_part *part,
                          const struct store_scratch *scratch, int article) {
    struct language_hits hits = {0};
    for (size_t i = part->from; i < part->end; i++)
        language_hit(&hits, scratch->frequent.items[entry->stream.tokens.items[i] >> 1]);
    return spoken_number_of(&hits, article);
}

/* Marks the forms of PART as ones that stand in a text of LANGUAGE. */
static void mark_part(struct store_entry *entry, const struct store_part *part, int language) {
    for (size_t i = part->from; language >= 0 && i < part->end; i++)
        entry->stream.forms.items[entry->stream.tokens.items[i] >> 1].spoken |= (uint16_t)(1U << language);
}

/* An article that says its language is in no other; the title is in that of the article. */
static bool mark_languages(struct store_entry *entry, struct store_scratch *scratch) {
    const char *own = entry->article.fields[FIELD_LANGUAGE];
    int article = spoken_number(own ? own : entry->detected);
    if (!own && !find_frequent(scratch, &entry->stream)) return false;
    for (size_t i = 0; i < entry->parts.length; i++) {
        const struct store_part *part = &entry->parts.items[i];
        mark_part(entry, part, own ? article : number_of_part(entry, part, scratch, article));
    }
    mark_part(entry, &entry->title, article);
    return true;
}

/* Colocated tokens are parts and joined forms of words that have been taken already. */
static bool make_sketch(struct store_entry *entry, struct store_scratch *scratch) {
    const struct stream *stream = &entry->stream;
    struct sketch_maker maker = {0};
    scratch->hashes.length = 0;
    if (!array_reserve(&scratch->hashes, stream->forms.length)) return false;
    for (size_t i = 0; i < stream->forms.length; i++)
        scratch->hashes.items[i] = hash_bytes(stream_form(stream, (uint32_t)i));
    size_t end = entry->parts.length ? entry->parts.items[entry->parts.length - 1].end : 0;
    for (size_t i = 0; i < end; i++) {
        uint32_t token = stream->tokens.items[i];
        if (!(token & 1)) sketch_add(&maker, scratch->hashes.items[token >> 1]);
    }
    sketch_make(&entry->sketch, &maker);
    entry->sketch.day = article_day(&entry->article);
    return true;
}

bool store_entry_analyse(struct store_entry *entry, struct store_scratch *scratch) {
    struct view text = buffer_view(&entry->article.text);
    const char *title = entry->article.fields[FIELD_TITLE];
    if (!stream_begin(&scratch->maker) || !array_reserve(&entry->parts, entry->passages.length)) return false;
    for (size_t i = 0; i < entry->passages.length; i++) {
        const lede_passage *passage = &entry->passages.items[i];
        struct view range = view_of(text.data + passage->start, passage->end - passage->start);
        if (!analyse_part(&entry->parts.items[entry->parts.length++], entry, &scratch->maker, range)) return false;
    }
    if (!entry->article.fields[FIELD_LANGUAGE]) entry->detected = language_of(text);
    if (title && !analyse_part(&entry->title, entry, &scratch->maker, view_str(title))) return false;
    return mark_languages(entry, scratch) && make_sketch(entry, scratch);
}

bool store_entry_compress(struct store_entry *entry, struct store_scratch *scratch) {
    return frame_compress(&entry->frames, &scratch->compressor, buffer_view(&entry->article.text));
}
