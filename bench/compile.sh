# SPDX-License-Identifier: MIT
# For other scripts: compile SOURCE PROGRAM, a bench of src/analyse/, with all that this stands on.
compile() {
    top=$(cd "$(dirname "$1")/.." && pwd)
    ${CC:-cc} -std=c11 -O2 -D_GNU_SOURCE -I"$top/include" -I"$top/src" "$1" -o "$2" \
        $(find "$top/src/base" "$top/src/text" "$top/src/analyse" -name '*.c') \
        $(pkg-config --cflags --libs libutf8proc nettle) -lstemmer
}
