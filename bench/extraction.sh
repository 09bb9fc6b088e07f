#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: extraction.sh PAGES
# How well the text of web pages is found. PAGES has a folder for each page, with source.html and expected.txt, as the
# test pages of mozilla/readability are laid out. F1, precision, recall, folder, date, headline, a page a line; the means.
set -eu
[ $# = 1 ] || { sed -n '3,5s/^# //p' "$0" >&2; exit 2; }
[ -d "$1" ] || { echo "extraction.sh: no pages: skipped" >&2; exit 0; }
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What reads web pages, of all that the worker has.
readers=$(grep -l . "$top"/src/extract/*.c | grep -vE '/(main|xml|feed|fb2|unpack|container|package|docx|odt|epub|core)\.c$')
${CC:-cc} -std=c11 -O2 -D_GNU_SOURCE -DLEDE_READ_RELATIVE=\"\" -DLEDE_READ_INSTALLED=\"\" -I"$top/include" -I"$top/src" "$top/bench/extraction.c" -o "$work/extraction" \
    $readers $(find "$top/src/base" "$top/src/text" "$top/src/model" "$top/src/read" -name '*.c') \
    $(pkg-config --cflags --libs libutf8proc nettle jansson gumbo) -luchardet -lpthread
"$work/extraction" "$1"/*/
