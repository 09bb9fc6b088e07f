#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: symbols.sh LIBLEDE.SO
# The shared library exports the functions that lede.h declares, and nothing else.
set -u
declared=$(mktemp) exported=$(mktemp)
trap 'rm -f "$declared" "$exported"' EXIT
awk '/^LEDE_API / { sub(/\(.*/, ""); sub(/.*[ *]/, ""); print }' include/lede.h | sort >"$declared"
nm -D --defined-only "$1" | awk '{ print $NF }' | sort >"$exported"
[ -s "$declared" ] && diff -u -L 'declared in lede.h' -L 'exported by the library' "$declared" "$exported"
