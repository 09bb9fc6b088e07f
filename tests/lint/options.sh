#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: options.sh LEDE
# The manual page speaks of the same long options as `lede help` and `lede help COMMAND` do, and of every command.
set -u
helped=$(mktemp) documented=$(mktemp)
trap 'rm -f "$helped" "$documented"' EXIT
commands=$("$1" help | sed -n 's/^  \([a-z][a-z]*\)\( .*\)*$/\1/p')
[ -n "$commands" ] || { echo 'no commands found in: lede help'; exit 1; }
{
    "$1" help
    for command in $commands; do "$1" help "$command" || echo "--no-help-for-$command"; done
} | grep -oE -e '--[a-z][a-z-]*' | sort -u >"$helped"
sed -n '/^\./p' docs/man/lede.1 | grep -oE 'Fl -[a-z][a-z-]*' | sed 's/Fl -/--/' | sort -u >"$documented"
status=0
for command in $commands; do
    grep -qE "^\.(Ss|It|Cm|Nm).*\b$command\b" docs/man/lede.1 || { echo "docs/man/lede.1: nothing on $command"; status=1; }
done
diff -u -L 'lede help' -L docs/man/lede.1 "$helped" "$documented" || status=1
exit $status
