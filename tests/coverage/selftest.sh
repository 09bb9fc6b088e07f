#!/bin/sh
# SPDX-License-Identifier: MIT
# The report of a program whose lines and branches can be counted by eye.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/base" "$work/src/text" "$work/other" "$work/build"

cat >"$work/src/base/sign.h" <<'END'
static inline int is_small(int n) { return n < 10; }
END
# 7 lines with code, of which 2 are not run; 6 branches: n < 0 and both operands of && each way, of which 3 are met.
cat >"$work/src/base/sign.c" <<'END'
#include "base/sign.h"
int sign(int n);
int sign(int n) {
    if (n < 0) {
        n = -n;
        return -1;
    }
    if (n > 0 && is_small(n))
        n++;
    return n;
}
END
cat >"$work/src/text/never.c" <<'END'
int never(void);
int never(void) { return 1; }
END
cat >"$work/other/main.c" <<'END'
#include "base/sign.h"
int sign(int n);
int main(void) { return sign(1) - 2 + (is_small(20) ? 1 : 0); }
END
cd "$work/build"
for name in src/base/sign src/text/never other/main; do
    gcc --coverage -I"$work/src" -c "$work/$name.c" -o "$(basename $name).o"
done
gcc --coverage ./*.o -o program
./program

cat >"$work/expected" <<'END'
folder                     lines not run     run   branches     not   taken
src/base                       8       2   75.0%          6       3   50.0%
src/text                       1       1    0.0%          0       0       -
all                            9       3   66.7%          6       3   50.0%

file                       lines not run     run   branches     not   taken
src/base/sign.c                7       2   71.4%          6       3   50.0%
src/text/never.c               1       1    0.0%          0       0       -
src/base/sign.h                1       0  100.0%          0       0       -

all that was not run: WORK/build/coverage.txt
less than 67% of the lines
END
cat >"$work/expected_details" <<'END'
src/base/sign.c:
  5-6         sign
  4           sign, 1 of 2 branches:    if (n < 0) {
  8           sign, 2 of 4 branches:    if (n > 0 && is_small(n))
src/base/sign.h:
src/text/never.c:
  2           never
END
if sh "$here/report.sh" "$work" "$work/build" 67 50 >"$work/actual"; then
    echo "it does not fail below a floor"
    exit 1
fi
sed "s|$work|WORK|" "$work/actual" | diff -u "$work/expected" -
diff -u "$work/expected_details" "$work/build/coverage.txt"
sh "$here/report.sh" "$work" "$work/build" 66 50 >/dev/null
