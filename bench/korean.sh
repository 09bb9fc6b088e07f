#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: korean.sh TEXT...
# How many pairs (noun with one particle, noun with another or with none) meet, for the nouns in korean-nouns.txt, and how
# many forms of the TEXTs are found besides. LEDE_VERBOSE=1 lists what is missed; with LEDE_REAL=1 only the words of the
# TEXTs are the vocabulary that decides where a noun ends.
set -eu
[ $# -ge 1 ] || { sed -n '3,6s/^# //p' "$0" >&2; exit 2; }
bench=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$bench/compile.sh"
compile "$bench/korean.c" "$work/korean"
for text; do sed 's/\\n/ /g' "$text"; done >"$work/text"
"$work/korean" "$bench/korean-nouns.txt" "$work/text"
