#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# usage: highlights.pl SETS_DIR [LEDE]
# Whether marks cover exactly the words that matched, for the first ten hits of every query of the collections that
# bench/relevance takes. What lede marks is compared with the text by rules that know nothing of its analyser:
#   range   marks ascend, do not overlap, lie in their passage, and start and end at characters
#   part    no mark starts or ends inside of a word; a Korean word may have a mark inside
#   stray   each mark starts as a word of the query does (three letters, or all of a shorter one), or, in Korean, one
#           contains the other; these are counted by what can be read: printed with -v, irregular forms are among them
#   missed  each word of the query that stands in the passage as it was typed is marked; not the words that no hit of
#           the collection marks as they are, which are stop words
#   snippet each mark in a snippet is the text of a match or of several that touch, white space and hyphens at line ends aside
use strict;
use warnings;
use utf8;
use JSON::PP;
use Unicode::Normalize;
use File::Temp qw(tempdir);

my $verbose = @ARGV && $ARGV[0] eq '-v' && shift;
my ($sets, $lede) = @ARGV;
die "usage: highlights.pl [-v] SETS_DIR [LEDE]\n" unless $sets;
$lede ||= ($0 =~ s{[^/]*$}{}r) . '../build/release/lede';
my $work = tempdir(CLEANUP => 1);
binmode STDOUT, ':utf8';

sub folded { my $word = NFKD(lc NFKC($_[0])); $word =~ s/\p{Mn}|\x{AD}|\p{Cf}//g; $word =~ tr/ё/е/; NFC($word) }

# Whether MARK, folded, may be a form of WORD.
sub related {
    my ($mark, $word) = @_;
    return 1 if index($mark, $word) >= 0 || index($word, $mark) >= 0;
    my $least = length $word < 3 ? length $word : 3;
    return substr($mark, 0, $least) eq substr($word, 0, $least);
}

# TEXT without white space, hyphens at line ends and soft ones.
sub plain { $_[0] =~ s/-?\s+|\x{AD}//gr }

my (%texts, %count, %marked, %absent);

sub text_of {
    my ($corpus, $id) = @_;
    return $texts{$id} //= do { open my $in, '-|', $lede, '-c', $corpus, 'show', '--text', $id or die; local $/; <$in> };
}

# Words of TEXT, characters: [start, end, folded].
sub words_of {
    my ($text) = @_;
    my @words;
    push @words, [$-[0], $+[0], folded($&)] while $text =~ /[\p{L}\p{M}\p{N}\x{AD}\x{200B}]+/g;
    return @words;
}

sub complain {
    my ($kind, $query, $what) = @_;
    $count{$kind}++;
    print "$kind: $query: $what\n" if $verbose;
}

sub check_hit {
    my ($corpus, $hit, $query, $words) = @_;
    my $bytes = text_of($corpus, $hit->{article}{id});
    my $passage = substr $bytes, $hit->{passage}{start}, $hit->{passage}{end} - $hit->{passage}{start};
    my ($last, $touching, $whole, %normal) = ($hit->{passage}{start}, -1, '');
    $count{hits}++;
    for my $match (@{$hit->{matches}}) {
        my ($start, $end) = @$match;
        my $mark = substr $bytes, $start, $end - $start;
        my ($before, $behind) = (substr($bytes, 0, $start), substr($bytes, $end, 8));
        $count{marks}++;
        unless ($start >= $last && $end > $start && $end <= $hit->{passage}{end} && utf8::decode($mark)) {
            complain('range', $query, "$start-$end");
            next;
        }
        $last = $end;
        $before = substr $before, -8 if length $before > 8;
        $before =~ s/^[\x80-\xBF]+//;
        utf8::decode($before);
        utf8::decode($behind) || do { $behind =~ s/[\xC0-\xFF][\x80-\xBF]*$//; utf8::decode($behind) };
        my $split = qr/[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}]/;
        complain('part', $query, "$before|$mark|$behind")
            if ($before =~ /[\p{L}\p{N}]\z/ && $mark =~ /^[\p{L}\p{N}]/ && $before !~ /$split\z/ && $mark !~ /^$split/)
            || ($behind =~ /^[\p{L}\p{N}]/ && $mark =~ /[\p{L}\p{N}]$/ && $behind !~ /^$split/ && $mark !~ /$split$/);
        my $folded = folded($mark);
        (my $joined = $folded) =~ s/[^\p{L}\p{N}]//g;
        my @found = grep { related($joined, $_) } keys %$words;
        complain('stray', $query, $mark) unless @found;
        $marked{$folded} = 1;
        $whole = '' unless $start == $touching;
        $touching = $end;
        $normal{plain($_)} = 1 for $mark, $whole .= $mark;
    }
    utf8::decode($passage);
    for my $word (words_of($passage)) {
        next unless $words->{$word->[2]};
        my $start = $hit->{passage}{start} + length(do { my $b = substr $passage, 0, $word->[0]; utf8::encode($b); $b });
        my $covered = grep { $_->[0] <= $start && $start < $_->[1] } @{$hit->{matches}};
        push @{$absent{$word->[2]}}, "$query" unless $covered;
    }
    check_snippet($hit, $query, \%normal);
}

sub check_snippet {
    my ($hit, $query, $normal) = @_;
    utf8::encode(my $snippet = $hit->{snippet}{text});
    for my $range (@{$hit->{snippet}{highlights}}) {
        my $mark = substr $snippet, $range->[0], $range->[1] - $range->[0];
        $count{highlights}++;
        utf8::decode($mark) or complain('snippet', $query, 'no character');
        complain('snippet', $query, $mark) unless $normal->{plain($mark)} || $hit->{title_only};
    }
}

printf "%-16s %8s %8s %10s %6s %6s %6s %6s %7s\n", qw(set hits marks highlights range part stray missed snippet);
for my $folder (glob "$sets/*/") {
    my ($name) = $folder =~ m{([^/]+)/$};
    my $corpus = "$work/$name";
    my %queries;
    %texts = %count = %marked = %absent = ();
    system "$lede -c $corpus add $folder/docs.jsonl >$work/log 2>&1";
    open my $list, '<:utf8', "$folder/queries.tsv" or die;
    while (<$list>) { chomp; my ($id, $query) = split /\t/, $_, 2; $queries{$id} = $query }
    open my $hits, '-|', $lede, '-c', $corpus, 'search', '--plain', '--queries', "$folder/queries.tsv", '--jsonl' or die;
    while (my $line = <$hits>) {
        my $hit = decode_json($line);
        my $query = $queries{$hit->{id}};
        my %words = map { $_->[2] => 1 } words_of($query);
        check_hit($corpus, $hit, $query, \%words);
    }
    for my $word (keys %absent) {
        next unless $marked{$word};
        complain('missed', $_, $word) for @{$absent{$word}};
    }
    printf "%-16s %8d %8d %10d %6d %6d %6d %6d %7d\n", $name,
        map { $count{$_} // 0 } qw(hits marks highlights range part stray missed snippet);
}
