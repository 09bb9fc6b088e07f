/* SPDX-License-Identifier: MIT */
/* Bytes become text, sentences, passages, tokens, classes. */
#include "fuzz.h"

#include "analyse/language.h"
#include "analyse/token.h"
#include "passage/split.h"
#include "text/clean.h"
#include "text/fold.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/width.h"

static void try_words(struct view text) {
    struct tokens tokens = {0};
    struct buffer folded = {0};
    fuzz_expect(tokens_of(&tokens, text));
    for (size_t i = 0; i < tokens.list.length; i++) {
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        fuzz_expect(form.length > 0 && form.length <= TOKEN_FORM_MAX);
        fuzz_expect(tokens.list.items[i].position < tokens.positions);
        buffer_clear(&folded);
        fuzz_expect(fold_word(&folded, form) && fold_marks(&folded, form));
    }
    buffer_release(&folded);
    tokens_release(&tokens);
}

static void try_passages(struct view text) {
    struct passages passages = {0};
    size_t end = 0;
    fuzz_expect(passages_split(&passages, text));
    for (size_t i = 0; i < passages.length; i++) {
        const lede_passage *passage = &passages.items[i];
        fuzz_expect(passage->start >= end && passage->start < passage->end && passage->end <= text.length);
        end = passage->end;
        try_words(view_of(text.data + passage->start, passage->end - passage->start));
    }
    array_release(&passages);
}

static void try_sentences(struct view text) {
    struct sentence_scan scan = {.text = text, .layout = layout_measure(text)};
    struct sentence sentence;
    size_t end = 0;
    while (sentence_next(&sentence, &scan)) {
        fuzz_expect(sentence.start >= end && sentence.start < sentence.end && sentence.end <= text.length);
        end = sentence.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    struct buffer clean = {0}, again = {0};
    struct clean_counts counts = {0};
    clean_text(&clean, view_of((const char *)data, length), &counts);
    clean_text(&again, buffer_view(&clean), &counts);
    fuzz_expect(view_equal(buffer_view(&clean), buffer_view(&again)));
    buffer_append(&clean, "", 0);
    struct view text = view_of(buffer_str(&clean), clean.length);
    try_sentences(text);
    try_passages(text);
    language_of(text);
    width_of(text);
    buffer_clear(&again);
    clean_line(&again, view_of((const char *)data, length));
    buffer_release(&clean);
    buffer_release(&again);
    return 0;
}
