/* SPDX-License-Identifier: MIT */
/* From the names in a query to variants of its leaves. */
#include "search/alias.h"

#include "analyse/hangul.h"
#include "analyse/stopwords.h"
#include "analyse/title.h"
#include "base/error.h"
#include "search/homophone.h"
#include "search/occurrence.h"
#include "search/unlisted.h"

/* What is needed while a query is looked through. */
struct aliasing {
    struct leaves *leaves;
    struct form_search *search;
    struct query_words words;
    struct name_list own; /* the corpus' own names */
    struct names lists[2];
    struct name_match match;
    struct buffer typed; /* the words of the name at hand, a space behind each */
    struct buffer seen;  /* its spellings in the same way, a line end before and behind each */
};

/* ---- Forms ----------------------------------------------------------------------------------------------------- */

/* Pushes FORM where the vocabulary has it. */
static lede_status push_known(struct word_position *out, struct form_search *search, struct view form) {
    struct store_form found;
    lede_status status = store_form(&found, search->store, form, search->err);
    if (status != LEDE_OK || found.frequency < 0) return status;
    bool ok = forms_push(out, search->arena, (struct word_form){form, found.term, found.frequency, CLOSE_ALIAS});
    return ok ? LEDE_OK : error_no_memory(search->err);
}

/* A name has no forms but itself and its possessive: jobs is no form of Jobs. */
static lede_status find_bare(struct word_position *out, struct form_search *search, struct view word) {
    struct buffer possessive = {0};
    lede_status status = push_known(out, search, word);
    buffer_append(&possessive, word.data, word.length);
    buffer_append_str(&possessive, "'s");
    if (possessive.failed) status = error_no_memory(search->err);
    if (status == LEDE_OK && script_of(word) == SCRIPT_LATIN)
        status = push_known(out, search, buffer_view(&possessive));
    buffer_release(&possessive);
    return status;
}

/* Where the forms of a Hangul name go, for the callback of the store. */
struct hangul_search {
    struct word_position *position;
    struct arena *arena;
};

/* Keeps the name with particles or a title, and longer words that start with one of three syllables (김정은체제). */
static bool collect_hangul(void *context, const struct store_form *form) {
    enum { LONG = 9 /* bytes */ };
    struct hangul_search *to = context;
    struct view name = to->position->typed;
    bool shorter = name.length < LONG && title_name_length(form->form) != name.length;
    if (shorter && hangul_relation(form->form, name) == HANGUL_CONTAINS) return true;
    return forms_push(to->position, to->arena,
                      (struct word_form){form->form, form->term, form->frequency, CLOSE_ALIAS});
}

/* Only at the start of words, which is a name's place, and cheaper to look up than any. */
static lede_status find_hangul(struct word_position *out, struct form_search *search, struct view word) {
    struct hangul_search to = {out, search->arena};
    out->typed = out->noun = view_of(arena_copy(search->arena, word.data, word.length), word.length);
    if (!out->typed.data) return error_no_memory(search->err);
    return store_prefix_forms(search->store, word, collect_hangul, &to, search->err);
}

/* The forms that are surely those of the Russian WORD. */
static lede_status find_russian(struct word_position *out, struct form_search *search, struct view word) {
    lede_status status = forms_find(out, search, word);
    forms_keep_close(out, CLOSE_INFLECTED);
    return status;
}

/* Another spelling of a name that the query has. */
struct other {
    const struct name_spelling *spelling;
    struct view words;
    enum closeness closeness;
};

/* Fills OUT, all zero, with the forms of WORD, one of the words of OTHER. */
static lede_status find_forms(struct word_position *out, struct form_search *search, struct view word,
                              const struct other *other) {
    enum script script = script_of(word);
    lede_status status;
    if (script == SCRIPT_HANGUL) status = find_hangul(out, search, word);
    else if (script == SCRIPT_CYRILLIC && !other->spelling->fixed) status = find_russian(out, search, word);
    else status = find_bare(out, search, word);
    for (size_t i = 0; i < out->forms.length; i++) out->forms.items[i].closeness = other->closeness;
    return status;
}

/* Moves the forms of FROM that POSITION has not got there. */
static bool add_forms(struct word_position *position, const struct word_position *from) {
    for (size_t i = 0; i < from->forms.length; i++)
        if (!forms_have(position, from->forms.items[i].form) && !array_push(&position->forms, from->forms.items[i]))
            return false;
    return true;
}

/* ---- Spellings ------------------------------------------------------------------------------------------------- */

/* Adds OTHER as a variant where the vocabulary has a form of each of its words. */
static lede_status add_variant(const struct aliasing *aliasing, const struct occurrence *occurrence,
                               const struct other *other) {
    struct leaf_variant variant = {.closeness = other->closeness};
    struct view words = other->words, word;
    bool known = true;
    lede_status status = LEDE_OK;
    variant.positions = arena_alloc(&aliasing->leaves->arena, other->spelling->word_count * sizeof *variant.positions);
    if (!variant.positions) return error_no_memory(aliasing->search->err);
    while (status == LEDE_OK && known && names_take_word(&word, &words)) {
        struct word_position *position = &variant.positions[variant.length++];
        status = find_forms(position, aliasing->search, word, other);
        known = position->forms.length > 0;
    }
    if (status == LEDE_OK && known) {
        occurrence_add(occurrence, variant);
        return LEDE_OK;
    }
    variant_release(&variant);
    return status;
}

/* One word for one word: its forms join those of the word. Not so Hangul, of which a part of a form is marked. */
static lede_status add_word(const struct aliasing *aliasing, const struct occurrence *occurrence,
                            const struct other *other) {
    struct word_position position = {0};
    struct view words = other->words, word;
    names_take_word(&word, &words);
    lede_status status = find_forms(&position, aliasing->search, word, other);
    if (status == LEDE_OK && !add_forms(&occurrence->owner->variants[0].positions[0], &position))
        status = error_no_memory(aliasing->search->err);
    array_release(&position.forms);
    return status;
}

/* Whether WORD alone is rather another word than a name, wherever it stands: "who", the Un of Kim Jong Un. */
static bool is_other_word(struct view word) { return stopword_is(word) || view_equal(word, view_str("un")); }

/* Whether WORDS were not seen for this name yet; *OK is false when memory runs out. */
static bool is_new(bool *ok, struct aliasing *aliasing, struct view words) {
    struct buffer line = {0};
    buffer_append_byte(&line, '\n');
    buffer_append(&line, words.data, words.length);
    buffer_append_byte(&line, '\n');
    const struct buffer *seen = &aliasing->seen;
    *ok = !line.failed;
    bool new = *ok && (seen->length == 0 || !memmem(seen->data, seen->length, line.data, line.length));
    if (new) buffer_append(&aliasing->seen, line.data, line.length);
    *ok = *ok && !seen->failed;
    buffer_release(&line);
    return new;
}

/* How close the spelling WORDS is to what OCCURRENCE has: a name without its title is the name that was typed. */
static enum closeness spelling_closeness(const struct occurrence *occurrence, const struct name_spelling *spelling,
                                         struct view words) {
    struct view typed = occurrence->words[0].form;
    if (spelling->script != script_of(typed)) return CLOSE_ALIAS;
    size_t length = words.length - 1; /* without the space */
    bool titled = view_starts(typed, view_of(words.data, length)) && title_name_length(typed) == length;
    return titled ? CLOSE_ALIAS : CLOSE_SYNONYM;
}

static lede_status add_spelling(struct aliasing *aliasing, const struct occurrence *occurrence,
                                const struct names *names, const struct name_spelling *spelling) {
    struct view words = names_text(names, spelling->words);
    struct other other = {spelling, words, spelling_closeness(occurrence, spelling, words)};
    bool ok;
    if (!is_new(&ok, aliasing, other.words)) return ok ? LEDE_OK : error_no_memory(aliasing->search->err);
    if (spelling->word_count > 1) return add_variant(aliasing, occurrence, &other);
    if (is_other_word(view_of(other.words.data, other.words.length - 1))) return LEDE_OK;
    if (occurrence->single && spelling->script != SCRIPT_HANGUL) return add_word(aliasing, occurrence, &other);
    return add_variant(aliasing, occurrence, &other);
}

/* ---- Names ----------------------------------------------------------------------------------------------------- */

/* Marks the words of OCCURRENCE as a spelling that is there. */
static lede_status see_typed(struct aliasing *aliasing, const struct occurrence *occurrence) {
    bool ok;
    buffer_clear(&aliasing->seen);
    buffer_clear(&aliasing->typed);
    for (size_t i = 0; i < occurrence->count; i++) {
        struct view form = occurrence->words[i].form;
        buffer_append(&aliasing->typed, form.data, form.length);
        buffer_append_byte(&aliasing->typed, ' ');
    }
    is_new(&ok, aliasing, buffer_view(&aliasing->typed));
    return ok && !aliasing->typed.failed ? LEDE_OK : error_no_memory(aliasing->search->err);
}

/* Whether PART are some of the WORDS, in a row. */
static bool are_among(struct view part, struct view words) {
    for (size_t at = 0; at + part.length <= words.length;) {
        if (memcmp(words.data + at, part.data, part.length) == 0) return true;
        at = (size_t)((const char *)memchr(words.data + at, ' ', words.length - at) - words.data) + 1;
    }
    return false;
}

/* Whether SPELLING finds nothing that is not found without it: where Putin is searched, Vladimir Putin need not be. */
static bool is_redundant(const struct aliasing *aliasing, const struct names *names,
                         const struct name_spelling *spelling) {
    const struct name *name = &names->names[spelling->name];
    struct view words = names_text(names, spelling->words), typed = buffer_view(&aliasing->typed);
    if (are_among(typed, words) || are_among(words, typed)) return true;
    for (uint32_t s = 0; s < name->spelling_count; s++) {
        struct view other = names_text(names, names->spellings[name->first + s].words);
        bool searched = other.length < words.length && !is_other_word(view_of(other.data, other.length - 1));
        if (searched && are_among(other, words)) return true;
    }
    return false;
}

/* Remembers for the words of OCCURRENCE that the list has them in SCRIPT. */
static void note_script(const struct occurrence *occurrence, enum script script) {
    for (size_t i = 0; i < occurrence->count; i++) occurrence->words[i].scripts |= script_bit(script);
}

static lede_status add_name(struct aliasing *aliasing, const struct occurrence *occurrence) {
    const struct name_match *match = &aliasing->match;
    lede_status status = see_typed(aliasing, occurrence);
    for (size_t i = 0; i < match->found.length; i++) {
        const struct names *names = match->found.items[i].names;
        const struct name *name = &names->names[match->found.items[i].spelling->name];
        for (uint32_t s = 0; status == LEDE_OK && s < name->spelling_count; s++) {
            const struct name_spelling *spelling = &names->spellings[name->first + s];
            note_script(occurrence, (enum script)spelling->script);
            if (!is_redundant(aliasing, names, spelling)) status = add_spelling(aliasing, occurrence, names, spelling);
        }
    }
    return status;
}

/* Whether WORD, which the list has as a name, need not be written in capitals to be one: "us" and "who" are words. */
static bool is_plain_name(struct view word) {
    enum { SHORT = 2 /* letters, which may have two bytes */ };
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) letters += ((unsigned char)word.data[i] & 0xC0) != 0x80;
    return script_of(word) == SCRIPT_HANGUL || (letters > SHORT && !is_other_word(word));
}

/* Whether COUNT words from FIRST on, which a list has, are meant as a name and are leaves of their own. */
static bool is_meant(const struct aliasing *aliasing, size_t first, size_t count) {
    const struct query_word *words = &aliasing->words.items[first];
    if (!words[0].starts || !words[count - 1].ends) return false;
    if (words[0].node->kind == QUERY_PHRASE && count < query_words_group(&aliasing->words, first)) return false;
    return count > 1 || words[0].capitals || is_plain_name(words[0].form);
}

/* Puts the names that are written by the words from FIRST on into the match. */
static bool look_up(struct aliasing *aliasing, size_t first) {
    struct view forms[NAME_WORDS_MAX];
    size_t count = query_words_group(&aliasing->words, first);
    if (count > NAME_WORDS_MAX) count = NAME_WORDS_MAX;
    for (size_t i = 0; i < count; i++) forms[i] = aliasing->words.items[first + i].form;
    aliasing->match.word_count = 0;
    aliasing->match.found.length = 0;
    for (size_t i = 0; i < 2; i++)
        if (!names_find(&aliasing->match, &aliasing->lists[i], store_analyser(aliasing->search->store), forms, count))
            return false;
    return true;
}

static lede_status add_names(struct aliasing *aliasing) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < aliasing->words.length;) {
        if (!look_up(aliasing, i)) return error_no_memory(aliasing->search->err);
        size_t count = aliasing->match.word_count;
        bool meant = count > 0 && is_meant(aliasing, i, count);
        struct occurrence occurrence;
        if (meant && occurrence_make(&occurrence, aliasing->leaves, &aliasing->words.items[i], count))
            status = add_name(aliasing, &occurrence);
        i += meant ? count : 1;
    }
    return status;
}

lede_status aliases_add(struct leaves *leaves, struct form_search *search, const struct query *query,
                        bool in_capitals) {
    struct aliasing aliasing = {.leaves = leaves, .search = search};
    bool read = query_words_read(&aliasing.words, query, in_capitals, leaves);
    lede_status status = read ? LEDE_OK : error_no_memory(search->err);
    if (status == LEDE_OK) status = store_name_list(&aliasing.own, search->store, search->err);
    aliasing.lists[0] = name_list_view(&aliasing.own);
    aliasing.lists[1] = names_builtin;
    if (status == LEDE_OK) status = add_names(&aliasing);
    if (status == LEDE_OK) status = unlisted_add(leaves, search, &aliasing.words);
    array_release(&aliasing.words);
    name_list_release(&aliasing.own);
    name_match_release(&aliasing.match);
    buffer_release(&aliasing.typed);
    buffer_release(&aliasing.seen);
    return status;
}
