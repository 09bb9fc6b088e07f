/* SPDX-License-Identifier: MIT */
/** What office documents say about themselves. */
#ifndef EXTRACT_CORE_H
#define EXTRACT_CORE_H

#include "extract/page.h"

/**
 * Sets title, author, language and date of OUT from XML in Dublin Core (docProps/core.xml of DOCX, meta.xml of ODT, the
 * package document of EPUB). The date is that of the publication, or else of creation.
 */
void core_read(struct page *out, struct view xml);

#endif
