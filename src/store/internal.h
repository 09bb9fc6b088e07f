/* SPDX-License-Identifier: MIT */
/** What the files of this folder share. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "analyse/language.h"
#include "base/table.h"
#include "store/block.h"
#include "store/frame.h"
#include "store/replay.h"
#include "store/rise.h"
#include "store/seal.h"
#include "store/sql.h"
#include "store/store.h"

#include <sqlite3.h>

/** Statements that are prepared once, when they are first needed. */
enum store_statement {
    SQL_BEGIN_READ,
    SQL_END_READ,
    SQL_DATA_VERSION,
    SQL_ARTICLE,
    SQL_ARTICLE_ORIGINS,
    SQL_ARTICLE_FATE,
    SQL_ARTICLES,
    SQL_SOURCES,
    SQL_LANGUAGES,
    SQL_DATE,
    SQL_DATES,
    SQL_LAST_ARTICLE,
    SQL_FRAME,
    SQL_FRAME_NEXT,
    SQL_DICTIONARY,
    SQL_KEY,
    SQL_EQUAL,
    SQL_ORIGIN_COUNT,
    SQL_ORIGIN,
    SQL_ORIGINS,
    SQL_CONTAINER_COUNT,
    SQL_CONTAINER,
    SQL_BLOCK,
    SQL_REMOVED,
    SQL_TERM,
    SQL_CLASS_FORMS,
    SQL_CLASS_SPOKEN,
    SQL_SOUNDS,
    SQL_LAST_SOUND,
    SQL_TERM_FORM,
    SQL_SEGMENTS,
    SQL_POSTING_AT,
    SQL_POSTING_NEXT,
    SQL_PREFIX_FORMS,
    SQL_TERMS_BY_FORM,
    SQL_ALERTS,
    SQL_PUT_ALERT,
    SQL_TELL_ALERT,
    SQL_SUM_ALERT,
    SQL_DROP_ALERT,
    SQL_TERMS_BY_FREQUENCY,
    SQL_FORM_FROM,
    SQL_SHINGLE,
    SQL_SKETCH,
    SQL_FAMILY,
    SQL_MEMBERS,
    SQL_NAMES,
    SQL_TOTALS,
    SQL_WALK_BODIES,
    SQL_WALK_TITLES,
    SQL_PUT_ARTICLE,
    SQL_PUT_FRAME,
    SQL_DROP_FRAME,
    SQL_PUT_DICTIONARY,
    SQL_DROP_DICTIONARIES,
    SQL_PUT_BODY,
    SQL_PUT_TITLE,
    SQL_PUT_ORIGIN,
    SQL_RENEW_ORIGIN,
    SQL_PUT_BLOCK,
    SQL_SUM_ARTICLE,
    SQL_SUM_ORIGIN,
    SQL_PUT_REMOVED,
    SQL_PUT_SKETCH,
    SQL_PUT_SHINGLE,
    SQL_PUT_MEMBER,
    SQL_PUT_TERM,
    SQL_FIND_TERM,
    SQL_RAISE_TERM,
    SQL_RISES,
    SQL_PUT_RISE,
    SQL_PUT_CLASS,
    SQL_PUT_SOUND,
    SQL_PUT_NAMES,
    SQL_PUT_TOTALS,
    SQL_PUT_SEGMENT,
    SQL_PUT_POSTING,
    SQL_DROP_SEGMENT,
    SQL_DROP_POSTINGS,
    SQL_MOVE_PASSAGES,
    SQL_PUT_DETECTED,
    SQL_DROP_ORIGIN,
    SQL_COUNT
};

/** What store_tidy() has to do something about. */
struct untidied {
    bool any;         /* something was written since */
    int64_t passages; /* in the totals before that */
    int64_t text_bytes;
};

struct store {
    sqlite3 *db;
    char *path;
    int wait_ms; /* for another writer */
    struct analyser *analyser;
    struct replay replay;
    struct blocks blocks;
    struct dictionary *dictionary; /* the one that the last frame named; NULL: none yet */
    struct segments segments;      /* of this transaction, in order of their passages */
    struct rises rises;            /* likewise */
    struct {
        uint32_t bits;
        bool loaded;
    } languages; /* see store_spoken_languages(); of this state of the corpus */
    sqlite3_stmt *statements[SQL_COUNT];
    bool stale;                  /* the index is that of an older analyser: nothing but store_reindex() may use it */
    struct store_walker *walker; /* the walk that is under way, for the function that FTS5 calls */
    struct untidied untidied;
    int64_t version; /* of the file before the write transaction, as SQLite counts what other processes write */
    /* The write transaction. */
    struct store_totals totals; /* as they will be */
    struct store_forms raised;  /* those whose frequency grows, see count_passage() */
    struct sealing sealing;
    struct table spoken; /* forms seen in texts of a language with a stemmer, see spoken_note() */
};

/**
 * Counts passage NUMBER (from 1, below 2^32) once for the form of ENTRY: the low half of its value is how many passages
 * have it, the high half the last one that was counted; 0 there means none.
 */
static inline void count_passage(struct table_entry *entry, uint64_t number) {
    if (entry->value >> 32 != number) entry->value = number << 32 | ((entry->value & UINT32_MAX) + 1);
}

/** Notes that the form of ENTRY stands in a title: it was met, even where no passage has it. */
static inline void count_title(struct table_entry *entry) {
    if (entry->value == 0) entry->value = (uint64_t)UINT32_MAX << 32;
}

/** The number that stem.h has for LANGUAGE, a code or NULL; -1 where it has none. */
int spoken_number(const char *language);

/** The same for the language that HITS in a passage show; ARTICLE, the number of its article, where that is not clear.
 */
int spoken_number_of(const struct language_hits *hits, int article);

/**
 * Notes in SPOKEN that FORM stands in a text of LANGUAGE, a number of spoken_number(); the keys of SPOKEN have it as a
 * byte in front of the form. -1 is of no interest. Returns false when memory runs out.
 */
bool spoken_note(struct table *spoken, int language, struct view form);

/** Adds the classes that the forms in SPOKEN have to the vocabulary, which has the forms. */
lede_status store_put_spoken(struct store *store, const struct table *spoken, lede_error *err);

/** The class keys of ENTRY of such a table, in *OUT; its form in *FORM. Returns false when memory runs out. */
bool spoken_classes(struct class_keys *out, struct view *form, struct analyser *analyser,
                    const struct table_entry *entry);

/** How many passages were counted for ENTRY. */
static inline int64_t counted_passages(const struct table_entry *entry) { return (int64_t)(entry->value & UINT32_MAX); }

/** Statement WHICH, reset and without values, in *OUT; it belongs to STORE. */
lede_status store_prepare(sqlite3_stmt **out, struct store *store, enum store_statement which, lede_error *err);

/** Runs a statement that gives no rows, then resets it. */
lede_status store_run(struct store *store, sqlite3_stmt *statement, lede_error *err);

/** Runs SQL that writes. */
lede_status store_execute(struct store *store, const char *sql, lede_error *err);

/** Ends reading the rows of STATEMENT; RC is what its last step returned. */
lede_status store_finish(struct store *store, sqlite3_stmt *statement, int rc, lede_error *err);

/** Ends a transaction that could not be ended for want of memory: SQLite needs some even for that. */
void store_end_left_over(struct store *store);

/** LEDE_BAD_VERSION when the index of STORE is that of an older analyser. */
lede_status store_refuse_stale(struct store *store, lede_error *err);

/** Appends the numbers in the first column of ROWS, whose reading ends with this. */
lede_status store_collect(struct store_ids *out, struct store *store, sqlite3_stmt *rows, lede_error *err);

/** Whether what stands at PATH can be opened as MODE says. */
lede_status store_look_at(const char *path, lede_mode mode, lede_error *err);

/**
 * The path by which SQLite opens the file at PATH, freed by the caller: the real one, because the log lies beside the
 * file and not beside a link to it; absolute, because ":memory:" and "file:..." mean something else to SQLite.
 */
lede_status store_real_path(char **out, const char *path, lede_error *err);

/** What SQLite has just failed with, while reading or writing. */
lede_status store_error(struct store *store, const char *action, lede_error *err);

/** Block NUMBER in *OUT, read where that was not done yet; it belongs to STORE. Empty where there is none yet. */
lede_status store_block(struct buffer **out, struct store *store, int64_t number, lede_error *err);

/** Registers the tokeniser and the function that walks need with the connection. */
lede_status store_walk_register(struct store *store, lede_error *err);

/** Writes the forms of the transaction to the vocabulary and forgets them; their occurrences become a draft. */
lede_status store_put_vocabulary(struct store *store, lede_error *err);

/** Adds PASSAGES to the frequency of the form with number TERM. Inside of a write transaction. */
lede_status store_raise_term(struct store *store, int64_t term, int64_t passages, lede_error *err);

/** Copies the postings in the second column of the row that ROWS stands on into COPY; nothing where memory runs out. */
struct view store_posting_data(struct buffer *copy, sqlite3_stmt *rows);

/** Says that postings are damaged; LEDE_CORRUPT. */
lede_status store_postings_damaged(const struct store *store, lede_error *err);

/** Reads the list of segments of this transaction. */
lede_status store_read_segments(struct store *store, lede_error *err);

/** Dictionary ID of the file in *OUT, closed by the caller; LEDE_CORRUPT where it is not there. */
lede_status store_dictionary(struct dictionary **out, struct store *store, uint32_t id, lede_error *err);

/** Row ID of table article in *OUT, whatever became of the article: LEDE_NO_MATCH, LEDE_CORRUPT, or its key is read. */
lede_status store_article_row(struct store_article *out, struct store *store, int64_t id, lede_error *err);

/** Sizes of the parts of a frame, in bytes. */
ARRAY_STRUCT(frame_parts, size_t);

/** Appends the frame in ROW and the rows that follow to OUT, and to PARTS, unless NULL, the sizes of its parts. */
lede_status store_frame(struct buffer *out, struct frame_parts *parts, struct store *store, int64_t row,
                        lede_error *err);

/** Appends the text of FRAME, which row ROW of table frame has, to OUT. */
lede_status store_expand(struct buffer *out, struct store *store, int64_t row, struct view frame, lede_error *err);

/**
 * Compresses the frames that are not yet so with a dictionary, which is made of the texts where there is none or the
 * corpus has outgrown it. Inside of a write transaction.
 */
lede_status store_pack_frames(struct store *store, lede_error *err);

/** Brings the checksum of the row of article ID up to date, when it was written. */
lede_status store_sum_article(struct store *store, int64_t id, lede_error *err);

/**
 * Derives all that is not record anew, inside of a write transaction; with PASSAGES their boundaries, too. Articles
 * that are damaged are told to DAMAGED; where that is NULL they are failures.
 */
lede_status store_derive(struct store *store, bool passages, struct store_listener *damaged, lede_error *err);

/** Tells LISTENER of article ID, which is damaged. */
void store_report_damaged(struct store_listener *listener, int64_t id);

/** Makes one segment of all. Inside of a write transaction. */
lede_status store_join_segments(struct store *store, lede_error *err);

/** Makes a run of what was written since the last one, when store_put_vocabulary() was called. */
lede_status store_end_run(struct store *store, lede_error *err);

/** Makes a segment of all passages that are in none, inside of a write transaction without pending forms. */
lede_status store_seal_all(struct store *store, lede_error *err);

/** Writes ENTRY as an article with a new number, in *ID, that no key leads to yet. */
lede_status store_put_article(int64_t *id, struct store *store, const struct store_entry *entry, lede_error *err);

/** Takes article ID out of all searches, in favour of article HEIR where that is not 0. Its keys stay. */
lede_status store_put_removed(struct store *store, int64_t id, int64_t heir, lede_error *err);

/** Writes what the index has of article ID, as its passages that follow on the last; the totals grow. */
lede_status store_index_entry(struct store *store, int64_t id, const struct store_entry *entry, lede_error *err);

/** Writes PASSAGES as they are stored: for each the gap before it, its length and its lines' distance as varints. */
void store_pack_passages(struct buffer *out, const struct passages *passages);

/** Writes the starts of the pages of ARTICLE as they are stored: the distance of each from the one before as a varint.
 */
void store_pack_pages(struct buffer *out, const struct article *article);

/** Reads what store_pack_passages() wrote. Returns false when memory runs out or DATA is no such thing. */
bool store_unpack_passages(struct passages *out, struct view data);

#endif
