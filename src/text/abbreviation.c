/* SPDX-License-Identifier: MIT */
/* Lists of words, each in byte order for a binary search. */
#include "text/abbreviation.h"

#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>

/* clang-format off */

/* Words that are whole sentences' last words as often as abbreviations ("may", "sat", "sun", "mar" in lower case) are
   left out. Single letters and letters with full stops between them need no list. Russian words that are words of
   their own too ("ген", "полк") are among those that may end a sentence. */

static const char *const leading[] = {
    "Adm", "Brig", "Capt", "Cf", "Cmdr", "Col", "Cpl", "DR", "Dr", "Drs", "Gen", "Gens", "Gov", "Hon", "Lt", "MR",
    "MRS", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen",
    "Sens", "Sgt", "cf", "e.g", "i.e", "v", "viz", "vs", "Акад", "Им", "Проф", "См", "Ср", "Ул", "адм", "акад",
    "англ", "г-жа", "г-н", "доц", "зам", "и.о", "им", "инж", "исп", "итал", "кит", "кор", "лат", "лейт", "напр",
    "нем", "подполк", "просп", "проф", "русс", "см", "ср", "т.е", "т.к", "т.н", "укр", "ул", "фр", "чл", "яп",
};

static const char *const numbering[] = {
    "Apr", "Art", "Aug", "Ch", "Dec", "Feb", "Fig", "Figs", "Jan", "Jul", "Jun", "Lv", "Mar", "No", "Nos", "Nov",
    "Oct", "Sec", "Sep", "Sept", "Vol", "art", "c", "ca", "ch", "fig", "figs", "no", "nos", "p", "pp", "sec", "vol",
    "vols", "Гл", "Рис", "Стр", "Табл", "Тел", "вып", "гл", "кв", "корп", "ок", "оф", "пп", "разд", "рис", "стр",
    "табл", "тел",
};

static const char *const may_end[] = {
    "Ave", "Bros", "Co", "Corp", "Dept", "Est", "Ft", "Inc", "Jr", "Ltd", "Mt", "Ph.D", "Sr", "St", "Univ", "al",
    "approx", "dept", "ed", "est", "etc", "ibid", "seq", "sqq", "вв", "гг", "ген", "гр", "дер", "долл", "др", "кап",
    "коп", "мин", "млн", "млрд", "обл", "пер", "пл", "полк", "пос", "пр", "проч", "респ", "руб", "св", "сек", "ст",
    "тов", "трлн", "тыс", "чел", "экз",
};

/* The idea of frequent sentence starters is that of Punkt (Kiss and Strunk 2006, section 4.1.2); these are the words
   that begin sentences most often in news, prepositions and pronouns above all, that are no part of names. */
static const char *const starters[] = {
    "A", "After", "Also", "Although", "An", "And", "Another", "As", "At", "Because", "Before", "But", "By", "During",
    "Even", "For", "From", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "It", "Its", "Later",
    "Many", "Meanwhile", "Moreover", "Most", "No", "Nor", "Not", "Now", "On", "One", "Only", "Our", "Perhaps", "She",
    "Since", "So", "Some", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those",
    "Though", "Thus", "To", "Under", "Until", "We", "What", "When", "Where", "While", "Who", "Why", "With", "Yet",
    "You", "Your", "А", "Без", "Будет", "Было", "В", "Во", "Все", "Всё", "Вы", "Где", "Да", "Для", "До", "Его", "Ее",
    "Если", "Есть", "Еще", "Ещё", "Её", "За", "Затем", "Здесь", "И", "Из", "Или", "Их", "К", "Как", "Когда", "Кроме",
    "Кто", "Между", "Мы", "На", "Над", "Не", "Нет", "Но", "Ныне", "О", "Об", "Однако", "Он", "Она", "Они", "Оно",
    "От", "Перед", "По", "Под", "Позже", "После", "Потом", "При", "Ранее", "С", "Сейчас", "Со", "Среди", "Так",
    "Также", "Там", "Теперь", "То", "Тогда", "Только", "У", "Хотя", "Через", "Что", "Чтобы", "Эта", "Эти", "Это",
    "Этот", "Я",
};

/* clang-format on */

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* LIST is in byte order. */
static bool is_listed(struct view word, const char *const *list, size_t count) {
    return bsearch(&word, list, count, sizeof *list, view_compare_string) != NULL;
}

/* Whether WORD is letters, at most two at a time, with full stops between them: "U.S", "a.m", "А.С". */
static bool is_dotted(struct view word) {
    int letters = 0, stops = 0;
    for (size_t at = 0; at < word.length;) {
        int32_t c;
        at += utf8_decode(&c, word.data + at, word.length - at);
        if (c == '.') {
            if (letters == 0) return false;
            letters = 0;
            stops++;
        } else if (char_kind(c) != CHAR_LETTER || ++letters > 2) {
            return false;
        }
    }
    return stops > 0 && letters > 0;
}

/* A letter by itself: an initial ("J. Smith"), or in Russian an abbreviation ("г.", "в.", "т. д."). The Russian word
   "я" is the one that ends sentences; small Latin letters are names of things ("point b."). */
static enum abbreviation letter_kind(struct view word) {
    int32_t c;
    if (word.length == 0 || utf8_decode(&c, word.data, word.length) != word.length) return ABBREVIATION_NONE;
    bool abbreviates = char_is_upper(c) || (c >= 0x430 && c < 0x44F); /* а to ю */
    return abbreviates ? ABBREVIATION_MAY_END : ABBREVIATION_NONE;
}

enum abbreviation abbreviation_kind(struct view word) {
    if (is_listed(word, leading, COUNT(leading))) return ABBREVIATION_LEADS;
    if (is_listed(word, numbering, COUNT(numbering))) return ABBREVIATION_NUMBERS;
    if (is_listed(word, may_end, COUNT(may_end)) || is_dotted(word)) return ABBREVIATION_MAY_END;
    return letter_kind(word);
}

bool abbreviation_starter(struct view word) { return is_listed(word, starters, COUNT(starters)); }
