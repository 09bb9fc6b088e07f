/* SPDX-License-Identifier: MIT */
/* Articles whose files are gone. */
#include "api/handle.h"

#include "base/error.h"
#include "base/mem.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* A file that is gone. */
struct vanished {
    char *file;             /* owned */
    struct store_keys keys; /* of the articles that came from it */
};

/* State of one lede_vanished(): keys come in byte order, those of a file one behind the other. */
struct search {
    struct buffer file; /* the one that the last key was of */
    bool gone;          /* it is */
    ARRAY_STRUCT(, struct vanished) found;
};

static void release(struct search *search) {
    for (size_t i = 0; i < search->found.length; i++) {
        mem_free(search->found.items[i].file);
        store_keys_release(&search->found.items[i].keys);
    }
    array_release(&search->found);
    buffer_release(&search->file);
}

/* Only what the system knows to be absent: a file in a folder that may not be entered is there. */
static bool is_gone(const char *path) {
    struct stat status;
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* Turns to FILE; false when memory runs out. */
static bool turn_to(struct search *search, struct view file) {
    if (search->file.length > 0 && view_equal(buffer_view(&search->file), file)) return true;
    buffer_clear(&search->file);
    buffer_append(&search->file, file.data, file.length);
    if (search->file.failed) return false;
    /* Standard input has keys that are no paths. */
    search->gone = search->file.data[0] == '/' && is_gone(search->file.data);
    char *copy = search->gone ? mem_copy(file.data, file.length) : NULL;
    if (!search->gone) return true;
    if (copy && array_push(&search->found, (struct vanished){.file = copy})) return true;
    mem_free(copy);
    return false;
}

static bool take_origin(void *context, const struct store_origin *origin) {
    struct search *search = context;
    if (!turn_to(search, origin->file)) return false;
    char *key = search->gone ? mem_copy(origin->key.data, origin->key.length) : NULL;
    if (!search->gone) return true;
    if (key && array_push(&search->found.items[search->found.length - 1].keys, key)) return true;
    mem_free(key);
    return false;
}

static lede_status remove_all(const struct search *search, struct store *store, lede_error *err) {
    uint64_t gone, staying;
    lede_status status = store_begin_write(store, err);
    if (status != LEDE_OK) return status;
    for (size_t i = 0; i < search->found.length && status == LEDE_OK; i++)
        status = store_remove_keys(&gone, &staying, store, &search->found.items[i].keys, err);
    if (status == LEDE_OK) return store_commit(store, err);
    store_rollback(store);
    return status;
}

lede_status lede_vanished(uint64_t *out, lede_corpus *corpus, const char *path, const lede_vanished_options *options,
                          lede_error *err) {
    struct search search = {0};
    *out = 0;
    lede_status status = store_begin_read(corpus->store, err);
    if (status != LEDE_OK) return status;
    status = store_each_origin(corpus->store, path, take_origin, &search, err);
    store_end_read(corpus->store);
    if (status == LEDE_OK && options->remove && search.found.length > 0)
        status = remove_all(&search, corpus->store, err);
    for (size_t i = 0; i < search.found.length && status == LEDE_OK; i++) {
        const struct vanished *vanished = &search.found.items[i];
        *out += vanished->keys.length;
        if (options->each) options->each(options->context, vanished->file, vanished->keys.length);
    }
    release(&search);
    return status;
}
