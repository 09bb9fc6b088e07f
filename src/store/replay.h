/* SPDX-License-Identifier: MIT */
/** The FTS5 tokeniser that replays tokens prepared outside of SQLite. */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/stream.h"

#include <lede.h>
#include <sqlite3.h>

/** What the next insertion is made of. */
struct replay {
    const struct stream *stream;
    size_t from, end; /* indexes in the stream's tokens */
};

/** Registers tokeniser "lede" for DB, replaying *REPLAY, which must outlive DB. *API is FTS5's interface. */
lede_status replay_register(fts5_api **api, sqlite3 *db, struct replay *replay, lede_error *err);

#endif
