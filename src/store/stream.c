/* SPDX-License-Identifier: MIT */
/* A hash table that numbers the forms of one article. */
#include "store/stream.h"

#include "base/mem.h"

/* Slots at first: those of an article of some kilobytes, which need not grow. */
enum { SLOTS_MIN = 1024 };

void stream_release(struct stream *stream) {
    array_release(&stream->forms);
    array_release(&stream->tokens);
    buffer_release(&stream->bytes);
}

void stream_maker_release(struct stream_maker *maker) {
    tokens_release(&maker->tokens);
    array_release(&maker->hashes);
    mem_free(maker->slots);
    *maker = (struct stream_maker){0};
}

/* Gives MAKER so many free slots, a power of two. */
static bool clear_slots(struct stream_maker *maker, size_t count) {
    uint32_t *slots = mem_calloc(count, sizeof *slots);
    if (!slots) return false;
    mem_free(maker->slots);
    maker->slots = slots;
    maker->slot_count = count;
    return true;
}

bool stream_begin(struct stream_maker *maker) {
    if (maker->slot_count == 0) maker->seed = hash_seed_make(maker);
    maker->hashes.length = 0;
    /* An article as long as a book leaves more slots than the next one should have to clear. */
    if (maker->slot_count != SLOTS_MIN) return clear_slots(maker, SLOTS_MIN);
    memset(maker->slots, 0, SLOTS_MIN * sizeof *maker->slots);
    return true;
}

/* The slot that holds FORM, or the free one where it would go. */
static size_t find_slot(const struct stream_maker *maker, const struct stream *stream, struct view form,
                        uint64_t hash) {
    size_t mask = maker->slot_count - 1, slot = hash & mask;
    for (; maker->slots[slot]; slot = (slot + 1) & mask) {
        uint32_t number = maker->slots[slot] - 1;
        if (maker->hashes.items[number] == hash && view_equal(stream_form(stream, number), form)) break;
    }
    return slot;
}

/* Keeps at least half of the slots free. */
static bool grow_slots(struct stream_maker *maker) {
    size_t forms = maker->hashes.length;
    if (2 * (forms + 1) <= maker->slot_count) return true;
    if (!clear_slots(maker, 2 * maker->slot_count)) return false;
    for (size_t i = 0; i < forms; i++) {
        size_t slot = maker->hashes.items[i] & (maker->slot_count - 1);
        while (maker->slots[slot]) slot = (slot + 1) & (maker->slot_count - 1);
        maker->slots[slot] = (uint32_t)i + 1;
    }
    return true;
}

/* The number of FORM in *OUT, a new one where it was not met before. */
static bool number_of(uint32_t *out, struct stream *stream, struct stream_maker *maker, struct view form) {
    if (!grow_slots(maker)) return false;
    uint64_t hash = hash_seeded(maker->seed, form);
    size_t slot = find_slot(maker, stream, form, hash);
    if (maker->slots[slot] == 0) {
        struct stream_form added = {.start = (uint32_t)stream->bytes.length, .length = (uint16_t)form.length};
        buffer_append(&stream->bytes, form.data, form.length);
        if (stream->bytes.failed || !array_push(&stream->forms, added) || !array_push(&maker->hashes, hash))
            return false;
        maker->slots[slot] = (uint32_t)stream->forms.length;
    }
    *out = maker->slots[slot] - 1;
    return true;
}

bool stream_append(struct stream *out, uint32_t *positions, struct stream_maker *maker, struct view text) {
    struct tokens *tokens = &maker->tokens;
    tokens_clear(tokens);
    *positions = 0;
    if (!tokens_of(tokens, text) || !array_reserve(&out->tokens, tokens->list.length)) return false;
    for (size_t i = 0; i < tokens->list.length; i++) {
        const struct token *token = &tokens->list.items[i];
        uint32_t number;
        if (!number_of(&number, out, maker, token_form(tokens, token))) return false;
        bool colocated = i > 0 && token->position == token[-1].position;
        out->tokens.items[out->tokens.length++] = stream_token(number, colocated);
    }
    *positions = tokens->positions;
    return true;
}
