/* SPDX-License-Identifier: MIT */
/* A closed list of titles, with what may follow them. */
#include "analyse/title.h"

#include "analyse/jamo_parts.h"
#include "analyse/particle.h"

/* What newspapers of both Koreas write behind names, without a space often in the South and nearly always in the North.
 */
static const char *const titles[] = {
    "동지",   "위원장", "국무위원장", "대통령",     "주석", "총비서", "책임비서", "비서",   "서기장", "총서기",
    "원수",   "대원수", "장군",       "장군님",     "수령", "수령님", "령도자",   "지도자", "총리",   "수상",
    "부총리", "외무상", "외상",       "인민무력상", "상",   "장관",   "차관",     "의원",   "의장",   "대표",
    "대사",   "대변인", "국장",       "부장",       "실장", "총장",   "총재",     "회장",   "사장",   "후보",
    "당선인", "시장",   "지사",       "교수",       "박사", "기자",   "판사",     "검사",   "변호사", "선수",
    "감독",   "여사",   "씨",         "님",         "각하", "대장",   "중장",     "소장",   "상장",   "차수",
    "사령관", "부상",   "위원",       "부위원장",
};

static size_t title_at(struct view text) { return jamo_longest_start(titles, sizeof titles / sizeof *titles, text); }

size_t title_name_length(struct view word) {
    for (size_t name = 2 * (size_t)JAMO_SYLLABLE; name < word.length; name += JAMO_SYLLABLE) {
        size_t end = name, title;
        while ((title = title_at(view_of(word.data + end, word.length - end))) > 0) end += title;
        if (end > name && particles_follow(word, end)) return name;
    }
    return 0;
}
