/* SPDX-License-Identifier: MIT */
/** The corpus file: what the other folders may ask of it. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "analyse/classes.h"
#include "analyse/name_list.h"
#include "analyse/sketch.h"
#include "analyse/token.h"
#include "base/array.h"
#include "model/article.h"
#include "passage/split.h"
#include "store/posting.h"
#include "store/stream.h"

#include <lede.h>

/** An open corpus file. One thread at a time. */
struct store;
struct run;
struct run_draft;
struct seal_draft;

/** Opens the corpus at PATH as lede_open() describes; *OUT is closed by the caller with store_close(). */
lede_status store_open(struct store **out, const char *path, lede_mode mode, int wait_ms, lede_error *err);

/** Another handle on the file of STORE, for reading what is committed while another thread writes with STORE. */
lede_status store_open_again(struct store **out, const struct store *store, lede_error *err);

/** Closes STORE; what was not committed is gone. */
void store_close(struct store *store);

/** The stemmers that belong to STORE. */
struct analyser *store_analyser(struct store *store);

/** What was counted when articles were added; see docs/FORMAT.md, table totals. */
struct store_totals {
    int64_t articles, passages, positions; /* of all that is in the index, removed articles included */
    int64_t titles, title_positions;       /* articles with a title, the words of those */
    int64_t removed_articles, removed_passages;
    int64_t text_bytes; /* of all stored texts */
};

/** Starts a read transaction: all reads until store_end_read() see one committed state. */
lede_status store_begin_read(struct store *store, lede_error *err);

/** Ends it. */
void store_end_read(struct store *store);

/** The totals of this transaction. */
lede_status store_totals(struct store_totals *out, struct store *store, lede_error *err);

/** Articles, vocabulary, sizes and versions for lede_corpus_info(). */
lede_status store_info(lede_info *out, struct store *store, lede_error *err);

/* ---- Reading articles ----------------------------------------------------------------------------------------- */

/** An article without its text. Zero-initialise, store_article_release() to end. */
struct store_article {
    struct article article; /* key and fields, the language that was detected where it says none; no text */
    ARRAY_STRUCT(, lede_origin)
    others; /* its other origins, in the order in which they came; their strings are owned */
    bool says_language;
    bool damaged; /* the row is not what was written: nothing but the number can be relied on */
    int64_t id;
    int64_t family; /* see store_family() */
    size_t text_length;
    int64_t first_passage; /* its passages are numbered from here on in the whole corpus, without gaps */
    struct passages passages;
    unsigned char text_sha256[DIGEST_SIZE];
};

/** Frees what ARTICLE owns. */
void store_article_release(struct store_article *article);

/** Reads article ID into *OUT. LEDE_NO_MATCH with a message when there is none, or it was removed or replaced. */
lede_status store_article(struct store_article *out, struct store *store, int64_t id, lede_error *err);

/** Appends bytes [start, end) of the stored text of article ID to OUT; ERR set when they are not there. */
lede_status store_text(struct buffer *out, struct store *store, int64_t id, lede_span range, lede_error *err);

/** Appends the whole text of ARTICLE to OUT; LEDE_CORRUPT where it is not what was written, by its SHA-256. */
lede_status store_whole_text(struct buffer *out, struct store *store, const struct store_article *article,
                             lede_error *err);

/** Receives one article, borrowed; returns false to stop. */
typedef bool store_article_fn(void *context, const struct store_article *article);

/** As lede_values() for the indexed column COLUMN, "source" or "detected". */
lede_status store_values(struct store *store, const char *column, lede_value_fn *each, void *context, lede_error *err);

/**
 * Calls EACH for all articles from id FROM on in ascending order; with REMOVED for those removed and for damaged ones,
 * too, which are LEDE_CORRUPT without it.
 */
lede_status store_each_article(struct store *store, int64_t from, bool removed, store_article_fn *each, void *context,
                               lede_error *err);

/** The number of the family of article ID in *OUT; 0: it is in none. Articles of a family are near-identical. */
lede_status store_family(int64_t *out, struct store *store, int64_t id, lede_error *err);

/** The article with KEY in *OUT, 0 when there is none. */
lede_status store_find_key(int64_t *out, struct store *store, const char *key, lede_error *err);

/** Where an article comes from. */
struct store_origin {
    struct view key;
    struct view file; /* the same, or the key of the container that it is in */
};

/** Receives one origin, borrowed for the call; false: out of memory. */
typedef bool store_origin_fn(void *context, const struct store_origin *origin);

/** Calls EACH for the origins of articles that are the file PATH, in it, or below the folder PATH, in byte order. */
lede_status store_each_origin(struct store *store, const char *path, store_origin_fn *each, void *context,
                              lede_error *err);

/* ---- Reading for searches ------------------------------------------------------------------------------------- */

/** What ranking must know of a passage. */
struct store_passage {
    int64_t article;
    uint32_t length; /* words */
};

/** Passage number ID (from 1) of this transaction in *OUT. LEDE_CORRUPT when it is not there. */
lede_status store_passage(struct store_passage *out, struct store *store, int64_t id, lede_error *err);

/** Looks up passages that are near each other. Set STORE, the rest zero; good for one read transaction. */
struct passage_reader {
    struct store *store;
    const unsigned char *entries; /* of passages [FIRST, END), as table block has them */
    uint32_t first, end;
};

/** Bytes of an entry: 4 for the article, 2 for the length. */
#define PASSAGE_ENTRY 6

/** The article of ENTRY. */
static inline int64_t passage_entry_article(const unsigned char *entry) {
    return (int64_t)(entry[0] | (uint32_t)entry[1] << 8 | (uint32_t)entry[2] << 16 | (uint32_t)entry[3] << 24);
}

/** The length of its passage in words. */
static inline uint32_t passage_entry_length(const unsigned char *entry) {
    return (uint32_t)entry[4] | (uint32_t)entry[5] << 8;
}

/** Puts the entries of passages around ID into READER; LEDE_CORRUPT when ID is not there. */
lede_status passage_reader_move(struct passage_reader *reader, uint32_t id, lede_error *err);

/** As store_passage(), without a look at the file where the passage is near the one before. */
static inline lede_status passage_read(struct store_passage *out, struct passage_reader *reader, uint32_t id,
                                       lede_error *err) {
    if (id < reader->first || id >= reader->end) {
        lede_status status = passage_reader_move(reader, id, err);
        *out = (struct store_passage){0};
        if (status != LEDE_OK) return status;
    }
    const unsigned char *entry = reader->entries + (size_t)(id - reader->first) * PASSAGE_ENTRY;
    out->article = passage_entry_article(entry);
    out->length = passage_entry_length(entry);
    return LEDE_OK;
}

/** The passages [FIRST, END) of an article, which have LENGTH words together. */
struct passage_extent {
    uint32_t first, end;
    uint64_t length;
};

/** The extent of the article in which passage ID, one of READER's corpus up to passage LAST, lies. */
lede_status passage_extent(struct passage_extent *out, struct passage_reader *reader, uint32_t id, uint32_t last,
                           lede_error *err);

/** First day of the date of article ID, as YYYYMMDD, in *OUT; 0 when it has none. */
lede_status store_day(int *out, struct store *store, int64_t id, lede_error *err);

/** Receives the date of an article, borrowed; NULL: it has none. False: out of memory. */
typedef bool store_date_fn(void *context, int64_t id, const char *date);

/** Calls EACH for all articles, removed ones included, in the order of their dates; those without one come first. */
lede_status store_each_date(struct store *store, store_date_fn *each, void *context, lede_error *err);

/** The greatest number of an article that is in the file, in *OUT; 0: there is none. */
lede_status store_last_article(int64_t *out, struct store *store, lede_error *err);

ARRAY_STRUCT(store_ids, int64_t);

/** Receives an article of a family, borrowed; false: out of memory. */
typedef bool store_member_fn(void *context, const lede_relative *member);

/** Calls EACH for the articles of FAMILY that searches see, oldest first by their dates, those without one last. */
lede_status store_each_member(struct store *store, int64_t family, store_member_fn *each, void *context,
                              lede_error *err);

/** Order of two int64_t for qsort(). */
int ids_compare(const void *a, const void *b);

/** Whether ID is in IDS, which ascend. */
bool ids_contain(const struct store_ids *ids, int64_t id);

/** Appends the ascending ids of the removed articles. */
lede_status store_removed(struct store_ids *out, struct store *store, lede_error *err);

/** What an article must be to be searched. */
struct store_filter {
    const char *first_day, *last_day;  /* YYYY-MM-DD, both inclusive; NULL: open. A date that is known in part passes
                                          when it may be such a day */
    int64_t after;                     /* only articles with a greater id */
    bool undated;                      /* with a day given: articles without a date pass */
    const char *language;              /* NULL: any */
    const char *source, *author, *url; /* part of it, letter case ignored; NULL: any */
};

/** Appends the ids of the articles that pass FILTER, ascending; *UNDATED counts those left out for want of a date. */
lede_status store_filter(struct store_ids *out, uint64_t *undated, struct store *store,
                         const struct store_filter *filter, lede_error *err);

/** A form of the vocabulary. */
struct store_form {
    struct view form;
    int64_t term;      /* its number */
    int64_t frequency; /* passages with it, removed ones included; 0 for one that stands in titles only, -1 for one that
                          is not in the vocabulary */
};

/** Looks FORM up; OUT's form is FORM itself. */
lede_status store_form(struct store_form *out, struct store *store, struct view form, lede_error *err);

/** Its frequency alone. */
lede_status store_frequency(int64_t *out, struct store *store, struct view form, lede_error *err);

/** Receives a form of the vocabulary, borrowed for the call; false: out of memory. */
typedef bool store_form_fn(void *context, const struct store_form *form);

/** Calls EACH for the forms that have the class KEY (classes.h), in no order that means anything. */
lede_status store_class_forms(struct store *store, struct view key, store_form_fn *each, void *context,
                              lede_error *err);

/** The languages in whose texts forms were seen, in *OUT: bit N for number N of stem.h. Inside of a read transaction.
 */
lede_status store_spoken_languages(uint32_t *out, struct store *store, lede_error *err);

/** Calls EACH for the form with number TERM, if there is one. */
lede_status store_term_form(struct store *store, int64_t term, store_form_fn *each, void *context, lede_error *err);

/** Receives the number of a form, and how it sounds, as sound_pack() writes it, borrowed for the call; false: out of
    memory. */
typedef bool store_sound_fn(void *context, int64_t term, struct view readings);

/** Calls EACH for the forms that have KEY, one of skeleton_keys(), by ascending number. */
lede_status store_sounds(struct store *store, struct view key, store_sound_fn *each, void *context, lede_error *err);

/** Calls EACH for the forms that start with PREFIX, in byte order. */
lede_status store_prefix_forms(struct store *store, struct view prefix, store_form_fn *each, void *context,
                               lede_error *err);

/** Finds the first form in byte order that is not before FROM, and copies it to FORM, which is cleared. *TERM is its
 * number, 0 where there is none. The frequency is not looked at, which keeps the search in one index. LEDE_CORRUPT
 * where a damaged index gives one that is before FROM, or no text. */
lede_status store_form_from(struct buffer *form, int64_t *term, struct store *store, struct view from, lede_error *err);

/** Which forms of the vocabulary, and in which order. */
struct store_terms {
    struct view prefix; /* folded; empty: all */
    bool by_frequency;  /* else in byte order */
    int64_t least;      /* frequency */
    int64_t most;       /* forms; -1: no limit */
};

/** Calls EACH for the forms that TERMS means; false ends the call with LEDE_NO_MEMORY. */
lede_status store_terms(struct store *store, const struct store_terms *terms, store_form_fn *each, void *context,
                        lede_error *err);

enum store_index {
    STORE_BODIES, /* a row is a passage */
    STORE_TITLES  /* a row is an article with a title */
};

/** The last row of INDEX that has postings (cursor.h), in this read transaction; those behind it are walked to. */
uint32_t store_sealed(const struct store *store, enum store_index index);

/* ---- Walking the index ---------------------------------------------------------------------------------------- */

/** The row that a walk stands on. */
struct store_row;

/** Receives each matching row in ascending order. A status other than LEDE_OK, with ERR set, ends the walk. */
typedef lede_status store_row_fn(void *context, const struct store_row *row, lede_error *err);

/** Which rows a walk goes through. */
struct store_match {
    enum store_index index;
    const char *expression; /* FTS5's, of phrases in double quotes: forms of one position are separated by "|",
                               positions by a space */
    uint32_t after;         /* no row up to this one */
};

/** Walks all rows that MATCH names. */
lede_status store_walk(struct store *store, const struct store_match *match, store_row_fn *each, void *context,
                       lede_error *err);

/** Number of the passage or article. */
int64_t store_row_id(const struct store_row *row);

/** How often phrase number PHRASE (from 0, as written in the expression) occurs in ROW. */
uint32_t store_row_count(const struct store_row *row, int phrase);

/** Appends the positions at which PHRASE starts in ROW, ascending. Returns false when memory runs out. */
bool store_row_positions(struct posting_places *out, const struct store_row *row, int phrase);

/* ---- Names ---------------------------------------------------------------------------------------------------- */

/** Appends the corpus' own list of names to OUT: lines as name_list_read() takes them. Inside of a transaction. */
lede_status store_names(struct buffer *out, struct store *store, lede_error *err);

/** Reads that list into OUT, which is empty. */
lede_status store_name_list(struct name_list *out, struct store *store, lede_error *err);

/** Makes TEXT, which name_list_read() takes, the corpus' own list. Inside of a write transaction. */
lede_status store_put_names(struct store *store, struct view text, lede_error *err);

/* ---- Standing queries ----------------------------------------------------------------------------------------- */

/** Receives one alert, borrowed. False: out of memory. */
typedef bool store_alert_fn(void *context, const lede_alert *alert);

/** Calls EACH for all alerts in the order of their names. LEDE_CORRUPT at the first one that is not what was stored.
 * Inside of a transaction. */
lede_status store_each_alert(struct store *store, store_alert_fn *each, void *context, lede_error *err);

/** Keeps ALERT; *ADDED: false where its name is taken. Inside of a write transaction. */
lede_status store_put_alert(bool *added, struct store *store, const lede_alert *alert, lede_error *err);

/** Notes that alert NAME has told what is in articles up to LAST. Inside of a write transaction. */
lede_status store_tell_alert(struct store *store, const char *name, int64_t last, lede_error *err);

/** Removes alert NAME; *REMOVED: whether there was one. Inside of a write transaction. */
lede_status store_drop_alert(bool *removed, struct store *store, const char *name, lede_error *err);

/* ---- Writing -------------------------------------------------------------------------------------------------- */

/** What store_put() did. */
enum store_outcome {
    STORE_ADDED,
    STORE_UPDATED,
    STORE_UNCHANGED,
    STORE_COPIED /* its text and fields are those of another article, which has one key more */
};

/** Tokens of a passage or a title in the stream of its article. */
struct store_part {
    size_t from, end;   /* indexes of tokens */
    uint32_t positions; /* words */
};

/** An article with all that was derived from it, ready to be written. Zero-initialise, store_entry_release(). */
struct store_entry {
    struct article article;
    struct passages passages;
    struct stream stream;                    /* of all passages and the title */
    ARRAY_STRUCT(, struct store_part) parts; /* one for each passage */
    struct store_part title;                 /* without tokens where there is none */
    const char *detected;                    /* code of the language that the text seems to be in, or NULL; static */
    struct sketch sketch;                    /* of the text */
    struct buffer frames;                    /* the text, compressed */
    unsigned char text_sha256[DIGEST_SIZE];
    char *stamp; /* of its origin: see read.h */
    uint64_t size;
    int64_t modified;
    ARRAY_STRUCT(, uint32_t) places; /* for each form of the stream: where store_forms_add() has put it */
    enum store_outcome outcome;      /* what store_put() did with it; set by whoever calls that */
};

/** Frees what ENTRY owns. */
void store_entry_release(struct store_entry *entry);

/** What one thread needs to derive things, kept from one entry to the next. Zero-initialise, store_scratch_release().
 */
struct store_scratch {
    struct stream_maker maker;
    ARRAY_STRUCT(, uint16_t) frequent; /* for each form of the stream: see language_frequent() */
    ARRAY_STRUCT(, uint64_t) hashes;   /* of the forms of the stream */
    struct ZSTD_CCtx_s *compressor;
};

/** Frees what SCRATCH owns. */
void store_scratch_release(struct store_scratch *scratch);

/**
 * Fills in the tokens of ENTRY with their languages from its text, passages and title. False: no memory. Needs no
 * store.
 */
bool store_entry_analyse(struct store_entry *entry, struct store_scratch *scratch);

/** Compresses the text of ENTRY as the store keeps it. Returns false when memory runs out. Needs no store. */
bool store_entry_compress(struct store_entry *entry, struct store_scratch *scratch);

/**
 * The forms of entries that are written in one transaction, each once. To look them all up in one table, and to sort
 * them, needs no store and so no thread that others wait for. Zero-initialise, store_forms_release() to end.
 */
struct store_forms {
    struct table table;         /* the values are for who writes */
    struct table_entry **order; /* its entries in byte order of their forms; owned. NULL: not sorted yet */
};

/** Frees what FORMS owns; it is empty and usable again. */
void store_forms_release(struct store_forms *forms);

/** Puts the forms of ENTRY, which is analysed, into FORMS, not sorted yet. Returns false when memory runs out. */
bool store_forms_add(struct store_forms *forms, struct store_entry *entry);

/** Sorts FORMS: nothing can be added any more. Returns false when memory runs out. */
bool store_forms_sort(struct store_forms *forms);

/** Starts a write transaction; waits for another writer as long as store_open() was told. */
lede_status store_begin_write(struct store *store, lede_error *err);

/**
 * Says that the next entries are those of FORMS, which is sorted and taken over. At the start of a write transaction.
 */
void store_use_forms(struct store *store, struct store_forms *forms);

/** Makes everything since store_begin_write() durable. On failure nothing of it was done. */
lede_status store_commit(struct store *store, lede_error *err);

/** Undoes everything since store_begin_write(). */
void store_rollback(struct store *store);

/**
 * Writes ENTRY under its key, in place of an article that stood there; an equal input is left alone. Where its text and
 * fields are those of an article that is there, the key leads to that one.
 */
lede_status store_put(enum store_outcome *out, struct store *store, const struct store_entry *entry, lede_error *err);

/** Records that all articles in the container KEY are there, as of STAMP; an empty STAMP forgets it. */
lede_status store_put_container(struct store *store, const char *key, const char *stamp, lede_error *err);

/**
 * Whether the input with KEY was read under STAMP; *ARTICLES counts the articles that come from it, 1 for a plain file.
 * Outside of a transaction.
 */
lede_status store_is_known(bool *out, uint64_t *articles, struct store *store, const char *key, const char *stamp,
                           lede_error *err);

/** Keys of origins, owned. Zero-initialise, store_keys_release() to end. */
ARRAY_STRUCT(store_keys, char *);

/** Frees what KEYS owns. */
void store_keys_release(struct store_keys *keys);

/** Appends KEY if it leads to an article, else the keys of the articles that came from the container KEY, if any. */
lede_status store_find_keys(struct store_keys *out, struct store *store, const char *key, lede_error *err);

/** Removes article ID with all its keys. LEDE_NO_MATCH when there is none. */
lede_status store_remove(struct store *store, int64_t id, lede_error *err);

/**
 * Removes KEYS, which lead to articles, and the articles to which no other key leads: *GONE counts those, *STAYING the
 * others.
 */
lede_status store_remove_keys(uint64_t *gone, uint64_t *staying, struct store *store, const struct store_keys *keys,
                              lede_error *err);

/** Bytes of text after which a long add tidies up: FTS5 has sixteen pieces then. */
#define STORE_TIDY_TEXT ((int64_t)128 << 20)

/**
 * Merges a part of the index and raises frequencies, outside of a transaction, so that searches stay fast: when LEAST
 * bytes of text were written since the last time, and some passages.
 */
lede_status store_tidy(struct store *store, int64_t least, lede_error *err);

/** Ends an addition, outside of a transaction: seals or tidies up where it is time, when it was long both. */
lede_status store_settle(struct store *store, lede_error *err);

/**
 * Derives postings for the passages that have none yet, when there are at least LEAST of these, in a transaction of its
 * own: searches find such passages through FTS5, which is slower when they are many.
 */
lede_status store_seal(struct store *store, int64_t least, lede_error *err);

/**
 * Takes what is left to be done for the postings of the last commit into *OUT. Any thread can make a run of it with
 * run_build() while another one writes the next batch.
 */
void store_take_draft(struct run_draft *out, struct store *store);

/**
 * Takes over RUN, made of the draft with GENERATION; NULL: there was no memory for it, then passages are read again
 * before they are sealed. Runs come in the order of their drafts, outside of a transaction.
 */
void store_add_run(struct store *store, struct run *run, uint64_t generation);

/** Whether runs and drafts take so much memory that they should be sealed before more is written. */
bool store_is_full(const struct store *store);

/**
 * Takes all runs out of the store, which is full, as a segment to be made by seal_draft_merge() in any thread. Where it
 * would not follow on the last segment all is sealed at once, and the answer is false. When all runs are in, outside of
 * a transaction.
 */
bool store_take_seal(struct seal_draft *out, struct store *store);

/** Writes the segment of DRAFT, which is merged, in a transaction of its own. */
lede_status store_put_seal(struct store *store, struct seal_draft *draft, lede_error *err);

/** From this many passages on, sealing pays. */
#define STORE_SEAL_LEAST 1000

/** Hears of damaged articles, which are passed over. */
struct store_listener {
    lede_report_fn *report; /* or NULL */
    void *context;
    uint64_t count; /* of them */
};

/**
 * Derives everything anew from the texts, in one transaction; with PASSAGES their boundaries, too. For a store that was
 * opened with LEDE_REBUILD. Damaged articles stay as they are, and are not in the index.
 */
lede_status store_reindex(struct store *store, bool passages, struct store_listener *damaged, lede_error *err);

/** As lede_compact(). */
lede_status store_compact(bool *done, struct store *store, lede_error *err);

/** As lede_backup(). */
lede_status store_backup(struct store *store, const char *path, lede_error *err);

/* ---- Checking ------------------------------------------------------------------------------------------------- */

/** As lede_check(). */
lede_status store_check(uint64_t *problems, struct store *store, lede_report_fn *report, void *context,
                        lede_error *err);

/** As lede_repair(). For a store that was opened with LEDE_REBUILD, outside of a transaction. */
lede_status store_repair(struct store *store, struct store_listener *lost, lede_error *err);

#endif
