/* SPDX-License-Identifier: MIT */
/* Words of any bytes get their classes, endings, titles, sounds, and are compared with each other. */
#include "fuzz.h"

#include "analyse/keyboard.h"
#include "analyse/particle.h"
#include "analyse/predicate.h"
#include "analyse/skeleton.h"
#include "analyse/syllable.h"
#include "analyse/title.h"
#include "analyse/token.h"
#include "text/clean.h"

static void try_classes(struct analyser *analyser, struct view form) {
    struct class_keys keys = {0};
    fuzz_expect(classes_of(&keys, analyser, form));
    for (size_t i = 0; i < class_keys_count(&keys); i++) fuzz_expect(class_key(&keys, i).length > 1);
    fuzz_expect(classes_spoken_in(&keys, analyser, UINT32_MAX, form));
    for (size_t i = 0; i < class_keys_count(&keys); i++) fuzz_expect(class_is_spoken(class_key(&keys, i).data[0]));
    struct buffer readings = {0};
    fuzz_expect(skeleton_keys(&keys, &readings, form));
    buffer_release(&readings);
    class_keys_release(&keys);
}

static void try_korean(struct view form) {
    struct predicate_readings readings;
    struct view syllables[SYLLABLE_NAME_MAX];
    predicate_read(&readings, form);
    fuzz_expect(readings.length <= PREDICATE_READINGS_MAX);
    for (size_t i = 0; i < readings.length; i++) {
        const struct predicate_reading *reading = &readings.items[i];
        fuzz_expect(reading->length <= PREDICATE_STEM_MAX && reading->core <= form.length);
        fuzz_expect(predicate_find(&readings, predicate_stem(reading)) == reading);
    }
    for (size_t keep = 0; keep <= form.length; keep += 3) {
        particles_follow(form, keep);
        particles_follow_noun(form, keep);
        fuzz_expect(particle_length(form, keep) + keep <= form.length || particle_length(form, keep) == 0);
        fuzz_expect(particle_open_length(form, keep) <= form.length);
        fuzz_expect(particle_verb_noun(form, keep) <= form.length);
    }
    fuzz_expect(title_name_length(form) <= form.length);
    fuzz_expect(syllable_name(syllables, form) <= SYLLABLE_NAME_MAX);
}

/* What was packed is what is unpacked. */
static void try_packing(const struct sounds *readings, size_t count, struct view form) {
    struct buffer packed = {0};
    struct sounds sounds = {.script = (uint8_t)script_of(form)};
    sound_pack(&packed, readings, count);
    struct view rest = buffer_view(&packed);
    for (size_t i = 0; i < count; i++) {
        fuzz_expect(sound_unpack(&sounds, &rest) && sounds.length == readings[i].length);
        fuzz_expect(memcmp(sounds.at, readings[i].at, sounds.length) == 0);
    }
    fuzz_expect(!sound_unpack(&sounds, &rest));
    buffer_release(&packed);
}

static void try_sounds(struct view form, struct view other) {
    struct sounds readings[SOUND_READINGS_MAX], sounds;
    struct skeleton_probe probe;
    struct buffer out = {0};
    size_t count = sound_readings(readings, form);
    fuzz_expect(count <= SOUND_READINGS_MAX);
    try_packing(readings, count, form);
    for (size_t i = 0; i < count; i++) {
        fuzz_expect(readings[i].length <= SOUNDS_MAX);
        skeleton_of(&out, &readings[i]);
        skeleton_probe_make(&probe, &readings[i]);
        skeleton_alike(&probe, other, SCRIPT_LATIN); /* any bytes, as a damaged file has */
        if (sounds_of(&sounds, other)) skeleton_distance(&readings[i], &sounds);
    }
    skeleton_may_be_name(form);
    syllables_of(&out, form);
    syllable_spellings(&out, form, SCRIPT_LATIN);
    syllable_spellings(&out, form, SCRIPT_CYRILLIC);
    buffer_release(&out);
}

static void try_typing(struct view form, struct view other) {
    struct typed_word a, b;
    struct buffer out = {0};
    for (int i = 0; i < LAYOUT_COUNT * LAYOUT_COUNT; i++)
        keyboard_retype(&out, form, (enum layout)(i / LAYOUT_COUNT), (enum layout)(i % LAYOUT_COUNT));
    if (typed_word_read(&a, form) && typed_word_read(&b, other)) {
        unsigned distance = distance_of(&a, &b);
        fuzz_expect(distance == distance_of(&b, &a));
        fuzz_expect(distance <= (a.length > b.length ? a.length : b.length));
        fuzz_expect(keyboard_cost(&a, &b) >= 0);
    }
    buffer_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length) {
    static struct analyser *analyser;
    struct tokens tokens = {0};
    struct buffer text = {0};
    struct view before = view_of("путин", 10);
    if (!analyser) fuzz_expect(analyser_open(&analyser, NULL) == LEDE_OK);
    clean_text(&text, view_of((const char *)data, length), &(struct clean_counts){0});
    fuzz_expect(tokens_of(&tokens, buffer_view(&text)));
    for (size_t i = 0; i < tokens.list.length; i++) {
        struct view form = token_form(&tokens, &tokens.list.items[i]);
        try_classes(analyser, form);
        try_korean(form);
        try_sounds(form, before);
        try_typing(form, before);
        before = form;
    }
    tokens_release(&tokens);
    buffer_release(&text);
    return 0;
}
