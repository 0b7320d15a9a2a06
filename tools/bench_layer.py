"""How fast born-digital pages are read, beside pdfplumber in the same run: `make bench-layer`.

Ours is the whole reader: the layer judged, its words with their boxes, put into reading order with regions and breaks.
pdfplumber gives its text, its words, and both. All in one process, one after the other in every round.
Generated pages are new in every round; real files, where at hand, are read again.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.readers import read
from tools.bench.pages import born_digital

_REAL = (
    "corpus/more/party-hd06-tw.pdf",
    "corpus/dev/qn-tb534-2024.pdf",
    "corpus/dev/sd-qd154-2025.pdf",
    "corpus/more/prov-qd486-thanhhoa.pdf",
)
_ROUNDS = 5
# Directives to a generated file: about fifty pages.
_DIRECTIVES = 13


class Timed(NamedTuple):
    """Seconds of CPU and on the clock for one file, and its pages."""

    cpu: float
    wall: float
    pages: int


def ours(path: Path) -> int:
    """Pages read by our reader. Raises RuntimeError where one was not read from its layer."""
    pages = read(path).pages
    if any(page.text_from != "layer" for page in pages):
        raise RuntimeError(f"{path.name} has pages without a good layer")
    return len(pages)


def plumber_text(path: Path) -> int:
    """Pages whose text pdfplumber gave."""
    return _plumbed(path, "extract_text")


def plumber_words(path: Path) -> int:
    """Pages whose words pdfplumber gave."""
    return _plumbed(path, "extract_words")


def plumber_both(path: Path) -> int:
    """Pages whose text and words pdfplumber gave, each page taken apart once."""
    return _plumbed(path, "extract_text", "extract_words")


def _plumbed(path: Path, *methods: str) -> int:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            for method in methods:
                getattr(page, method)()
        return len(document.pages)


_CONTESTANTS: tuple[tuple[str, Callable[[Path], int]], ...] = (
    ("vanban, text and words", ours),
    ("pdfplumber, extract_text", plumber_text),
    ("pdfplumber, extract_words", plumber_words),
    ("pdfplumber, both", plumber_both),
)


def _timed(count: Callable[[Path], int], path: Path) -> Timed:
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    pages = count(path)
    return Timed(time.process_time() - cpu, time.perf_counter() - wall, pages)


def compare(title: str, rounds: Sequence[Sequence[Timed]]) -> None:
    """Print a table; a round has one run for each contestant, ours first. Other work on the machine only adds time, to
    one contestant more than to another: so the best round of each counts.
    """
    pages = sum(one[0].pages for one in rounds)
    print(f"\n{title}: {pages} pages in {len(rounds)} rounds, the best of each")
    print(f"{'':28} {'pages/s CPU':>12} {'pages/s':>9} {'ms a page':>10} {'ours is':>9}")
    for at, (name, _) in enumerate(_CONTESTANTS):
        cpu = min(one[at].cpu / one[at].pages for one in rounds)
        wall = min(one[at].wall / one[at].pages for one in rounds)
        ratio = cpu / min(one[0].cpu / one[0].pages for one in rounds)
        print(f"{name:28} {1 / cpu:>12,.1f} {1 / wall:>9,.1f} {cpu * 1000:>10.1f} {ratio:>8.1f}x")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", metavar="FOLDER", type=Path, help="where real documents lie; without it generated")
    given = parser.parse_args()
    real = [given.shared / name for name in _REAL] if given.shared else []
    totals: list[list[Timed]] = [[] for _ in range(_ROUNDS)]
    with tempfile.TemporaryDirectory() as folder:
        made = [born_digital(Path(folder) / f"{seed}.pdf", _DIRECTIVES, seed) for seed in range(_ROUNDS + 1)]
        for _, count in _CONTESTANTS:
            count(made[-1])  # libraries loaded
        jobs = [("generated", made[:_ROUNDS])] + [(path.name, [path] * _ROUNDS) for path in real if path.is_file()]
        for title, paths in jobs:
            rounds = [[_timed(count, path) for _, count in _CONTESTANTS] for path in paths]
            compare(title, rounds)
            for at, one in enumerate(rounds):
                totals[at] += one
    if len(jobs) > 1:
        size = len(_CONTESTANTS)
        compare("all", [[_sum(total[at::size]) for at in range(size)] for total in totals])


def _sum(runs: Sequence[Timed]) -> Timed:
    return Timed(sum(run.cpu for run in runs), sum(run.wall for run in runs), sum(run.pages for run in runs))


if __name__ == "__main__":
    main()
