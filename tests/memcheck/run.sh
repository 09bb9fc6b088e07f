#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM [ARGUMENT...]
# Runs PROGRAM under valgrind: status 99 and a report on standard error when it uses memory wrongly, or loses any. What it
# forks is watched with it; a program that it starts is watched when it is a script which runs this one.

# Nobody's pointers may be gone when a program ends. Those into the middle of a block (possible leaks) are how libstemmer keeps
# its words, and a program that ends with its reader does not free them. The folder is one that any user may write to.
TMPDIR=/tmp exec valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --error-exitcode=99 --suppressions="$(dirname "$0")/suppressions.txt" "$@"
