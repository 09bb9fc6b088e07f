#!/bin/sh
# SPDX-License-Identifier: MIT
# Every C file is laid out as .clang-format says; ./dev format makes it so.
find include share src tests -name '*.[ch]' | xargs clang-format --dry-run --Werror
