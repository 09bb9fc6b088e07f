#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: tidy.sh BUILD [STATES]
# clang-tidy finds nothing; .clang-tidy says what it looks for. BUILD has the compile_commands.json. The analyser follows a
# function through so many STATES: with the 225,000 that are its own, which ./dev analyse gives it, it takes three times as
# long. One file a run: with several, version 14 takes each va_list after the first for uninitialised.
states=${2:-50000}
find src -name '*.c' | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 1 clang-tidy --quiet -p "$1" \
    --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes="$states" 2>/dev/null
