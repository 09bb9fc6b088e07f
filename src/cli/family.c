/* SPDX-License-Identifier: MIT */
/* Families of near-identical articles in the output. */
#include "family.h"

#include "memory.h"

#include <inttypes.h>
#include <stdlib.h>

/* Of a story that a hundred papers printed, who had it first is of interest; the rest is counted. */
enum { NAMED_MOST = 3 };

/* Who printed it and when, with the number by which it is shown. */
static char *append_member(char *text, const char *joint, const lede_relative *member) {
    const char *name = member->source ? member->source : member->title ? member->title : "article";
    const char *gap = member->date ? " " : "", *date = member->date ? member->date : "";
    char *longer = memory_format("%s%s%s%s%s (%" PRId64 ")", text, joint, name, gap, date, member->id);
    free(text);
    return longer;
}

char *family_text(const lede_family *family, int64_t except) {
    char *text = memory_format("%" PRIu64 " more", family->count - 1);
    uint64_t named = 0;
    for (size_t i = 0; i < family->member_count && named < NAMED_MOST; i++)
        if (family->members[i].id != except) text = append_member(text, named++ ? ", " : ": ", &family->members[i]);
    if (named == family->count - 1) return text;
    char *longer = memory_format("%s, ...", text);
    free(text);
    return longer;
}

json_t *family_json(const lede_family *family) {
    json_t *object = json_object(), *members = json_array();
    for (size_t i = 0; i < family->member_count; i++) {
        const lede_relative *relative = &family->members[i];
        json_t *member = json_object();
        json_put(member, "id", json_integer(relative->id));
        json_put(member, "title", json_word(relative->title));
        json_put(member, "date", json_word(relative->date));
        json_put(member, "source", json_word(relative->source));
        json_push(members, member);
    }
    json_put(object, "count", json_count(family->count));
    json_put(object, "oldest", json_integer(family->members[0].id));
    json_put(object, "members", members);
    return object;
}
