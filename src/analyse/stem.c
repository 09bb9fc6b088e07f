/* SPDX-License-Identifier: MIT */
/* Snowball's stemmers by language. */
#include "analyse/stem.h"

#include "base/mem.h"
#include "text/fold.h"

#include <libstemmer.h>

/* In the order of their numbers. A kind is written into corpus files: it never comes to mean another language. */
static const struct {
    const char *code, *name;
    char kind;
    bool elides; /* articles and pronouns lose their vowel in front of another: l'état, dell'arte */
} languages[STEM_LANGUAGES] = {
    {"da", "danish", 'A', false},     {"de", "german", 'D', false},   {"es", "spanish", 'S', false},
    {"fi", "finnish", 'U', false},    {"fr", "french", 'F', true},    {"hu", "hungarian", 'H', false},
    {"it", "italian", 'I', true},     {"nl", "dutch", 'N', false},    {"no", "norwegian", 'O', false},
    {"pt", "portuguese", 'P', false}, {"ro", "romanian", 'M', false}, {"sv", "swedish", 'V', false},
    {"tr", "turkish", 'T', false},
};

void stemmers_release(struct stemmers *stemmers) {
    for (size_t i = 0; i < STEM_LANGUAGES; i++) sb_stemmer_delete(stemmers->of[i]);
    *stemmers = (struct stemmers){0};
}

/* Whether CODE is WANTED, alone or with a region behind it. */
static bool is_code(const char *code, const char *wanted) {
    size_t length = strlen(wanted);
    return strncmp(code, wanted, length) == 0 && (code[length] == '\0' || code[length] == '-' || code[length] == '_');
}

int stem_language(const char *code) {
    /* Both written standards of Norwegian. */
    if (is_code(code, "nb") || is_code(code, "nn")) code = "no";
    for (int i = 0; i < STEM_LANGUAGES; i++)
        if (is_code(code, languages[i].code)) return i;
    return -1;
}

char stem_kind(int language) { return languages[language].kind; }

/* What stands behind the first apostrophe of FORM, where at least two letters do; else FORM. */
static struct view behind_elision(struct view form) {
    const char *mark = memchr(form.data, '\'', form.length);
    size_t before = mark ? (size_t)(mark - form.data) + 1 : form.length;
    return before + 2 > form.length ? form : view_of(form.data + before, form.length - before);
}

/*
 * Starts the stemmer of LANGUAGE; NULL when memory runs out. libstemmer 2.2 follows a null pointer when that happens
 * within, in languages such as Danish: so it is only asked when there is more than it takes.
 */
static struct sb_stemmer *start(int language) {
    static const size_t enough = 4096;
    void *room = mem_alloc(enough);
    mem_free(room);
    return room ? sb_stemmer_new(languages[language].name, "UTF_8") : NULL;
}

bool stem_append(struct buffer *out, struct stemmers *stemmers, int language, struct view form) {
    struct sb_stemmer **stemmer = &stemmers->of[language];
    if (!*stemmer) *stemmer = start(language);
    if (!*stemmer) return false;
    if (languages[language].elides) form = behind_elision(form);
    const sb_symbol *stem = sb_stemmer_stem(*stemmer, (const sb_symbol *)form.data, (int)form.length);
    return stem && fold_marks(out, view_of((const char *)stem, (size_t)sb_stemmer_length(*stemmer)));
}
