#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: tidy.sh BUILD
# clang-tidy finds nothing; .clang-tidy says what it looks for. BUILD has the compile_commands.json. One file a run: with
# several, version 14 takes each va_list after the first for uninitialised.
find src -name '*.c' | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 1 clang-tidy --quiet -p "$1" 2>/dev/null
