/* SPDX-License-Identifier: MIT */
/** What lede and its worker lede-read say to each other. */
#ifndef READ_PROTOCOL_H
#define READ_PROTOCOL_H

/*
 * lede sends one packet a file over the socket that is the worker's standard input: the file's name without its folder,
 * with two descriptors (SCM_RIGHTS), the file and a socket for the answer. The worker forks a child, which writes its
 * answer: JSON, one object a line, empty lines to show that it is at work. When the child has ended, the worker sends
 * back its wait status, an int.
 *
 * {"text":...}         an article, with "key" (below), "title", "date", "author", "source", "url", "language",
 *                      "encoding" (what the bytes were taken to be in, where that is not UTF-8), "assumed" (true:
 *                      nothing but the bytes themselves says so), "pages" (byte of the text at which each starts)
 * {"failure":...}      the end of a message about what could not be read
 * {"unsupported":...}  a kind of file that no reader knows, such as "a PNG image"; with "suffix"
 *
 * All may have "key", which says what is meant inside of the file: "!MEMBER" of an archive, "#ID" of a feed or mailbox,
 * "!MEMBER#ID". The file's key and this one make the key of an article.
 */

/** Exit status of a child that could not have the memory it needed. */
#define WORKER_NO_MEMORY 9

#endif
