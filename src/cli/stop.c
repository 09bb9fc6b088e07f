/* SPDX-License-Identifier: MIT */
/* Ctrl-C, SIGTERM. */
#include "stop.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static volatile sig_atomic_t asked;

/* An event is kept until somebody polls, which a signal between two polls is not. */
static int event = -1;

static void on_signal(int number) {
    int before = errno;
    const uint64_t one = 1;
    (void)number;
    asked = 1;
    if (event >= 0 && write(event, &one, sizeof one) < 0) asked = 1; /* nobody could be told of it here */
    errno = before;
}

void stop_listen(void) {
    /* Once: whoever asks again does not want to wait for the batch. */
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    asked = 0;
    event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool stop_asked(void) { return asked; }

int stop_file(void) { return event; }
