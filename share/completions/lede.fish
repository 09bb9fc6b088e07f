# SPDX-License-Identifier: MIT
# Completions of lede for fish: lede itself tells what there is.

function __lede_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end

complete -c lede -f -a '(__lede_complete)'
