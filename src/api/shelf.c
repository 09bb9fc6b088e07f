/* SPDX-License-Identifier: MIT */
/* Keeping articles while results point to them. */
#include "api/shelf.h"

#include "api/handle.h"
#include "base/error.h"
#include "base/mem.h"

void shelf_release(struct shelf *shelf) {
    for (size_t i = 0; i < shelf->articles.length; i++) {
        store_article_release(&shelf->articles.items[i]->article);
        mem_free(shelf->articles.items[i]);
    }
    array_release(&shelf->articles);
    table_release(&shelf->numbers);
}

lede_status shelf_take(struct shelf_article **out, struct shelf *shelf, struct store *store, int64_t id,
                       lede_error *err) {
    struct table_entry *number = table_put(&shelf->numbers, view_of((const char *)&id, sizeof id));
    *out = NULL;
    if (!number) return error_no_memory(err);
    if (number->value) {
        *out = shelf->articles.items[number->value - 1];
        return LEDE_OK;
    }
    struct shelf_article *article = mem_calloc(1, sizeof *article);
    if (!article || !array_push(&shelf->articles, article)) {
        mem_free(article);
        return error_no_memory(err);
    }
    /* From here on the shelf owns it, whatever fails below. */
    number->value = shelf->articles.length;
    lede_status status = store_article(&article->article, store, id, err);
    if (status != LEDE_OK) return status;
    article->view = stored_view(&article->article);
    *out = article;
    return LEDE_OK;
}
