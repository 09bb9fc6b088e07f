/* SPDX-License-Identifier: MIT */
/* What is left of Russian words without their endings. */

/*
 * Snowball's stemmer takes off the longest ending of any part of speech, which splits nouns: лавров loses -ов and
 * лаврова does not, кредит loses -ит as if it were a verb. Here a form has a reading for each ending that its letters
 * allow, no ending included, and forms meet when one of their readings is the same. Endings and fleeting vowels follow
 * A. A. Zaliznyak, Grammatical Dictionary of the Russian Language, and V. V. Vinogradov (ed.), Grammar of Russian, the
 * chapters on declension; bench/russian.sh measures what comes of it.
 *
 * A stem is written as it is heard: китая is китай + а, партии is партий + и, статью is статьй + у. Every letter of
 * these words has two bytes in UTF-8, so that lengths are in letters below.
 */
#include "analyse/russian.h"

enum { LETTER = 2 /* bytes of a Cyrillic letter */ };

static size_t letters(struct view word) { return word.length / LETTER; }

static bool ends_in(struct view word, const char *end) {
    size_t length = strlen(end);
    return word.length >= length && memcmp(word.data + word.length - length, end, length) == 0;
}

/* Whether the letter that stands BACK letters before the end of WORD (1: the last) is one of SET. */
static bool letter_is(struct view word, size_t back, const char *set) {
    if (letters(word) < back) return false;
    const char *letter = word.data + word.length - back * LETTER;
    for (const char *c = set; *c; c += LETTER)
        if (memcmp(letter, c, LETTER) == 0) return true;
    return false;
}

static const char vowels[] = "аеиоуыэюя";

static bool is_consonant(struct view word, size_t back) {
    return letters(word) >= back && !letter_is(word, back, vowels) && !letter_is(word, back, "ьъй");
}

static struct view without(struct view word, size_t count) { return view_of(word.data, word.length - count * LETTER); }

/* ---- Stems --------------------------------------------------------------------------------------------------------
 */

/*
 * Stems whose vowel or whose end changes in a way that no rule below tells: a closed list of common nouns, from the
 * grammars named above.
 */
static const struct {
    const char *stem, *key;
} irregular[] = {
    {"ден", "дн"},          {"сон", "сн"},          {"лоб", "лб"},        {"пес", "пс"},        {"рот", "рт"},
    {"лев", "льв"},         {"лед", "льд"},         {"лен", "льн"},       {"мох", "мх"},        {"пен", "пн"},
    {"лож", "лж"},          {"рож", "рж"},          {"окон", "окн"},      {"огон", "огн"},      {"угол", "угл"},
    {"посол", "посл"},      {"стекол", "стекл"},    {"кукол", "кукл"},    {"бугор", "бугр"},    {"хребет", "хребт"},
    {"ногот", "ногт"},      {"локот", "локт"},      {"когот", "когт"},    {"любов", "любв"},    {"церков", "церкв"},
    {"денег", "деньг"},     {"писем", "письм"},     {"судеб", "судьб"},   {"свадеб", "свадьб"}, {"тюрем", "тюрьм"},
    {"усадеб", "усадьб"},   {"заем", "займ"},       {"наем", "найм"},     {"заяц", "зайц"},     {"яиц", "яйц"},
    {"мат", "матр"},        {"доч", "дочр"},        {"ребенк", "ребят"},  {"ребенок", "ребят"}, {"хозяин", "хозяев"},
    {"господин", "господ"}, {"болгарин", "болгар"}, {"татарин", "татар"},
};

static const char *irregular_key(struct view stem) {
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (view_equal(stem, view_str(irregular[i].stem))) return irregular[i].key;
    return NULL;
}

/*
 * What stands in the key for the fleeting vowel that is the last but one letter of STEM: NULL where the vowel stays.
 * The stem of every form is treated alike (срока: срк), so that no other form is needed to tell which vowels are
 * fleeting.
 */
static const char *in_place_of_vowel(struct view stem) {
    bool e = letter_is(stem, 2, "е");
    if (letters(stem) < 4 || !(e || letter_is(stem, 2, "о"))) return NULL;
    bool before_velar = letter_is(stem, 1, "кц");
    if (!e) return letter_is(stem, 1, "к") && is_consonant(stem, 3) ? "" : NULL;
    if (letter_is(stem, 3, vowels)) return before_velar ? "й" : NULL;
    if (letter_is(stem, 1, "ц")) return letter_is(stem, 3, "л") ? "ь" : is_consonant(stem, 3) ? "" : NULL;
    if (letter_is(stem, 1, "к")) return letter_is(stem, 3, "лнрс") ? "ь" : letter_is(stem, 3, "жшчщц") ? "" : NULL;
    return letter_is(stem, 1, "нлр") && is_consonant(stem, 3) ? "" : NULL;
}

/* STEM without what some forms of a word have at its end: -ь, -ин of россиянин (россияне), one н of short participles.
 */
static struct view trim(struct view stem) {
    if (letter_is(stem, 1, "ь")) return without(stem, 1);
    if (letters(stem) > 5 && (ends_in(stem, "анин") || ends_in(stem, "янин"))) return without(stem, 2);
    if (letters(stem) > 5 && (ends_in(stem, "анн") || ends_in(stem, "янн") || ends_in(stem, "енн")))
        return without(stem, 1);
    return stem;
}

/* Appends the key of STEM to OUT. */
static void put_key(struct buffer *out, struct view stem) {
    stem = trim(stem);
    const char *other = irregular_key(stem), *inside = other ? NULL : in_place_of_vowel(stem);
    if (other) {
        buffer_append_str(out, other);
    } else if (letters(stem) > 3 && (ends_in(stem, "ьй") || ends_in(stem, "льн"))) {
        /* ущелье: ущелий; отрицательный: отрицателен */
        buffer_append(out, stem.data, stem.length - 2 * LETTER);
        buffer_append_str(out, letter_is(stem, 1, "й") ? "ий" : "н");
    } else if (inside) {
        buffer_append(out, stem.data, stem.length - 2 * LETTER);
        buffer_append_str(out, inside);
        buffer_append(out, stem.data + stem.length - LETTER, LETTER);
    } else {
        buffer_append(out, stem.data, stem.length);
    }
}

/* Adds the reading of STEM with the letters of TAIL behind it, if it is new. */
static bool push(struct russian_readings *out, struct view stem, const char *tail, bool doubtful) {
    if (out->length == RUSSIAN_READINGS_MAX) return true;
    struct russian_reading *reading = &out->items[out->length];
    struct buffer whole = {0};
    buffer_clear(&reading->stem);
    buffer_append(&whole, stem.data, stem.length);
    buffer_append_str(&whole, tail);
    put_key(&reading->stem, buffer_view(&whole));
    reading->doubtful = doubtful;
    bool failed = whole.failed || reading->stem.failed;
    buffer_release(&whole);
    for (size_t i = 0; i < out->length; i++)
        if (view_equal(buffer_view(&out->items[i].stem), buffer_view(&reading->stem))) return !failed;
    out->length++;
    return !failed;
}

/* ---- Endings ------------------------------------------------------------------------------------------------------
 */

enum {
    ADJECTIVE = 1,  /* of adjectives and of surnames like Толстой: no й before it */
    CONSONANT = 2,  /* ends in a consonant: the form may also have no ending */
    ALSO_SHORT = 4, /* nouns may end in its last letter alone: Китая, герою, проблему */
    DOUBTFUL = 8    /* also the end of surnames */
};

/* Endings, those that end another one behind it. */
static const struct ending {
    const char *text;
    int traits;
} endings[] = {
    {"ями", 0},
    {"ами", 0},
    {"ыми", ADJECTIVE},
    {"ими", ADJECTIVE},
    {"ого", ADJECTIVE},
    {"его", ADJECTIVE},
    {"ому", ADJECTIVE | ALSO_SHORT},
    {"ему", ADJECTIVE | ALSO_SHORT},
    {"ая", ADJECTIVE | ALSO_SHORT},
    {"яя", ADJECTIVE},
    {"ое", ADJECTIVE | ALSO_SHORT},
    {"ее", ADJECTIVE | ALSO_SHORT},
    {"ые", ADJECTIVE},
    {"ую", ADJECTIVE | ALSO_SHORT},
    {"юю", ADJECTIVE},
    {"ою", ALSO_SHORT},
    {"ею", ALSO_SHORT},
    {"ью", 0},
    {"ой", CONSONANT},
    {"ей", CONSONANT},
    {"ый", ADJECTIVE},
    {"ых", ADJECTIVE | CONSONANT},
    {"их", ADJECTIVE | CONSONANT},
    {"ым", ADJECTIVE | CONSONANT},
    {"им", ADJECTIVE | CONSONANT},
    {"ом", CONSONANT},
    {"ем", CONSONANT},
    {"ам", CONSONANT},
    {"ям", CONSONANT},
    {"ах", CONSONANT},
    {"ях", CONSONANT},
    {"ов", CONSONANT | DOUBTFUL},
    {"ев", CONSONANT | DOUBTFUL},
    {"а", 0},
    {"я", 0},
    {"о", 0},
    {"е", 0},
    {"и", 0},
    {"ы", 0},
    {"у", 0},
    {"ю", 0},
};

/* Whether STEM, that is left when ENDING is taken off, can be one. */
static bool is_possible(struct view stem, const struct ending *ending) {
    size_t length = letters(stem);
    if (strlen(ending->text) == LETTER) return length >= 2 || (length == 1 && is_consonant(stem, 1));
    if (length < 2) return false;
    if (ending->traits & ADJECTIVE) return is_consonant(stem, 1);
    /* Nouns with -ев end in й or ц (музеев, месяцев), those with -ов in any other hard consonant. */
    if (strcmp(ending->text, "ев") == 0) return letter_is(stem, 1, vowels) || (length > 2 && letter_is(stem, 1, "ьц"));
    if (strcmp(ending->text, "ов") == 0) return length > 2 && is_consonant(stem, 1) && !letter_is(stem, 1, "жшчщ");
    return true;
}

/* The letter й that is heard between STEM and an ending that starts with FIRST. */
static const char *heard_between(struct view stem, const char *first) {
    bool softens = letter_is(view_of(first, LETTER), 1, "яюеи");
    return softens && (letter_is(stem, 1, vowels) || letter_is(stem, 1, "ь")) ? "й" : "";
}

/*
 * Whether STEM with -ов behind it is a plural and no surname: of long words with a suffix of agents, instruments or
 * abstractions.
 */
static bool is_plural(struct view stem) {
    static const char *const ends[] = {"ист", "ент", "ант", "тор", "изм", "лог", "граф", "ект", "акт", "инг"};
    for (size_t i = 0; letters(stem) > 5 && i < sizeof ends / sizeof *ends; i++)
        if (ends_in(stem, ends[i])) return true;
    return false;
}

static bool push_ending(struct russian_readings *out, struct view form, const struct ending *ending) {
    struct view stem = without(form, strlen(ending->text) / LETTER);
    bool ok = push(out, stem, heard_between(stem, ending->text), (ending->traits & DOUBTFUL) && !is_plural(stem));
    /* судей, судью: судья as well as гостей: гость, ночью: ночь */
    bool both = strcmp(ending->text, "ей") == 0 || strcmp(ending->text, "ью") == 0;
    return ok && both && is_consonant(stem, 1) ? push(out, stem, "ьй", false) : ok;
}

/* The last letter of FORM as its ending. */
static bool push_short(struct russian_readings *out, struct view form) {
    struct view stem = without(form, 1);
    return push(out, stem, heard_between(stem, form.data + stem.length), false);
}

/* -ий, -ие: of adjectives behind some consonants, of nouns (партий, заявление) behind others, behind н, ж and ч of
 * both. */
static bool push_soft(struct russian_readings *out, struct view form) {
    struct view stem = without(form, 2);
    bool adjective = letter_is(stem, 1, "гкхжшчщ"), both = letter_is(stem, 1, "нжч");
    bool ok = (adjective && !both) || push(out, stem, "ий", false);
    return ok && (adjective || both) ? push(out, stem, "", false) : ok;
}

static const struct ending *find_ending(struct view form) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(form, endings[i].text) && is_possible(without(form, strlen(endings[i].text) / LETTER), &endings[i]))
            return &endings[i];
    return NULL;
}

void russian_readings_release(struct russian_readings *readings) {
    for (size_t i = 0; i < RUSSIAN_READINGS_MAX; i++) buffer_release(&readings->items[i].stem);
    readings->length = 0;
}

bool russian_read(struct russian_readings *out, struct view form) {
    out->length = 0;
    /* имя, время: имени, времени */
    if (letters(form) >= 3 && ends_in(form, "мя")) return push(out, without(form, 1), "ен", false);
    if (letters(form) > 3 && (ends_in(form, "ий") || ends_in(form, "ие"))) return push_soft(out, form);
    const struct ending *ending = find_ending(form);
    if (!ending) return push(out, form, "", false);
    /* As it stands first: a doubtful ending comes behind. */
    if (ending->traits & CONSONANT && !push(out, form, "", false)) return false;
    if (!push_ending(out, form, ending)) return false;
    return !(ending->traits & ALSO_SHORT) || push_short(out, form);
}

/* ---- Verbs --------------------------------------------------------------------------------------------------------
 */

/* Endings of participles behind which an adjective's ending stands. */
static bool is_participle(struct view form) {
    static const char *const ends[] = {"анн", "янн", "енн", "вш", "ющ", "ущ", "ащ", "ящ", "аем", "яем", "уем"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!ends_in(form, endings[i].text) || !(endings[i].traits & ADJECTIVE || ends_in(form, "ой"))) continue;
        struct view stem = without(form, strlen(endings[i].text) / LETTER);
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
            if (ends_in(stem, ends[e])) return true;
        return false;
    }
    return false;
}

bool russian_may_be_verb(struct view form) {
    static const char *const ends[] = {
        "ть",   "ти", "чь", "ся", "сь",  "шь", "те",  "ет",  "ит",  "ут", "ют",  "ат",  "ят",  "л",
        "ла",   "ло", "ли", "в",  "вши", "ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "уй",
        "уйте", "ай", "яй", "аю", "яю",  "ую", "аем", "яем", "уем", "им", "ая",  "яя",
    };
    if (ends_in(form, "ость") || ends_in(form, "ости")) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_in(form, ends[i])) return true;
    return is_participle(form);
}

struct view russian_verb_root(struct view stem) {
    while (letters(stem) > 3 && letter_is(stem, 1, vowels)) stem = without(stem, 1);
    return stem;
}
