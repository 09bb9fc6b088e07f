#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh LEDE LEDE_BENCH
# lede-bench asks what it is told to ask, of all passages, and prints what bench/performance can read.
set -eu
lede=$1 bench=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# expect WANTED COMMAND...: its output is WANTED, a pattern for the whole of it.
expect() {
    wanted=$1
    shift
    got=$("$@")
    case $got in
    $wanted) ;;
    *)
        printf '%s\nwanted: %s\ngot: %s\n' "$*" "$wanted" "$got"
        exit 1
        ;;
    esac
}

printf 'Putin met Kim in Moscow.\n' >one.txt
printf 'Kim met\nthe press.\n' >two.txt
printf 'Kim went home.\n' >three.txt
printf 'kim press\nmoscow\n' >queries.txt
"$lede" -c corpus add one.txt two.txt >/dev/null

expect 'Putin met Kim in Moscow.
Kim met the press.' "$bench" --passages corpus
# Any word: both and one. All words: one and one. The words side by side: none and one.
expect 'lede o n=2 mean * p50 * p95 * p99 * max * ms hits 3
lede o cpu n=2 mean * p50 * p95 * p99 * max * ms' "$bench" corpus queries.txt o
expect '*hits 2
*' "$bench" corpus queries.txt a 1
expect '*hits 1
*' "$bench" corpus queries.txt p
expect '*hits 3
*' "$bench" --snippets corpus queries.txt o
expect '*hits 3
*' "$bench" --cold corpus queries.txt o
expect 'lede add n=1 mean *hits 1
*' "$bench" --add corpus three.txt
expect '*hits 4
*' "$bench" corpus queries.txt o

status=0
"$bench" corpus queries.txt x 2>/dev/null || status=$?
[ "$status" = 2 ]
