#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: report.sh SOURCES BUILD LINES BRANCHES
# Tells how much of SOURCES/src the programs of BUILD have run so far, and in BUILD/coverage.txt all that they have not.
# Fails when that is less than LINES percent of the lines or BRANCHES percent of the branches.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)

report=$(mktemp)
trap 'rm -f "$report"' EXIT
cd "$build"
# Objects that no test has run have no counts, of which gcov would speak.
find . -name '*.gcno' | sort | xargs gcov -b -c -t 2>/dev/null |
    awk -v root="$root" -v details=coverage.txt -f "$here/report.awk" >"$report"
cat "$report"
printf '\nall that was not run: %s\n' "$build/coverage.txt"
awk -v lines="$3" -v branches="$4" '
    $1 != "all" { next }
    { seen = 1 }
    $4 + 0 < lines { print "less than " lines "% of the lines"; failed = 1 }
    $7 + 0 < branches { print "less than " branches "% of the branches"; failed = 1 }
    END { exit failed || !seen }' "$report"
