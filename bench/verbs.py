#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well forms of Korean verbs and adjectives find each other, and what else they find.

usage: verbs.py LEDE TEXT.jsonl...

The words in korean-verbs.txt are conjugated with the endings below, added to a corpus together with the TEXTs, and
each form is searched. Printed: the share of pairs (form, other form of the word) that meet, and how many forms of the
TEXTs that are in no table each query finds; with LEDE_VERBOSE=1 what is missed, and these forms, to be read.
"""
import json, os, re, subprocess, sys, tempfile

PLAIN = '다 고 지만 기 겠다 던 도록 거나 다고'.split()
NASAL = '는 는데 는지'.split()
KEPT = '며 면 면서 려고'.split()
VOWEL = '서 야'.split()
PAST = '다 으며 던 다고 습니다 지만 을 음'.split()
FINALS = {'ㄴ': 4, 'ㄹ': 8, 'ㅁ': 16, 'ㅂ': 17, 'ㅆ': 20}


def close(base, final):
    """BASE with FINAL at the end of its last syllable."""
    return base[:-1] + chr(ord(base[-1]) + FINALS[final])


def is_open(base):
    return (ord(base[-1]) - 0xAC00) % 28 == 0


def conjugate(kind, stem, linked, kept, vowel):
    forms = {stem + ending for ending in PLAIN}
    nasal = linked if is_open(linked) and not is_open(stem) and kept == stem else stem
    forms |= {nasal + ending for ending in (NASAL if kind == "v" else [])}
    forms |= {close(linked, final) for final in 'ㄴㄹ'}
    forms |= {kept + ending for ending in KEPT[:2 if kind == 'a' else 4]}
    if is_open(nasal):
        forms.add(close(nasal, 'ㅂ') + '니다')
        if kind == 'v':
            forms.add(close(nasal, 'ㄴ') + '다')
    else:
        forms.add(stem + '습니다')
        if kind == 'v':
            forms.add(stem + '는다')
    forms |= {vowel + ending for ending in VOWEL}
    forms |= {close(vowel, 'ㅆ') + ending for ending in PAST}
    return forms


def tables(path):
    for line in open(path, encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            yield conjugate(*line.split())


def searched(lede, corpus, word):
    """The forms that are searched for WORD, with why."""
    answer = subprocess.run([lede, '-c', corpus, 'search', '--no-names', '--explain', '-n', '1', '--', word],
                            capture_output=True, text=True, check=False).stdout
    return dict(re.findall(r'^ +\d+ +(\S+) +(exact|inflected|doubtful)$', answer, re.M))


def vocabulary(paths):
    words = set()
    for path in paths:
        for line in open(path, encoding='utf-8'):
            words.update(re.findall('[가-힣]+', json.loads(line)['text']))
    return words


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    lede, texts = sys.argv[1], sys.argv[2:]
    words = list(tables(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'korean-verbs.txt')))
    others_of_texts = vocabulary(texts) - set().union(*words)
    pairs = met = queries = others = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus, forms = os.path.join(folder, 'c'), os.path.join(folder, 'forms.txt')
        with open(forms, 'w', encoding='utf-8') as out:
            out.write('\n\n'.join(' '.join(sorted(table)) for table in words))
        subprocess.run([lede, '-c', corpus, 'add', '--quiet', forms, *texts], check=True, stdout=subprocess.DEVNULL)
        for table in words:
            for word in sorted(table):
                found = searched(lede, corpus, word)
                missed = table - set(found) - {word}
                more = {form for form, why in found.items() if why != 'exact' and form in others_of_texts}
                pairs, met = pairs + len(table) - 1, met + len(table) - 1 - len(missed)
                queries, others = queries + 1, others + len(more)
                if os.environ.get('LEDE_VERBOSE'):
                    print(word, 'missed:', *sorted(missed), 'more:', *sorted(more))
    print(f'{len(words)} words, {queries} forms: {met} of {pairs} pairs meet ({100 * met / pairs:.2f}%); '
          f'{others / queries:.1f} forms of the texts beside the tables a query')


main()
