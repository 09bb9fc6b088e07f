/* SPDX-License-Identifier: MIT */
/* Deriving from an article what is written with it. */
#include "store/frame.h"
#include "store/store.h"

#include "analyse/language.h"
#include "base/mem.h"

void store_entry_release(struct store_entry *entry) {
    article_release(&entry->article);
    array_release(&entry->passages);
    stream_release(&entry->stream);
    array_release(&entry->parts);
    buffer_release(&entry->frames);
    mem_free(entry->stamp);
    *entry = (struct store_entry){0};
}

void store_scratch_release(struct store_scratch *scratch) {
    stream_maker_release(&scratch->maker);
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
    return !title || analyse_part(&entry->title, entry, &scratch->maker, view_str(title));
}

bool store_entry_compress(struct store_entry *entry, struct store_scratch *scratch) {
    return frame_compress(&entry->frames, &scratch->compressor, buffer_view(&entry->article.text));
}
