#!/bin/sh
# SPDX-License-Identifier: MIT
# Each C file starts with its SPDX line. In src/ one sentence follows that says what the file is, in a .c file without
# "and". Nothing is left to do.
find include share src tests -name '*.[ch]' | sort | xargs awk '
    function complain(why) { printf "%s: %s\n", FILENAME, why; failed = 1 }
    FNR == 1 {
        if ($0 != "/* SPDX-License-Identifier: MIT */") complain("the first line is not /* SPDX-License-Identifier: MIT */")
        text = ""
        state = FILENAME ~ /^src/ ? "before" : "done"
        next
    }
    state == "before" && !/^\/\*/ { complain("the second line does not start a comment that says what this file is") }
    state == "before" { state = "inside" }
    state == "inside" {
        text = text " " $0
        if (!/\*\/$/) next
        state = "done"
        gsub(/\/\*+|\*\/|\n \*/, "", text)
        gsub(/ +\*? +/, " ", text)
        if (text !~ /[.:] *$/) complain("its first comment does not end with a full stop")
        if (text ~ /[.!?] +[^ ]/) complain("its first comment is more than one sentence")
        if (text ~ / and / && FILENAME ~ /[.]c$/) complain("its first comment needs an \"and\"")
    }
    END { exit failed }'
status=$?
# The folder of the checks names these words without being in want of anything.
if find dev CMakeLists.txt CMakePresets.json README.md docs cmake include src tests -type f ! -path 'tests/lint/*' |
    xargs grep -nE '\b(TODO|FIXME|XXX)\b'; then status=1; fi
exit $status
