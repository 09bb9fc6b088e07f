# SPDX-License-Identifier: MIT
# usage: gcov -b -c -t OBJECT... | awk -v root=FOLDER -v details=FILE -f report.awk
#
# Tells how much of the code below FOLDER/src was run: a table of its folders, their sum, and the files of which most
# lines were not. FILE gets every line and branch that was not.
#
# A branch is a way that a condition can turn out, as gcc counts them: two for each operand of && and ||, one for each
# case of a switch. Lines and branches of headers are in many objects, and count when one of them ran them.

BEGIN { FS = ":" }

# ---- What gcov says ----------------------------------------------------------------------------------------------

# The part of PATH below root, or "" when it is not of src/ or, like the source of an old object, not there any more.
function source_of(path,    line, there) {
    if (index(path, root "/src/") != 1) return ""
    there = (getline line < path) >= 0
    close(path)
    return there ? substr(path, length(root) + 2) : ""
}

# COUNT:NUMBER:TEXT. The count is "-" where there is no code, "#####" where it was not run.
/^ *(-|#####|=====|[0-9]+\*?): *[0-9]+:/ {
    number = $2 + 0
    if (number == 0 && $3 == "Source") file = source_of($4)
    if (number == 0 || file == "") next
    if (number > last_line[file]) last_line[file] = number
    if ($1 ~ /-$/) next
    at = file SUBSEP number
    branch = 0
    is_code[at] = 1
    text[at] = substr($0, index($0, $2 ":") + length($2) + 1)
    within[at] = name
    if ($1 ~ /[0-9]/) was_run[at] = 1
    next
}

/^function / { split($0, word, " "); name = word[2]; next }

file != "" && /^branch / {
    branch++
    if (branch > branches[at]) branches[at] = branch
    if ($0 ~ / taken [1-9]/ && !((at, branch) in was_taken)) { was_taken[at, branch] = 1; taken[at]++ }
}

# ---- Sums and details ----------------------------------------------------------------------------------------------

# Counts what AT has, for each of FILE, its folder and all.
function sum(name, at) {
    lines[name]++
    lines_run[name] += was_run[at]
    all_branches[name] += branches[at]
    all_taken[name] += taken[at]
}

function tell_lines(file, first, last) {
    if (first) printf "  %-11s %s\n", first == last ? first : first "-" last, within[file, first] > details
}

# Lines that were not run, those of a function behind one another as one range; then branches that were not taken.
function tell(file,    n, at, first, last) {
    print file ":" > details
    for (n = 1; n <= last_line[file]; n++) {
        at = file SUBSEP n
        if (!is_code[at]) continue
        if (was_run[at] || within[at] != within[file, first]) { tell_lines(file, first, last); first = 0 }
        if (!was_run[at]) { first = first ? first : n; last = n }
    }
    tell_lines(file, first, last)
    for (n = 1; n <= last_line[file]; n++) {
        at = file SUBSEP n
        if (was_run[at] && taken[at] < branches[at])
            printf "  %-11s %s, %d of %d branches:%s\n", n, within[at], taken[at], branches[at], text[at] > details
    }
}

function percent(part, whole) { return whole ? sprintf("%.1f%%", 100 * part / whole) : "-" }

function row(name) {
    printf "%-24s %7d %7d %7s %10d %7d %7s\n", name,
        lines[name], lines[name] - lines_run[name], percent(lines_run[name], lines[name]),
        all_branches[name], all_branches[name] - all_taken[name], percent(all_taken[name], all_branches[name])
}

function heading(name) {
    printf "%-24s %7s %7s %7s %10s %7s %7s\n", name, "lines", "not run", "run", "branches", "not", "taken"
}

# Sorts items[1..count]: by names, or with SUMS by the lines that were not run.
function precedes(a, b, sums,    more) {
    more = sums ? lines[a] - lines_run[a] - (lines[b] - lines_run[b]) : 0
    return more > 0 || (more == 0 && a < b)
}
function sort(items, count, sums,    i, j, item) {
    for (i = 2; i <= count; i++) {
        item = items[i]
        for (j = i; j > 1 && precedes(item, items[j - 1], sums); j--) items[j] = items[j - 1]
        items[j] = item
    }
}

END {
    for (file in last_line) files[++count] = file
    sort(files, count, 0)
    heading("folder")
    for (i = 1; i <= count; i++) {
        file = files[i]
        folder = file
        sub(/\/[^\/]*$/, "", folder)
        for (n = 1; n <= last_line[file]; n++) {
            if (!is_code[file, n]) continue
            sum(file, file SUBSEP n)
            sum(folder, file SUBSEP n)
            sum("all", file SUBSEP n)
        }
        tell(file)
        if (!(folder in is_listed)) { is_listed[folder] = 1; folders[++folder_count] = folder }
    }
    for (i = 1; i <= folder_count; i++) row(folders[i])
    row("all")
    print ""
    heading("file")
    sort(files, count, 1)
    for (i = 1; i <= count && i <= 10; i++) row(files[i])
}
