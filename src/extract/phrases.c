/* SPDX-License-Identifier: MIT */
/* Lists of phrases in English, Russian, Korean. */
#include "extract/phrases.h"

#include "base/buffer.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Bytes; longer lines say something of their own. */
enum {
    most_opener = 90,
    most_note = 240,
    most_address_line = 120,
    most_behind_label = 16, /* behind the label: an ellipsis, a name */
};

/* Starts of headings, folded (case, ё). */
static const char *const openers[] = {
    "about the author",
    "also on",
    "around the web",
    "comments",
    "discover more",
    "don't miss",
    "editor's pick",
    "editors' pick",
    "editors’ pick",
    "explore more",
    "follow us",
    "from around the web",
    "from our partners",
    "further reading",
    "get the latest",
    "in this story",
    "join the conversation",
    "latest from",
    "latest news",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "like this",
    "more coverage",
    "more from",
    "more in ",
    "more like this",
    "more news",
    "more on ",
    "more stories",
    "more to read",
    "most popular",
    "most read",
    "most viewed",
    "must read",
    "new on ",
    "next story",
    "on the web",
    "other stories",
    "our picks",
    "people also read",
    "popular articles",
    "popular now",
    "popular on",
    "popular posts",
    "popular stories",
    "previous story",
    "promoted",
    "read also",
    "read more",
    "read next",
    "read this next",
    "recent articles",
    "recent posts",
    "recommended",
    "related",
    "share this",
    "share on",
    "sign up",
    "similar articles",
    "similar stories",
    "sponsored",
    "stay connected",
    "story continues below",
    "subscribe",
    "suggested",
    "tags",
    "today on ",
    "today's top",
    "top stories",
    "topics",
    "trending",
    "what others are reading",
    "what to read next",
    "you may also",
    "you might also",
    "you might like",
    "в тему",
    "другие материалы",
    "другие новости",
    "еще по теме",
    "еще на эту тему",
    "комментарии",
    "лента новостей",
    "материалы по теме",
    "новости партнеров",
    "новости по теме",
    "оставить комментарий",
    "оставьте комментарий",
    "подписывайтесь",
    "подпишитесь",
    "поделиться",
    "поделитесь",
    "похожие",
    "популярное",
    "по теме",
    "рекомендуем",
    "самое интересное",
    "самое популярное",
    "самое читаемое",
    "свежие новости",
    "смотрите также",
    "сюжет:",
    "теги",
    "также по теме",
    "читайте также",
    "читать также",
    "читайте далее",
    "что еще почитать",
    "관련기사",
    "관련 기사",
    "관련뉴스",
    "관련 뉴스",
    "많이 본",
    "많이본",
    "인기기사",
    "인기 기사",
    "인기뉴스",
    "인기 뉴스",
    "추천기사",
    "추천 기사",
    "추천뉴스",
    "추천 뉴스",
    "댓글",
    "공유하기",
    "주요뉴스",
    "주요 뉴스",
    "주요기사",
    "주요 기사",
    "최신뉴스",
    "최신 뉴스",
    "최신기사",
    "최신 기사",
    "태그",
    "키워드",
    "이 기사를 공유",
    "다른기사",
    "다른 기사",
    "실시간",
    "이 시각",
    "오늘의 핫",
    "에디터 추천",
    "함께 볼",
    "핫뉴스",
};

/* Starts of lines, folded. */
static const char *const notes[] = {
    "advertisement",
    "article continues below",
    "continue reading the main story",
    "credit:",
    "download our app",
    "file photo:",
    "follow us on",
    "get our",
    "getty images",
    "image caption",
    "image copyright",
    "image credit",
    "image source",
    "image:",
    "media caption",
    "media playback",
    "our standards:",
    "photo:",
    "photo by",
    "photo credit",
    "photos:",
    "picture:",
    "please enable javascript",
    "read more:",
    "read the full story",
    "read:",
    "related:",
    "see also:",
    "sign up for",
    "sign up here",
    "sign up to",
    "story continues below",
    "this article was originally published",
    "video:",
    "watch:",
    "(c)",
    "видео:",
    "изображение:",
    "иллюстрация:",
    "источник фото",
    "кадр:",
    "подписывайтесь на",
    "подпишитесь на",
    "подписаться на",
    "фото:",
    "читайте также",
    "читайте нас",
    "смотрите также",
    "следите за новостями",
    "нашли опечатку",
    "нашли ошибку",
    "выделите фрагмент",
    "<저작권자",
    "저작권자",
    "[저작권자",
    "[사진",
    "사진=",
    "사진 =",
    "사진제공",
    "[영상",
    "▶",
    "☞",
    "기사제보",
    "제보는",
    "제보하기",
    "(서비스명",
    "구독하기",
    "이 기사는 언론사에서",
    "네이버에서",
    "카카오톡",
};

/* Lines that hold hardly more, folded. */
static const char *const labels[] = {
    "[ad]",      "ad",        "advertising", "also read",  "click here",      "continue reading", "copyright",
    "enlarge",   "follow us", "listen",      "loading",    "photo",           "photos",           "play video",
    "read also", "read more", "share",       "share this", "story continues", "subscribe",        "video",
    "watch",     "watch now", "видео",       "источник",   "реклама",         "скриншот",         "фото",
    "광고",      "사진",      "영상",
};

/* What stands anywhere in lines about rights, folded. */
static const char *const rights[] = {
    "all rights reserved", "©", "ⓒ", "무단 전재", "무단전재", "재배포 금지", "재배포금지",
};

static bool speaks_of_rights(struct view line) {
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++)
        if (view_find(line, view_str(rights[i]))) return true;
    return false;
}

/* Whether the phrase of LENGTH bytes that LINE starts with ends there, rather than going on as another word. Korean
   words take particles. */
static bool ends_word(struct view line, size_t length) {
    int32_t before, behind;
    if (length == line.length) return true;
    utf8_before(&before, line, length);
    utf8_decode(&behind, line.data + length, line.length - length);
    return !char_is_word(before) || char_kind(before) == CHAR_HANGUL || !char_is_word(behind);
}

/* The bytes of the phrase in LIST that LINE starts with, 0 where there is none. */
static size_t start_in(struct view line, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (view_starts(line, view_str(list[i])) && ends_word(line, strlen(list[i]))) return strlen(list[i]);
    return 0;
}

#define START_IN(line, list) start_in((line), (list), sizeof(list) / sizeof *(list))

/* Whether LINE is an e-mail address with little else: how reporters sign in Korea. */
static bool is_address_line(struct view line) {
    const char *at = memchr(line.data, '@', line.length);
    if (!at || line.length > most_address_line || at == line.data) return false;
    size_t behind = (size_t)(line.data + line.length - at), host = 1;
    while (host < behind && at[host] != ' ' && (at[host] & 0x80) == 0) host++;
    return host > 3 && memchr(at, '.', host) && !ascii_is_space(at[-1]) && behind - host < line.length / 2;
}

unsigned phrases_of(struct view line) {
    struct buffer folded = {0};
    unsigned phrases = 0;
    if (line.length == 0 || line.length > most_note) return 0;
    if (is_address_line(line)) return PHRASE_NOTE;
    if (fold_word(&folded, line)) {
        struct view text = buffer_view(&folded);
        size_t label = START_IN(text, labels);
        if (speaks_of_rights(text) || START_IN(text, notes) || (label && text.length <= label + most_behind_label))
            phrases |= PHRASE_NOTE;
        if (line.length <= most_opener && START_IN(text, openers)) phrases |= PHRASE_OPENER;
    }
    buffer_release(&folded);
    return phrases;
}
