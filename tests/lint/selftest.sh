#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: selftest.sh LEDE LIBLEDE.SO BUILD
# Each check fails for what it is there to find: in a copy of the sources one rule is broken at a time.
set -u
lede=$1 library=$2 build=$3
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R .clang-format .clang-tidy CMakeLists.txt CMakePresets.json *.md LICENSE packages.txt bench cmake corpus dev docs include share src tests "$copy"
cd "$copy" || exit 1
failures=0

# finds CHECK FILE TEXT [ARGUMENT...]: CHECK passes as things are, and fails once TEXT is a line at the end of FILE.
finds() {
    check=$1 file=$2 text=$3
    shift 3
    if [ "$check" != "${known_good:-}" ]; then
        sh "tests/lint/$check.sh" "$@" || { echo "$check fails without a reason"; failures=$((failures + 1)); }
        known_good=$check
    fi
    [ ! -e "$file" ] || cp "$file" before
    mkdir -p "$(dirname "$file")"
    echo "$text" >>"$file"
    if sh "tests/lint/$check.sh" "$@" >/dev/null 2>&1; then
        echo "$check does not see in $file: $text"
        failures=$((failures + 1))
    fi
    if [ -e before ]; then mv before "$file"; else rm "$file"; fi
}

finds layers src/base/mem.c '#include "text/utf8.h"'
finds layers src/text/utf8.c '#include "model/date.h"'
finds layers src/text/utf8.c '# include "store/store.h"'
finds layers src/cli/main.c '#include "base/buffer.h"'
finds layers src/cli/main.c '#include <sqlite3.h>'
finds layers src/base/mem.c '#include <nettle/sha2.h>'
finds layers src/model/date.c '#include <utf8proc.h>'
finds layers src/base/mem.c '#include "nowhere/x.h"'
finds symbols include/lede.h 'LEDE_API void lede_missing(void);' "$library"
finds banned src/cli/main.c 'int copy(void) { return strcpy (a, b); }'
finds banned src/text/utf8.c 'int leak(void) { return /* no */ malloc(1); }'
finds banned src/text/utf8.c 'int same(void) { return strncasecmp(a, b, 3); }'
finds banned src/text/utf8.c 'int talk(void) { return printf("text"); }'
finds style src/new.c 'int x;'
finds style src/base/mem.c '/* TODO */'
finds style src/new.c '/* SPDX-License-Identifier: MIT */
/* Apples and pears. */'
finds style src/new.c '/* SPDX-License-Identifier: MIT */
/* Apples. Pears. */'
finds style src/new.h '/* SPDX-License-Identifier: MIT */
/** Apples. Pears. */'
finds style src/new.c '/* SPDX-License-Identifier: MIT */
#include <stdio.h>'
finds performance bench/performance.tsv '1000000	corpus	text	articles=1 bytes=2'
finds sources src/new.c ''
finds sources tests/unit/test_new.c ''
finds sources CMakeLists.txt '    src/new.c'
finds docs README.md 'see [nothing](docs/nothing.md)'
finds docs docs/page.md "see $copy/README.md"
finds docs src/new/file.c ''
finds options docs/man/lede.1 '.It Fl -nothing' "$lede"
# A program whose help has one example more.
printf '#!/bin/sh\n"%s" "$@"\n' "$lede" >wrapper
chmod +x wrapper
finds examples wrapper 'status=$?; echo "  $ lede list --nothing"; exit $status' wrapper
rm wrapper
finds man docs/man/lede.1 '.Xx'
finds format src/base/mem.c 'int  x;'

# These are slow: they see one file only.
rm -r src && mkdir -p src/base && cp "$OLDPWD/src/base/mem.c" "$OLDPWD/src/base/mem.h" src/base
printf '[{"directory":"%s","command":"cc -Isrc -c src/base/mem.c","file":"src/base/mem.c"}]' "$copy" >compile_commands.json
finds headers src/base/mem.h 'struct needs_size { uint64_t size; };'
finds headers include/lede.h 'int class;'
finds cppcheck src/base/mem.c 'int wrong(int *p) { return p ? 0 : *p; }' "$copy"
finds tidy src/base/mem.c 'int wrong(int *p) { return p ? 0 : *p; }' "$build"
[ "$failures" = 0 ]
