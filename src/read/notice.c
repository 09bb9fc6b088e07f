/* SPDX-License-Identifier: MIT */
/* What the kernel tells of watched folders, made into what is to be done. */

/*
 * Events give names only; what stands there is looked at when a path has come to rest, and decides whether it is told
 * as something to read or as gone. So the order of events, and what happened between them, are of no account. Where
 * there were more events than the kernel keeps, all is told to be read again.
 */
#include "read/watch.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/choice.h"
#include "read/path.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

/* How often a folder that is gone is looked for, in milliseconds: disks and shares come back by themselves. */
static const int64_t missing_ms = 5000;

/* ---- Events --------------------------------------------------------------------------------------------------- */

/* ---- Events --------------------------------------------------------------------------------------------------- */

/* Whether PATH, called NAME, is the corpus or one of SQLite's files beside it: writing them would be told for ever. */
static bool is_own_corpus(const struct watch *watch, const char *path, const char *name) {
    const char *own = watch->corpus ? path_name(watch->corpus) : "";
    size_t length = strlen(own);
    if (length == 0 || strncmp(name, own, length) != 0) return false;
    const char *rest = name + length;
    if (*rest && strcmp(rest, "-wal") != 0 && strcmp(rest, "-shm") != 0 && strcmp(rest, "-journal") != 0) return false;
    struct buffer key = {0};
    bool same =
        path_key(&key, path, NULL) == LEDE_OK && strncmp(key.data, watch->corpus, key.length - strlen(rest)) == 0;
    buffer_release(&key);
    return same;
}

/* What to wait for after MASK: whoever made a file writes it now, but a link to a whole one has nobody to close it. */
static enum pending_event kind_of_event(uint32_t mask, const char *path) {
    struct stat status;
    if (mask & IN_MODIFY) return PENDING_WRITTEN;
    if (!(mask & IN_CREATE) || lstat(path, &status) != 0) return PENDING_WHOLE;
    return S_ISREG(status.st_mode) && status.st_nlink == 1 ? PENDING_WRITTEN : PENDING_WHOLE;
}

/* Something happened to the file PATH, or to what may have been one. */
static lede_status take_file_event(struct watch *watch, struct buffer *path, size_t root, uint32_t mask,
                                   lede_error *err) {
    const char *name = path_name(path->data);
    bool gone = mask & (IN_DELETE | IN_MOVED_FROM);
    if (sidecar_is(name)) {
        /* It is the article beside it that changes. */
        buffer_cut(path, path->length - strlen(".meta"));
        gone = false;
    } else if (walk_passes_over(name) || is_own_corpus(watch, path->data, name)) return LEDE_OK;
    const char *below = path->data + walk_root(watch->roots.items[root].path);
    if (choice_leaves_out(&watch->options, below, false)) return LEDE_OK;
    if (!gone && !watch_tells(watch, path->data)) return LEDE_OK;
    /* It may have been a link to a folder. */
    if (gone && watch->options.follow_links) watch_drop(watch, path->data, root);
    return watch_note(watch, path->data, root, kind_of_event(mask, path->data), err);
}

/* Whether PATH is a folder, or a link to one that is followed. */
static bool leads_to_folder(const struct watch *watch, const char *path, uint32_t mask) {
    struct stat status;
    if (mask & IN_ISDIR) return true;
    if (!watch->options.follow_links || !(mask & (IN_CREATE | IN_MOVED_TO))) return false;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Something happened to the folder PATH. */
static lede_status take_folder_event(struct watch *watch, const char *path, size_t root, uint32_t mask,
                                     lede_error *err) {
    if (choice_leaves_out(&watch->options, path + walk_root(watch->roots.items[root].path), true)) return LEDE_OK;
    if (mask & (IN_DELETE | IN_MOVED_FROM)) {
        watch_drop(watch, path, root);
        return watch_note(watch, path, root, PENDING_WHOLE, err);
    }
    /* One that was moved here with what is in it; the kernel knows it by its old name. */
    return (mask & (IN_CREATE | IN_MOVED_TO)) ? watch_set(watch, path, root, false, err) : LEDE_OK;
}

/* The root is not where it was. */
static void lose_root(struct watch *watch, size_t root) {
    struct watch_root *own = &watch->roots.items[root];
    if (!own->there) return;
    watch_drop(watch, own->path, root);
    own->there = own->everything = false;
    pending_forget(&watch->pending, root);
    watch_say(watch, LEDE_WARNING, own->path, "is gone: nothing is removed, waiting for it to come back");
}

static lede_status take_overflow(struct watch *watch, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; i < watch->roots.length && status == LEDE_OK; i++)
        if (watch->roots.items[i].there) status = watch_set_root(watch, i, err);
    return status;
}

static lede_status take_event(struct watch *watch, const struct inotify_event *event, lede_error *err) {
    if (event->mask & IN_Q_OVERFLOW) return take_overflow(watch, err);
    struct watched *folder = watch_find(watch, event->wd);
    if (!folder) return LEDE_OK;
    size_t root = folder->root;
    bool is_root = strcmp(folder->path, watch->roots.items[root].path) == 0;
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) {
        if (is_root) lose_root(watch, root);
        return LEDE_OK;
    }
    if (event->mask & IN_IGNORED) {
        watch_forget(watch, folder);
        return LEDE_OK;
    }
    if (event->len == 0 || walk_is_hidden(event->name)) return LEDE_OK;
    struct buffer path = {0};
    path_join(&path, folder->path, event->name);
    lede_status status;
    if (path.failed) status = error_no_memory(err);
    else if (leads_to_folder(watch, path.data, event->mask))
        status = take_folder_event(watch, path.data, root, event->mask, err);
    else status = take_file_event(watch, &path, root, event->mask, err);
    buffer_release(&path);
    return status;
}

static lede_status take_events(struct watch *watch, lede_error *err) {
    /* Aligned for the events in it, each of which has a name of at most 255 bytes. */
    _Alignas(struct inotify_event) char room[16384];
    lede_status status = LEDE_OK;
    ssize_t got = read(watch->fd, room, sizeof room);
    for (ssize_t at = 0; at < got && status == LEDE_OK;) {
        const struct inotify_event *event = (const void *)(room + at);
        at += (ssize_t)(sizeof *event + event->len);
        status = take_event(watch, event, err);
    }
    return status;
}

/* ---- Changes -------------------------------------------------------------------------------------------------- */

/* Takes the paths of one root that are due. */
struct taking {
    struct watch *watch;
    const struct watch_root *root;
};

/* The absolute path of PATH, which is below ROOT; NULL when memory runs out. */
static char *key_of(const struct watch_root *root, const char *path) {
    struct buffer key = {0};
    path_join(&key, root->key, path + walk_root(root->path));
    char *copy = key.failed ? NULL : mem_strdup(key.data);
    buffer_release(&key);
    return copy;
}

/* Keeps PATH where it is a file to read, and its key where it is gone: for a folder, of something that was in it. */
static bool take_path(void *context, char *path) {
    const struct taking *taking = context;
    struct watch *watch = taking->watch;
    struct stat status;
    int failed = watch->options.follow_links ? stat(path, &status) : lstat(path, &status);
    if (!failed && S_ISREG(status.st_mode) && array_reserve(&watch->paths, 2)) {
        watch->paths.items[watch->paths.length++] = path;
        return true;
    }
    char *key = failed || S_ISDIR(status.st_mode) ? key_of(taking->root, path) : NULL;
    mem_free(path);
    if (!failed && !S_ISDIR(status.st_mode)) return !S_ISREG(status.st_mode);
    if (key && array_reserve(&watch->gone, 2)) {
        watch->gone.items[watch->gone.length++] = key;
        return true;
    }
    mem_free(key);
    return false;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* LIST in byte order, as folders are read, with a NULL behind the last. */
static const char *const *finish_list(struct path_list *list) {
    static const char *const none[] = {NULL};
    if (list->length == 0) return none;
    qsort(list->items, list->length, sizeof *list->items, compare_paths);
    list->items[list->length] = NULL; /* there is room: see take_path() */
    return (const char *const *)list->items;
}

/* Fills OUT with what is due; *FOUND is false when that is nothing. */
static lede_status take_changes(lede_changes *out, bool *found, struct watch *watch, lede_error *err) {
    watch_forget_told(watch);
    *found = true;
    for (size_t i = 0; i < watch->roots.length; i++) {
        struct watch_root *root = &watch->roots.items[i];
        if (!root->everything) continue;
        root->everything = false;
        *out = (lede_changes){root->path, root->key, true, finish_list(&watch->paths), finish_list(&watch->gone)};
        return LEDE_OK;
    }
    size_t place;
    int64_t now = watch_now();
    *found = pending_find(&place, &watch->pending, now);
    if (!*found) return LEDE_OK;
    const struct watch_root *root = &watch->roots.items[place];
    struct taking taking = {watch, root};
    if (!pending_take(&watch->pending, place, now, take_path, &taking)) return error_no_memory(err);
    *out = (lede_changes){root->path, root->key, false, finish_list(&watch->paths), finish_list(&watch->gone)};
    *found = watch->paths.length + watch->gone.length > 0;
    return LEDE_OK;
}

/* Looks whether folders that were gone are back; *MISSING: some are not. */
static lede_status find_missing(bool *missing, struct watch *watch, lede_error *err) {
    lede_status status = LEDE_OK;
    *missing = false;
    for (size_t i = 0; i < watch->roots.length && status == LEDE_OK; i++) {
        struct stat there;
        struct watch_root *root = &watch->roots.items[i];
        if (root->there) continue;
        if (stat(root->path, &there) != 0 || !S_ISDIR(there.st_mode)) {
            *missing = true;
            continue;
        }
        watch_say(watch, LEDE_NOTE, root->path, "is back");
        status = watch_set_root(watch, i, err);
    }
    return status;
}

/* How long nothing can become due, in milliseconds; -1: until there is an event. */
static int patience(const struct watch *watch, bool missing) {
    int64_t wait = pending_due(&watch->pending);
    if (wait != INT64_MAX) wait -= watch_now();
    for (size_t i = 0; i < watch->roots.length; i++)
        if (watch->roots.items[i].everything) wait = 0;
    if (missing && wait > missing_ms) wait = missing_ms;
    if (wait < 0) wait = 0;
    return wait == INT64_MAX ? -1 : (int)(wait < INT_MAX ? wait : INT_MAX);
}

lede_status watch_next(lede_changes *out, struct watch *watch, int stop, lede_error *err) {
    bool found = false, missing;
    *out = (lede_changes){0};
    for (lede_status status = LEDE_OK; !found && status == LEDE_OK;) {
        status = find_missing(&missing, watch, err);
        if (status != LEDE_OK) return status;
        struct pollfd files[] = {{.fd = watch->fd, .events = POLLIN}, {.fd = stop, .events = POLLIN}};
        int ready = poll(files, 2, patience(watch, missing));
        if (ready < 0 && errno != EINTR) return error_set_errno(err, errno, "watch", watch->roots.items[0].path);
        if (ready > 0 && files[1].revents) return error_set(err, LEDE_STOPPED, "stopped");
        if (ready > 0 && files[0].revents) status = take_events(watch, err);
        if (status == LEDE_OK) status = take_changes(out, &found, watch, err);
        if (status != LEDE_OK) return status;
    }
    return LEDE_OK;
}
