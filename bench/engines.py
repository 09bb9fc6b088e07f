# SPDX-License-Identifier: MIT
"""How lede and its peers are built, fed and asked: each a class with the same functions."""

import glob
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

STATISTICS = ("mean", "p50", "p95", "p99", "max")


class Run:
    """A program that has ended: what it printed, its seconds by the clock and of the processors, its most memory."""

    def __init__(self, *command, to=subprocess.PIPE):
        start = time.monotonic()
        complaints = tempfile.TemporaryFile("w+")
        process = subprocess.Popen([str(word) for word in command], stdout=to, stderr=complaints, text=True)
        self.output = process.stdout.read() if process.stdout else None
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak_mb = usage.ru_maxrss / 1024
        if process.returncode != 0:
            complaints.seek(0)
            raise SystemExit(f"{complaints.read()}performance: this failed: {' '.join(map(str, command))}")
        complaints.close()


def parse_times(line):
    """The figures of a line such as "lede o n=300 mean 0.340 p50 0.101 ... ms hits 2950"."""
    times = {name: float(re.search(rf"\b{name} ([0-9.]+)", line)[1]) for name in STATISTICS}
    times["n"] = int(re.search(r"\bn=(\d+)", line)[1])
    hits = re.search(r"\bhits (\d+)", line)
    return times | ({"hits": int(hits[1])} if hits else {})


def size_of(path):
    """Bytes of a file, or of all files of a folder."""
    return sum(file.stat().st_size for file in path.rglob("*")) if path.is_dir() else path.stat().st_size


class Engine:
    """A search engine with its index in the folder WORK; SOURCES has the programs for peers, TOP is our own tree."""

    name = source = compiler = ""
    index_name = "index"  # of the file or folder that is asked and weighed
    slow = False  # whether a large corpus takes it minutes
    repeats = True  # whether a measurement is repeated

    def __init__(self, work, sources, top):
        self.work, self.sources, self.top = work / self.name, sources, top
        self.index_path = self.work / self.index_name
        self.program = self.work / "program"

    def missing(self):
        """Why it cannot be measured here, or None."""
        if self.sources is None:
            return "no PEERS was given"
        if not (self.sources / self.source).exists():
            return f"{self.sources}/{self.source} is not there"
        return None if shutil.which(self.compiler) else f"{self.compiler} is not installed"

    def build(self):
        """Compiles its program; False when its libraries are not installed."""
        self.work.mkdir()
        return subprocess.run(self.compile_command(), stderr=subprocess.DEVNULL).returncode == 0

    def index(self, passages):
        """Indexes the lines of the file PASSAGES. What its program says of merging is told apart from adding."""
        run = Run(*self.command(), "index", self.work / "index", passages)
        adding, merging = re.search(r"([0-9.]+)s \w+ ([0-9.]+)s", run.output).groups()
        return self.indexed(run, float(adding), float(merging))

    def indexed(self, run, adding, merging):
        """The figures of RUN, which took so many seconds to add and to merge."""
        figures = {"seconds": adding, "merging": merging, "cpu": run.cpu, "peak_mb": run.peak_mb}
        return figures | {"bytes": size_of(self.index_path)}

    def search(self, mode, queries):
        """Times of the queries in the file QUERIES, by mode: "o", "a" or "p"."""
        return parse_times(Run(*self.command(), mode, self.index_path, queries).output)

    def command(self):
        return [self.program]

    def process(self):
        """The command that a user types for {query}, or None."""
        return None

    def drop(self):
        """Removes the index."""
        for path in self.work.glob("index*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


class Lede(Engine):
    name = "lede"

    def missing(self):
        return None

    def build(self):
        self.work.mkdir()
        build = self.top / "build/bench"
        self.program, self.bench = build / "lede", build / "bench/lede-bench"
        Run("cmake", "-S", self.top, "--preset", "bench")
        Run("cmake", "--build", build)
        return True

    def index_articles(self, articles):
        """Adds a JSONL file of articles."""
        run = Run(self.program, "-c", self.index_path, "add", articles)
        return self.indexed(run, run.seconds, 0)

    def text_bytes(self):
        """Bytes of the stored texts."""
        with sqlite3.connect(f"file:{self.index_path}?mode=ro", uri=True) as corpus:
            return corpus.execute("SELECT text_bytes FROM totals").fetchone()[0]

    def write_passages(self, path):
        """Writes its passages to PATH, one a line; returns how many."""
        with open(path, "wb") as out:
            Run(self.bench, "--passages", self.index_path, to=out)
        with open(path, "rb") as lines:
            return sum(1 for _ in lines)

    def search_by_clock(self, mode, queries, *options):
        """As search(), by the wall and by the processor."""
        wall, cpu = Run(self.bench, *options, self.index_path, queries, mode).output.splitlines()
        return parse_times(wall), parse_times(cpu)

    def search(self, mode, queries):
        return self.search_by_clock(mode, queries)[0]

    def add_files(self, corpus, files):
        """Times of adding each of FILES by itself, in one process that stays open."""
        return parse_times(Run(self.bench, "--add", corpus, *files).output)

    def process(self):
        return f"{self.program} -c {self.index_path} search {{query}}"


class Fts5(Engine):
    name, source, compiler = "fts5", "fts5_stock_bench.c", "cc"
    slow = True  # to ask
    repeats = False

    def compile_command(self):
        return ["cc", "-O2", self.sources / self.source, "-o", self.program, "-lsqlite3"]


class Xapian(Engine):
    name, source, compiler = "xapian", "xapian_bench.cc", "c++"
    index_name = "index.c"
    slow = True  # to index

    def compile_command(self):
        return ["c++", "-O2", self.sources / self.source, "-o", self.program, "-lxapian"]

    def process(self):
        return f"quest -s none -m 10 -d {self.index_path} '{{query}}'" if shutil.which("quest") else None


class Lucene(Engine):
    name, source, compiler = "lucene", "LuceneBench.java", "javac"

    def class_path(self):
        parts = [f"/usr/share/java/lucene-{part}-*.jar" for part in ("core", "analyzers-common")]
        return ":".join([jar for part in parts for jar in glob.glob(part)] + [str(self.work)])

    def compile_command(self):
        return ["javac", "-nowarn", "-cp", self.class_path(), "-d", self.work, self.sources / self.source]

    def command(self):
        return ["java", "-Dfile.encoding=UTF-8", "-cp", self.class_path(), "LuceneBench"]


PEERS = (Fts5, Xapian, Lucene)
