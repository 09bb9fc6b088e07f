#!/bin/sh
# SPDX-License-Identifier: MIT
# The lists in CMakeLists.txt name every source and unit test that is there, in order, and no other.
set -u
listed=$(mktemp) present=$(mktemp)
trap 'rm -f "$listed" "$present"' EXIT
{
    sed -n 's/^ *\(src\/.*\.c\)$/\1/p' CMakeLists.txt
    sed -n 's/^ *lede_unit_test(\([a-z0-9_]*\)[ )].*/tests\/unit\/test_\1.c/p' tests/CMakeLists.txt
} | sort >"$listed"
{ find src -name '*.c'; find tests/unit -name 'test_*.c'; } | sort >"$present"
diff -u -L 'listed for CMake' -L present "$listed" "$present"
