/* SPDX-License-Identifier: MIT */
/* Copies of a corpus are damaged at random, then asked. */

/*
 * A copy may be refused, or answer with a failure, or be told as damaged by a check. It may not crash or hang, and one
 * that a check calls sound has to answer as the original does.
 */
#include "base/buffer.h"
#include "unit/random.h"
#include "world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 16384, SECONDS = 60 };

/* What became of a copy: the exit status of the process that asked it. */
enum outcome { SAME = 10, REFUSED, TOLD, FAILED, WRONG, CRASHED, OUTCOMES };

static void read_file(struct buffer *out, const char *path) {
    FILE *in = fopen(path, "rb");
    char bytes[65536];
    if (!in) world_fail("cannot read %s", path);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, in)) > 0;) buffer_append(out, bytes, length);
    fclose(in);
}

static void write_file(const char *path, struct view bytes) {
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(bytes.data, 1, bytes.length, out) != bytes.length || fclose(out) != 0)
        world_fail("cannot write %s", path);
}

/* ---- Damage --------------------------------------------------------------------------------------------------- */

static void flip_bits(struct buffer *file, unsigned count) {
    for (unsigned i = 0; i < count; i++)
        file->data[random_below((unsigned)file->length)] ^= (char)(1 << random_below(8));
}

static void change_page(struct buffer *file, const struct buffer *other) {
    unsigned pages = (unsigned)(file->length / PAGE), page = random_below(pages);
    if (!other) memset(file->data + (size_t)page * PAGE, 0, PAGE);
    else if (other->length >= (size_t)(page + 1) * PAGE)
        memcpy(file->data + (size_t)page * PAGE, other->data + (size_t)page * PAGE, PAGE);
}

/* A run of bytes from elsewhere in the file. */
static void move_bytes(struct buffer *file) {
    unsigned length = 1 + random_below(600), most = (unsigned)file->length - 600;
    memmove(file->data + random_below(most), file->data + random_below(most), length);
}

static const char *const kinds[] = {"one bit flipped", "bits flipped",    "bytes overwritten",
                                    "bytes moved",     "page zeroed",     "pages of an older file",
                                    "truncated",       "page overwritten"};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* Damages FILE in the way KIND; OLDER is the same corpus some steps before. */
static void damage(struct buffer *file, unsigned kind, const struct buffer *older) {
    unsigned page;
    switch (kind) {
    case 0: flip_bits(file, 1); break;
    case 1: flip_bits(file, 2 + random_below(30)); break;
    case 2:
        for (unsigned i = 1 + random_below(8); i-- > 0;)
            file->data[random_below((unsigned)file->length)] = (char)random_below(256);
        break;
    case 3: move_bytes(file); break;
    case 4: change_page(file, NULL); break;
    case 5:
        for (unsigned i = 1 + random_below(6); i-- > 0;) change_page(file, older);
        break;
    case 6: buffer_cut(file, random_below((unsigned)file->length)); break;
    default:
        page = random_below((unsigned)(file->length / PAGE));
        for (unsigned i = 0; i < PAGE; i++) file->data[(size_t)page * PAGE + i] = (char)random_below(256);
    }
}

/* ---- Asking --------------------------------------------------------------------------------------------------- */

static enum outcome ask_twice(lede_corpus *corpus, uint64_t expected) {
    uint64_t problems, answers;
    lede_error err = {.message = ""};
    /* What a search does with damage that nobody has told it of. */
    lede_status asked = world_answers(&answers, corpus, &err);
    lede_status checked = lede_check(&problems, corpus, NULL, NULL, NULL);
    if (checked == LEDE_CORRUPT || problems > 0) return TOLD;
    if (checked != LEDE_OK) return FAILED;
    return asked == LEDE_OK && answers == expected ? SAME : WRONG;
}

/* Opens the corpus at PATH in a process of its own and asks it. */
static enum outcome ask(const char *path, uint64_t expected) {
    int status;
    pid_t child = fork();
    if (child < 0) world_fail("no process");
    if (child == 0) {
        lede_corpus *corpus;
        alarm(SECONDS);
        if (lede_open(&corpus, path, LEDE_READ, 0, NULL) != LEDE_OK) _exit(REFUSED);
        enum outcome outcome = ask_twice(corpus, expected);
        lede_close(corpus);
        _exit((int)outcome);
    }
    waitpid(child, &status, 0);
    /* Killed by a signal, that of the alarm for instance, or ended by a sanitizer. */
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) >= SAME && WEXITSTATUS(status) < CRASHED;
    return ended ? (enum outcome)WEXITSTATUS(status) : CRASHED;
}

/* Repairs the corpus at PATH as long as it can be opened; what comes out must be sound. */
static bool repair(const char *path) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    uint64_t lost, problems = 1;
    if (lede_open(&corpus, path, LEDE_REBUILD, 0, NULL) != LEDE_OK) return false;
    lede_status status = lede_repair(&lost, corpus, NULL, NULL, &err);
    if (status == LEDE_OK) status = lede_check(&problems, corpus, NULL, NULL, &err);
    if (status == LEDE_OK && problems) world_fail("what was repaired is not sound");
    lede_close(corpus);
    return status == LEDE_OK;
}

/* Keeps a copy that failed, and the original, for whoever looks into it. */
static void keep(int number, int seed, const struct buffer *copy, const struct buffer *original) {
    char path[64];
    snprintf(path, sizeof path, "damaged-%d-%d.lede", seed, number);
    write_file(path, buffer_view(copy));
    snprintf(path, sizeof path, "damaged-%d-original.lede", seed);
    write_file(path, buffer_view(original));
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

/* Makes the corpus, of which OLDER is the state in the middle. Returns its answers. */
static uint64_t make_corpus(struct buffer *file, struct buffer *older, const char *folder) {
    lede_corpus *corpus;
    lede_error err = {.message = ""};
    static const char names[] = "person\tOleg Testov\tОлег Тестов\t올레그 테스토프\n";
    uint64_t answers, added;
    char path[256], middle[256];
    snprintf(path, sizeof path, "%s/corpus.lede", folder);
    snprintf(middle, sizeof middle, "%s/older.lede", folder);
    lede_status status = lede_open(&corpus, path, LEDE_CREATE, 0, &err);
    if (status == LEDE_OK) status = lede_names_add(&added, corpus, names, sizeof names - 1, false, &err);
    for (int step = 0; status == LEDE_OK && step < WORLD_STEPS - 1; step++) {
        if (step == WORLD_STEPS / 2 + 1) status = lede_backup(corpus, middle, &err);
        if (status == LEDE_OK) status = world_step(corpus, folder, step, &err);
    }
    if (status == LEDE_OK) status = world_answers(&answers, corpus, &err);
    lede_close(corpus);
    if (status != LEDE_OK) world_fail("%s", err.message);
    read_file(file, path);
    read_file(older, middle);
    unlink(path);
    return answers;
}

int main(int argc, char **argv) {
    int count = world_argument(argc, argv, 1, 100), seed = world_argument(argc, argv, 2, 1), tally[OUTCOMES] = {0},
        repaired = 0;
    char path[256], kept[512];
    struct buffer file = {0}, older = {0}, copy = {0};
    const char *folder = world_folder("damage");
    uint64_t expected = make_corpus(&file, &older, folder);
    snprintf(path, sizeof path, "%s/copy.lede", folder);
    snprintf(kept, sizeof kept, "%s.damaged", path);
    for (int i = 0; i < count; i++) {
        buffer_clear(&copy);
        buffer_append(&copy, file.data, file.length);
        random_state = (uint64_t)seed * 1000003 + (uint64_t)i;
        for (int skip = 0; skip < 8; skip++) random_below(2);
        damage(&copy, (unsigned)i % KINDS, &older);
        write_file(path, buffer_view(&copy));
        enum outcome outcome = ask(path, expected);
        tally[outcome]++;
        if (outcome >= FAILED) {
            static const char *const what[] = {"the check failed", "called sound, but answers otherwise",
                                               "crashed or hung"};
            fprintf(stderr, "copy %d of seed %d, %s: %s\n", i, seed, kinds[i % KINDS], what[outcome - FAILED]);
            keep(i, seed, &copy, &file);
        }
        if (outcome == TOLD && i % 10 == 0) repaired += repair(path);
        unlink(path);
        unlink(kept);
    }
    world_remove(folder);
    buffer_release(&file);
    buffer_release(&older);
    buffer_release(&copy);
    printf("%d damaged copies: %d refused, %d told by check, %d the same, %d wrong, %d crashes; %d of every tenth "
           "repaired\n",
           count, tally[REFUSED], tally[TOLD] + tally[FAILED], tally[SAME], tally[WRONG], tally[CRASHED], repaired);
    return tally[WRONG] + tally[FAILED] + tally[CRASHED] > 0;
}
