/* SPDX-License-Identifier: MIT */
/* The forms of the articles that are written together. */
#include "base/mem.h"
#include "store/store.h"

#include <stdlib.h>

void store_forms_release(struct store_forms *forms) {
    table_release(&forms->table);
    mem_free(forms->order);
    *forms = (struct store_forms){0};
}

bool store_forms_add(struct store_forms *forms, struct store_entry *entry) {
    const struct stream *stream = &entry->stream;
    entry->places.length = 0;
    if (!array_reserve(&entry->places, stream->forms.length)) return false;
    for (uint32_t i = 0; i < stream->forms.length; i++) {
        struct table_entry *met = table_put(&forms->table, stream_form(stream, i));
        if (!met) return false;
        entry->places.items[entry->places.length++] = (uint32_t)(met - forms->table.entries);
    }
    return true;
}

static int compare_forms(const void *a, const void *b) {
    const struct table_entry *const *x = a, *const *y = b;
    return view_compare((*x)->key, (*y)->key);
}

bool store_forms_sort(struct store_forms *forms) {
    size_t count = forms->table.length;
    mem_free(forms->order);
    forms->order = mem_calloc(count, sizeof *forms->order);
    if (!forms->order) return false;
    for (size_t i = 0; i < count; i++) forms->order[i] = &forms->table.entries[i];
    qsort(forms->order, count, sizeof *forms->order, compare_forms);
    return true;
}
