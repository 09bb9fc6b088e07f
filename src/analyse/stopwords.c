/* SPDX-License-Identifier: MIT */
/* A list of words, in byte order for a binary search. */
#include "analyse/stopwords.h"

#include "analyse/hangul.h"
#include "text/utf8.h"

#include <stdlib.h>

/* clang-format off */

/*
 * The English and Russian lists of Snowball (snowballstem.org), folded, with contractions whole. The Korean words are
 * pronouns and question words, dependent nouns, particles that stand alone, forms of 있다, 없다, 않다, 하다 and 되다, and
 * what newspapers use as prepositions (대한, 위해): without particles where two syllables are left without them.
 */
static const char *const stopwords[] = {
    "a", "about", "above", "after", "again", "against", "all", "am", "an", "and", "any", "are", "aren't", "as", "at",
    "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "can't", "cannot",
    "could", "couldn't", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "down", "during", "each", "few",
    "for", "from", "further", "had", "hadn't", "has", "hasn't", "have", "haven't", "having", "he", "he's", "her",
    "here", "here's", "hers", "herself", "him", "himself", "his", "how", "how's", "i", "i'm", "i've", "if", "in",
    "into", "is", "isn't", "it", "it's", "its", "itself", "just", "let's", "me", "more", "most", "my", "myself", "no",
    "nor", "not", "now", "of", "off", "on", "once", "only", "or", "other", "ought", "our", "ours", "ourselves", "out",
    "over", "own", "same", "she", "she's", "should", "shouldn't", "so", "some", "such", "than", "that", "that's",
    "the", "their", "theirs", "them", "themselves", "then", "there", "there's", "these", "they", "they're", "they've",
    "this", "those", "through", "to", "too", "under", "until", "up", "very", "was", "wasn't", "we", "we're", "we've",
    "were", "weren't", "what", "what's", "when", "when's", "where", "where's", "which", "while", "who", "who's",
    "whom", "why", "why's", "will", "with", "won't", "would", "you", "you're", "you've", "your", "yours", "yourself",
    "yourselves", "а", "без", "более", "больше", "будет", "будто", "бы", "был", "была", "были", "было", "быть", "в",
    "вам", "вами", "вас", "вдруг", "ведь", "во", "вот", "впрочем", "все", "всегда", "всего", "всех", "всю", "вы",
    "где", "да", "даже", "два", "для", "до", "другой", "его", "ее", "ей", "ему", "если", "есть", "еще", "ж", "же",
    "за", "зачем", "здесь", "и", "из", "или", "им", "ими", "иногда", "их", "к", "как", "какая", "какой", "когда",
    "конечно", "которая", "которого", "которой", "котором", "которые", "который", "которым", "которых", "кто", "куда",
    "ли", "лучше", "между", "меня", "мне", "много", "может", "можно", "мой", "моя", "мы", "на", "над", "надо",
    "наконец", "нами", "нас", "не", "него", "нее", "ней", "нельзя", "нему", "нет", "нею", "ни", "нибудь", "никогда",
    "ним", "них", "ничего", "но", "ну", "о", "об", "один", "он", "она", "они", "опять", "от", "перед", "по", "под",
    "после", "потом", "потому", "почти", "при", "про", "раз", "разве", "с", "сам", "свою", "себе", "себя", "сейчас",
    "со", "совсем", "так", "также", "такой", "там", "тебя", "тем", "теперь", "то", "тогда", "того", "тоже", "только",
    "том", "тому", "тот", "три", "тут", "ты", "у", "уж", "уже", "хорошо", "хоть", "чего", "чем", "через", "что",
    "чтоб", "чтобы", "чуть", "эта", "эти", "этими", "этих", "это", "этого", "этой", "этом", "этому", "этот", "эту",
    "я",
    "가장", "각", "각각", "거의", "것", "것으로", "것은", "것을", "것이", "것이다", "것인가", "곳", "곳에", "곳에서",
    "곳은", "곳을", "곳이", "그", "그것", "그녀", "그는", "그러나", "그런", "그리고", "까지", "나", "내", "너",
    "너무", "너희", "누가", "누구", "는", "다른", "대하여", "대한", "대해", "대해서", "더", "더욱", "됐다", "되는",
    "되는가", "되다", "되었나", "되었는가", "되었다", "된", "된다", "될", "등", "등을", "등의", "따라", "때", "때는",
    "때문", "때에", "때의", "또", "또는", "또한", "를", "매우", "먼저", "몇", "모두", "모든", "무슨", "무엇", "및",
    "바로", "수는", "않고", "않는", "않다", "않았다", "않은", "어느", "어디", "어디서", "어떠한", "어떤", "어떻게",
    "언제", "없는", "없다", "없이", "에", "에게", "에서", "여기", "여러", "왜", "우리", "위하여", "위한", "위해",
    "위해서", "은", "을", "의", "이", "이것", "이는", "이러한", "이런", "이를", "인가", "인가요", "인하여", "인한",
    "인해", "있고", "있나", "있나요", "있는", "있는가", "있다", "있던", "있었는가", "있었다", "있었던", "있으며",
    "있을", "저", "저것", "저기", "저희", "제", "좀", "중", "통하여", "통한", "통해", "통해서", "하고", "하기",
    "하는", "하는가", "하다", "하며", "하여", "하였나", "하였는가", "하였다", "한", "한다", "할", "함께", "했나",
    "했는가", "했다", "했던",
};

/* clang-format on */

static bool is_listed(struct view form) {
    return bsearch(&form, stopwords, sizeof stopwords / sizeof *stopwords, sizeof *stopwords, view_compare_string) !=
           NULL;
}

bool stopword_is(struct view form) {
    int32_t c = -1;
    if (is_listed(form)) return true;
    if (form.length > 0) utf8_decode(&c, form.data, form.length);
    return hangul_is_syllable(c) && is_listed(view_of(form.data, hangul_noun_length(form, NULL, NULL)));
}
