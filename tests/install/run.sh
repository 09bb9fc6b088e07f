#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh BUILD
# What `cmake --install` puts down can be linked to through pkg-config and through CMake, shared and static.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

cmake --install "$1" --prefix "$stage/usr" >/dev/null
"$stage/usr/bin/lede" help >/dev/null
for file in man/man1/lede.1 man/man5/lede-corpus.5 man/man7/lede-query.7 bash-completion/completions/lede \
    zsh/site-functions/_lede fish/vendor_completions.d/lede.fish; do
    [ -f "$stage/usr/share/$file" ]
done

cmake -G Ninja -S "$here" -B "$stage/build" -DCMAKE_PREFIX_PATH="$stage/usr" >/dev/null
cmake --build "$stage/build" >/dev/null
"$stage/build/shared"
"$stage/build/static"

PKG_CONFIG_PATH=$(dirname "$(find "$stage/usr" -name lede.pc)")
export PKG_CONFIG_PATH
libraries=$(pkg-config --variable=libdir lede)
cc "$here/consumer.c" -o "$stage/shared" $(pkg-config --cflags --libs lede)
LD_LIBRARY_PATH=$libraries "$stage/shared"
# Without the shared library the linker takes the static one.
rm "$libraries"/liblede.so*
cc "$here/consumer.c" -o "$stage/static" $(pkg-config --static --cflags --libs lede)
"$stage/static"
