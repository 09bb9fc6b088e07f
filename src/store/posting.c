/* SPDX-License-Identifier: MIT */
/* Packing blocks of postings into bits. */

/*
 * A block: how many postings, its first row above the base and its last above the first as varints; the three widths
 * in 15 bits and whether the block is large in the 16th; of a large one its impacts and its patches; then numbers of
 * equal width, each kind from a byte of its own: rows as the distance to the one before less 1, counts less 1,
 * positions as they are. A number that is wider has its lower bits there, and a patch with its index and the bits above
 * (PForDelta: Zukowski et al., ICDE 2006).
 */
#include "store/posting.h"

#include "store/varint.h"

#include <endian.h>

/* Smaller blocks have neither impacts nor patches: what these would save is less than what they take. */
enum { LARGE = 16 };

enum { WIDTH_BITS = 5, WIDTH_MASK = (1 << WIDTH_BITS) - 1, IS_LARGE = 1 << (3 * WIDTH_BITS) };

struct view posting_copy(struct buffer *out, struct view data) {
    static const char slack[POSTING_SLACK];
    size_t start = out->length;
    buffer_append(out, data.data, data.length);
    buffer_append(out, slack, sizeof slack);
    return out->failed ? view_of(NULL, 0) : view_of(out->data + start, data.length);
}

void posting_list_release(struct posting_list *list) { array_release(&list->places); }

/* ---- Bits ----------------------------------------------------------------------------------------------------- */

static unsigned width_of(uint32_t greatest) { return greatest == 0 ? 0 : 32 - (unsigned)__builtin_clz(greatest); }

static size_t packed_bytes(uint64_t numbers, unsigned width) { return (size_t)((numbers * width + 7) / 8); }

/* The number of WIDTH bits that starts at bit AT of DATA. */
static inline uint32_t unpack(const char *data, uint64_t at, unsigned width) {
    uint64_t word;
    memcpy(&word, data + at / 8, sizeof word);
    return (uint32_t)(le64toh(word) >> at % 8 & ((UINT64_C(1) << width) - 1));
}

/* Unpacks GROUPS of eight numbers. Where WIDTH is a constant, so are all shifts and offsets. */
static inline __attribute__((always_inline)) void unpack_groups(uint32_t *out, const char *data, size_t groups,
                                                                unsigned width) {
    for (size_t g = 0; g < groups; g++, out += 8, data += width) {
        out[0] = unpack(data, 0, width);
        out[1] = unpack(data, width, width);
        out[2] = unpack(data, 2 * width, width);
        out[3] = unpack(data, 3 * width, width);
        out[4] = unpack(data, 4 * width, width);
        out[5] = unpack(data, 5 * width, width);
        out[6] = unpack(data, 6 * width, width);
        out[7] = unpack(data, 7 * width, width);
    }
}

#define UNPACK_GROUPS(width)                                                                                           \
    case width: unpack_groups(out, data, groups, width); break;

/* Unpacks COUNT numbers of WIDTH bits from the start of DATA. */
static void unpack_all(uint32_t *out, const char *data, size_t count, unsigned width) {
    size_t groups = count / 8;
    switch (width) {
        UNPACK_GROUPS(0)
        UNPACK_GROUPS(1)
        UNPACK_GROUPS(2)
        UNPACK_GROUPS(3)
        UNPACK_GROUPS(4)
        UNPACK_GROUPS(5)
        UNPACK_GROUPS(6)
        UNPACK_GROUPS(7)
        UNPACK_GROUPS(8)
        UNPACK_GROUPS(9)
        UNPACK_GROUPS(10)
        UNPACK_GROUPS(11)
        UNPACK_GROUPS(12)
    default: unpack_groups(out, data, groups, width);
    }
    for (size_t i = groups * 8; i < count; i++) out[i] = unpack(data, (uint64_t)i * width, width);
}

/* ---- Impacts -------------------------------------------------------------------------------------------------- */

/* Adds the pair to IMPACTS, which have falling counts and falling lengths, where none of them covers it. */
static uint32_t add_impact(struct posting_impact *impacts, uint32_t count, struct posting_impact pair) {
    uint32_t before = 0; /* pairs with more occurrences */
    while (before < count && impacts[before].count > pair.count) before++;
    if (before > 0 && impacts[before - 1].length <= pair.length) return count;
    if (before < count && impacts[before].count == pair.count && impacts[before].length <= pair.length) return count;
    uint32_t behind = before; /* pairs that the new one covers */
    while (behind < count && impacts[behind].length >= pair.length) behind++;
    memmove(impacts + before + 1, impacts + behind, (count - behind) * sizeof *impacts);
    impacts[before] = pair;
    return count - (behind - before) + 1;
}

/* The impacts of LIST. Where there are too many, the two with the most occurrences become one that covers both. */
static uint32_t find_impacts(struct posting_impact out[POSTING_IMPACTS], const struct posting_list *list) {
    struct posting_impact impacts[POSTING_BLOCK + 1];
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->length; i++)
        count = add_impact(impacts, count, (struct posting_impact){list->counts[i], list->lengths[i]});
    uint32_t from = count > POSTING_IMPACTS ? count - POSTING_IMPACTS : 0;
    if (from > 0) impacts[from].count = impacts[0].count;
    memcpy(out, impacts + from, (count - from) * sizeof *out);
    return count - from;
}

/* ---- Patches -------------------------------------------------------------------------------------------------- */

/* Bits of a patch for a number that is EXCESS bits too wide: its index and a varint. */
static unsigned patch_bits(unsigned excess) { return 8 + 8 * ((excess + 6) / 7); }

/* The width with which COUNT numbers take the least room, patches included. */
static unsigned best_width(const uint32_t *numbers, uint32_t count, bool patched) {
    uint32_t wide[33] = {0}; /* numbers of each width */
    unsigned widest = 0;
    for (uint32_t i = 0; i < count; i++) {
        unsigned width = width_of(numbers[i]);
        wide[width]++;
        if (width > widest) widest = width;
    }
    unsigned best = widest;
    uint64_t least = (uint64_t)count * widest;
    for (unsigned width = 0; patched && width < widest; width++) {
        uint64_t bits = (uint64_t)count * width;
        for (unsigned w = width + 1; w <= widest; w++) bits += (uint64_t)wide[w] * patch_bits(w - width);
        if (bits < least) {
            least = bits;
            best = width;
        }
    }
    return best;
}

static void append_patches(struct buffer *out, const uint32_t *numbers, uint32_t count, unsigned width) {
    struct buffer patches = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (width_of(numbers[i]) <= width) continue;
        buffer_append_byte(&patches, (char)i);
        varint_append(&patches, numbers[i] >> width);
    }
    varint_append(out, (uint32_t)patches.length);
    buffer_append(out, buffer_str(&patches), patches.length);
    out->failed |= patches.failed;
    buffer_release(&patches);
}

/* Adds to NUMBERS what PATCHES say. */
static void apply_patches(uint32_t numbers[POSTING_BLOCK], struct view patches, unsigned width) {
    uint32_t above;
    while (patches.length > 0) {
        unsigned char i = (unsigned char)patches.data[0];
        patches = view_of(patches.data + 1, patches.length - 1);
        if (i >= POSTING_BLOCK || !varint_take(&above, &patches)) return;
        numbers[i] |= above << width;
    }
}

/* ---- Writing -------------------------------------------------------------------------------------------------- */

static void append_packed(struct buffer *out, const uint32_t *numbers, size_t count, unsigned width) {
    uint64_t bits = 0;
    unsigned used = 0;
    uint64_t mask = (UINT64_C(1) << width) - 1;
    for (size_t i = 0; i < count; i++) {
        bits |= (numbers[i] & mask) << used;
        for (used += width; used >= 8; used -= 8, bits >>= 8) buffer_append_byte(out, (char)bits);
    }
    if (used > 0) buffer_append_byte(out, (char)bits);
}

static void append_impacts(struct buffer *out, const struct posting_list *list) {
    struct posting_impact impacts[POSTING_IMPACTS];
    uint32_t count = find_impacts(impacts, list);
    varint_append(out, count);
    for (uint32_t i = 0; i < count; i++) {
        varint_append(out, impacts[i].count);
        varint_append(out, impacts[i].length);
    }
}

static unsigned places_width(const struct posting_places *places) {
    uint32_t all = 0;
    for (size_t i = 0; i < places->length; i++) all |= places->items[i];
    return width_of(all);
}

void posting_write(struct buffer *out, const struct posting_list *list, uint32_t base) {
    uint32_t rows[POSTING_BLOCK] = {0}, counts[POSTING_BLOCK] = {0};
    uint32_t length = list->length;
    bool large = length >= LARGE;
    for (uint32_t i = 1; i < length; i++) rows[i - 1] = list->rows[i] - list->rows[i - 1] - 1;
    for (uint32_t i = 0; i < length; i++) counts[i] = list->counts[i] - 1;
    unsigned row_width = best_width(rows, length - 1, large), count_width = best_width(counts, length, large);
    unsigned place_width = places_width(&list->places);
    unsigned head = row_width | count_width << WIDTH_BITS | place_width << 2 * WIDTH_BITS;
    if (large) head |= IS_LARGE;
    varint_append(out, length);
    varint_append(out, list->rows[0] - base);
    varint_append(out, list->rows[length - 1] - list->rows[0]);
    buffer_append_byte(out, (char)(head & 0xFF));
    buffer_append_byte(out, (char)(head >> 8));
    if (large) {
        append_impacts(out, list);
        append_patches(out, rows, length - 1, row_width);
        append_patches(out, counts, length, count_width);
    }
    append_packed(out, rows, length - 1, row_width);
    append_packed(out, counts, length, count_width);
    append_packed(out, list->places.items, list->places.length, place_width);
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static bool read_impacts(struct posting_block *out, struct view *data) {
    if (!varint_take(&out->impact_count, data) || out->impact_count > POSTING_IMPACTS) return false;
    for (uint32_t i = 0; i < out->impact_count; i++)
        if (!varint_take(&out->impacts[i].count, data) || !varint_take(&out->impacts[i].length, data)) return false;
    return true;
}

static bool take_patches(struct view *out, struct view *data) {
    uint32_t length;
    if (!varint_take(&length, data) || length > data->length) return false;
    *out = view_of(data->data, length);
    *data = view_of(data->data + length, data->length - length);
    return true;
}

bool posting_read(struct posting_block *out, struct view data, uint32_t base) {
    uint32_t first, span;
    *out = (struct posting_block){0};
    if (!varint_take(&out->length, &data) || out->length == 0 || out->length > POSTING_BLOCK) return false;
    if (!varint_take(&first, &data) || !varint_take(&span, &data) || data.length < 2) return false;
    if (first > UINT32_MAX - base || span > UINT32_MAX - base - first) return false;
    out->first = base + first;
    out->last = out->first + span;
    unsigned head = (unsigned char)data.data[0] | (unsigned)(unsigned char)data.data[1] << 8;
    data = view_of(data.data + 2, data.length - 2);
    out->row_bits = head & WIDTH_MASK;
    out->count_bits = head >> WIDTH_BITS & WIDTH_MASK;
    out->place_bits = head >> 2 * WIDTH_BITS & WIDTH_MASK;
    if (head & IS_LARGE && (!read_impacts(out, &data) || !take_patches(&out->row_patches, &data) ||
                            !take_patches(&out->count_patches, &data)))
        return false;
    out->packed = data;
    return data.length >= packed_bytes(out->length - 1, out->row_bits) + packed_bytes(out->length, out->count_bits);
}

/* Four numbers that are added at once, four bytes aligned. */
typedef uint32_t quad __attribute__((vector_size(16), aligned(4), may_alias));

/* Turns the COUNT distances less 1 of ROWS, of which there is room for POSTING_BLOCK, into rows, FIRST before them. */
static void add_up(uint32_t rows[POSTING_BLOCK], uint32_t count, uint32_t first) {
    const quad none = {0}, steps = {0, 1, 2, 3};
    quad start = none + first;
    for (uint32_t i = 0; i < count; i += 4) {
        quad *four = (quad *)(rows + i), distances = *four;
        /* What stands before each of the four: moved by one, then added up by halves. */
        quad sums = __builtin_shufflevector(none, distances, 0, 4, 5, 6);
        sums += __builtin_shufflevector(none, sums, 0, 4, 5, 6);
        sums += __builtin_shufflevector(none, sums, 0, 1, 4, 5);
        *four = sums + start + steps;
        start += __builtin_shufflevector(sums + distances, sums, 3, 3, 3, 3) + 4;
    }
}

void posting_rows(uint32_t out[POSTING_BLOCK], const struct posting_block *block) {
    unsigned width = block->row_bits;
    unpack_all(out, block->packed.data, block->length - 1, width);
    out[block->length - 1] = 0;
    apply_patches(out, block->row_patches, width);
    add_up(out, block->length, block->first);
}

void posting_counts(uint32_t out[POSTING_BLOCK], const struct posting_block *block) {
    const char *data = block->packed.data + packed_bytes(block->length - 1, block->row_bits);
    unsigned width = block->count_bits;
    unpack_all(out, data, block->length, width);
    apply_patches(out, block->count_patches, width);
    for (uint32_t i = 0; i < block->length; i += 4) *(quad *)(out + i) += 1;
}

bool posting_places(struct posting_places *out, const struct posting_block *block, uint64_t from, uint32_t count) {
    unsigned width = block->place_bits;
    size_t start = packed_bytes(block->length - 1, block->row_bits) + packed_bytes(block->length, block->count_bits);
    /* A form stands once at a position. Without this no bits at all would be enough for any number of them. */
    if (count > (uint64_t)block->length << width) return false;
    if (packed_bytes(from + count, width) > block->packed.length - start || !array_reserve(out, count)) return false;
    for (uint64_t at = from; at < from + count; at++)
        out->items[out->length++] = unpack(block->packed.data + start, at * width, width);
    return true;
}
