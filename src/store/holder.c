/* SPDX-License-Identifier: MIT */
/* The holder of a lock, from /proc/locks. */

/*
 * SQLite's writers in WAL mode hold a POSIX lock on byte 120 of PATH-shm (WAL_WRITE_LOCK, documented in
 * walformat.html); who makes a corpus is not in that mode yet, and holds one on the reserved byte of the file itself
 * (lockingv3.html). Asking for it with F_GETLK would need a descriptor of that file, whose closing drops every lock
 * that this process holds on it; the kernel's own list needs none.
 */
#include "store/holder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

enum { WRITE_LOCK_BYTE = 120, RESERVED_BYTE = 0x40000001 };

/* The number in BASE at *AT, which moves past it and one separator behind it. */
static unsigned long long take_number(char **at, int base) {
    unsigned long long number = strtoull(*at, at, base);
    if (**at == ':' || **at == ' ') ++*at;
    return number;
}

/*
 * The process in LINE of /proc/locks when it locks BYTE of FILE for writing, else 0. A line is
 * "3: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120"; in those of processes that wait "->" stands before POSIX.
 */
static unsigned long long writer_in(const char *line, const struct stat *file, unsigned long long byte) {
    char *at = strstr(line, ": POSIX ");
    at = at ? strstr(at, " WRITE ") : NULL;
    if (!at) return 0;
    at += strlen(" WRITE ");
    unsigned long long process = take_number(&at, 10);
    if (take_number(&at, 16) != major(file->st_dev) || take_number(&at, 16) != minor(file->st_dev)) return 0;
    if (take_number(&at, 10) != file->st_ino) return 0;
    unsigned long long start = take_number(&at, 10), end = take_number(&at, 10);
    return start <= byte && end >= byte ? process : 0;
}

/* The process that locks BYTE of the file that is called PATH with SUFFIX, 0 when there is none. */
static unsigned long long find_writer(const char *path, const char *suffix, unsigned long long byte) {
    char name[4096], line[256];
    struct stat file;
    unsigned long long process = 0;
    if (snprintf(name, sizeof name, "%s%s", path, suffix) >= (int)sizeof name || stat(name, &file) != 0) return 0;
    FILE *locks = fopen("/proc/locks", "re");
    if (!locks) return 0;
    while (!process && fgets(line, sizeof line, locks)) process = writer_in(line, &file, byte);
    fclose(locks);
    return process;
}

bool holder_of(char *out, size_t size, const char *path) {
    char name[64], command[32] = "";
    unsigned long long process = find_writer(path, "-shm", WRITE_LOCK_BYTE);
    if (!process) process = find_writer(path, "", RESERVED_BYTE);
    if (!process) return false;
    snprintf(name, sizeof name, "/proc/%llu/comm", process);
    FILE *comm = fopen(name, "re");
    if (comm) {
        if (!fgets(command, sizeof command, comm)) command[0] = '\0';
        fclose(comm);
    }
    command[strcspn(command, "\n")] = '\0';
    if (command[0]) snprintf(out, size, "process %llu (%s)", process, command);
    else snprintf(out, size, "process %llu", process);
    return true;
}
