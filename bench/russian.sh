#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: russian.sh TEXT [DICTIONARY]
# How many pairs of forms of one word meet, for the words in russian-words.txt as hunspell-ru inflects them, and how many
# forms of other words are found with them. TEXT is news in Russian, whose words are the vocabulary. DICTIONARY is a
# hunspell dictionary without its suffixes .aff and .dic. LEDE_VERBOSE=1 lists what is missed and what is wrong.
set -eu
[ $# -ge 1 ] || { sed -n '3,7s/^# //p' "$0" >&2; exit 2; }
bench=$(cd "$(dirname "$0")" && pwd)
dictionary=${2:-/usr/share/hunspell/ru_RU}
[ -f "$dictionary.dic" ] || { echo "russian.sh: no dictionary at $dictionary.dic (Debian: hunspell-ru)" >&2; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$bench/compile.sh"
compile "$bench/russian.c" "$work/russian"
perl "$bench/hunspell_forms.pl" "$dictionary.aff" "$dictionary.dic" >"$work/forms"
# In JSON a line end is written \n, which is no word.
sed 's/\\n/ /g' "$1" >"$work/text"
"$work/russian" "$work/forms" "$work/text" "$bench/russian-words.txt"
