/* SPDX-License-Identifier: MIT */
/* The table of commands. */
#include "command.h"

#include "message.h"
#include "nearest.h"
#include "option.h"

#include <string.h>

/* No command has a limit of its own: the system has one for the command line. */
#define ANY_NUMBER SIZE_MAX

/* In the order of the overview: first what everybody needs, help at the end. Texts are wrapped by hand. */
const struct command command_table[] = {
    {
        .name = "add",
        .operands = "PATH...",
        .summary = "add files, folders, standard input (-)",
        .more = "Reads text, web pages, PDF, office documents, mail, feeds, archives ('lede help\n"
                "formats' lists them all), folders with all below them. What has not changed\n"
                "since it was added is skipped; what has changed replaces its article. A file\n"
                "NAME.meta beside NAME gives title, date, language, author, source, url and\n"
                "rights.",
        .examples = "lede add articles/\n"
                    "lede add --set source='The Moscow Times' --set date=2026-04-02 report.txt\n"
                    "curl -s https://example.org/feed.jsonl | lede add -",
        .run = cmd_add,
        .bit = IN_ADD,
        .least = 1,
        .most = ANY_NUMBER,
    },
    {
        .name = "watch",
        .operands = "FOLDER...",
        .summary = "add what changes in folders, until Ctrl-C",
        .more = "Adds the folders as 'add' does, then what is new or changed in them or below, as\n"
                "soon as it was left alone for three seconds, with a line for each change. The\n"
                "articles of files that are deleted are kept, unless --remove is given. Other\n"
                "commands work meanwhile; the corpus is open only while something is added.",
        .examples = "lede watch inbox/\n"
                    "lede watch inbox/ --include '*.html' --set source=Yonhap\n"
                    "lede watch --remove drafts/ >> watch.log",
        .run = cmd_watch,
        .bit = IN_WATCH,
        .least = 1,
        .most = ANY_NUMBER,
    },
    {
        .name = "search",
        .operands = "QUERY...",
        .summary = "find passages, best first",
        .more = "A query is words: passages with any of them are found, those with all of them\n"
                "first. \"A phrase\" keeps its order, +word must be there, -word must not; 'lede\n"
                "help query' has the rest. A word with one dash before it is part of the query;\n"
                "options have two, except -n and -c.",
        .examples = "lede search fake news\n"
                    "lede search '\"fake news\" AND (TASS OR Interfax) -Ukraine' --since 3m\n"
                    "lede search 미사일 -n 3 --json",
        .run = cmd_search,
        .bit = IN_SEARCH,
        .least = 1,
        .most = ANY_NUMBER,
        .dash_is_text = true,
    },
    {
        .name = "kwic",
        .operands = "QUERY...",
        .summary = "show every match in its line, sorted",
        .more = "A concordance: each match of the query in the middle of a line, sorted by the\n"
                "words behind it unless --sort says otherwise, so that like uses stand together.",
        .examples = "lede kwic sanctions --lang en\n"
                    "lede kwic '\"fake news\"' --sort left\n"
                    "lede kwic 푸틴 --tsv | cut -f 2,4-6",
        .run = cmd_kwic,
        .bit = IN_KWIC,
        .least = 1,
        .most = ANY_NUMBER,
        .limit = LEDE_NO_LIMIT,
        .dash_is_text = true,
    },
    {
        .name = "quote",
        .operands = "SENTENCE...",
        .summary = "find where a sentence is used, earliest first",
        .more = "Finds it word for word and altered: [-words that are in the sentence alone-],\n"
                "{+words that are in the article alone+}. Letter case and punctuation do not\n"
                "count. 3 to 400 words.",
        .examples = "lede quote 'the sanctions are here to stay'\n"
                    "lede quote --file statement.txt --since 2024\n"
                    "xclip -o | lede quote --file - --json",
        .run = cmd_quote,
        .bit = IN_QUOTE,
        .most = ANY_NUMBER,
        .limit = LEDE_NO_LIMIT,
        .dash_is_text = true,
    },
    {
        .name = "similar",
        .operands = "ADDRESS|FILE",
        .summary = "find articles or passages like one",
        .more = "Of the address of an article articles, of that of a passage passages of other\n"
                "articles; a file is read as 'lede extract' does. How alike they are is told\n"
                "from 0 to 1, with the words that link them.",
        .examples = "lede similar 12\n"
                    "lede similar 12.3 -n 3 --since 2024\n"
                    "lede similar draft.txt --json",
        .run = cmd_similar,
        .bit = IN_SIMILAR,
        .least = 1,
        .most = 1,
    },
    {
        .name = "show",
        .operands = "ADDRESS",
        .summary = "show an article (12) or a passage (12.3)",
        .examples = "lede show 12\n"
                    "lede show 12.3 --context 1\n"
                    "lede show 12 --text > article.txt",
        .run = cmd_show,
        .bit = IN_SHOW,
        .least = 1,
        .most = 1,
    },
    {
        .name = "list",
        .operands = "",
        .summary = "list articles: address, date, language, source, title",
        .examples = "lede list\n"
                    "lede list --tsv | cut -f 1,5",
        .run = cmd_list,
        .bit = IN_LIST,
    },
    {
        .name = "remove",
        .operands = "ADDRESS|KEY...",
        .summary = "remove articles by address or path",
        .more = "The files that the articles came from stay as they are.",
        .examples = "lede remove 12\n"
                    "lede remove articles/old.txt",
        .run = cmd_remove,
        .bit = IN_REMOVE,
        .least = 1,
        .most = ANY_NUMBER,
    },
    {
        .name = "names",
        .operands = "[NAME...]",
        .summary = "show how names are spelt in other scripts, add some",
        .more = "A search for a name finds it in the other spellings of its list: the one that is\n"
                "built in, or the corpus' own. Without NAME all of them are printed as --add\n"
                "takes them: a name a line, with tabs between kind (person, place,\n"
                "organisation, agency, thing), English, Russian and Korean, and | between\n"
                "spellings.",
        .examples = "lede names Putin\n"
                    "lede names --add names.tsv\n"
                    "lede names --own > names.tsv",
        .run = cmd_names,
        .bit = IN_NAMES,
        .most = ANY_NUMBER,
    },
    {
        .name = "terms",
        .operands = "[PREFIX]",
        .summary = "list the words of the corpus with their frequencies",
        .more = "A word is listed in each form that it has in the texts, folded, with the number\n"
                "of passages that have it.",
        .examples = "lede terms -n 20\n"
                    "lede terms missil\n"
                    "lede terms 미사일 --sort form --tsv",
        .run = cmd_terms,
        .bit = IN_TERMS,
        .most = 1,
        .limit = LEDE_NO_LIMIT,
    },
    {
        .name = "alert",
        .operands = "ACTION ...",
        .summary = "keep queries, tell what is new for them",
        .more = "alert add NAME QUERY...   keep a query, with its filters\n"
                "alert list                show what is kept\n"
                "alert remove NAME...      forget it\n"
                "alert run [NAME...]       print passages from articles added since the last run\n"
                "\n"
                "A run that finds nothing new prints nothing and exits with status 1, which suits\n"
                "cron. What is new counts as told when all of it was printed. An article that\n"
                "changes is new. Filters are given to add, formats and --sort to run.",
        .examples = "lede alert add drones 'drone OR 무인기' --lang ko\n"
                    "lede alert run\n"
                    "lede add --quiet feeds/; lede alert run drones --tsv",
        .run = cmd_alert,
        .bit = IN_ALERT,
        .least = 1,
        .most = ANY_NUMBER,
        .dash_is_text = true,
    },
    {
        .name = "status",
        .operands = "",
        .summary = "tell what the corpus holds",
        .examples = "lede status\n"
                    "lede status --json",
        .run = cmd_status,
        .bit = IN_STATUS,
    },
    {
        .name = "check",
        .operands = "",
        .summary = "verify the corpus",
        .more = "Compares every text with its checksum and the index with the texts. With\n"
                "--repair a corpus that has problems is made anew of the articles that are\n"
                "whole; the others are listed, the damaged file is kept as FILE.damaged.",
        .examples = "lede check\n"
                    "lede -c archive.lede check --repair",
        .run = cmd_check,
        .bit = IN_CHECK,
    },
    {
        .name = "backup",
        .operands = "FILE",
        .summary = "copy the corpus while it is in use",
        .more = "FILE is a corpus by itself. A corpus that stands there is replaced when the copy\n"
                "is complete; a file that is none is not.",
        .examples = "lede backup /media/stick/corpus.lede\n"
                    "lede -c archive.lede backup archive-$(date +%F).lede",
        .run = cmd_backup,
        .bit = IN_BACKUP,
        .least = 1,
        .most = 1,
    },
    {
        .name = "compact",
        .operands = "",
        .summary = "drop what was removed, make the file smaller",
        .more = "Addresses stay as they are. Searches go on meanwhile. It takes free space of\n"
                "one and a half times the file.",
        .examples = "lede compact\n"
                    "lede -c archive.lede compact --wait 60",
        .run = cmd_compact,
        .bit = IN_COMPACT,
    },
    {
        .name = "reindex",
        .operands = "",
        .summary = "make the index anew from the stored texts",
        .more = "Needed when a newer lede analyses texts in another way; it says so then.\n"
                "Addresses stay as they are unless --passages is given.",
        .examples = "lede reindex\n"
                    "lede -c archive.lede reindex --passages",
        .run = cmd_reindex,
        .bit = IN_REINDEX,
    },
    {
        .name = "export",
        .operands = "[QUERY...]",
        .summary = "print articles as JSONL, which add reads",
        .more = "All articles, or every one that matches: one JSON object a line with its text\n"
                "and what is known of it. Its id is the key that it had.",
        .examples = "lede export > all.jsonl\n"
                    "lede export fake news --since 2026 > fake-news.jsonl\n"
                    "lede export +TASS | lede -c tass.lede add -",
        .run = cmd_export,
        .bit = IN_EXPORT,
        .most = ANY_NUMBER,
        .dash_is_text = true,
    },
    {
        .name = "extract",
        .operands = "PATH...",
        .summary = "show what is read from files, without a corpus",
        .more = "Prints the text of the articles that add would read; with --json one object an\n"
                "article, one a line: key, title, date, author, source, url, language, encoding\n"
                "and text.",
        .examples = "lede extract page.html\n"
                    "lede extract --json articles/ | jq -r '[.key, .title, .date] | @tsv'",
        .run = cmd_extract,
        .bit = IN_EXTRACT,
        .least = 1,
        .most = ANY_NUMBER,
    },
    {
        .name = "help",
        .operands = "[COMMAND]",
        .summary = "show this, or help for a command, formats, query",
        .examples = "lede help\n"
                    "lede help search\n"
                    "lede help formats\n"
                    "lede help query",
        .run = cmd_help,
        .bit = IN_HELP,
        .most = 1,
    },
    {
        .name = "complete",
        .operands = "WORD...",
        .run = cmd_complete,
        .bit = IN_COMPLETE,
        .least = 1,
        .most = ANY_NUMBER,
    },
    {0},
};

/* Names are not shortened: a script must not change its meaning when there is another command. */
const struct command *command_find(const char *name) {
    for (const struct command *command = command_table; command->name; command++)
        if (strcmp(command->name, name) == 0) return command;
    return NULL;
}

lede_status command_unknown(const char *word, lede_error *err) {
    const char *near = nearest_command(word);
    if (near) return fail(err, LEDE_BAD_USAGE, "unknown command '%s': did you mean '%s'?", word, near);
    return fail(err, LEDE_BAD_USAGE, "unknown command '%s'; see 'lede help'", word);
}
