#!/bin/sh
# SPDX-License-Identifier: MIT
# Links in Markdown lead somewhere, ARCHITECTURE.md speaks of every folder of src/, and no file names the place where
# it happens to be written.
set -u
status=0

for page in $(find . -name '*.md' ! -path './build/*' ! -path './.*' ! -path './tests/cases/*' ! -path './corpus/*' | sort); do
    # [text](target), outside of code; a link into the page itself or the web is not followed.
    for target in $(sed -e '/^```/,/^```/d' -e 's/`[^`]*`//g' "$page" | grep -oE '\]\([^) ]+\)' | sed 's/^](//; s/)$//'); do
        case $target in
        http://* | https://* | mailto:* | '#'*) continue ;;
        esac
        [ -e "$(dirname "$page")/${target%%#*}" ] || { echo "$page: link to nowhere: $target"; status=1; }
    done
done

for folder in src/*/; do
    name=$(basename "$folder")
    grep -qE "^#+ .*\\b$name/" docs/ARCHITECTURE.md || {
        echo "docs/ARCHITECTURE.md: no heading has $name/"
        status=1
    }
done

# The checkout's own path, and the folder it is in, unless every machine has that.
here=$(pwd -P)
above=$(dirname "$here")
case $above in
/ | /home | /root | /tmp | /var/tmp | /usr/src | /opt | /srv | /mnt) above=$here ;;
esac
if find . -type f ! -path './build/*' ! -path './.git/*' ! -path './corpus/*' | xargs grep -nFe "$here/" -e "$above/"; then
    status=1
fi
exit $status
