# SPDX-License-Identifier: MIT
# Prints FILE:LINE: CODE for each line of C files, without comments and without what stands between quotation marks.
FNR == 1 { comment = 0 }
{
    line = $0
    gsub(/\\./, "", line)
    out = ""
    while (line != "") {
        if (comment) {
            if (!(end = index(line, "*/"))) break
            line = substr(line, end + 2)
            comment = 0
        } else if (!match(line, /\/\*|\/\/|"[^"]*"|'[^']*'/)) {
            out = out line
            break
        } else {
            out = out substr(line, 1, RSTART - 1)
            token = substr(line, RSTART, 2)
            if (token == "//") break
            if (token == "/*") { comment = 1; line = substr(line, RSTART + 2) }
            else { out = out "\"\""; line = substr(line, RSTART + RLENGTH) }
        }
    }
    print FILENAME ":" FNR ": " out
}
