/* SPDX-License-Identifier: MIT */
/* A list of names of any bytes is read, and searched for its own words. */
#include "fuzz.h"

#include "analyse/name_list.h"
#include "analyse/token.h"
#include "text/clean.h"

#include <string.h>

enum { WORDS_MAX = 64 };

static void try_names(struct analyser *analyser, const struct name_list *list, struct view raw) {
    struct buffer text = {0};
    struct names names = name_list_view(list);
    struct tokens tokens = {0};
    struct view words[WORDS_MAX];
    size_t count = 0;
    clean_text(&text, raw, &(struct clean_counts){0});
    fuzz_expect(tokens_of(&tokens, buffer_view(&text)));
    for (; count < tokens.list.length && count < WORDS_MAX; count++)
        words[count] = token_form(&tokens, &tokens.list.items[count]);
    for (size_t i = 0; i < count; i++) {
        struct name_match match = {0};
        fuzz_expect(names_find(&match, &names, analyser, words + i, count - i));
        fuzz_expect(match.word_count <= count - i && (match.found.length > 0) == (match.word_count > 0));
        name_match_release(&match);
    }
    tokens_release(&tokens);
    buffer_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static struct analyser *analyser;
    struct name_list list = {0};
    lede_error err = {.message = ""};
    struct view text = view_of((const char *)data, length);
    if (!analyser) fuzz_expect(analyser_open(&analyser, NULL) == LEDE_OK);
    lede_status status = name_list_read(&list, analyser, text, &err);
    if (status == LEDE_OK) try_names(analyser, &list, text);
    else fuzz_expect(status == LEDE_BAD_INPUT && strncmp(err.message, "line ", 5) == 0);
    name_list_release(&list);
    return 0;
}
