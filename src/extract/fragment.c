/* SPDX-License-Identifier: MIT */
/* Pieces of HTML. */
#include "extract/fragment.h"

#include "base/mem.h"
#include "extract/chunks.h"
#include "extract/tame.h"

/* Bytes of a tree; as for a whole page. */
static const size_t tree_max = (size_t)256 << 20;

/* Bytes of HTML without its scripts and embedded pictures; mails and chapters are far smaller. */
static const size_t html_max = (size_t)16 << 20;

/* Whether BLOCK goes on with the list or table of the one BEFORE. */
static bool continues(const struct chunk *before, const struct chunk *chunk) {
    bool listed = chunk->kind == CHUNK_ITEM || chunk->kind == CHUNK_ROW;
    return listed && before->kind == chunk->kind;
}

static void append_chunks(struct buffer *out, const struct chunks *chunks) {
    for (size_t i = 0; i < chunks->length; i++) {
        const struct chunk *chunk = &chunks->items[i];
        struct view text = chunk_text(chunks, chunk);
        if (i > 0) buffer_append_str(out, continues(chunk - 1, chunk) ? "\n" : "\n\n");
        buffer_append(out, text.data, text.length);
    }
}

bool fragment_text(struct buffer *out, struct view html) {
    struct buffer tame = {0};
    struct tree tree = {0};
    struct chunks chunks = {0};
    bool *dropped = NULL, ok = true;
    tame_html(&tame, html);
    lede_status status = tame.failed ? LEDE_NO_MEMORY : LEDE_OK;
    if (status == LEDE_OK && tame.length > html_max) status = LEDE_BAD_INPUT;
    if (status == LEDE_OK) status = tree_build(&tree, buffer_view(&tame), tree_max, NULL);
    if (status == LEDE_OK) {
        dropped = mem_calloc(tree.length, sizeof *dropped);
        ok = dropped && chunks_collect(&chunks, &tree, dropped);
        if (ok) append_chunks(out, &chunks);
    }
    mem_free(dropped);
    chunks_release(&chunks);
    tree_release(&tree);
    buffer_release(&tame);
    return ok && status != LEDE_NO_MEMORY && !out->failed;
}
