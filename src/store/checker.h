/* SPDX-License-Identifier: MIT */
/** What the steps of a check share. */
#ifndef STORE_CHECKER_H
#define STORE_CHECKER_H

#include "store/family.h"
#include "store/internal.h"

/* What one side of the comparison adds up to. */
struct sums {
    uint64_t postings, titles;      /* sums of hashes */
    uint64_t sealed, sealed_titles; /* of those that segments have */
    uint64_t frequencies;           /* of (form, document frequency) */
    uint64_t classes;               /* of (class key, form's number) */
    uint64_t sounds;                /* of (key, form's number, readings) */
};

struct checker {
    struct store *store;
    lede_report_fn *report;
    void *context;
    uint64_t problems;
    struct sums texts;
    struct store_totals counted;
    struct table frequencies; /* of the texts, see count_passage() */
    struct table spoken;      /* see spoken_note() */
    struct family_sums families;
    bool says_language;       /* of the article at hand: it has one of its own */
    int language;             /* of the article at hand, see spoken_number() */
    struct store_ids removed; /* ascending */
    lede_status status;
    lede_error *err;
};

/** Tells of a problem with SUBJECT, a key or NULL, in printf's FORMAT. */
void checker_report(struct checker *checker, const char *subject, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Has SQLite look at the structure of the file. */
lede_status rules_check_structure(struct checker *checker);

/** Verifies what the tables say of each other, and their checksums. */
lede_status rules_check_tables(struct checker *checker);

#endif
