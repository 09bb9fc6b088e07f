/* SPDX-License-Identifier: MIT */
/* Compiles the list of names into the program. */

/*
 * usage: compile_names NAMES.tsv OUT.c
 *
 * Run by the build. OUT.c defines names_builtin: the list as name_list_read() has it in memory, as constant arrays
 * without a pointer in them, which the system maps when they are first looked at.
 */
#include "analyse/name_list.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void die(const char *what, const char *why) {
    fprintf(stderr, "compile_names: %s: %s\n", what, why);
    exit(3);
}

static void read_whole(struct buffer *out, const char *path) {
    char block[65536];
    FILE *file = fopen(path, "rb");
    if (!file) die(path, "cannot be opened");
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buffer_append(out, block, n);
    if (ferror(file) || out->failed) die(path, "cannot be read");
    fclose(file);
}

/* As strings of a line each: a compiler takes them many times faster than a number a byte. */
static void write_bytes(FILE *out, struct view bytes) {
    enum { LINE = 96 };
    fputs("static const char bytes[] =\n    \"", out);
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (i % LINE == LINE - 1) fputs("\"\n    \"", out);
        if (byte < ' ' || byte > '~' || byte == '"' || byte == '\\' || byte == '?') fprintf(out, "\\%03o", byte);
        else fputc(byte, out);
    }
    fputs("\";\n\n", out);
}

/* C has no empty arrays: an empty list leaves arrays of one element. */
static void start_array(FILE *out, const char *declaration, size_t count) {
    fprintf(out, "static const %s[%zu]%s\n", declaration, count ? count : 1, count ? " = {" : ";");
}

static void end_array(FILE *out, size_t count) { fputs(count ? "};\n\n" : "\n", out); }

static void write_text(FILE *out, struct name_text text) {
    fprintf(out, "{%" PRIu32 ", %" PRIu32 "}, ", text.start, text.length);
}

static void write_names(FILE *out, const struct names *names) {
    start_array(out, "struct name names", names->name_count);
    for (size_t i = 0; i < names->name_count; i++) {
        const struct name *name = &names->names[i];
        fputs("    {", out);
        write_text(out, name->line);
        fprintf(out, "%" PRIu32 ", %d, %d},\n", name->first, name->spelling_count, name->kind);
    }
    end_array(out, names->name_count);
}

static void write_spellings(FILE *out, const struct names *names) {
    start_array(out, "struct name_spelling spellings", names->spelling_count);
    for (size_t i = 0; i < names->spelling_count; i++) {
        const struct name_spelling *spelling = &names->spellings[i];
        fputs("    {", out);
        write_text(out, spelling->text);
        write_text(out, spelling->words);
        fprintf(out, "%" PRIu32 ", %d, %d, %d},\n", spelling->name, spelling->word_count, spelling->script,
                spelling->fixed);
    }
    end_array(out, names->spelling_count);
}

static void write_keys(FILE *out, const struct names *names) {
    start_array(out, "struct name_key keys", names->key_count);
    for (size_t i = 0; i < names->key_count; i++) {
        fputs("    {", out);
        write_text(out, names->keys[i].text);
        fprintf(out, "%" PRIu32 "},\n", names->keys[i].spelling);
    }
    end_array(out, names->key_count);
}

static void write_list(FILE *out, const struct names *names, size_t length) {
    fputs("/* Made by share/compile_names.c of share/names.tsv. */\n#include \"analyse/names.h\"\n\n", out);
    write_bytes(out, view_of(names->bytes, length));
    write_names(out, names);
    write_spellings(out, names);
    write_keys(out, names);
    fprintf(out, "const struct names names_builtin = {bytes, names, spellings, keys, %zu, %zu, %zu};\n",
            names->name_count, names->spelling_count, names->key_count);
}

int main(int argc, char **argv) {
    struct analyser *analyser;
    struct buffer text = {0};
    struct name_list list = {0};
    lede_error err;
    if (argc != 3) die("usage", "compile_names NAMES.tsv OUT.c");
    read_whole(&text, argv[1]);
    if (analyser_open(&analyser, &err) != LEDE_OK) die(argv[1], err.message);
    if (name_list_read(&list, analyser, buffer_view(&text), &err) != LEDE_OK) die(argv[1], err.message);
    FILE *out = fopen(argv[2], "wb");
    if (!out) die(argv[2], "cannot be written");
    struct names names = name_list_view(&list);
    write_list(out, &names, list.bytes.length);
    bool failed = ferror(out) != 0;
    if (fclose(out) != 0 || failed) die(argv[2], "cannot be written");
    name_list_release(&list);
    buffer_release(&text);
    analyser_close(analyser);
    return 0;
}
