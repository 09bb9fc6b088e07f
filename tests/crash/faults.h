/* SPDX-License-Identifier: MIT */
/** A file system for SQLite that fails when it is told to. */
#ifndef CRASH_FAULTS_H
#define CRASH_FAULTS_H

#include <stdbool.h>

/** What happens at the operation that was chosen. */
enum fault {
    FAULT_NONE,
    FAULT_EIO,       /* that operation fails, later ones work */
    FAULT_FULL,      /* no write that makes a file longer works from then on: ENOSPC */
    FAULT_POWER,     /* the power goes: nothing works from then on, and what was not synced is gone */
    FAULT_TORN,      /* the same, but half of the last write is there */
    FAULT_REORDERED, /* the same, but some of what was not synced is there: any of it, in sectors of 512 bytes */
    FAULT_READ,      /* that reading fails, not a writing; later ones work */
    FAULT_KINDS
};

/** What KIND is called. */
const char *fault_name(enum fault kind);

/** Puts the file system in front of that of SQLite, for files that are opened from now on. */
void faults_install(void);

/**
 * Starts to count operations: those that write, sync, delete or rename, those that read for FAULT_READ. At the one with
 * number AT (from 1; 0: none) KIND happens.
 */
void faults_begin(enum fault kind, int at, unsigned seed);

/** Ends that, and leaves files as the fault has them after a restart; returns how many operations there were. */
int faults_end(void);

#endif
