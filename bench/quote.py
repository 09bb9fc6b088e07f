#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How often `lede quote` finds the source of an altered sentence.

usage: quote.py LEDE FILE.jsonl... [--seed N] [--sentences N]

Adds the FILEs (JSONL with id, title, date, lang, text) to a corpus of their own, draws SENTENCES of 8 to 40 words from
them, alters a fifth of the words of each (at most; at least one): dropped, put in place of another, or swapped with
the next one, at random, and asks for it. Words that are put in come from the same files. Prints for each language how
many sources were found, how many were the first use that was told, how many of those that were not first have only
earlier uses of the same sentence before them, and how long one question took.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile
import time

SHARE = 0.2
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def sentences(text):
    for paragraph in text.split("\n"):
        for sentence in SENTENCE_END.split(paragraph):
            words = sentence.split()
            if 8 <= len(words) <= 40:
                yield words


def alter(words, pool, chance):
    words = list(words)
    for _ in range(max(1, int(len(words) * SHARE))):
        at = chance.randrange(len(words) - 1)
        kind = chance.choice(["drop", "change", "swap"])
        if kind == "drop":
            del words[at]
        elif kind == "change":
            words[at] = chance.choice(pool)
        else:
            words[at], words[at + 1] = words[at + 1], words[at]
    return words


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lede")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=100, help="of each language")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    by_language = collections.defaultdict(list)
    for name in options.files:
        for line in open(name, encoding="utf-8"):
            article = json.loads(line)
            for words in sentences(article["text"]):
                by_language[article["lang"]].append((article["id"], words))
    with tempfile.TemporaryDirectory() as folder:
        corpus = str(pathlib.Path(folder, "corpus.lede"))
        subprocess.run([options.lede, "-c", corpus, "add", "--quiet", *options.files], check=True)
        print("language sentences found first first-but-for-repeats median-ms")
        for language, pool in sorted(by_language.items()):
            vocabulary = [word for _, words in pool for word in words]
            found = first = fair = 0
            times = []
            for member, words in chance.sample(pool, min(options.sentences, len(pool))):
                text = " ".join(alter(words, vocabulary, chance))
                start = time.perf_counter()
                run = subprocess.run([options.lede, "-c", corpus, "quote", "--json", "--file", "-"],
                                     input=text.encode(), capture_output=True)
                times.append(time.perf_counter() - start)
                uses = json.loads(run.stdout)["uses"] if run.stdout else []
                members = [use["article"]["key"].rpartition("#")[2] for use in uses]
                if member not in members:
                    continue
                found += 1
                place = members.index(member)
                first += place == 0
                fair += all(use["same"] >= uses[place]["same"] for use in uses[:place])
            times.sort()
            print(f"{language} {len(times)} {found} {first} {fair} {times[len(times) // 2] * 1000:.1f}")


main()
