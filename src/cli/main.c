/* SPDX-License-Identifier: MIT */
/* The program lede. */
#include "command.h"
#include "exit_status.h"
#include "message.h"
#include "parse.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/*
 * A caller may start us with standard files closed; the corpus would then get their numbers, with results written into
 * it. Each missing one is opened the wrong way round, so that its use still fails.
 */
static void occupy_standard_files(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) _exit(3);
}

/* Help and version need no corpus; without a command there is nothing to do but to say which there are. */
static lede_status run(const struct request *request, struct output *out, lede_error *err) {
    if (request->version) {
        fprintf(out->file, "lede %s\n", lede_version());
        return LEDE_OK;
    }
    if (request->help) {
        output_page(out);
        help_print(out->file, request->command);
        return LEDE_OK;
    }
    if (request->command) return request->command->run(request, out, err);
    help_print(stderr, NULL);
    return LEDE_BAD_USAGE;
}

/* The one place where failures become messages. A failure without a message was already told in detail. */
static lede_status complained(lede_status status, const lede_error *err) {
    if (status && err->message[0]) complain("%s", err->message);
    return status;
}

int main(int argc, char **argv) {
    /* Two errors: a failure to write must not replace the message about what went wrong before. */
    lede_error err = {0}, close_err = {0};
    struct request request;
    struct output out;
    occupy_standard_files();
    /* A parent that ignores SIGPIPE would turn a closed pipe into an error message. */
    signal(SIGPIPE, SIG_DFL);
    /* Unbuffered, each piece of a message would be a write of its own, which other programs' lines can tear. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    lede_status status = request_parse(&request, argc, argv, &err);
    /* After a mistake on the command line too: output_close() below counts on it. */
    output_open(&out, request.color);
    if (!status) status = run(&request, &out, &err);
    complained(status, &err);
    /* Results that were lost outweigh whatever else there was to tell. */
    if (complained(output_close(&out, &close_err), &close_err)) status = LEDE_IO;
    request_release(&request);
    return exit_status(status);
}
