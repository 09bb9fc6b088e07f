# What the command line cannot be is said with exit status 2, and where to read on.
$ lede nonsense
lede: unknown command 'nonsense'; see 'lede help'
[2]

$ lede --nonsense
lede: unknown option '--nonsense'; see 'lede help'
[2]

$ lede add
lede: add needs PATH...; see 'lede help add'
[2]

$ lede search
lede: search needs QUERY...; see 'lede help search'
[2]

$ lede search --limt=5 Putin
lede: unknown option '--limt': did you mean '--limit'?
[2]

$ lede list -x
lede: unknown option '-x'; see 'lede help list'
[2]

$ lede list --limit 3
lede: '--limit' is no option of list, but of search; see 'lede help list'
[2]

$ lede list something
lede: 'something' is one word too many for list; see 'lede help list'
[2]

$ lede show 1 2
lede: '2' is one word too many for show; see 'lede help show'
[2]

$ lede help nonsense
lede: unknown command 'nonsense'; see 'lede help'
[2]

# Values are checked before anything is opened.
$ lede search Putin -n
lede: -n needs a value: N|all
[2]

$ lede search Putin --limit
lede: --limit needs a value: N|all
[2]

$ lede search Putin -n 0
lede: --limit takes a number from 1 or 'all', not '0'
[2]

$ lede search Putin --offset=-1
lede: --offset takes a number, not '-1'
[2]

$ lede search Putin --offset 99999999999999999999
lede: --offset takes a number, not '99999999999999999999'
[2]

$ lede search Putin --format xml
lede: --format takes text|json|jsonl|tsv|trec|markdown, not 'xml'
[2]

$ lede search Putin --sort size
lede: --sort takes score|date|oldest, not 'size'
[2]

$ lede search Putin --count=5
lede: --count takes no value
[2]

$ lede add --set title x.txt
lede: --set takes FIELD=VALUE, such as source=TASS, not 'title'
[2]

$ lede add --set foo=1 x.txt
lede: there is no field 'foo': use title, date, language, author, source, url or rights
[2]

$ for date in 2024-13 2024-1 2023-02-29 24 2024-05-31x 31.05.2024; do lede -c "new/$date" add --set DATE=$date x.txt; echo $?; done 2>&1
lede: '2024-13' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2
lede: '2024-1' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2
lede: '2023-02-29' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2
lede: '24' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2
lede: '2024-05-31x' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2
lede: '31.05.2024' is no date: use YYYY, YYYY-MM or YYYY-MM-DD
2

$ lede add --wait soon x.txt
lede: --wait takes a number of seconds, not 'soon'
[2]

$ lede show 1.x
lede: '1.x' is not an address such as 12 or 12.3
[2]

$ lede show 0
lede: '0' is not an address such as 12 or 12.3
[2]

# Nothing above made a corpus.
$ ls -A

# No command: the overview, as a mistake.
$ lede
lede keeps a corpus of articles and finds passages in it.
...
[2]

$ lede --version
lede 0.1.0

$ lede help
lede keeps a corpus of articles and finds passages in it.

Usage: lede [-c FILE] COMMAND ...

Commands:
  add PATH...             add files, folders, standard input (-)
  watch FOLDER...         add what changes in folders, until Ctrl-C
  search QUERY...         find passages, best first
  kwic QUERY...           show every match in its line, sorted
  quote SENTENCE...       find where a sentence is used, earliest first
  similar ADDRESS|FILE    find articles or passages like one
  show ADDRESS            show an article (12) or a passage (12.3)
  list                    list articles: address, date, language, source, title
  remove ADDRESS|KEY...   remove articles by address or path
  names [NAME...]         show how names are spelt in other scripts, add some
  terms [PREFIX]          list the words of the corpus with their frequencies
  alert ACTION ...        keep queries, tell what is new for them
  status                  tell what the corpus holds
  check                   verify the corpus
  backup FILE             copy the corpus while it is in use
  compact                 drop what was removed, make the file smaller
  reindex                 make the index anew from the stored texts
  export [QUERY...]       print articles as JSONL, which add reads
  extract PATH...         show what is read from files, without a corpus
  help [COMMAND]          show this, or help for a command, formats, query

Options:
  -c, --corpus FILE         the corpus file
      --help                show help for the command
      --version             print the version
...

$ lede help formats | sed -n 1,5p
lede reads these formats, by what is in a file as much as by its suffix:

  plain text                .txt .text
  Markdown                  .md .markdown
  JSONL                     .jsonl .ndjson

# A command's help is one text, however it is asked for.
$ lede help show >a; lede show --help >b; lede --help show >c; cmp a b && cmp a c; head -3 a
lede show: show an article (12) or a passage (12.3)

Usage: lede [-c FILE] show [OPTION]... ADDRESS

$ lede help add | grep NAME.meta -A 1
NAME.meta beside NAME gives title, date, language, author, source, url and
rights.

# Help fits into 80 columns.
$ for page in "" add search show list remove status check backup compact reindex help; do lede help $page; done | awk 'length > 80'

# Who mistypes gets what was meant.
$ lede serach fake news
lede: unknown command 'serach': did you mean 'search'?
[2]
$ lede help ad
lede: unknown command 'ad': did you mean 'add'?
[2]
$ lede ls
lede: unknown command 'ls': did you mean 'list'?
[2]
$ lede search x --snice 2024
lede: unknown option '--snice': did you mean '--since'?
[2]
$ lede search x --lim=5
lede: unknown option '--lim': did you mean '--limit'?
[2]
$ lede search x --follow
lede: '--follow' is no option of search, but of add; see 'lede help search'
[2]
$ lede --verson
lede: unknown option '--verson': did you mean '--version'?
[2]

# No line of a help is longer than a terminal is wide.
$ for page in '' $(lede help | awk '/^  [a-z]/ { print $1 }') formats query; do lede help $page; done | awk 'length > 80'
