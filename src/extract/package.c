/* SPDX-License-Identifier: MIT */
/* Documents that are zip files. */
#include "extract/package.h"

#include "base/mem.h"

void package_release(struct package *package) {
    for (size_t i = 0; i < package->parts.length; i++) {
        mem_free(package->parts.items[i].name);
        buffer_release(&package->parts.items[i].bytes);
    }
    array_release(&package->parts);
}

/* Adds the member at which UNPACK is; *TOTAL are the bytes so far. */
static const char *add(struct package *package, struct unpack *unpack, size_t *total) {
    struct part part = {.name = mem_strdup(unpack_name(unpack))};
    const char *reason = part.name ? unpack_all(&part.bytes, unpack) : "takes more memory than there is";
    *total += part.bytes.length;
    if (!reason && *total > DOCUMENT_MAX) reason = "is larger than 64 MiB, the most that one article may have";
    if (!reason && array_push(&package->parts, part)) return NULL;
    mem_free(part.name);
    buffer_release(&part.bytes);
    return reason ? reason : "takes more memory than there is";
}

const char *package_load(struct package *package, struct job *job, struct blob *blob, package_want_fn *want) {
    struct unpack unpack = {0};
    const char *reason = NULL;
    size_t total = 0;
    unpack_open(&unpack, job, blob);
    while (!reason && unpack_next(&unpack))
        if (want(unpack_name(&unpack))) reason = add(package, &unpack, &total);
    if (!reason) reason = unpack.failure;
    unpack_close(&unpack);
    return reason;
}

bool package_find(struct view *out, const struct package *package, const char *name) {
    for (size_t i = 0; i < package->parts.length; i++) {
        const struct part *part = &package->parts.items[i];
        if (strcmp(part->name, name) != 0) continue;
        *out = buffer_view(&part->bytes);
        return true;
    }
    return false;
}

/* What tells the documents apart, with all that the small ones of them need. */
static bool is_telling(const char *name) {
    static const char *const names[] = {
        "mimetype",          "META-INF/container.xml", "content.xml",          "meta.xml",
        "word/document.xml", "word/footnotes.xml",     "word/endnotes.xml",    "docProps/core.xml",
        "xl/workbook.xml",   "ppt/presentation.xml",   "Contents/content.hpf",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* Whether PACKAGE says of itself that it is of TYPE. */
static bool is_type(const struct package *package, const char *type) {
    struct view own;
    return package_find(&own, package, "mimetype") && view_starts(own, view_str(type));
}

/* Documents of a kind that nobody reads, by a member that they have. */
static const char *refusal_of(const struct package *package) {
    struct view part;
    if (package_find(&part, package, "xl/workbook.xml")) return "XLSX is not supported";
    if (package_find(&part, package, "Contents/content.hpf")) return "HWPX is not supported";
    bool other = is_type(package, "application/vnd.oasis.opendocument.") &&
                 !is_type(package, "application/vnd.oasis.opendocument.text") &&
                 !is_type(package, "application/vnd.oasis.opendocument.presentation");
    return other ? "OpenDocument other than texts and presentations is not supported" : NULL;
}

void zip_read(struct job *job, struct blob *blob) {
    struct package package = {0};
    struct view part;
    const char *reason = package_load(&package, job, blob, is_telling);
    const char *refusal = refusal_of(&package);
    if (refusal) job_refuse(job, refusal);
    else if (package_find(&part, &package, "word/document.xml")) docx_read(job, &package);
    else if (package_find(&part, &package, "ppt/presentation.xml")) pptx_read(job, blob);
    else if (package_find(&part, &package, "META-INF/container.xml")) epub_read(job, blob);
    else if (package_find(&part, &package, "content.xml")) odt_read(job, &package);
    else if (reason && package.parts.length > 0) job_fail(job, reason);
    else container_read(job, blob);
    package_release(&package);
}
