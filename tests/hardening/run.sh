#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh FILE...: programs and libraries can lie anywhere, their tables are read-only before they run, no memory is for
# writing and running, stacks and buffers are guarded.
set -eu
export LC_ALL=C

failed=0

# expect FILE WHAT CONDITION...: says that FILE lacks WHAT unless CONDITION holds.
expect() {
    file=$1 what=$2
    shift 2
    "$@" || {
        echo "$file: $what"
        failed=1
    }
}

# has PATTERN, has_no PATTERN: what readelf has said.
has() { printf '%s\n' "$said" | grep -Eq "$1"; }
has_no() { ! has "$1"; }

for file; do
    said=$(readelf -W -h -l -d -n --dyn-syms "$file")
    expect "$file" "lies at a fixed place" has 'Type: +DYN'
    expect "$file" "its tables can be written (no RELRO)" has 'GNU_RELRO'
    expect "$file" "symbols are looked up late (no BIND_NOW)" has 'BIND_NOW|Flags:.* NOW'
    expect "$file" "the stack can be run" has 'GNU_STACK .* RW +0x'
    expect "$file" "memory can be written and run" has_no 'LOAD .* RWE'
    expect "$file" "stacks are not guarded" has '__stack_chk_fail'
    expect "$file" "buffers are not guarded (no FORTIFY)" has '__[a-z]+_chk'
done
exit $failed
