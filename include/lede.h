/* SPDX-License-Identifier: MIT */
/**
 * The public interface of liblede: a corpus of articles in one file, searched for ranked passages.
 *
 * Conventions that hold for every function below:
 * - Text is UTF-8. Offsets and lengths are bytes, ranges are half open: [start, end).
 * - A function that can fail returns a lede_status and fills in the caller's lede_error, which may be NULL; on
 *   failure every out parameter is NULL or zero.
 * - Functions that free or close accept NULL and cannot fail.
 * - The library never prints and never exits. One lede_corpus may be used by one thread at a time.
 */
#ifndef LEDE_H
#define LEDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LEDE_API __attribute__((visibility("default")))
#else
#define LEDE_API
#endif

#define LEDE_VERSION "0.1.0"

/* ---- Status and errors ---------------------------------------------------------------------------------------- */

typedef enum lede_status {
    LEDE_OK = 0,
    LEDE_NO_MATCH,    /* the query, address or key names nothing in the corpus */
    LEDE_BAD_USAGE,   /* an argument or a query that cannot be understood */
    LEDE_NO_CORPUS,   /* there is no corpus file at that path */
    LEDE_NOT_CORPUS,  /* the file is something else: never written to */
    LEDE_BAD_VERSION, /* the corpus was written by a newer lede */
    LEDE_READ_ONLY,   /* the corpus cannot be written here */
    LEDE_BUSY,        /* another process kept the corpus locked for longer than the wait allowed */
    LEDE_CORRUPT,     /* the corpus contradicts itself */
    LEDE_BAD_INPUT,   /* an input file that is not what a reader can use */
    LEDE_IO,          /* the operating system reported a failure */
    LEDE_NO_MEMORY,
    LEDE_STOPPED /* a callback asked to stop */
} lede_status;

#define LEDE_NO_OFFSET ((size_t)-1)

/** What went wrong: one line without a full stop. Owned by the caller; no function keeps a pointer to it. */
typedef struct lede_error {
    lede_status status;
    size_t offset; /* byte in the query that the message speaks of, or LEDE_NO_OFFSET */
    char message[1024];
} lede_error;

/* ---- A corpus ------------------------------------------------------------------------------------------------- */

typedef struct lede_corpus lede_corpus;

typedef enum lede_mode {
    LEDE_READ,   /* the file must exist; works on read-only files, folders and mounts */
    LEDE_WRITE,  /* the file must exist and be writable */
    LEDE_CREATE, /* as LEDE_WRITE, and a missing or empty file becomes an empty corpus */
    LEDE_REBUILD /* as LEDE_WRITE, and the index may be one that only lede_reindex() can use */
} lede_mode;

/**
 * Opens the corpus file at PATH. WAIT_MS is how long to wait for another writer, in milliseconds.
 * *OUT is closed by the caller with lede_close().
 */
LEDE_API lede_status lede_open(lede_corpus **out, const char *path, lede_mode mode, int wait_ms, lede_error *err);

/** Closes CORPUS and frees all that belongs to it. */
LEDE_API void lede_close(lede_corpus *corpus);

typedef struct lede_info {
    uint64_t articles;   /* articles that searches see */
    uint64_t passages;   /* their passages */
    uint64_t words;      /* word positions in passages, removed articles included until they are compacted away */
    uint64_t forms;      /* distinct forms in the vocabulary */
    uint64_t removed;    /* articles removed or replaced, until they are compacted away */
    uint64_t text_bytes; /* of the stored texts, removed articles included */
    uint64_t file_bytes;
    int format;   /* version of the file format */
    int analyser; /* version of the analyser that made the index */
} lede_info;

/** Counts what CORPUS holds. */
LEDE_API lede_status lede_corpus_info(lede_info *out, lede_corpus *corpus, lede_error *err);

/* ---- What happens to single inputs ---------------------------------------------------------------------------- */

typedef enum lede_severity {
    LEDE_NOTE,    /* for information: several files of a type that no reader knows */
    LEDE_WARNING, /* the input was used, with a repair */
    LEDE_FAILURE  /* the input, or a part of it, was not used */
} lede_severity;

/** One line about one input; borrowed for the duration of the callback. */
typedef struct lede_report {
    lede_severity severity;
    const char *subject; /* path or key as the caller would name it, or NULL; may contain any byte but NUL */
    uint64_t line;       /* line in the subject, from 1; 0 when the whole subject is meant */
    const char *message; /* lower case, no full stop */
} lede_report;

/** Receives each report; CONTEXT is the caller's own. */
typedef void lede_report_fn(void *context, const lede_report *report);

/* ---- Adding and removing -------------------------------------------------------------------------------------- */

/** A metadata field to set on every article of one call: "title", "date", "author", "source", "language", "url",
 * "rights". */
typedef struct lede_field {
    const char *name;
    const char *value;
} lede_field;

/** How far a call has come; borrowed for the callback. */
typedef struct lede_progress {
    const char *subject; /* what is being read, as the caller would name it */
    uint64_t articles;   /* read so far */
    uint64_t bytes;      /* of the files read so far, those that are unchanged left out */
    uint64_t passed;     /* of the files before this one, unchanged ones included, and of this one where it is known */
    uint64_t total;      /* of all files, with lede_add_options.survey; 0 as long as it is not known */
} lede_progress;

/** Receives progress, often; returns false to stop: what was read until then is kept, the rest is not read. */
typedef bool lede_progress_fn(void *context, const lede_progress *progress);

/** What became of an article. */
typedef enum lede_outcome {
    LEDE_ADDED,
    LEDE_UPDATED,
    LEDE_UNCHANGED,
    LEDE_COPIED /* its text and fields are those of an article that is there, which has one more origin */
} lede_outcome;

struct lede_article;

/**
 * Receives each article when it is on the disk, borrowed for the call; its number and its detected language are not
 * known. May be called by another thread than the caller's, never by two at once. Must not use the corpus.
 */
typedef void lede_stored_fn(void *context, lede_outcome outcome, const struct lede_article *article);

typedef struct lede_add_options {
    const lede_field *fields;
    size_t field_count;
    bool again;    /* read inputs even where they look unchanged */
    unsigned jobs; /* threads that work, the calling one included; 0: as many as there are cores; 1: that one alone */
    lede_report_fn *report; /* called by the calling thread alone */
    void *context;
    /* Which files in folders are read: those that a pattern of INCLUDE means, if there are any, and none of EXCLUDE;
       a folder that one of these means is passed over. A pattern without a slash is compared with names, one with a
       slash with the path below the folder that was named, as glob(7) says. NULL-terminated, or NULL. */
    const char *const *include, *const *exclude;
    bool follow_links; /* follow symbolic links in folders */
    lede_progress_fn *progress;
    const char *folder; /* unless NULL: the paths are files found below this folder, as lede_watch_next() tells them;
                           those that cannot be used are counted as in a folder, those that are gone passed over */
    lede_stored_fn *stored;
    bool survey; /* count what there is to be read meanwhile, by a thread of its own, for lede_progress */
} lede_add_options;

typedef struct lede_add_counts {
    uint64_t added, updated, unchanged;
    uint64_t copies;  /* of those unchanged: inputs with the text and fields of an article that is there, of which they
                         became one more origin */
    uint64_t skipped; /* inputs that were not used, for whatever reason */
    uint64_t failed;  /* those of them that count as failures: named inputs and supported types */
} lede_add_counts;

/**
 * Reads each of PATHS (files, folders, or "-" for standard input) and adds what is new or changed, in batches that
 * are durable one by one. An input that cannot be used is reported, counted and left out; the rest go on. *OUT is
 * filled in on failure too, with what was committed.
 */
LEDE_API lede_status lede_add(lede_add_counts *out, lede_corpus *corpus, const char *const *paths,
                              const lede_add_options *options, lede_error *err);

/**
 * Removes the articles that WHAT (NULL-terminated) names by address or key; a key may be a path relative to the
 * current folder. *OUT counts the articles. An article of several origins loses the key that is named, and stays; that
 * is reported as a note. What names nothing is reported through REPORT and makes the result LEDE_NO_MATCH, after the
 * others are removed.
 */
LEDE_API lede_status lede_remove(uint64_t *out, lede_corpus *corpus, const char *const *what,
                                 const lede_add_options *options, lede_error *err);

/**
 * Derives the whole index anew from the stored texts, in one transaction: for a corpus that an older lede analysed.
 * With PASSAGES the texts are split anew too, and addresses of passages may change; otherwise they stay.
 * Articles that are damaged go to REPORT, *DAMAGED counts them: they are passed over, and no search finds them.
 */
LEDE_API lede_status lede_reindex(uint64_t *damaged, lede_corpus *corpus, bool passages, lede_report_fn *report,
                                  void *context, lede_error *err);

/**
 * Drops what was removed or replaced, writes the rest anew in the best order and gives the freed space back. Addresses
 * keep their meaning; scores may change, because removed passages no longer count. Who reads meanwhile sees the state
 * from before; a kill leaves the old state or the new one. *DONE: false where the corpus was compact already.
 */
LEDE_API lede_status lede_compact(bool *done, lede_corpus *corpus, lede_error *err);

/**
 * Copies the state of CORPUS that is committed now to the file PATH, while others read and write. PATH is complete by
 * itself and on the disk when this returns; until then a file that stands there stays as it is. One that is no corpus,
 * and a corpus that somebody has open, are not overwritten.
 */
LEDE_API lede_status lede_backup(lede_corpus *corpus, const char *path, lede_error *err);

typedef struct lede_vanished_options {
    bool remove; /* the articles, unless they came from another file, too; else they are only found */
    /* Told of each file that is gone, by its key, with the number of its articles; or NULL. */
    void (*each)(void *context, const char *key, uint64_t articles);
    void *context; /* of EACH */
} lede_vanished_options;

/**
 * Finds the articles that came from files which are not there any more: from the file with absolute path PATH, or from
 * those below the folder of that path. *OUT counts them.
 */
LEDE_API lede_status lede_vanished(uint64_t *out, lede_corpus *corpus, const char *path,
                                   const lede_vanished_options *options, lede_error *err);

/* ---- Watching ------------------------------------------------------------------------------------------------- */

/** Folders whose changes are told. It has nothing open of a corpus. */
typedef struct lede_watch lede_watch;

/** What changed below one of the folders and has come to rest since; borrowed until the next call. */
typedef struct lede_changes {
    const char *folder;       /* as the caller named it */
    const char *key;          /* its absolute path */
    bool everything;          /* it is to be added as a whole: at the start, or when changes may have been missed */
    const char *const *paths; /* files to add, with lede_add_options.folder; NULL-terminated */
    const char *const *gone; /* absolute paths of files and folders where lede_vanished() is to look; NULL-terminated */
} lede_changes;

/**
 * Starts to watch FOLDERS (NULL-terminated) with all below them. Of OPTIONS the patterns, links, the report and its
 * context count; they are borrowed until lede_watch_close(), to be called for *OUT. CORPUS, a path or NULL: a file that
 * is never told, nor what SQLite keeps beside it.
 */
LEDE_API lede_status lede_watch_open(lede_watch **out, const char *const *folders, const char *corpus,
                                     const lede_add_options *options, lede_error *err);

/**
 * Waits until there is something to do. The first calls tell each folder as a whole. A folder that vanishes is
 * reported, and told as a whole when it is back. LEDE_STOPPED as soon as the descriptor STOP can be read.
 */
LEDE_API lede_status lede_watch_next(lede_changes *out, lede_watch *watch, int stop, lede_error *err);

/** Ends WATCH. */
LEDE_API void lede_watch_close(lede_watch *watch);

/* ---- Articles ------------------------------------------------------------------------------------------------- */

/** Where an article came from. */
typedef struct lede_origin {
    const char *key;      /* absolute path, or PATH#ID */
    const char *member;   /* ID inside of a container such as a JSONL file: the end of KEY; else NULL */
    const char *encoding; /* that its bytes were taken to be in, as "windows-1251"; NULL: UTF-8 */
} lede_origin;

/** Members of a family that are named at most. */
#define LEDE_FAMILY_MOST 100

/** An article of a family. */
typedef struct lede_relative {
    int64_t id;
    const char *title, *date, *source; /* NULL where unknown */
} lede_relative;

/** Near-identical articles: a wire story as it was printed in several places. */
typedef struct lede_family {
    uint64_t count;               /* articles, the one that was asked for included; at least 2 */
    const lede_relative *members; /* oldest first, those without a date last */
    size_t member_count;          /* COUNT, at most LEDE_FAMILY_MOST */
} lede_family;

/** What is known of an article besides its text. Strings are NULL where unknown. */
typedef struct lede_article {
    int64_t id;
    const char *key;      /* of its first origin: absolute path, or PATH#ID */
    const char *member;   /* ID inside of a container such as a JSONL file: the end of KEY; else NULL */
    const char *encoding; /* of its first origin: what its bytes were taken to be in, as "windows-1251"; NULL: UTF-8 */
    const lede_origin *others; /* further origins with the same text and fields, in the order in which they came */
    size_t other_count;
    int64_t family; /* number that near-identical articles share; 0: there is none like it */
    const char *title;
    const char *date;       /* YYYY, YYYY-MM or YYYY-MM-DD */
    const char *language;   /* ISO 639 code: the article's own, else what the text seems to be in */
    bool language_detected; /* the latter */
    const char *author;
    const char *source;
    const char *url;
    const char *rights;
} lede_article;

/** Bytes [start, end) of an article's stored text, or of a snippet. */
typedef struct lede_span {
    size_t start, end;
} lede_span;

typedef struct lede_passage {
    size_t start, end; /* bytes in the stored text */
    size_t line;       /* line on which the passage starts, from 1 */
    size_t page;       /* page of paper on which it starts, from 1, blank ones counted; 0: the article has none */
} lede_passage;

/** An article with its stored text and passages. */
typedef struct lede_document {
    lede_article article;
    const char *text; /* valid UTF-8 with LF line ends; no NUL inside, one behind it */
    size_t text_length;
    const lede_passage *passages; /* passages[0] is the one with ordinal 1 */
    size_t passage_count;
    const lede_family *family; /* NULL: none */
} lede_document;

/**
 * Reads article ID whole. An article that was replaced or removed gives LEDE_NO_MATCH and a message that says so.
 * *OUT is freed by the caller with lede_document_free().
 */
LEDE_API lede_status lede_document_read(lede_document **out, lede_corpus *corpus, int64_t id, lede_error *err);

/** Frees DOCUMENT. */
LEDE_API void lede_document_free(lede_document *document);

/** Receives one article of a listing, borrowed for the call; returns false to stop. Must not use the corpus. */
typedef bool lede_article_fn(void *context, const lede_article *article, size_t text_length, size_t passage_count);

/** Calls EACH for every article that searches see, in the order of their numbers. */
LEDE_API lede_status lede_list(lede_corpus *corpus, lede_article_fn *each, void *context, lede_error *err);

/** Receives one value; returns false to stop. Must not use the corpus. */
typedef bool lede_value_fn(void *context, const char *value);

/**
 * Calls EACH for every value that FIELD, "source" or "language", has in CORPUS, in byte order; a language is the one
 * that texts seem to be in. It looks at each value once, however many articles have it; those of removed articles are
 * told until they are compacted away.
 */
LEDE_API lede_status lede_values(lede_corpus *corpus, const char *field, lede_value_fn *each, void *context,
                                 lede_error *err);

/** An article as it is read from a file, without a corpus. Borrowed for the call. */
typedef struct lede_extracted {
    lede_article article; /* its number is 0 */
    const char *text;     /* as it would be stored: valid UTF-8 with LF line ends, a NUL behind it */
    size_t text_length;
} lede_extracted;

/** Receives one article; returns false to stop. */
typedef bool lede_extract_fn(void *context, const lede_extracted *extracted);

/**
 * Reads PATHS as lede_add() does, and calls EACH with the context of OPTIONS for every article. OUT counts in `added`
 * those that were read. LEDE_STOPPED where EACH wanted no more.
 */
LEDE_API lede_status lede_extract(lede_add_counts *out, const char *const *paths, const lede_add_options *options,
                                  lede_extract_fn *each, lede_error *err);

/* ---- Searching ------------------------------------------------------------------------------------------------ */

#define LEDE_NO_LIMIT UINT64_MAX

typedef enum lede_sort {
    LEDE_BY_SCORE,
    LEDE_BY_DATE,  /* newest first, undated last; of one day by score */
    LEDE_BY_OLDEST /* oldest first, undated last; of one day by score */
} lede_sort;

/** Initialise with lede_search_defaults(). Strings are borrowed for the call. */
typedef struct lede_search_options {
    uint64_t limit, offset;    /* passages, counted after the cap per article and with one article of a family */
    uint64_t per_article;      /* LEDE_NO_LIMIT: no cap */
    const char *since, *until; /* YYYY, YYYY-MM or YYYY-MM-DD, both inclusive; today, yesterday; 3d, 3w, 3m, 3y: so many
                                  days, weeks, months, years ago; NULL: open */
    const char *today;         /* YYYY-MM-DD, the day before which that is counted; NULL: the clock's */
    bool undated;              /* keep articles without a date when since or until is given */
    const char *language;      /* ISO 639 code; NULL: any */
    const char *source;        /* part of the source's name, letter case ignored; NULL: any */
    int64_t after;             /* only articles with a greater number, which were added later; 0: all */
    bool all;                  /* every word must be there, not any */
    bool plain;                /* no operators: every character is text */
    bool no_families;          /* of near-identical articles all that match are shown, not only the best */
    bool no_names;             /* names are not looked for in their other spellings and scripts */
    bool count_only;           /* total only, no hits */
    uint64_t count_most;       /* the total is exact where the words have no more postings than this; above it may be a
                                  lower bound, which is faster */
    bool explain;              /* tell how the query was understood, what was searched, and the parts of scores */
    lede_sort sort;
    size_t snippet_columns; /* about how wide a snippet is, in display columns; 0: no snippets */
} lede_search_options;

/** The parts of a score, which is their sum; docs/RANKING.md says what they are. */
typedef struct lede_score {
    double words;    /* BM25 of the words that are in the passage */
    double exact;    /* for those in the form that was typed */
    double near;     /* for words that stand near each other */
    double title;    /* for words in the title */
    double article;  /* for the words in the whole article */
    double together; /* where all words are there */
} lede_score;

/** One passage that matched. Everything it points to lives as long as its lede_results. */
typedef struct lede_hit {
    uint64_t rank; /* from 1, the offset included */
    double score;
    const lede_article *article;
    const lede_family *family; /* of the article, whose others are not shown; NULL: none, or with no_families */
    uint64_t ordinal;          /* passage in its article, from 1: the address is "article.ordinal" */
    lede_passage passage;
    uint64_t article_total;   /* passages of this article that matched, shown or not */
    bool title_only;          /* matched by the article's title alone */
    const lede_span *matches; /* bytes in the stored text, ascending, disjoint */
    size_t match_count;
    const char *snippet;         /* one line; NULL when none was asked for */
    const lede_span *highlights; /* bytes in SNIPPET, ascending, disjoint */
    size_t highlight_count;
    const lede_span *title_marks; /* bytes in the article's title */
    size_t title_mark_count;
    const lede_score *parts; /* of SCORE, with lede_search_options.explain; else NULL */
} lede_hit;

/** Why a form is searched for a word of the query, from the closest on. */
typedef enum lede_reason {
    LEDE_EXACT,     /* it is what was typed */
    LEDE_INFLECTED, /* another form of the word */
    LEDE_DOUBTFUL,  /* a form that may be another word's */
    LEDE_CONTAINS,  /* a Korean word that has the word in it */
    LEDE_PREFIX,    /* it starts with what was typed */
    LEDE_FUZZY,     /* it is spelt nearly like what was typed */
    LEDE_ALIAS,     /* the name in another script, from a list */
    LEDE_SYNONYM,   /* another name in the same script, from a list */
    LEDE_SOUND      /* a word of another script that sounds the same */
} lede_reason;

/** A form of the vocabulary that is searched for a word. */
typedef struct lede_form {
    const char *text;
    uint64_t frequency; /* passages with it, removed ones included until they are compacted away */
    lede_reason reason;
    size_t spelling; /* number, from 0, of the way to write the word that it belongs to */
    size_t position; /* which word of that spelling it is, from 0: forms of all positions stand side by side */
} lede_form;

/** A word or phrase of the query with all that is searched for it. */
typedef struct lede_word {
    const char *text;       /* as it was typed */
    const lede_form *forms; /* by spelling, then by position; of these the closest first, of like reasons the most
                               frequent, of like frequencies in byte order */
    size_t form_count;
    /* The plan: how much there is to read. */
    uint64_t listed;   /* passages in lists of frequent forms, which are read as the search goes on */
    uint64_t gathered; /* postings that were read into memory first: of rare forms, phrases, what is not sealed yet */
    bool names;        /* passages are looked at because they have it, not only where they have other words */
} lede_word;

/** What a search found. */
typedef struct lede_results {
    uint64_t total; /* passages that matched, before the cap per article */
    bool total_exact;
    uint64_t undated_left_out; /* articles without a date that since/until excluded */
    uint64_t words_left_out;   /* words and phrases of an over-long query that were not searched */
    uint64_t words_missing;    /* words and phrases that are nowhere, but for words of other scripts that sound alike */
    uint64_t forms_left_out;   /* the least frequent forms of prefixes and fuzzy words that have too many */
    const lede_hit *hits;
    size_t hit_count;
    int64_t last_article;   /* the greatest number of an article in the state that was searched */
    const lede_word *words; /* with lede_search_options.explain: the words that were searched; else NULL */
    size_t word_count;
    const char *tree; /* likewise: how the query was understood, a clause a line, indented; else NULL */
} lede_results;

/** Ten passages, at most three an article, best first. */
LEDE_API void lede_search_defaults(lede_search_options *options);

/**
 * Searches for QUERY. Nothing found is LEDE_OK with a total of 0. A query that cannot be understood is
 * LEDE_BAD_USAGE, with err->offset at the byte that is wrong. *OUT is freed with lede_results_free().
 */
LEDE_API lede_status lede_search(lede_results **out, lede_corpus *corpus, const char *query,
                                 const lede_search_options *options, lede_error *err);

/** Frees RESULTS and all that its hits point to. */
LEDE_API void lede_results_free(lede_results *results);

/* ---- Through time --------------------------------------------------------------------------------------------- */

/** How long the periods of a timeline are. Weeks start on Monday. */
typedef enum lede_unit { LEDE_UNIT_AUTO, LEDE_UNIT_YEAR, LEDE_UNIT_MONTH, LEDE_UNIT_WEEK, LEDE_UNIT_DAY } lede_unit;

/** A period in which at least one article was searched. */
typedef struct lede_period {
    char start[11];              /* "2024", "2024-05", or its first day: "2024-05-27" */
    int number;                  /* periods that follow one another have numbers that do */
    uint64_t matching, articles; /* articles that match; that were searched */
    bool burst;                  /* more match than in other periods, and not by chance: see docs/RANKING.md */
} lede_period;

/** How many articles match, through time. Articles are those that pass the filters. */
typedef struct lede_timeline {
    lede_unit unit;             /* not LEDE_UNIT_AUTO */
    const lede_period *periods; /* from the first with a match to the last; those without any article are left out */
    size_t period_count;
    uint64_t articles;           /* that match, in whatever period or none; by their titles, too */
    uint64_t passages;           /* that match */
    uint64_t undated, imprecise; /* matching articles that are in no period: without a date; with a part of one */
    uint64_t undated_left_out, words_left_out; /* as in lede_results */
} lede_timeline;

/**
 * Counts all articles that match QUERY by the periods of their dates. LEDE_UNIT_AUTO takes a unit that suits the dates
 * of what matches. Of OPTIONS the filters, `all`, `plain` and `no_names` are used. *OUT is freed with
 * lede_timeline_free().
 */
LEDE_API lede_status lede_timeline_make(lede_timeline **out, lede_corpus *corpus, const char *query, lede_unit unit,
                                        const lede_search_options *options, lede_error *err);

/** Frees TIMELINE. */
LEDE_API void lede_timeline_free(lede_timeline *timeline);

/* ---- Words in their context ----------------------------------------------------------------------------------- */

/** The order of a concordance. */
typedef enum lede_kwic_sort {
    LEDE_KWIC_BY_RIGHT,  /* by the words behind the match */
    LEDE_KWIC_BY_LEFT,   /* by the words before it, the nearest first */
    LEDE_KWIC_BY_DATE,   /* newest first, undated last */
    LEDE_KWIC_BY_OLDEST, /* oldest first, undated last */
    LEDE_KWIC_BY_ADDRESS /* as the articles stand in the corpus: nothing is kept in memory */
} lede_kwic_sort;

/** A match in its line, borrowed for the callback. */
typedef struct lede_kwic_line {
    const lede_article *article;
    uint64_t ordinal;                /* passage in its article, from 1 */
    lede_span match;                 /* bytes in the stored text */
    const char *left, *text, *right; /* what stands before the match, the match, what follows: a line without a gap.
                                        The context goes beyond the passage */
} lede_kwic_line;

/** Receives each line; returns false to stop. Must not use the corpus. */
typedef bool lede_kwic_fn(void *context, const lede_kwic_line *line);

typedef struct lede_kwic_options {
    lede_kwic_sort sort;
    uint64_t limit;     /* lines; LEDE_NO_LIMIT: all */
    size_t left, right; /* display columns before the match; for the match and what follows */
    lede_kwic_fn *each;
    void *context;
} lede_kwic_options;

/** What a concordance found. */
typedef struct lede_kwic_counts {
    uint64_t lines, passages; /* matches, and passages that have them */
    bool exact;               /* false: the lines were cut off, and there may be more */
    uint64_t elsewhere;       /* passages that match by the title or a field alone, and have no lines */
    uint64_t undated_left_out, words_left_out; /* as in lede_results */
} lede_kwic_counts;

/**
 * Calls KWIC->each for every place at which QUERY matches in the texts, each word or phrase by itself. Of OPTIONS the
 * filters, `all`, `plain` and `no_names` are used. Nothing found is LEDE_OK.
 */
LEDE_API lede_status lede_kwic(lede_kwic_counts *out, lede_corpus *corpus, const char *query,
                               const lede_search_options *options, const lede_kwic_options *kwic, lede_error *err);

/* ---- The vocabulary ------------------------------------------------------------------------------------------- */

/** A form: a word as it stands in texts, folded. Borrowed for the callback. */
typedef struct lede_term {
    const char *form;
    uint64_t passages; /* that have it, removed ones included until they are compacted away; 0: it is in titles only */
} lede_term;

/** Receives each form; returns false to stop. Must not use the corpus. */
typedef bool lede_term_fn(void *context, const lede_term *term);

typedef enum lede_term_sort {
    LEDE_TERMS_BY_FREQUENCY, /* the most frequent first */
    LEDE_TERMS_BY_FORM       /* in the order of their code points */
} lede_term_sort;

typedef struct lede_term_options {
    lede_term_sort sort;
    uint64_t limit; /* forms; LEDE_NO_LIMIT: all */
    uint64_t least; /* passages */
    lede_term_fn *each;
    void *context;
} lede_term_options;

/** Calls OPTIONS->each for the forms that start with PREFIX, which is folded; for all forms where it is NULL or empty.
 */
LEDE_API lede_status lede_terms(lede_corpus *corpus, const char *prefix, const lede_term_options *options,
                                lede_error *err);

/* ---- Quotations ----------------------------------------------------------------------------------------------- */

/** How words of a sentence and of a use of it compare. */
typedef enum lede_piece_kind {
    LEDE_PIECE_SAME,    /* in both */
    LEDE_PIECE_DROPPED, /* in the sentence that was asked for alone */
    LEDE_PIECE_ADDED    /* in the use alone; right behind dropped words in their place */
} lede_piece_kind;

/** Words in a row. */
typedef struct lede_piece {
    lede_piece_kind kind;
    const char *text; /* one line, with the punctuation behind the words */
} lede_piece;

/** A place where a sentence is used. */
typedef struct lede_use {
    const lede_article *article;
    uint64_t ordinal; /* passage in which it starts, from 1 */
    lede_passage passage;
    size_t start, end; /* of the use, bytes in the stored text */
    bool exact;        /* the same words in the same order; letter case, punctuation and line ends aside */
    uint64_t same;     /* words that are the same */
    uint64_t words;    /* words of the use */
    const lede_piece *pieces;
    size_t piece_count;
} lede_use;

/** The uses of a sentence, the earliest first, those of articles without a date last. */
typedef struct lede_uses {
    uint64_t words; /* of the sentence */
    uint64_t exact; /* how many of the uses are exact */
    const lede_use *uses;
    size_t use_count;
    uint64_t undated_left_out; /* articles without a date that since/until excluded */
} lede_uses;

/**
 * Finds where SENTENCE (3 to 400 words; it may be several sentences) is used word by word, or with words changed, left
 * out or added: uses have at least half of the words in common with it, and 0.8 of what the best has. Of OPTIONS the
 * filters count. Exact uses are found up to some thousand, altered ones among 300 passages with the rarest of the
 * words. LEDE_BAD_USAGE for too few words or too many. *OUT is freed with lede_uses_free().
 */
LEDE_API lede_status lede_quote(lede_uses **out, lede_corpus *corpus, const char *sentence,
                                const lede_search_options *options, lede_error *err);

/** Frees USES and all that they point to. */
LEDE_API void lede_uses_free(lede_uses *uses);

/* ---- What is alike -------------------------------------------------------------------------------------------- */

/** An article, or a passage of it. */
typedef struct lede_address {
    int64_t article;
    uint64_t ordinal; /* passage, from 1; 0: the article */
} lede_address;

/** An article or a passage that is like another text. */
typedef struct lede_like {
    const lede_article *article;
    uint64_t ordinal; /* the passage; of an article the one that tells most of what links the two */
    lede_passage passage;
    double likeness;          /* 0, no word in common, to 1: see docs/RANKING.md */
    const char *const *words; /* that link the two, in forms of the text that was asked for, the most telling first */
    size_t word_count;
} lede_like;

/** What is like a text, most alike first. */
typedef struct lede_likes {
    const lede_like *likes;
    size_t like_count;         /* 40 at most */
    uint64_t undated_left_out; /* articles without a date that since/until excluded */
} lede_likes;

/**
 * Finds articles like the article at ADDRESS, or passages like the passage there, in other articles. Of OPTIONS the
 * filters count. *OUT is freed with lede_likes_free().
 */
LEDE_API lede_status lede_similar(lede_likes **out, lede_corpus *corpus, lede_address address,
                                  const lede_search_options *options, lede_error *err);

/** The same for TEXT, which need not be in the corpus: finds articles like it. Only its title and text count. */
LEDE_API lede_status lede_similar_text(lede_likes **out, lede_corpus *corpus, const lede_extracted *text,
                                       const lede_search_options *options, lede_error *err);

/** Frees LIKES and all that they point to. */
LEDE_API void lede_likes_free(lede_likes *likes);

/* ---- When little was found ------------------------------------------------------------------------------------ */

/** What was done to a query for a suggestion. */
typedef enum lede_hint {
    LEDE_HINT_SPELLING, /* a word of the corpus that is a few typing errors away, in place of one */
    LEDE_HINT_LAYOUT,   /* a word as the same keys type it in another keyboard layout: путин for genby */
    LEDE_HINT_SPLIT,    /* two words in place of one */
    LEDE_HINT_JOINED,   /* one word in place of two */
    LEDE_HINT_WITHOUT,  /* a clause left out */
    LEDE_HINT_ANY,      /* any of the words, not all of them */
    LEDE_HINT_FILTER    /* a filter left out; all of them where each by itself leaves nothing */
} lede_hint;

/** A query that may be better, or the same one without a filter. */
typedef struct lede_suggestion {
    lede_hint hint;
    const char *from;  /* what is changed, as it stands in the query; of a filter "since", "until", "lang", "source";
                          "filters" */
    const char *to;    /* what stands in its place; NULL where nothing does */
    const char *query; /* the whole query, changed */
    uint64_t total;    /* passages that it finds, the other filters applied */
    bool total_exact;  /* see lede_results */
} lede_suggestion;

/** What a word or phrase finds by itself. */
typedef struct lede_clue {
    lede_word word;   /* with its forms */
    bool required;    /* every passage has to have it */
    bool excluded;    /* no passage may have it */
    uint64_t total;   /* passages that have it, filters put aside */
    bool total_exact; /* see lede_results */
} lede_clue;

/** Why little was found, and what to do. */
typedef struct lede_advice {
    const lede_clue *clues; /* in the order of the query */
    size_t clue_count;
    const lede_suggestion *suggestions; /* the most promising first */
    size_t suggestion_count;
} lede_advice;

/**
 * Tells what each word of QUERY finds by itself, and suggests what finds more than QUERY does: corrected words, fewer
 * demands, fewer filters. Suggestions for words that are nowhere are there even where filters leave them nothing to
 * find. Errors are those of lede_search(). *OUT is freed with lede_advice_free().
 */
LEDE_API lede_status lede_advise(lede_advice **out, lede_corpus *corpus, const char *query,
                                 const lede_search_options *options, lede_error *err);

/** Frees ADVICE and all that it points to. */
LEDE_API void lede_advice_free(lede_advice *advice);

/* ---- Names ---------------------------------------------------------------------------------------------------- */

/** A name of a list, borrowed for the callback. */
typedef struct lede_name {
    const char *line; /* "kind TAB English TAB Russian TAB Korean"; "|" separates spellings */
    bool own;         /* in the corpus' own list; else built in */
} lede_name;

/** Receives each name; returns false to stop. Must not use the corpus. */
typedef bool lede_name_fn(void *context, const lede_name *name);

/**
 * Calls EACH for the names among the words of QUERY; for all names where it is NULL. The corpus' own come first;
 * without a CORPUS (NULL) there are those that are built in. LEDE_NO_MATCH when there is none.
 */
LEDE_API lede_status lede_names(lede_corpus *corpus, const char *query, lede_name_fn *each, void *context,
                                lede_error *err);

/**
 * Adds the names of LIST (LENGTH bytes of TSV, see docs/FORMAT.md) to the corpus' own list, those that stand there
 * already left out; with REPLACE in place of it. *ADDED counts them. A bad line is LEDE_BAD_INPUT, more than 10,000
 * names are LEDE_BAD_USAGE; neither changes anything.
 */
LEDE_API lede_status lede_names_add(uint64_t *added, lede_corpus *corpus, const char *list, size_t length, bool replace,
                                    lede_error *err);

/* ---- Standing queries ----------------------------------------------------------------------------------------- */

/** A query that is kept in the corpus, to be asked again of what was added since. */
typedef struct lede_alert {
    const char *name;
    const char *query;
    /* Since, until, undated, language, source, all, plain, no_names and per_article as they were given; in `after` the
       number of the last article that was told. The rest are defaults, without a limit. */
    lede_search_options options;
} lede_alert;

/** All alerts of a corpus in the order of their names. */
typedef struct lede_alerts {
    const lede_alert *items;
    size_t count;
} lede_alerts;

/**
 * Keeps QUERY with its OPTIONS under NAME, which is one line of at most 200 bytes; articles that are in the corpus
 * already count as told. LEDE_BAD_USAGE where the name is taken, or the query or a filter is not understood.
 */
LEDE_API lede_status lede_alert_add(lede_corpus *corpus, const char *name, const char *query,
                                    const lede_search_options *options, lede_error *err);

/** Reads all alerts. *OUT is freed with lede_alerts_free(). LEDE_CORRUPT where one of them is not what was stored. */
LEDE_API lede_status lede_alerts_read(lede_alerts **out, lede_corpus *corpus, lede_error *err);

/** Frees ALERTS. */
LEDE_API void lede_alerts_free(lede_alerts *alerts);

/**
 * Notes that what alert NAME finds in articles up to number LAST was told: lede_results.last_article of a search with
 * the alert's options, when its hits have safely reached their reader. A lower number than before changes nothing, nor
 * does a name that is not there.
 */
LEDE_API lede_status lede_alert_told(lede_corpus *corpus, const char *name, int64_t last, lede_error *err);

/** Removes alert NAME; LEDE_NO_MATCH where there is none. */
LEDE_API lede_status lede_alert_remove(lede_corpus *corpus, const char *name, lede_error *err);

/* ---- Checking ------------------------------------------------------------------------------------------------- */

/**
 * Verifies the whole of CORPUS: SQLite's own structure, each text against its SHA-256, ranges, counts, and the index
 * against the texts analysed anew. Each problem goes to REPORT; *PROBLEMS counts them. The status is LEDE_OK when the
 * check itself could be carried out, whatever it found.
 */
LEDE_API lede_status lede_check(uint64_t *problems, lede_corpus *corpus, lede_report_fn *report, void *context,
                                lede_error *err);

/**
 * Makes CORPUS, opened with LEDE_REBUILD, whole again: of all articles that are, with everything derived anew, in one
 * transaction. Articles that are damaged go to REPORT, *LOST counts them; their numbers count as removed. Alerts and
 * the list of names go to REPORT, too, where they are damaged, and are not kept. The damaged file is kept first, as
 * PATH.damaged, where nothing may stand yet. It takes free space of three times the file.
 */
LEDE_API lede_status lede_repair(uint64_t *lost, lede_corpus *corpus, lede_report_fn *report, void *context,
                                 lede_error *err);

/* ---- Text for a terminal -------------------------------------------------------------------------------------- */

/**
 * Length in bytes of the first user-perceived character of TEXT (LENGTH bytes, at least 1), and in *COLUMNS how many
 * terminal columns it takes: 0, 1 or 2. Invalid bytes count as one column each.
 */
LEDE_API size_t lede_text_step(const char *text, size_t length, int *columns);

/** Columns that TEXT (LENGTH bytes) takes on a terminal. */
LEDE_API size_t lede_text_width(const char *text, size_t length);

/** The version of the library that is running, such as "0.1.0"; static storage. */
LEDE_API const char *lede_version(void);

#ifdef __cplusplus
}
#endif

#endif
