#!/bin/sh
# SPDX-License-Identifier: MIT
# Functions that invite overruns, hide errors, keep hidden state or start programs are not called.
set -u
failures=0

# ban PATTERN WHY FILE...: no code in the files calls a function that PATTERN describes.
ban() {
    pattern=$1 why=$2
    shift 2
    found=$(awk -f tests/lint/code.awk "$@" | grep -E "(^|[^A-Za-z0-9_>.])($pattern)[[:space:]]*\(") || return 0
    echo "$found" | sed "s|\$|   <- $why|"
    failures=$((failures + 1))
}

everything=$(find src -name '*.[ch]' | sort)
library=$(find src -name '*.[ch]' ! -path 'src/cli/*' ! -path src/base/mem.c ! -path src/extract/main.c ! -path src/extract/memory.c | sort)
ban 'strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strncpy|strncat' 'the size of the target is not checked' $everything
ban 'atoi|atol|atoll|atof|scanf|sscanf|fscanf' 'bad numbers pass unseen: use strtol and its kin' $everything
ban 'strtok|strerror|asctime|ctime|gmtime|localtime' 'shared hidden state: use the _r form' $everything
ban 'system|popen' 'a shell reads what it is given' $everything
ban 'alloca' 'the stack ends without a message' $everything
ban 'malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf' 'use base/mem.h' $library
ban 'strn?casecmp|strcasestr|tolower|toupper|is(alnum|alpha|blank|digit|lower|print|punct|space|upper)' \
    'the locale is that of the program' $library
ban 'printf|vprintf|puts|putchar|perror|exit|_exit|abort' 'the library neither prints nor exits' $library
[ "$failures" = 0 ]
