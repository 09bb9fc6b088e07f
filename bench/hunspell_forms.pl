# SPDX-License-Identifier: MIT
# usage: perl hunspell_forms.pl NAME.aff NAME.dic
# The forms of each entry of a hunspell dictionary (UTF-8, suffixes only, one letter a flag):
# entry TAB flags TAB form form ...
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));

my ($affixes, $entries) = @ARGV;
my %rules;
open(my $aff, '<', $affixes) or die "$affixes: $!\n";
while (<$aff>) {
    my ($kind, $flag, $strip, $add, $condition) = split;
    next unless defined $condition && $kind eq 'SFX';
    push @{$rules{$flag}}, [$strip eq '0' ? '' : $strip, $add eq '0' ? '' : $add, qr/$condition$/];
}
open(my $dic, '<', $entries) or die "$entries: $!\n";
<$dic>;
while (<$dic>) {
    chomp;
    my ($entry, $flags) = split m{/};
    $flags = '' unless defined $flags;
    my (%seen, @forms);
    for my $flag ('', split //, $flags) {
        for my $rule ($flag eq '' ? (['', '', qr/$/]) : @{$rules{$flag} || []}) {
            my ($strip, $add, $condition) = @$rule;
            next unless $entry =~ $condition && $entry =~ /\Q$strip\E$/;
            my $form = substr($entry, 0, length($entry) - length $strip) . $add;
            push @forms, $form unless $seen{$form}++;
        }
    }
    print "$entry\t$flags\t@forms\n";
}
