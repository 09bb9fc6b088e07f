/* SPDX-License-Identifier: MIT */
/* A binary heap with the worst candidate at its root. */
#include "search/heap.h"

static void sift_up(struct candidate *heap, size_t at) {
    while (at > 0) {
        size_t parent = (at - 1) / 2;
        if (!candidate_before(&heap[parent], &heap[at])) return;
        struct candidate swap = heap[parent];
        heap[parent] = heap[at];
        heap[at] = swap;
        at = parent;
    }
}

static void sift_down(struct candidate *heap, size_t count, size_t at) {
    for (;;) {
        size_t worst = at, left = 2 * at + 1, right = left + 1;
        if (left < count && candidate_before(&heap[worst], &heap[left])) worst = left;
        if (right < count && candidate_before(&heap[worst], &heap[right])) worst = right;
        if (worst == at) return;
        struct candidate swap = heap[worst];
        heap[worst] = heap[at];
        heap[at] = swap;
        at = worst;
    }
}

bool heap_push(struct candidates *heap, size_t most, const struct candidate *candidate) {
    if (heap->length < most) {
        if (!array_push(heap, *candidate)) return false;
        sift_up(heap->items, heap->length - 1);
        return true;
    }
    if (!candidate_before(candidate, &heap->items[0])) return true;
    heap->items[0] = *candidate;
    sift_down(heap->items, heap->length, 0);
    return true;
}

bool heap_push_member(bool *first, struct candidates *heap, size_t most, const struct candidate *candidate) {
    size_t at = 0;
    while (at < heap->length && heap->items[at].family != candidate->family) at++;
    *first = at == heap->length || candidate_before(candidate, &heap->items[at]);
    if (at == heap->length) return heap_push(heap, most, candidate);
    if (!*first) return true;
    heap->items[at] = *candidate;
    sift_down(heap->items, heap->length, at);
    return true;
}
