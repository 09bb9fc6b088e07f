#!/bin/sh
# SPDX-License-Identifier: MIT
# Each header compiles by itself, and lede.h as C++ too.
set -eu
# All in one run: clang takes longer to start than to read a header.
clang -std=c11 -D_GNU_SOURCE -Isrc -Iinclude -Wall -Wextra -Werror -Wno-unused-function -fsyntax-only -x c \
    include/lede.h $(find src -name '*.h' | sort)
for standard in c++98 c++17; do
    clang++ -std=$standard -Wall -Wextra -Werror -fsyntax-only -x c++ include/lede.h
done
