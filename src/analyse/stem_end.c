/* SPDX-License-Identifier: MIT */
/* Closed lists of last syllables, from the entries of the Standard Korean Language Dictionary. */

/*
 * There are some hundred syllables in which the stems of verbs and adjectives end, and most nouns end otherwise. What
 * newspapers hardly use is left out where many nouns end in it: 래 of 달래다 (미래), 수 of 부수다 (선수).
 */
#include "analyse/stem_end.h"

#include "analyse/jamo_parts.h"
#include "text/utf8.h"

#include <string.h>

static const char stem_ends[] =
    "먹막죽작적녹익썩박찍속묵삭식깎닦묶꺾섞엮겪볶낚솎신안앉얹많않끊찮잖받얻믿묻걷닫듣굳뜯쏟돋싣뻗곧붇긷컫딛"
    "갈걸길깔날널놀늘닐달덜돌들떨말멀몰물밀벌불빌빨살쓸알얼열울일잘절졸줄질털팔풀헐끌칠툴글설꿀굴틀둥골필"
    "읽얽늙맑밝긁굵낡붉묽갉젊닮삶굶곪옮넓짧밟얇떫엷섧핥훑읊잃옳싫앓끓뚫꿇닳곯남넘감심참숨품담삼뿜듬금검"
    "잡입뽑접씹집꼽업좁굽뵙돕눕줍깁덥춥맵밉쉽겁볍렵맙롭답깝갑섭럽립엽습둡껍곱없씻웃벗솟빗앗짓낫잇붓긋젓뺏있"
    "찾맞잊맺늦낮멎젖잦꽂짖갖빚궂딪찢쫓좇같붙맡뱉얕짙옅흩높깊갚덮싶짚엎놓넣낳쌓좋찧닿땋빻렇떻얗맣랗갛옇겋멓"
    "가나사자차타파하싸짜까따라내대개매새배채깨빼때재째태애캐패서너세메베데떼네레켜펴오보쏘꼬고되쇠외괴뵈죄"
    "주두누추꾸푸우루구투쑤꿰쉬뛰뀌귀쥐튀휘뉘쓰크뜨끄트르프쁘그띄틔기리이치히시지디니비미키티피끼찌띠삐";

/* Of stems of one or two syllables only: behind nouns the same sounds are particles (는, 던). */
static const char short_ends[] = "늘덜얼절널졸잘달설골깔";

/* Of stems of four syllables and more, most of them made of two verbs: 받아들이, 이루어지, 무너뜨리. */
static const char long_ends[] = "지리이키치히기나가오내놓두보들서세싸앉붙넣럽롭답있없우뜨르올";

/* What stands in front of 이 in stems of three syllables and more; else it is the copula. */
static const char before_i[] = "직들울짝삭덕럭붙벌";

/* What stands in front of 보이 there; not so 정보이다. */
static const char before_boi[] = "선엿돋내";

/* What stands in front of 르 there; other nouns have the particle 를. */
static const char before_reu[] = "으두지스우따오누찌무투";

static const char *const changing_ends[] = {
    [STEM_TIKEUT] = "걷듣묻싣긷컫닫",
    [STEM_PIEUP] = "돕눕굽줍깁덥춥맵밉쉽겁볍렵맙롭답깝갑섭럽립엽습둡껍곱",
    [STEM_SIOS] = "짓낫잇붓긋젓",
    [STEM_HIEUH] = "렇떻얗맣랗갛옇겋멓",
};

static bool is_one_of(int32_t syllable, const char *set) {
    char bytes[4];
    utf8_encode(bytes, syllable);
    for (; *set; set += JAMO_SYLLABLE)
        if (memcmp(set, bytes, JAMO_SYLLABLE) == 0) return true;
    return false;
}

bool stem_end_changes(int32_t syllable, enum stem_change change) { return is_one_of(syllable, changing_ends[change]); }

/* Tense stands behind a stem, not inside of it. */
static bool has_tense(const int32_t *syllables, size_t count) {
    enum { SSANGSIOS = 20 };
    for (size_t i = 0; i + 1 < count; i++)
        if (jamo_final(syllables[i]) == SSANGSIOS && !is_one_of(syllables[i], "있")) return true;
    return false;
}

/* Of three syllables and more, 이 the last: whether that is not the copula. */
static bool is_long_i(const int32_t *last) {
    return is_one_of(last[-1], "보") ? is_one_of(last[-2], before_boi) : is_one_of(last[-1], before_i);
}

/* Syllables that are stems beside some others only. */
static bool may_end_in(const int32_t *syllables, size_t count) {
    const int32_t *last = syllables + count - 1;
    if (is_one_of(*last, "일")) return count == 1; /* 무엇일까 has the copula */
    if (is_one_of(*last, "이")) return count == 2 || (count > 2 && is_long_i(last));
    if (is_one_of(*last, "라")) return count != 2 || !is_one_of(*syllables, "이"); /* 이라는, the copula again */
    if (is_one_of(*last, "르")) return count < 3 || is_one_of(last[-1], before_reu);
    if (is_one_of(*last, short_ends)) return count < 3;
    /* Nouns with 하다 and 되다 are found by their noun. */
    return count < 3 || !is_one_of(*last, "하되");
}

bool stem_end_is_stem(const int32_t *syllables, size_t count) {
    int32_t last = syllables[count - 1];
    if (has_tense(syllables, count)) return false;
    if (is_one_of(last, "으")) return count > 1 && is_one_of(syllables[count - 2], "모"); /* 모으다 alone */
    return is_one_of(last, count > 3 ? long_ends : stem_ends) && may_end_in(syllables, count);
}
