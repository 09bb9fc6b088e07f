# SPDX-License-Identifier: MIT
"""From the figures of a run to the tables of docs/PERFORMANCE.md and the plots in docs/img.

Alone, `python3 bench/report.py` makes them again from bench/performance.tsv."""

import pathlib
import re
import sys

sys.dont_write_bytecode = True
import plot

NAMES = {"lede": "lede", "lucene": "Lucene", "xapian": "Xapian", "fts5": "FTS5, stock", "rg": "ripgrep"}
ASKED = {"OR": "OR, 1 to 4 words", "AND": "AND, 1 to 4 words", "phrase": "phrase, 2 to 4 words", "eight": "OR, 8 words",
         "common": "phrase of common words"}


def save(path, record):
    """Writes the rows (passages, engine, what, figures) as tab-separated text."""
    lines = ["# passages, engine, what was measured, figures: times in ms, adding in s"]
    for passages, engine, what, figures in record:
        fields = " ".join(f"{name}={value:.10g}" for name, value in figures.items())
        lines.append(f"{passages}\t{engine}\t{what}\t{fields}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Figures:
    """What was measured, by passages, engine and kind."""

    def __init__(self, path):
        self.rows = {}
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            passages, engine, what, fields = line.split("\t")
            values = {name: float(value) for name, value in (field.split("=") for field in fields.split())}
            self.rows[int(passages), engine, what] = values
        self.sizes = sorted({passages for passages, engine, _ in self.rows if engine == "corpus"})
        self.engines = [name for name in NAMES if any(row[1] == name for row in self.rows)]

    def get(self, passages, engine, what, name):
        return self.rows.get((passages, engine, what), {}).get(name)

    def text_mb(self, passages):
        return self.get(passages, "corpus", "text", "bytes") / 1e6

    def rate(self, passages, engine):
        """Megabytes of text a second while adding, without what is merged at the end."""
        seconds = self.get(passages, engine, "index", "seconds")
        return seconds and self.text_mb(passages) / seconds

    def share(self, passages, engine):
        """Bytes on disk for each byte of text."""
        size = self.get(passages, engine, "index", "bytes")
        return size and size / 1e6 / self.text_mb(passages)


# ---- Tables ---------------------------------------------------------------------------------------------------------


def number(value):
    """Three significant digits or so; a dash for what was not measured."""
    if value is None:
        return "-"
    for limit, digits in ((0.0995, 3), (9.95, 2), (99.5, 1)):
        if value < limit:
            return f"{value:.{digits}f}"
    return f"{value:,.0f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def label(passages):
    return f"{passages:,}"


def corpora(figures):
    rows = []
    for size in figures.sizes:
        text, load = figures.rows[size, "corpus", "text"], figures.rows[size, "corpus", "load"]
        rows.append([label(size), f"{text['articles']:,.0f}", number(figures.text_mb(size)), f"{text['cores']:.0f}",
                     f"{load['average']:.1f}"])
    return table(["passages", "articles", "MB of text", "cores", "load average while asking"], rows)


def adding(figures):
    """A row for each engine and size: how fast, how much memory, how many bytes."""
    rows = []
    for engine in figures.engines:
        for size in figures.sizes:
            if (size, engine, "index") in figures.rows:
                get = lambda name: figures.get(size, engine, "index", name)
                rows.append([NAMES[engine], label(size), number(get("seconds")), number(get("merging") or None),
                             number(figures.rate(size, engine)), number(figures.text_mb(size) / get("cpu")),
                             number(get("peak_mb")), number(figures.share(size, engine))])
    head = ["adding, s", "merging, s", "MB/s adding", "MB / processor s", "peak MB", "bytes on disk / text"]
    return table(["", "passages", *head], rows)


def latency(figures, size):
    """Times of all kinds of queries on one corpus, with lede's share of Lucene's."""
    rows = []
    for what, name in ASKED.items():
        for engine in figures.engines:
            row = figures.rows.get((size, engine, what))
            if row:
                base = figures.rows.get((size, "lucene", what))
                ratio = lambda part: number(row[part] / base[part]) if base and base[part] else "-"
                rows.append([name, NAMES[engine], *(number(row[part]) for part in ("mean", "p50", "p95", "p99", "max")),
                             ratio("mean"), ratio("p95")])
                name = ""
    return table(["", "", "mean", "p50", "p95", "p99", "max", "mean / Lucene's", "p95 / Lucene's"], rows)


def latencies(figures):
    """The tables of the largest corpus, and of the largest that all engines were asked on."""
    parts = []
    for size in sorted({common_size(figures), figures.sizes[-1]}):
        parts.append(f"{label(size)} passages, ms:\n\n{latency(figures, size)}")
    return "\n\n".join(parts)


def growth(figures):
    """Means by size, for each engine and kind of query."""
    rows = []
    for what, name in ASKED.items():
        for engine in figures.engines:
            means = [figures.get(size, engine, what, "mean") for size in figures.sizes]
            if any(means):
                rows.append([name, NAMES[engine], *map(number, means)])
                name = ""
    return table(["mean, ms", "", *map(label, figures.sizes)], rows)


def processes(figures):
    """Whole programs, by size; the first column is the corpus of one article."""
    names = {"lede": "`lede search`, snippets", "xapian": "`quest`, texts", "rg": "`rg -ic`, counts of a scan"}
    sizes = [1, *figures.sizes]
    rows = []
    for engine, name in names.items():
        if engine in figures.engines:
            values = lambda part: (number(figures.get(size, engine, "process", part)) for size in sizes)
            rows += [[name, *values("mean")], [name + ": processor time", *values("cpu")]]
    return table(["mean, ms", "1 passage", *map(label, figures.sizes)], rows)


def inside(figures):
    """What only lede was asked for."""
    kinds = {"OR": "OR", "OR cpu": "OR, processor time", "OR with snippets": "OR, snippets and all",
             "OR cold": "OR, opened anew and not in the page cache", "add": "one article added, process stays open",
             "add process": "one article added by `lede add`"}
    rows = []
    for what, name in kinds.items():
        for size in figures.sizes:
            row = figures.rows.get((size, "lede", what))
            if row:
                rows.append([name, label(size), *(number(row[part]) for part in ("mean", "p50", "p95", "p99", "max"))])
                name = ""
    return table(["ms", "passages", "mean", "p50", "p95", "p99", "max"], rows)


def common_size(figures):
    """The largest corpus that every engine was asked on."""
    asked = [engine for engine in figures.engines if engine != "rg"]
    return max(size for size in figures.sizes if all((size, engine, "OR") in figures.rows for engine in asked))


# ---- The document ---------------------------------------------------------------------------------------------------


def sections(figures):
    """The texts that are filled in, by the name of their place."""
    makers = {"corpora": corpora, "adding": adding, "latency": latencies, "growth": growth,
              "processes": processes, "inside": inside}
    return {name: make(figures) for name, make in makers.items()}


def fill(text, name, content):
    """TEXT with CONTENT between the marks of place NAME."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    return marks.sub(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", text)


def write(top):
    """Fills in docs/PERFORMANCE.md and draws the plots, from bench/performance.tsv."""
    figures = Figures(top / "bench/performance.tsv")
    page = top / "docs/PERFORMANCE.md"
    text = page.read_text(encoding="utf-8")
    for name, content in sections(figures).items():
        text = fill(text, name, content)
    page.write_text(text, encoding="utf-8")
    images = top / "docs/img"
    images.mkdir(exist_ok=True)
    for name, svg in pictures(figures).items():
        (images / f"{name}.svg").write_text(svg, encoding="utf-8")


def curves(figures, value):
    """For each engine the points (passages, VALUE of size and engine) that were measured."""
    lines = {}
    for engine in figures.engines:
        points = [(size, value(size, engine)) for size in figures.sizes]
        points = [point for point in points if point[1]]
        if points:
            lines[NAMES[engine]] = points
    return lines


def pictures(figures):
    """The plots by their names."""
    asked = [what for what in ASKED if what != "common"]
    mean = lambda what: lambda size, engine: figures.get(size, engine, what, "mean")
    adding = [("adding: MB of text a second", figures.rate), ("bytes on disk for each of text", figures.share)]
    return {"latency": plot.panels([(ASKED[what] + ": mean ms", curves(figures, mean(what))) for what in asked]),
            "adding": plot.panels([(title, curves(figures, value)) for title, value in adding])}


if __name__ == "__main__":
    write(pathlib.Path(__file__).resolve().parent.parent)
