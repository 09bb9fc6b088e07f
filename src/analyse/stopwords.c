/* SPDX-License-Identifier: MIT */
/* A list of words, in byte order for a binary search. */
#include "analyse/stopwords.h"

#include <stdlib.h>

/* clang-format off */

/* The English and Russian lists of Snowball (snowballstem.org), folded, with contractions whole. */
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
};

/* clang-format on */

bool stopword_is(struct view form) {
    return bsearch(&form, stopwords, sizeof stopwords / sizeof *stopwords, sizeof *stopwords, view_compare_string) !=
           NULL;
}
