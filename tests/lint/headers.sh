#!/bin/sh
# SPDX-License-Identifier: MIT
# Each header compiles by itself, and lede.h as C++ too.
set -u
failures=0
for header in include/lede.h $(find src -name '*.h' | sort); do
    clang -std=c11 -D_GNU_SOURCE -Isrc -Iinclude -Wall -Wextra -Werror -Wno-unused-function -fsyntax-only -x c "$header" \
        || failures=$((failures + 1))
done
for standard in c++98 c++17; do
    clang++ -std=$standard -Wall -Wextra -Werror -fsyntax-only -x c++ include/lede.h || failures=$((failures + 1))
done
[ "$failures" = 0 ]
