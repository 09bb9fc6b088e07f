#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How often the halves of an article find each other by `lede similar`.

usage: similar.py LEDE FILE.jsonl... [--seed N] [--articles N]

Cuts each article of the FILEs (JSONL with id, lang, text) that has at least 150 words in two, at a line end or behind a
sentence in the middle, and adds the halves as articles of their own, without titles. Asks for what is like the first
half of ARTICLES of each language. Prints in how many the second half came first, in how many among three, and how long
one question took. A half may rightly be more like another article on the same event than like its own continuation.
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

CUT = re.compile(r"(?<=[.!?])\s+|\n+")


def halves(text):
    middle = len(text) // 2
    places = [match.end() for match in CUT.finditer(text)]
    place = min(places, key=lambda at: abs(at - middle), default=0)
    return text[:place].strip(), text[place:].strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lede")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100, help="of each language")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    lines = []
    numbers = collections.defaultdict(list)
    for name in options.files:
        for line in open(name, encoding="utf-8"):
            article = json.loads(line)
            first, second = halves(article["text"])
            if len(article["text"].split()) < 150 or len(first.split()) < 50 or len(second.split()) < 50:
                continue
            numbers[article["lang"]].append(len(lines) + 1)
            lines += [json.dumps({"id": f"{article['id']}-{part}", "text": text, "lang": article["lang"]})
                      for part, text in ((1, first), (2, second))]
    with tempfile.TemporaryDirectory() as folder:
        corpus, halved = str(pathlib.Path(folder, "corpus.lede")), pathlib.Path(folder, "halves.jsonl")
        halved.write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run([options.lede, "-c", corpus, "add", "--quiet", str(halved)], check=True)
        print("language articles first in-three median-ms")
        for language, articles in sorted(numbers.items()):
            first = third = 0
            times = []
            for number in chance.sample(articles, min(options.articles, len(articles))):
                start = time.perf_counter()
                run = subprocess.run([options.lede, "-c", corpus, "similar", str(number), "--json", "-n", "3"],
                                     capture_output=True)
                times.append(time.perf_counter() - start)
                found = [like["address"] for like in json.loads(run.stdout)["likes"]]
                first += found[:1] == [str(number + 1)]
                third += str(number + 1) in found
            times.sort()
            print(f"{language} {len(times)} {first} {third} {times[len(times) // 2] * 1000:.1f}")


main()
