/* SPDX-License-Identifier: MIT */
/* lede status: what the corpus holds. */
#include "command.h"
#include "corpus.h"
#include "json.h"
#include "safe.h"
#include "size.h"

#include <inttypes.h>
#include <stdlib.h>

static void print_size(const struct output *out, const char *name, uint64_t bytes) {
    fprintf(out->file, "%-10s", name);
    size_print(out->file, bytes);
    fputc('\n', out->file);
}

/* Digits without separators, so that a count can be copied into a command. */
static void print_count(const struct output *out, const char *name, uint64_t count) {
    fprintf(out->file, "%-10s%" PRIu64 "\n", name, count);
}

/* One figure a line, for people; programs take --json. */
static void print_text(const struct output *out, const char *path, const lede_info *info) {
    fprintf(out->file, "%-10s", "corpus");
    safe_puts(out->file, path);
    fputc('\n', out->file);
    print_count(out, "articles", info->articles);
    print_count(out, "passages", info->passages);
    print_count(out, "words", info->words);
    print_count(out, "forms", info->forms);
    print_count(out, "removed", info->removed);
    print_size(out, "text", info->text_bytes);
    print_size(out, "file", info->file_bytes);
    fprintf(out->file, "%-10s%d, analyser %d, lede %s\n", "format", info->format, info->analyser, lede_version());
}

/* The figures as lede_info has them, sizes in bytes. */
static void print_json(const struct output *out, const char *path, const lede_info *info) {
    json_t *object = json_object();
    json_put(object, "version", json_integer(JSON_FORMAT_VERSION));
    json_put(object, "corpus", json_word(path));
    json_put(object, "articles", json_count(info->articles));
    json_put(object, "passages", json_count(info->passages));
    json_put(object, "words", json_count(info->words));
    json_put(object, "forms", json_count(info->forms));
    json_put(object, "removed", json_count(info->removed));
    json_put(object, "text_bytes", json_count(info->text_bytes));
    json_put(object, "file_bytes", json_count(info->file_bytes));
    json_put(object, "format", json_integer(info->format));
    json_put(object, "analyser", json_integer(info->analyser));
    json_put(object, "lede", json_word(lede_version()));
    json_print(out->file, object);
}

lede_status cmd_status(const struct request *request, struct output *out, lede_error *err) {
    /* The library knows its file by the real path; shown is the one that was given. */
    char *path = corpus_path(request, err);
    if (!path) return err->status;
    lede_corpus *corpus;
    lede_info info;
    lede_status status = corpus_open(&corpus, request, LEDE_READ, err);
    if (!status) status = lede_corpus_info(&info, corpus, err);
    if (!status) {
        if (request->format == FORMAT_JSON) print_json(out, path, &info);
        else print_text(out, path, &info);
    }
    lede_close(corpus);
    free(path);
    return status;
}
