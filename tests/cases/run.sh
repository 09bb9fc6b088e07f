#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh LEDE TRANSCRIPT...
#
# Runs transcripts: commands with what they must print.
#
#     # A comment: a line with # at the start of the file or after an empty line.
#     $ lede search nothing
#     > | cat                      continues the command
#     lede: there is no corpus     standard output and standard error, as they come
#     ...                          any number of lines
#     [2]                          the exit status, unless it is 0
#
# Empty lines at the end of an output do not count. All commands of a transcript run in one shell, which starts in an
# empty folder: $HOME. $CORPUS is the project's corpus/, $DATA its tests/data, $CASES the folder of the transcripts. Where an
# output names one of these folders but $DATA, the transcript has the variable's name: $HOME/x.txt.
#
# In Markdown (.md) the ```console blocks are the transcript, in a manual page (.1 to .9) the displays (.Bd -literal) that
# have a "$ " line. These start in a folder that looks like the top of the sources: with corpus/, and a ./dev whose
# search runs the lede under test.
set -u

here=$(cd "$(dirname "$0")" && pwd)
lede=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Prints the transcript in FILE; other lines are left empty, so that line numbers stay.
extract() {
    case $1 in
    *.md)
        awk '/^```/ { inside = $0 == "```console"; print ""; next } { print inside ? $0 : "" }' "$1"
        ;;
    *.[1-9])
        awk '
            /^\.Bd -literal/ { inside = 1; print ""; next }
            /^\.Ed/ { inside = session = 0 }
            inside && /^\$ / { session = 1 }
            !session { print ""; next }
            { gsub(/\\&/, ""); gsub(/\\-/, "-"); gsub(/\\\(aq/, "\047"); gsub(/\\\(dq/, "\""); gsub(/\\e/, "\\")
              print }' "$1"
        ;;
    *) cat "$1" ;;
    esac
}

# Prepares the folder in which a session starts, and its commands: lede, and `unprivileged COMMAND`, which runs COMMAND
# as somebody whom file permissions hold back, as they do not hold back root.
furnish() {
    mkdir "$work/home" "$work/bin"
    cp "$lede" "$work/bin/lede"
    cat >"$work/bin/unprivileged" <<'END'
#!/bin/sh
[ "$(id -u)" = 0 ] || exec "$@"
exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
END
    chmod 755 "$work" "$work/home" "$work/bin/unprivileged"
    case $1 in
    *.md | *.[1-9])
        cp -R "$CORPUS" "$work/home/corpus"
        cat >"$work/home/dev" <<'END'
#!/bin/sh
[ "$1" = search ] || exit 2
shift
lede -c build.lede add corpus >/dev/null && exec lede -c build.lede search "$@"
END
        chmod +x "$work/home/dev"
        ;;
    esac
}

# The transcript on standard input as a shell script. A line with MARK, the status and the line of the command follows
# each output; status N at the end tells that the shell came that far.
script() {
    awk -v mark="$mark" '
        function finish() { if (line) printf "\nprintf \"\\n%s %%s %d\\n\" $?\n", mark, line }
        /^\$ / { finish(); line = NR; printf "%s", substr($0, 3); command = 1; next }
        command && /^> / { printf "\n%s", substr($0, 3); next }
        { command = 0 }
        END { finish() }'
}

# Compares a transcript ($1) with what came out ($2): the outputs, each ended by a line with MARK.
compare() {
    awk -v mark="$mark" -v name="$3" -v home="$work/home" -v corpus="$CORPUS" -v cases="$CASES" \
        -v expected_file="$work/expected" -v actual_file="$work/actual" '
        function replace(text, folder, variable,    at, out) {
            while ((at = index(text, folder))) {
                out = out substr(text, 1, at - 1) variable
                text = substr(text, at + length(folder))
            }
            return out text
        }
        # Whether want[w..] matches got[g..]; "..." stands for any lines. As with file name patterns, going back to
        # the last "..." is enough.
        function matches(    w, g, star, resume) {
            w = g = 1
            star = 0
            while (g <= got_count) {
                if (w <= want_count && want[w] == "...") { star = w++; resume = g }
                else if (w <= want_count && want[w] == got[g]) { w++; g++ }
                else if (star) { w = star + 1; g = ++resume }
                else return 0
            }
            while (w <= want_count && want[w] == "...") w++
            return w > want_count
        }
        function read_output(    line, part) {
            got_count = 0
            status = "none"
            while ((getline line < output) > 0) {
                if (index(line, mark " ") == 1) { split(line, part, " "); status = part[2]; break }
                got[++got_count] = replace(replace(replace(line, home, "$HOME"), cases, "$CASES"), corpus, "$CORPUS")
            }
            while (got_count && got[got_count] == "") got_count--
            if (status == "none") got[++got_count] = "(the shell ended here)"
            else if (status != 0) got[++got_count] = "[" status "]"
        }
        function finish(    i) {
            if (!start) return
            while (want_count && want[want_count] == "") want_count--
            read_output()
            if (!matches()) {
                failed = 1
                printf "%s:%d: $ %s\n", name, start, command
                printf "" > expected_file
                printf "" > actual_file
                for (i = 1; i <= want_count; i++) print want[i] > expected_file
                for (i = 1; i <= got_count; i++) print got[i] > actual_file
                close(expected_file)
                close(actual_file)
                fflush()
                system("diff -u -L expected -L actual " expected_file " " actual_file)
            }
            start = 0
        }
        BEGIN { output = ARGV[2]; ARGV[2] = ""; blank = 1 }
        /^\$ / { finish(); start = NR; command = substr($0, 3); continues = 1; want_count = 0; commands++; next }
        continues && /^> / { next }
        { continues = 0 }
        /^#/ && blank { finish(); next }
        $0 == "" { blank = 1 }
        $0 != "" { blank = 0 }
        start { want[++want_count] = $0; next }
        $0 != "" { printf "%s:%d: neither a command nor its output: %s\n", name, NR, $0; failed = 1 }
        END {
            finish()
            if (!commands) { printf "%s: no command to run\n", name; failed = 1 }
            exit failed
        }' "$1" "$2"
}

# All that a session may see of the outside.
session() {
    cd "$work/home" || return
    env -i PATH="$work/bin:$PATH" HOME="$work/home" XDG_DATA_HOME="$work/home/.data" TMPDIR="$work" \
        LC_ALL=C TERM=dumb CORPUS="$CORPUS" CASES="$CASES" DATA="$here/../data" LEDE_SHARED_DATA="${LEDE_SHARED_DATA:-}" \
        LEDE_READ="$(dirname "$lede")/lede-read" \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}" sh "$work/script" </dev/null >"$work/output" 2>&1
}

# What no command prints by chance.
mark="-- run.sh $$ --"
mark=$(echo "$mark" | tr -d ' ')
CORPUS=$(cd "$here/../../corpus" && pwd)
CASES=$here
failures=0
for file; do
    extract "$file" >"$work/transcript"
    furnish "$file"
    script <"$work/transcript" >"$work/script"
    (session)
    compare "$work/transcript" "$work/output" "$file" || failures=$((failures + 1))
    rm -rf "$work/home" "$work/bin"
done
[ "$failures" = 0 ]
