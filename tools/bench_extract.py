"""How fast citations and all fields are extracted, beside eyecite in the same run: `make bench-extract`.

Both sides get texts of one length with equally many citations (Vietnamese directives, English opinions), made anew from
fixed seeds for every round, so that nothing is remembered from the round before. Timed is the CPU time from the text to
the finished citations, eyecite's tokenizing and our outline of the document included. The rounds of all contestants
alternate: a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from extractors.api import citations_of, extract
from pipeline.model import Document, PageInfo
from tools.bench.directives import directive
from tools.bench.opinions import opinion
from tools.bench.writing import Written

# Characters to a citation, as in the texts that eyecite is usually measured on.
_DENSITY = 196
_SIZES = (("1 text of 98 KB", 98_000, 1), ("30 texts of 3 KB", 3_000, 30))
_LENGTHS = ((50_000, 10), (500_000, 3), (5_000_000, 1))
_ROUNDS = 7
_SIDE = Path(__file__).parent / "bench" / "eyecite_side.py"


class Timed(NamedTuple):
    """CPU seconds for some texts, the citations found in them and those put into them, their characters."""

    seconds: float
    found: int
    planted: int
    characters: int


class Contestant(NamedTuple):
    """A name, the texts it is given (length, density, seed), and what counts citations in them: CPU seconds, number."""

    name: str
    text: Callable[[int, float, int], Written]
    measure: Callable[[Sequence[str]], tuple[float, int]]


class Eyecite:
    """eyecite in a process of its own, whose Python is `python`."""

    def __init__(self, python: str) -> None:
        self._cache = str(Path(python).parent.parent / "hyperscan")
        self._process = subprocess.Popen(
            [python, str(_SIDE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def measure(self, tokenizer: str, texts: Sequence[str]) -> tuple[float, int]:
        """CPU seconds and number of citations of all texts together. Raises RuntimeError when the process has died."""
        asked, told = self._process.stdin, self._process.stdout
        if asked is None or told is None:
            raise RuntimeError("eyecite has no pipes")
        asked.write(json.dumps({"tokenizer": tokenizer, "cache": self._cache, "texts": texts}) + "\n")
        asked.flush()
        answer = told.readline()
        if not answer:
            raise RuntimeError(f"eyecite ended with exit code {self._process.wait()}")
        found = json.loads(answer)
        return found["seconds"], found["found"]

    def close(self) -> None:
        self._process.communicate()


def our_citations(texts: Sequence[str]) -> tuple[float, int]:
    """CPU seconds and mentions, from plain texts to finished citations."""
    began = time.process_time()
    found = [citations_of(text) for text in texts]
    return time.process_time() - began, sum(len(c.mentions) for citations in found for c in citations)


def our_records(texts: Sequence[str]) -> tuple[float, int]:
    """CPU seconds and mentions, from plain texts to whole records."""
    began = time.process_time()
    found = [record for text in texts for record in extract(_document(text))]
    return time.process_time() - began, sum(len(c.mentions) for record in found for c in record.citations)


def _document(text: str) -> Document:
    return Document(text, (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),))


def _timed(contestant: Contestant, length: int, count: int, seed: int) -> Timed:
    texts = [contestant.text(length, _DENSITY, seed * 1_000 + index) for index in range(count)]
    gc.collect()
    seconds, found = contestant.measure([written.text for written in texts])
    return Timed(seconds, found, sum(w.citations for w in texts), sum(len(w.text) for w in texts))


def compare(contestants: Sequence[Contestant]) -> None:
    """Print both tables; the first contestant is what the others are measured by."""
    for title, length, count in _SIZES:
        for contestant in contestants:
            _timed(contestant, length, count, seed=99)
        rounds = [[_timed(each, length, count, seed) for each in contestants] for seed in range(_ROUNDS)]
        print(f"\n{title}, a citation in {_DENSITY} characters; median of {_ROUNDS} rounds")
        print(f"{'':32} {'found':>11} {'citations/s':>12} {'characters/s':>13} {'ratio':>7}")
        for at, contestant in enumerate(contestants):
            runs = [one[at] for one in rounds]
            rate = median(run.found / run.seconds for run in runs)
            speed = median(run.characters / run.seconds for run in runs)
            ratio = median((one[at].found / one[at].seconds) / (one[0].found / one[0].seconds) for one in rounds)
            found = f"{runs[0].found} of {runs[0].planted}"
            print(f"{contestant.name:32} {found:>11} {rate:>12,.0f} {speed:>13,.0f} {ratio:>7.1f}")


def alone(name: str, length: int, count: int) -> None:
    """Print, as JSON, characters/s of the median text and the growth of this process's memory in MB."""
    ours = {each.name: each for each in _OURS}[name]
    for seed in (98, 99):
        _timed(ours, 50_000, 1, seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    runs = [_timed(ours, length, 1, seed) for seed in range(count)]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    speed = median(run.characters / run.seconds for run in runs)
    print(json.dumps({"speed": speed, "found": runs[0].found, "planted": runs[0].planted, "memory": grown / 1024}))


def linearity() -> None:
    """Print characters/s of ever longer texts, each length in a new process."""
    print("\nOne text of each length, each in a process of its own")
    print(f"{'':32} {'length':>10} {'found':>16} {'characters/s':>13} {'against first':>14} {'memory':>9}")
    for ours in _OURS:
        first = 0.0
        for length, count in _LENGTHS:
            command = [sys.executable, "-m", "tools.bench_extract", "--alone", ours.name, str(length), str(count)]
            got = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            first = first or got["speed"]
            found = f"{got['found']:,} of {got['planted']:,}"
            against, memory = f"{got['speed'] / first:.2f}", f"{got['memory']:,.0f} MB"
            print(f"{ours.name:32} {length:>10,} {found:>16} {got['speed']:>13,.0f} {against:>14} {memory:>9}")


_OURS = (
    Contestant("vanban, citations", directive, our_citations),
    Contestant("vanban, all fields", directive, our_records),
)


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eyecite", metavar="PYTHON", help="Python of the virtual environment with eyecite")
    parser.add_argument("--alone", nargs=3, metavar=("NAME", "LENGTH", "COUNT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        alone(given.alone[0], int(given.alone[1]), int(given.alone[2]))
        return
    if given.eyecite:
        eyecite = Eyecite(given.eyecite)
        theirs = [
            Contestant(
                "eyecite 2.7.8, Aho-Corasick", opinion, lambda texts: eyecite.measure("AhocorasickTokenizer", texts)
            ),
            Contestant("eyecite 2.7.8, Hyperscan", opinion, lambda texts: eyecite.measure("HyperscanTokenizer", texts)),
        ]
        compare([*theirs, *_OURS])
        eyecite.close()
    linearity()


if __name__ == "__main__":
    main()
