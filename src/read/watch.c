/* SPDX-License-Identifier: MIT */
/* Watches on folders, kept up as these come or go. */

/*
 * The kernel watches single folders: each one below those that were named has a watch of its own, set before what is in
 * it is listed, so that nothing is missed between.
 */
#include "read/watch.h"

#include "base/error.h"
#include "base/mem.h"
#include "read/path.h"
#include "read/suffix.h"

#include <errno.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

/* All that may change what an article is read from: its bytes, its name, its time, the folder it is in. */
static const uint32_t events_wanted = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO |
                                      IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

int64_t watch_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void list_release(struct path_list *list) {
    for (size_t i = 0; i < list->length; i++) mem_free(list->items[i]);
    array_release(list);
}

void watch_forget_told(struct watch *watch) {
    list_release(&watch->paths);
    list_release(&watch->gone);
}

void watch_release(struct watch *watch) {
    if (watch->fd > 0) close(watch->fd);
    for (size_t i = 0; i < watch->roots.length; i++) {
        mem_free(watch->roots.items[i].path);
        mem_free(watch->roots.items[i].key);
    }
    for (size_t i = 0; i < watch->folders.length; i++) mem_free(watch->folders.items[i].path);
    array_release(&watch->roots);
    array_release(&watch->folders);
    pending_release(&watch->pending);
    table_release(&watch->unknown);
    watch_forget_told(watch);
}

void watch_say(const struct watch *watch, lede_severity severity, const char *subject, const char *message) {
    lede_report report = {.severity = severity, .subject = subject, .message = message};
    if (watch->report) watch->report(watch->context, &report);
}

/* ---- Watches -------------------------------------------------------------------------------------------------- */

/* Where the folder with NUMBER is, or would be. */
static size_t place_of(const struct watch *watch, int number) {
    size_t from = 0, end = watch->folders.length;
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (watch->folders.items[middle].number < number) from = middle + 1;
        else end = middle;
    }
    return from;
}

struct watched *watch_find(const struct watch *watch, int number) {
    size_t place = place_of(watch, number);
    bool there = place < watch->folders.length && watch->folders.items[place].number == number;
    return there ? &watch->folders.items[place] : NULL;
}

/* Notes that NUMBER is the folder PATH, which it was not called before if it was moved. */
static lede_status put_watched(struct watch *watch, int number, const char *path, size_t root, lede_error *err) {
    char *copy = mem_strdup(path);
    struct watched *known = watch_find(watch, number);
    if (!copy || (!known && !array_reserve(&watch->folders, 1))) {
        mem_free(copy);
        return error_no_memory(err);
    }
    if (known) {
        mem_free(known->path);
        *known = (struct watched){number, root, copy};
        return LEDE_OK;
    }
    size_t place = place_of(watch, number);
    struct watched *at = watch->folders.items + place;
    memmove(at + 1, at, (watch->folders.length - place) * sizeof *at);
    *at = (struct watched){number, root, copy};
    watch->folders.length++;
    return LEDE_OK;
}

void watch_forget(struct watch *watch, struct watched *folder) {
    mem_free(folder->path);
    size_t behind = watch->folders.length - (size_t)(folder - watch->folders.items) - 1;
    memmove(folder, folder + 1, behind * sizeof *folder);
    watch->folders.length--;
}

/* Whether PATH is FOLDER or below it. */
static bool is_within(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

void watch_drop(struct watch *watch, const char *path, size_t root) {
    for (size_t i = watch->folders.length; i-- > 0;) {
        struct watched *folder = &watch->folders.items[i];
        if (folder->root != root || !is_within(folder->path, path)) continue;
        inotify_rm_watch(watch->fd, folder->number);
        watch_forget(watch, folder);
    }
}

/* Remembers the folder PATH as one that was named. */
static lede_status add_root(struct watch *watch, const char *path, lede_error *err) {
    struct stat status;
    struct buffer key = {0};
    if (stat(path, &status) != 0) return error_set_errno(err, errno, "watch", path);
    if (!S_ISDIR(status.st_mode))
        return error_set(err, LEDE_BAD_USAGE, "'%s' is no folder: only these are watched", path);
    lede_status result = path_key(&key, path, err);
    struct watch_root root = {.path = mem_strdup(path), .key = result == LEDE_OK ? mem_strdup(key.data) : NULL};
    buffer_release(&key);
    if (root.path && root.key && array_push(&watch->roots, root)) return LEDE_OK;
    mem_free(root.path);
    mem_free(root.key);
    return result == LEDE_OK ? error_no_memory(err) : result;
}

/* ---- Walking through what is to be watched -------------------------------------------------------------------- */

/* A walk that sets watches. */
struct setting {
    struct watch *watch;
    size_t root;
    bool starting; /* what is there is going to be read; else the files are noted */
};

/* What the system refuses a watch with; at the start that is the end, later the rest goes on. */
static lede_status refuse(struct setting *setting, const char *path, int errnum, lede_error *err) {
    static const char limit[] = "cannot be watched: the system allows no more folders; raise that as root with "
                                "'sysctl fs.inotify.max_user_watches=1000000'";
    struct watch *watch = setting->watch;
    /* It was removed or replaced meanwhile, of which there will be an event. */
    if (errnum == ENOENT || errnum == ENOTDIR) return LEDE_OK;
    const char *message = errnum == ENOSPC ? limit : "cannot be watched";
    if (errnum == ENOSPC && setting->starting) return error_set(err, LEDE_IO, "'%s' %s", path, limit);
    if (errnum != ENOSPC || !watch->full) watch_say(watch, LEDE_FAILURE, path, message);
    watch->full = watch->full || errnum == ENOSPC;
    return LEDE_OK;
}

static lede_status on_folder(void *context, const char *subject, lede_error *err) {
    struct setting *setting = context;
    int number = inotify_add_watch(setting->watch->fd, subject, events_wanted);
    if (number < 0) return refuse(setting, subject, errno, err);
    return put_watched(setting->watch, number, subject, setting->root, err);
}

lede_status watch_note(struct watch *watch, const char *path, size_t root, enum pending_event event, lede_error *err) {
    return pending_note(&watch->pending, view_str(path), root, event, watch_now()) ? LEDE_OK : error_no_memory(err);
}

bool watch_tells(struct watch *watch, const char *path) {
    const char *suffix = suffix_of(path_name(path));
    if (suffix_kind(suffix) != SUFFIX_UNKNOWN) return true;
    struct table_entry *entry = table_put(&watch->unknown, view_str(suffix));
    return entry && entry->value++ == 0;
}

static lede_status on_file(void *context, const struct found *found, lede_error *err) {
    struct setting *setting = context;
    bool told = watch_tells(setting->watch, found->subject);
    if (setting->starting || !told) return LEDE_OK;
    return watch_note(setting->watch, found->subject, setting->root, PENDING_WHOLE, err);
}

lede_status watch_set(struct watch *watch, const char *path, size_t root, bool starting, lede_error *err) {
    struct setting setting = {watch, root, starting};
    struct walk walk = {
        &watch->options, walk_root(watch->roots.items[root].path), &setting, on_folder, on_file, NULL, NULL};
    return walk_folder(&walk, path, path, err);
}

lede_status watch_set_root(struct watch *watch, size_t root, lede_error *err) {
    struct watch_root *own = &watch->roots.items[root];
    own->there = own->everything = true;
    return pending_forget(&watch->pending, root) ? watch_set(watch, own->path, root, true, err) : error_no_memory(err);
}

lede_status watch_start(struct watch *watch, const char *const *folders, lede_error *err) {
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->fd < 0) {
        if (errno != EMFILE) return error_set_errno(err, errno, "watch", *folders);
        return error_set(err, LEDE_IO,
                         "cannot watch '%s': this user has too many programs that do; raise the limit as "
                         "root with 'sysctl fs.inotify.max_user_instances=1024'",
                         *folders);
    }
    lede_status status = LEDE_OK;
    for (; *folders && status == LEDE_OK; folders++) status = add_root(watch, *folders, err);
    for (size_t i = 0; i < watch->roots.length && status == LEDE_OK; i++) status = watch_set_root(watch, i, err);
    return status;
}
