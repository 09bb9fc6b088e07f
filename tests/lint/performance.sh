#!/bin/sh
# SPDX-License-Identifier: MIT
# The tables of docs/PERFORMANCE.md and the plots in docs/img are those of bench/performance.tsv.
set -u
if ! command -v python3 >/dev/null; then
    echo 'not looked at: this needs python3'
    exit 0
fi
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/docs"
cp -R bench "$copy"
cp docs/PERFORMANCE.md "$copy/docs"
python3 "$copy/bench/report.py" || exit 1
diff -u docs/PERFORMANCE.md "$copy/docs/PERFORMANCE.md" && diff -r docs/img "$copy/docs/img"
