/* SPDX-License-Identifier: MIT */
/* Paths with the times at which they are due. */
#include "read/pending.h"

#include "base/mem.h"

void pending_release(struct pending *pending) {
    for (size_t i = 0; i < pending->paths.length; i++) mem_free(pending->paths.items[i].path);
    array_release(&pending->paths);
    table_release(&pending->places);
}

static int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

/* The entry of PATH, made where there was none; NULL when memory runs out. */
static struct pending_path *find_or_make(struct pending *pending, struct view path, size_t root, int64_t now) {
    struct table_entry *place = table_find(&pending->places, path);
    if (place) return &pending->paths.items[place->value];
    char *copy = mem_copy(path.data, path.length);
    place = copy && array_reserve(&pending->paths, 1) ? table_put(&pending->places, path) : NULL;
    if (!place) {
        mem_free(copy);
        return NULL;
    }
    place->value = pending->paths.length;
    struct pending_path *made = &pending->paths.items[pending->paths.length++];
    *made = (struct pending_path){.path = copy, .root = root, .first = now};
    return made;
}

bool pending_note(struct pending *pending, struct view path, size_t root, enum pending_event event, int64_t now) {
    struct pending_path *noted = find_or_make(pending, path, root, now);
    if (!noted) return false;
    int64_t rest = event == PENDING_WHOLE ? PENDING_WHOLE_MS : PENDING_WRITTEN_MS;
    noted->due = smaller(now + rest, noted->first + PENDING_MOST_MS);
    return true;
}

int64_t pending_due(const struct pending *pending) {
    int64_t due = INT64_MAX;
    for (size_t i = 0; i < pending->paths.length; i++) due = smaller(due, pending->paths.items[i].due);
    return due;
}

bool pending_find(size_t *root, const struct pending *pending, int64_t now) {
    for (size_t i = 0; i < pending->paths.length; i++) {
        *root = pending->paths.items[i].root;
        if (pending->paths.items[i].due <= now) return true;
    }
    return false;
}

/* The table anew: its entries cannot be taken out one by one. */
static bool index_paths(struct pending *pending) {
    table_release(&pending->places);
    for (size_t i = 0; i < pending->paths.length; i++) {
        struct table_entry *place = table_put(&pending->places, view_str(pending->paths.items[i].path));
        if (!place) return false;
        place->value = i;
    }
    return true;
}

bool pending_take(struct pending *pending, size_t root, int64_t now, pending_take_fn *take, void *context) {
    bool ok = true;
    size_t kept = 0;
    for (size_t i = 0; i < pending->paths.length; i++) {
        struct pending_path *path = &pending->paths.items[i];
        if (path->root == root && path->due <= now) ok = take(context, path->path) && ok;
        else pending->paths.items[kept++] = *path;
    }
    pending->paths.length = kept;
    return index_paths(pending) && ok;
}

static bool drop(void *context, char *path) {
    (void)context;
    mem_free(path);
    return true;
}

bool pending_forget(struct pending *pending, size_t root) { return pending_take(pending, root, INT64_MAX, drop, NULL); }
