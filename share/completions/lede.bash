# SPDX-License-Identifier: MIT
# Completions of lede for bash: lede itself tells what there is.

_lede() {
    local line=${COMP_LINE:0:COMP_POINT} candidate rest
    local -a words
    # By white space, not as bash splits words: "--lang=ko" is one.
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    COMPREPLY=()
    while IFS=$'\t' read -r candidate rest; do
        if [[ $candidate == :files ]]; then
            compopt -o default 2>/dev/null
            continue
        fi
        # Bash replaces what stands behind the "=" only.
        [[ ${words[-1]} == --*=* && $COMP_WORDBREAKS == *=* ]] && candidate=${candidate#*=}
        [[ $candidate == *= ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("$(printf '%q' "$candidate")")
    done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
}

complete -F _lede lede
