# What the shells offer. lede tells it by the tables that its parser works by; the word at the cursor stands last.
$ lede complete -- se
search	find passages, best first
$ lede complete -- search --per
--per-article	at most N passages an article (default 3; 0: all)
$ lede complete -- list --per; lede complete -- --ver
--version	print the version
$ lede complete -- search --format ma; lede complete -- search --format=ma; lede complete -- search --format
markdown	
--format=markdown	
--format	how results are printed (default text)
$ lede complete -- add --set so; lede complete -- add in; lede complete -- search --queries x; lede complete -- help form
source=	
:files	
:files	
formats	what can be read

# From the corpus: addresses, sources, languages; without one, nothing is said.
$ lede complete -- search --source ''; lede complete -- show 1
$ printf 'The bridge was closed by the police and it will be opened again.\n' >a.txt; printf 'Мост был закрыт вчера вечером.\n' >b.txt; lede add --quiet a.txt --set source='The Moscow Times' --set title='Bridge	closed'; lede add --quiet b.txt --set source=ТАСС; lede -c other.lede add --quiet a.txt --set source=Other
$ lede complete -- search --source ''; lede complete -- search --source=The
The Moscow Times	
ТАСС	
--source=The Moscow Times	
$ lede complete -- -c other.lede search --source ''
Other	
$ lede complete -- search --lang ''
en	
ru	
$ lede complete -- show ''
1	Bridge closed
2	
$ lede remove a.txt; lede complete -- show 1
removed 1 article

# No command for people.
$ lede help | grep -c complete
0
[1]

# In bash, without any help of others.
$ cat >try.bash <<'END'
> source "$1/../share/completions/lede.bash"
> COMP_LINE=$2 COMP_POINT=${#COMP_LINE} _lede
> printf '%s\n' "${COMPREPLY[@]}"
> END
$ complete() { LC_ALL=C.UTF-8 bash try.bash "$CORPUS" "$1"; }; complete 'lede sear'; complete 'lede search --format '; complete 'lede search --format=tr'; complete 'lede search x --source '
search
text
json
jsonl
tsv
trec
markdown
trec
The\ Moscow\ Times
ТАСС
$ complete 'lede show ' ; complete 'lede sear --li'
2

# Those of the other shells are checked where these are.
$ for shell in zsh fish; do command -v $shell >/dev/null || continue; [ $shell = zsh ] && zsh -n "$CORPUS/../share/completions/_lede"; [ $shell = fish ] && fish -n "$CORPUS/../share/completions/lede.fish"; done; true
