/* SPDX-License-Identifier: MIT */
/* Files of SQLite with faults. */

/*
 * Everything goes to the file system of SQLite, except that syncing is only noted. For each file the writes since its
 * last sync are kept with what they replaced: when the power goes, they are undone from the last to the first, and
 * those that the fault lets survive are done again.
 */
#include "faults.h"

#include "base/array.h"
#include "unit/random.h"
#include "world.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A write, or a truncation where NEW is NULL, that no sync has followed on yet. */
struct change {
    char path[256];
    sqlite3_int64 offset;
    size_t length, old_length; /* OLD_LENGTH bytes were there of the LENGTH */
    char *old, *new;
    sqlite3_int64 size; /* of the file, before */
};

static struct {
    enum fault kind;
    int count, at;
    bool off; /* the power is */
    bool full;
    char old_name[256], new_name[256]; /* of a file that was renamed, where no sync of its folder has followed yet */
    ARRAY_STRUCT(, struct change) changes;
} state;

struct file {
    sqlite3_file base;
    sqlite3_file *real;
    char path[256];
};

static sqlite3_vfs *real_vfs;

const char *fault_name(enum fault kind) {
    static const char *const names[] = {
        "none", "EIO", "ENOSPC", "power cut", "torn write", "reordered writes", "EIO when reading"};
    return names[kind];
}

/* ---- Which operation it is ------------------------------------------------------------------------------------ */

/* Counts an operation; whether it may be done. */
static bool may_go_on(void) {
    if (state.off) return false;
    if (state.kind == FAULT_READ) return true;
    if (++state.count != state.at) return true;
    if (state.kind == FAULT_FULL) state.full = true;
    if (state.kind >= FAULT_POWER) state.off = true;
    return state.kind == FAULT_NONE || state.kind == FAULT_FULL;
}

static void forget(struct change *change) {
    free(change->old);
    free(change->new);
}

/* Notes that LENGTH bytes at OFFSET become DATA, or that the file ends there. */
static void note(struct file *file, const void *data, size_t length, sqlite3_int64 offset) {
    struct change change = {.offset = offset, .length = length};
    snprintf(change.path, sizeof change.path, "%s", file->path);
    file->real->pMethods->xFileSize(file->real, &change.size);
    if (!data) length = change.length = change.size > offset ? (size_t)(change.size - offset) : 0;
    if (change.size > offset) {
        sqlite3_int64 behind = change.size - offset;
        change.old_length = behind < (sqlite3_int64)length ? (size_t)behind : length;
        change.old = malloc(change.old_length + 1);
        file->real->pMethods->xRead(file->real, change.old, (int)change.old_length, offset);
    }
    if (data) {
        change.new = malloc(length + 1);
        memcpy(change.new, data, length);
    }
    if (!array_push(&state.changes, change)) world_fail("no memory for changes");
}

/* What was written to PATH is on the disk. */
static void forget_changes_of(const char *path) {
    size_t kept = 0;
    for (size_t i = 0; i < state.changes.length; i++) {
        if (strcmp(state.changes.items[i].path, path) == 0) forget(&state.changes.items[i]);
        else state.changes.items[kept++] = state.changes.items[i];
    }
    state.changes.length = kept;
}

/* ---- Files ---------------------------------------------------------------------------------------------------- */

static struct file *own(sqlite3_file *file) { return (struct file *)file; }

static int file_close(sqlite3_file *file) { return own(file)->real->pMethods->xClose(own(file)->real); }

static int file_read(sqlite3_file *file, void *out, int length, sqlite3_int64 offset) {
    if (state.off || (state.kind == FAULT_READ && ++state.count == state.at)) return SQLITE_IOERR_READ;
    return own(file)->real->pMethods->xRead(own(file)->real, out, length, offset);
}

static int file_write(sqlite3_file *file, const void *data, int length, sqlite3_int64 offset) {
    bool was_off = state.off, goes_on = may_go_on();
    sqlite3_int64 size = 0;
    own(file)->real->pMethods->xFileSize(own(file)->real, &size);
    if (state.full && offset + length > size) return SQLITE_FULL;
    /* Of the write that meets the power cut a part may be on the disk, too. */
    if (goes_on || (!was_off && state.off)) {
        note(own(file), data, (size_t)length, offset);
        int rc = own(file)->real->pMethods->xWrite(own(file)->real, data, length, offset);
        if (goes_on) return rc;
    }
    return SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    if (!may_go_on()) return SQLITE_IOERR_TRUNCATE;
    note(own(file), NULL, 0, size);
    return own(file)->real->pMethods->xTruncate(own(file)->real, size);
}

static int file_sync(sqlite3_file *file, int flags) {
    (void)flags;
    if (!may_go_on()) return SQLITE_IOERR_FSYNC;
    forget_changes_of(own(file)->path);
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *out) {
    return own(file)->real->pMethods->xFileSize(own(file)->real, out);
}

static int file_lock(sqlite3_file *file, int level) { return own(file)->real->pMethods->xLock(own(file)->real, level); }

static int file_unlock(sqlite3_file *file, int level) {
    return own(file)->real->pMethods->xUnlock(own(file)->real, level);
}

static int file_reserved(sqlite3_file *file, int *out) {
    return own(file)->real->pMethods->xCheckReservedLock(own(file)->real, out);
}

static int file_control(sqlite3_file *file, int what, void *argument) {
    return own(file)->real->pMethods->xFileControl(own(file)->real, what, argument);
}

static int file_sector(sqlite3_file *file) { return own(file)->real->pMethods->xSectorSize(own(file)->real); }

/* Nothing is promised of writes: not that they are whole, not that they are in order. */
static int file_traits(sqlite3_file *file) {
    (void)file;
    return 0;
}

static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
    return own(file)->real->pMethods->xShmMap(own(file)->real, page, size, extend, out);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return own(file)->real->pMethods->xShmLock(own(file)->real, offset, count, flags);
}

static void file_barrier(sqlite3_file *file) { own(file)->real->pMethods->xShmBarrier(own(file)->real); }

static int file_unmap(sqlite3_file *file, int delete) {
    return own(file)->real->pMethods->xShmUnmap(own(file)->real, delete);
}

static const sqlite3_io_methods methods = {
    2,           file_close,    file_read,    file_write,  file_truncate, file_sync, file_size,     file_lock,
    file_unlock, file_reserved, file_control, file_sector, file_traits,   file_map,  file_shm_lock, file_barrier,
    file_unmap,  NULL,          NULL,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    struct file *opened = own(file);
    (void)vfs;
    opened->real = (sqlite3_file *)(opened + 1);
    snprintf(opened->path, sizeof opened->path, "%s", name ? name : "");
    int rc = real_vfs->xOpen(real_vfs, name, opened->real, flags, out_flags);
    opened->base.pMethods = rc == SQLITE_OK ? &methods : NULL;
    return rc;
}

/* A name that is deleted is so at once: the folder is synced with it. */
static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    (void)vfs;
    if (!may_go_on()) return SQLITE_IOERR_DELETE;
    forget_changes_of(name);
    return real_vfs->xDelete(real_vfs, name, sync_folder);
}

/* ---- What lede does itself: putting a backup in its place -------------------------------------------------------- */

static void path_of(char out[256], int file) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, out, 255);
    out[length > 0 ? length : 0] = '\0';
}

/* In place of that of the C library. */
__attribute__((visibility("default"))) int fsync(int fd) {
    char path[256];
    struct stat status;
    if (!may_go_on()) {
        errno = EIO;
        return -1;
    }
    path_of(path, fd);
    forget_changes_of(path);
    if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) state.new_name[0] = '\0';
    return 0;
}

/* In place of that of the C library. */
__attribute__((visibility("default"))) int rename(const char *old, const char *new) {
    if (!may_go_on()) {
        errno = EIO;
        return -1;
    }
    for (size_t i = 0; i < state.changes.length; i++)
        if (strcmp(state.changes.items[i].path, old) == 0)
            snprintf(state.changes.items[i].path, sizeof state.changes.items[i].path, "%s", new);
    snprintf(state.old_name, sizeof state.old_name, "%s", old);
    snprintf(state.new_name, sizeof state.new_name, "%s", new);
    return renameat(AT_FDCWD, old, AT_FDCWD, new);
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

void faults_install(void) {
    static sqlite3_vfs vfs;
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "faults";
    vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) world_fail("cannot register a file system");
}

/* ---- After the power cut -------------------------------------------------------------------------------------- */

static void write_at(const char *path, const char *data, size_t length, sqlite3_int64 offset) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    if (pwrite(file, data, length, offset) != (ssize_t)length) world_fail("cannot restore %s", path);
    close(file);
}

static void undo(const struct change *change) {
    if (change->old_length) write_at(change->path, change->old, change->old_length, change->offset);
    if (truncate(change->path, change->size) != 0 && access(change->path, F_OK) == 0)
        world_fail("cannot restore %s", change->path);
}

/* Does again what of CHANGE survives: SECTORS of its beginning, or where RANDOM any. */
static void redo(const struct change *change, bool random, size_t most) {
    enum { SECTOR = 512 };
    for (size_t at = 0; change->new &&at < change->length &&at < most; at += SECTOR) {
        size_t length = change->length - at < SECTOR ? change->length - at : SECTOR;
        if (!random || random_below(2))
            write_at(change->path, change->new + at, length, change->offset + (sqlite3_int64)at);
    }
}

void faults_begin(enum fault kind, int at, unsigned seed) {
    state.kind = kind;
    state.at = at;
    state.count = 0;
    random_state = seed;
}

int faults_end(void) {
    size_t length = state.changes.length;
    bool lost = state.off;
    for (size_t i = length; lost && i-- > 0;) undo(&state.changes.items[i]);
    for (size_t i = 0; lost && i < length; i++) {
        struct change *change = &state.changes.items[i];
        if (state.kind == FAULT_REORDERED) redo(change, true, change->length);
        if (state.kind == FAULT_TORN) redo(change, false, i + 1 < length ? change->length : change->length / 2);
    }
    if (lost && state.new_name[0]) renameat(AT_FDCWD, state.new_name, AT_FDCWD, state.old_name);
    state.new_name[0] = '\0';
    for (size_t i = 0; i < length; i++) forget(&state.changes.items[i]);
    array_release(&state.changes);
    state.kind = FAULT_NONE;
    state.off = state.full = false;
    return state.count;
}
