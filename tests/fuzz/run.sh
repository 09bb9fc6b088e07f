#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh BUILD TARGET SECONDS FOUND
# Has libFuzzer drive TARGET of BUILD, the preset fuzz, for SECONDS, from the target's seeds and from what it came upon in
# runs before, which BUILD keeps. Inputs that make it fail are put into the folder FOUND. Prints one line.
set -eu
build=$1 target=$2 seconds=$3 found=$4
here=$build/tests/fuzz
corpus=$build/corpus/$target
seeds=$build/corpus/seeds-$target
log=$found/$target.log
export LEDE_READ="$build/lede-read"
rm -rf "$seeds"
mkdir -p "$corpus" "$seeds" "$found"

# A file as it is, or its lines, each a seed of its own.
number=0
while read -r kind path; do
    number=$((number + 1))
    case $kind in
    file) cp "$path" "$seeds/$number" ;;
    lines) awk -v name="$seeds/$number-" '{ printf "%s", $0 >(name NR); close(name NR) }' "$path" ;;
    esac
done <"$here/$target.seeds"

status=0
"$here/fuzz_$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=3000 -print_final_stats=1 \
    -artifact_prefix="$found/$target-" "$corpus" "$seeds" >"$log" 2>&1 || status=$?
inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
echo "fuzz $target: $seconds s, ${inputs:-no} inputs, $([ "$status" = 0 ] && echo "no finding" || echo "a finding: see $log")"
exit "$status"
