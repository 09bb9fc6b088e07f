#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: cppcheck.sh BUILD
# cppcheck finds nothing in any file that CMake compiles; cppcheck.txt says what it may not look for. BUILD has the
# compile_commands.json.
cppcheck --project="$1/compile_commands.json" -j "$(getconf _NPROCESSORS_ONLN)" --quiet --error-exitcode=1 \
    --enable=warning,style,performance,portability --library=posix,gnu \
    --suppressions-list=tests/lint/cppcheck.txt --template='{file}:{line}: {message} [{id}]'
