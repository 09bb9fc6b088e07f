/* SPDX-License-Identifier: MIT */
/* Families for lede.h. */
#include "api/family.h"

#include "base/error.h"

#include <string.h>

/* TEXT in ARENA; NULL stays NULL. */
static bool copy_text(const char **out, struct arena *arena, const char *text) {
    *out = text ? arena_copy(arena, text, strlen(text)) : NULL;
    return *out || !text;
}

/* A family that is being read. */
struct reading {
    lede_family family;
    lede_relative members[LEDE_FAMILY_MOST]; /* those that are named */
    struct arena *arena;
};

static bool take_member(void *context, const lede_relative *member) {
    struct reading *reading = context;
    size_t at = reading->family.member_count;
    reading->family.count++;
    if (at == LEDE_FAMILY_MOST) return true;
    lede_relative *out = &reading->members[reading->family.member_count++];
    out->id = member->id;
    return copy_text(&out->title, reading->arena, member->title) &&
           copy_text(&out->date, reading->arena, member->date) &&
           copy_text(&out->source, reading->arena, member->source);
}

/* A copy in the arena; NULL when memory runs out. */
static const lede_family *keep(const struct reading *reading) {
    size_t size = reading->family.member_count * sizeof *reading->members;
    lede_family *family = arena_alloc(reading->arena, sizeof *family);
    lede_relative *members = arena_alloc(reading->arena, size);
    if (!family || !members) return NULL;
    memcpy(members, reading->members, size);
    *family = reading->family;
    family->members = members;
    return family;
}

lede_status family_read(const lede_family **out, struct arena *arena, struct store *store, int64_t number,
                        lede_error *err) {
    struct reading reading = {.arena = arena};
    *out = NULL;
    if (number == 0) return LEDE_OK;
    lede_status status = store_each_member(store, number, take_member, &reading, err);
    if (status != LEDE_OK || reading.family.count < 2) return status;
    *out = keep(&reading);
    return *out ? LEDE_OK : error_no_memory(err);
}
