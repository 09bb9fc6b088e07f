#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: names-search.sh [LEDE...]
# How many of the names in names-100.tsv searches find in the other scripts. Each name stands in three sentences, one a
# language, each an article of its own, and is searched for in each script; wrong are articles in another script that
# have another name. A lede whose list of names is empty (cmake -DLEDE_NAMES=/dev/null) shows what is found by sound
# alone. With VERBOSE=1 all that is missing or wrong.
set -eu
bench=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- "$bench/../build/release/lede"

awk -F '\t' -v docs="$work/docs.jsonl" -v queries="$work/queries.tsv" '
    /^#/ { next }
    {
        n++
        printf "{\"id\":\"en-%d\",\"text\":\"Yesterday there was a report about %s, as expected.\"}\n", n, $2 >docs
        printf "{\"id\":\"ru-%d\",\"text\":\"Вчера сообщалось следующее: %s, как ожидалось.\"}\n", n, $3 >docs
        printf "{\"id\":\"ko-%d\",\"text\":\"어제 %s에 대하여 보도하였다.\"}\n", n, $4 >docs
        printf "en-%d\t%s\nru-%d\t%s\nko-%d\t%s\n", n, $2, n, $3, n, $4 >queries
    }' "$bench/names-100.tsv"

# A line of a run is: id of the query, Q0, id of the article, ...
cat >"$work/report.awk" <<'END'
    FILENAME == ARGV[1] { name[substr($0, 1, index($0, "\t") - 1)] = substr($0, index($0, "\t") + 1); next }
    {
        split($1, query, "-")
        split($3, hit, "-")
        if (query[1] == hit[1]) next
        if (query[2] == hit[2]) {
            met[$1, $3] = 1
        } else {
            wrong++
            if (verbose) print "wrong: " name[$1] " finds " name[$3]
        }
    }
    END {
        count = split("en ru ko", scripts, " ")
        for (n = 1; ("en-" n) in name; n++) all[n] = 1
        for (a = 1; a <= count; a++)
            for (b = 1; b <= count; b++) {
                if (a == b) continue
                found = 0
                for (i = 1; i < n; i++) {
                    from = scripts[a] "-" i
                    to = scripts[b] "-" i
                    if ((from, to) in met) { found++; continue }
                    all[i] = 0
                    if (verbose) print "missing: " name[from] " does not find " name[to]
                }
                printf "%s %s %3d\n", scripts[a], scripts[b], found
            }
        for (i = 1; i < n; i++) every += all[i]
        printf "each way %d of %d, wrong articles a query %.2f\n", every, n - 1, wrong / (3 * (n - 1))
    }
END

for lede; do
    rm -f "$work"/corpus*
    "$lede" -c "$work/corpus" add "$work/docs.jsonl" >"$work/add"
    "$lede" -c "$work/corpus" search --queries "$work/queries.tsv" --trec -n all >"$work/run" 2>"$work/log" || :
    echo "$lede"
    awk -v verbose="${VERBOSE:-}" -f "$work/report.awk" "$work/queries.tsv" "$work/run"
done
