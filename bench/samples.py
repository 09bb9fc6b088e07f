# SPDX-License-Identifier: MIT
"""Corpora, queries and articles to add, drawn from real text: the same for everybody who is measured."""

import collections
import json
import random
import re

# The most frequent words: phrases of these alone are a set of their own.
COMMON_WORDS = 100
LETTERS = re.compile(r"[^\W\d_]{3,}")


def every_nth_article(folder, nth, path):
    """Writes every nth line of the JSONL files of FOLDER to PATH; returns how many."""
    count = 0
    with open(path, "wb") as out:
        for file in sorted(folder.glob("*.jsonl")):
            with open(file, "rb") as lines:
                for number, line in enumerate(lines):
                    if number % nth == 0:
                        out.write(line if line.endswith(b"\n") else line + b"\n")
                        count += 1
    return count


def first_article(articles, path):
    """Writes the first line of ARTICLES to PATH, cut to a thousand characters of text; returns that text."""
    with open(articles, encoding="utf-8") as lines:
        article = json.loads(next(lines))
    text = article["text"][:1000]
    path.write_text(json.dumps({"id": "1", "text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    return text


class Passages:
    """A file of one passage a line, read at random places."""

    def __init__(self, path, seed):
        self.file = open(path, "rb")
        self.size = self.file.seek(0, 2)
        self.random = random.Random(seed)
        self.common = self._common_words()

    def draw(self, count=1):
        """COUNT lines that follow each other."""
        self.file.seek(self.random.randrange(self.size))
        self.file.readline()
        lines = [self.file.readline().decode().rstrip("\n") for _ in range(count)]
        return lines if lines[-1] else self.draw(count)

    def _common_words(self):
        counts = collections.Counter()
        for _ in range(20000):
            counts.update(LETTERS.findall(self.draw()[0].lower()))
        return {word for word, _ in counts.most_common(COMMON_WORDS)}

    def words(self, lengths):
        """Neighbouring words of a passage, of three letters or more; how many is drawn from LENGTHS."""
        while True:
            line = self.draw()[0].lower()
            words = LETTERS.findall(line)
            length = self.random.choice(lengths)
            if len(words) <= length:
                continue
            start = self.random.randrange(len(words) - length)
            query = " ".join(words[start : start + length])
            if query in line:
                return query

    def is_common(self, query):
        return all(word in self.common for word in query.split())

    def phrases(self, common):
        """A phrase of two to four words, all of them common ones or not."""
        while True:
            query = self.words([2, 3, 4])
            if self.is_common(query) == common:
                return query


def write_queries(passages, folder, count):
    """Writes the sets of queries to FOLDER; returns their paths by name."""
    sets = {
        "words": [passages.words([1, 2, 2, 3, 3, 4]) for _ in range(count)],
        "phrases": [passages.phrases(common=False) for _ in range(count)],
        "eight": [passages.words([8]) for _ in range(count)],
        "common": [passages.phrases(common=True) for _ in range(count // 4)],
    }
    paths = {}
    for name, queries in sets.items():
        paths[name] = folder / f"{name}.txt"
        paths[name].write_text("".join(query + "\n" for query in queries), encoding="utf-8")
    return paths


def write_articles(passages, folder, count):
    """Writes COUNT plain texts of six passages to FOLDER; returns their paths."""
    folder.mkdir()
    paths = [folder / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text("\n\n".join(passages.draw(6)) + "\n", encoding="utf-8")
    return paths
