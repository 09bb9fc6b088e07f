#!/bin/sh
# SPDX-License-Identifier: MIT
# A file includes only its own folder, folders of a lower rank, and the foreign headers that are its folder's business.
find src -name '*.[ch]' | sort | xargs awk '
    BEGIN {
        # Model stands on text: an article cleans what it is given.
        count = split("base text model read,analyse,query passage,extract store search api", ranks, " ")
        for (rank = 1; rank <= count; rank++) {
            folders = split(ranks[rank], folder, ",")
            for (i = 1; i <= folders; i++) rank_of[folder[i]] = rank
        }
        # Foreign headers, and where each may be included.
        only["utf8proc.h"] = "^src/text/"
        only["libstemmer.h"] = "^src/analyse/"
        only["sqlite3.h"] = "^src/store/"
        only["zstd.h"] = "^src/store/"
        only["nettle/sha2.h"] = "^src/base/digest[.]c$"
        only["gumbo.h"] = "^src/extract/tree[.]c$"
        only["iconv.h"] = "^src/extract/convert[.]c$"
        only["jansson.h"] = "^src/(read|extract|cli)/"
        only["archive.h"] = "^src/extract/unpack[.]"
    }
    function complain(why) { printf "%s:%d: %s\n", FILENAME, FNR, why; failed = 1 }
    FNR == 1 { split(FILENAME, path, "/"); mine = path[2] }
    /^[ \t]*#[ \t]*include/ {
        match($0, /["<][^">]*/)
        header = substr($0, RSTART + 1, RLENGTH - 1)
        if (header in only) {
            if (FILENAME !~ only[header]) complain(header " is not included here")
            if (header == "zstd.h") zstd_files[FILENAME]
        } else if (substr($0, RSTART, 1) == "\"") {
            # Without a folder it is a neighbour.
            if (!index(header, "/")) next
            split(header, part, "/")
            theirs = part[1]
            if (mine == theirs) next
            if (mine == "cli") complain("cli uses lede.h alone, not " header)
            else if (!(mine in rank_of)) complain("folder " mine " has no rank")
            else if (!(theirs in rank_of)) complain(header " is in no folder with a rank")
            else if (rank_of[theirs] >= rank_of[mine]) complain(mine " is not above " theirs)
        }
    }
    END {
        for (file in zstd_files) zstd_count++
        if (zstd_count > 1) for (file in zstd_files) { print file ": zstd.h belongs in one file"; failed = 1 }
        exit failed
    }'
