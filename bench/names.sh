#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: names.sh CORPUS [-v]
# How many of the names in names-100.tsv meet from each script to each other, by skeleton, by the list share/names.tsv,
# by either, and how many forms of the vocabulary of CORPUS (news in English, Russian and Korean) are met besides. Needs
# sqlite3. With -v all wrong forms, and the names that have no common skeleton.
set -eu
[ $# -ge 1 ] || { sed -n '3,6s/^# //p' "$0" >&2; exit 2; }
bench=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$bench/compile.sh"
compile "$bench/names.c" "$work/names"
sqlite3 -readonly -separator "$(printf '\t')" "$1" 'SELECT form, frequency FROM term ORDER BY form' >"$work/vocabulary"
"$work/names" "$bench/../share/names.tsv" "$bench/names-100.tsv" "$work/vocabulary" ${2+"$2"}
