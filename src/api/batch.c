/* SPDX-License-Identifier: MIT */
/* One transaction for many articles. */
#include "api/batch.h"

#include "base/mem.h"

/* What an article of some words takes besides its text, in structs and small allocations: 1.8 KB, measured. */
enum { ENTRY_BYTES = 2048 };

size_t batch_weight(const struct store_entry *entry) { return entry->article.text.length + ENTRY_BYTES; }

bool batch_prepare(struct store_entry *entry, struct store_scratch *scratch) {
    struct view text = buffer_view(&entry->article.text);
    digest_of(entry->text_sha256, text);
    return passages_split(&entry->passages, text) && store_entry_analyse(entry, scratch) &&
           store_entry_compress(entry, scratch);
}

bool batch_collect(struct batch *batch) {
    bool ok = true;
    for (size_t i = 0; ok && i < batch->entries.length; i++)
        ok = store_forms_add(&batch->forms, batch->entries.items[i]);
    return ok && store_forms_sort(&batch->forms);
}

/* Writes BATCH into the open transaction; COUNTS grows by what will be true when it is committed. */
static lede_status put_batch(lede_add_counts *counts, struct store *store, const struct batch *batch, lede_error *err) {
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < batch->entries.length; i++) {
        enum store_outcome outcome;
        status = store_put(&outcome, store, batch->entries.items[i], err);
        batch->entries.items[i]->outcome = outcome;
        counts->added += outcome == STORE_ADDED;
        counts->updated += outcome == STORE_UPDATED;
        counts->unchanged += outcome == STORE_UNCHANGED || outcome == STORE_COPIED;
        counts->copies += outcome == STORE_COPIED;
    }
    for (size_t i = 0; status == LEDE_OK && i < batch->containers.length; i++)
        status = store_put_container(store, batch->containers.items[i].key, batch->containers.items[i].stamp, err);
    return status;
}

lede_status batch_write(lede_add_counts *counts, struct store *store, struct batch *batch, lede_error *err) {
    lede_add_counts grown = *counts;
    if (batch->entries.length + batch->containers.length == 0) return LEDE_OK;
    lede_status status = store_begin_write(store, err);
    if (status != LEDE_OK) return status;
    store_use_forms(store, &batch->forms);
    status = put_batch(&grown, store, batch, err);
    if (status == LEDE_OK) status = store_commit(store, err);
    else store_rollback(store);
    if (status != LEDE_OK) return status;
    *counts = grown;
    store_take_draft(&batch->draft, store);
    /* The batch is on the disk; merging can be done another time. */
    store_tidy(store, STORE_TIDY_TEXT, NULL);
    return LEDE_OK;
}

void batch_entry_free(struct store_entry *entry) {
    if (!entry) return;
    store_entry_release(entry);
    mem_free(entry);
}

void batch_release(struct batch *batch) {
    for (size_t i = 0; i < batch->entries.length; i++) batch_entry_free(batch->entries.items[i]);
    for (size_t i = 0; i < batch->containers.length; i++) {
        mem_free(batch->containers.items[i].key);
        mem_free(batch->containers.items[i].stamp);
    }
    array_release(&batch->entries);
    array_release(&batch->containers);
    store_forms_release(&batch->forms);
    run_draft_release(&batch->draft);
    run_release(&batch->run);
    *batch = (struct batch){0};
}
