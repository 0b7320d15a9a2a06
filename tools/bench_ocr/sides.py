"""The contestants: each reads a PDF in processes of its own, watched from outside for time, CPU and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tools.bench_ocr.ours import Timed
from tools.bench_ocr.pages import Shelf
from tools.bench_ocr.score import Read

JOBS = 2


class Cost(NamedTuple):
    """Seconds on the wall and of CPU (all processes), and the most memory in MB that all processes held together.

    Where the contestant tells: CPU seconds of the reading of pages, start-up left out, and of recognition within it.
    """

    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    reading: float = 0.0
    recognition: float = 0.0

    def plus(self, other: Cost) -> Cost:
        """Both one after the other."""
        sums = (a + b for a, b in zip(self, other, strict=True))
        return Cost(*sums)._replace(memory=max(self.memory, other.memory))


class Side(NamedTuple):
    """A contestant: its name, what it is called with for a PDF and a file for its text, and what reads that file."""

    name: str
    command: Callable[[Path, Path], list[str]]
    pages: Callable[[Path, int], tuple[list[Read], float, float]]


def run(side: Side, pages: Shelf) -> tuple[list[Read], Cost]:
    """Have a shelf read. Raises RuntimeError where the program fails or gives another number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        cost = _watched(side.command(pages.pdf, out))
        read, reading, recognition = side.pages(out, pages.pages)
    if len(read) != pages.pages:
        raise RuntimeError(f"{side.name} gave {len(read)} pages of {pages.pages} of {pages.name}")
    return read, cost._replace(reading=reading, recognition=recognition)


def _watched(command: Sequence[str]) -> Cost:
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, start_new_session=True
        )
        memory = Memory(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        held = memory.most()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} failed: {said.read().decode(errors='replace')[-2000:]}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, held)


class Memory:
    """Watches, from a thread, how much memory the processes of a session hold together (shared pages once each)."""

    def __init__(self, session: int) -> None:
        self._session, self._most, self._over = session, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def most(self) -> float:
        """The most so far, in MB; ends the watch."""
        self._over.set()
        self._thread.join()
        return self._most / 1024

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self._most = max(self._most, sum(map(_held, self._processes())))

    def _processes(self) -> list[Path]:
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                # After the name in brackets: state, parent, group, session.
                if int((process / "stat").read_text().rpartition(")")[2].split()[3]) == self._session:
                    found.append(process)
            except OSError:
                continue  # it has ended meanwhile
        return found


def _held(process: Path) -> int:
    """Kilobytes of a process, a page shared by several counted in parts."""
    try:
        rollup = (process / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def vanban() -> Side:
    """This program."""

    def command(pdf: Path, out: Path) -> list[str]:
        return [sys.executable, "-m", "tools.bench_ocr.ours", str(pdf), str(out), str(JOBS)]

    return Side("vanban", command, _ours)


def _ours(out: Path, count: int) -> tuple[list[Read], float, float]:
    found = msgspec.msgpack.decode(out.read_bytes(), type=list[Timed])
    reading, recognition = sum(each.seconds for each in found), sum(each.recognition for each in found)
    return [read_of(each) for each in found], reading, recognition


def read_of(timed: Timed) -> Read:
    """The lines of a page that belong to it, page numbers too, stamps and pens not; and the numbers made out."""
    from extractors.api import extract
    from pipeline.model import Reading
    from pipeline.text import assemble

    own = [line for line in timed.page.lines if line.region not in ("stamp", "handwriting", "overlay")]
    heads = [line for line in own if line.region == "page-number" and line.box and line.box.y0 < timed.page.height / 2]
    texts = [line.text for line in (*heads, *(line for line in own if line not in heads))]
    numbers: list[str] = []
    for record in extract(assemble(Reading("application/pdf", (timed.page,)))):
        numbers += [record.number.value] if record.number else []
        numbers += [each.number for each in record.citations if each.number for _ in each.mentions]
    return Read(" ".join(texts), tuple(numbers))


def pytesseract() -> Side:
    """pytesseract as its documentation shows it."""

    def command(pdf: Path, out: Path) -> list[str]:
        return [sys.executable, "-m", "tools.bench_ocr.plain", str(pdf), str(out), str(JOBS)]

    return Side("pytesseract", command, _texts)


def ocrmypdf(program: str, *options: str) -> Side:
    """OCRmyPDF with these options; an old text layer is read anew, as ours is where it is bad."""

    def command(pdf: Path, out: Path) -> list[str]:
        told = [program, "-l", "vie", "--jobs", str(JOBS), "--output-type", "pdf", "--sidecar", str(out), *options]
        return [*told, "--force-ocr" if _has_text(pdf) else "--quiet", str(pdf), str(out.with_suffix(".pdf"))]

    return Side(" ".join(["ocrmypdf", *options]), command, _texts)


def _has_text(pdf: Path) -> bool:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return any(page.get_textpage().count_chars() for page in document)


def _texts(out: Path, count: int) -> tuple[list[Read], float, float]:
    texts = out.read_text("utf-8").split("\f")
    # A form feed ends the last page too.
    return [Read(text) for text in texts[:count]], 0.0, 0.0
