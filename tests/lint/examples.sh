#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: examples.sh LEDE
# Every command has examples in its help, whose options and commands there are. With --help behind it, an example is
# parsed, and does nothing.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cat >"$work/bin/lede" <<END
#!/bin/sh
"$program" "\$@" --help >/dev/null || echo "lede \$*" >>"$work/failed"
END
# What examples have besides is not started.
for other in curl jq cut ssmtp mail; do printf '#!/bin/sh\n' >"$work/bin/$other"; done
chmod +x "$work"/bin/*
: >"$work/failed"
commands=$("$program" help | sed -n 's/^  \([a-z][a-z]*\)\( .*\)*$/\1/p')
[ -n "$commands" ] || { echo 'no commands found in: lede help'; exit 1; }
for command in $commands; do
    "$program" help "$command" | sed -n 's/^  \$ //p' >"$work/examples"
    grep -q "lede .*\b$command\b" "$work/examples" || echo "lede help $command: no example of it" >>"$work/failed"
    while read -r example; do (cd "$work" && PATH=$work/bin:$PATH sh -c "$example" </dev/null); done <"$work/examples"
done
cat "$work/failed"
[ ! -s "$work/failed" ]
