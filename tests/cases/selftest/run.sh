#!/bin/sh
# SPDX-License-Identifier: MIT
# The runner of transcripts must pass each right.* and fail each wrong-*.
set -u
cd "$(dirname "$0")" || exit 1
failures=0
for file in right.*; do
    sh ../run.sh /bin/true "$file" || { echo "refused: $file"; failures=$((failures + 1)); }
done
for file in wrong-*; do
    if sh ../run.sh /bin/true "$file" >/dev/null; then echo "passed: $file"; failures=$((failures + 1)); fi
done
[ "$failures" = 0 ]
