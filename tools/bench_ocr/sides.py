"""The contestants: each reads a PDF in processes of its own, watched from outside for time, CPU and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tools.bench_ocr.ours import Timed
from tools.bench_ocr.pages import Set
from tools.bench_ocr.score import Read

JOBS = 2


class Cost(NamedTuple):
    """Seconds on the wall and of CPU (all processes), and the memory in MB of the largest process."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    recognition: float = 0.0

    def plus(self, other: Cost) -> Cost:
        """Both one after the other."""
        recognition = self.recognition + other.recognition
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory), recognition)


class Side(NamedTuple):
    """A contestant: its name, what it is called with for a PDF and a file for its text, and what reads that file."""

    name: str
    command: Callable[[Path, Path], list[str]]
    pages: Callable[[Path, int], tuple[list[Read], float]]


def run(side: Side, pages: Set) -> tuple[list[Read], Cost]:
    """Have a set read. Raises RuntimeError where the program fails or gives another number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        cost = _watched(side.command(pages.pdf, out))
        read, recognition = side.pages(out, pages.pages)
    if len(read) != pages.pages:
        raise RuntimeError(f"{side.name} gave {len(read)} pages of {pages.pages} of {pages.name}")
    return read, cost._replace(recognition=recognition)


def _watched(command: Sequence[str]) -> Cost:
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, start_new_session=True
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} failed: {said.read().decode(errors='replace')[-2000:]}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def vanban() -> Side:
    """This program."""

    def command(pdf: Path, out: Path) -> list[str]:
        return [sys.executable, "-m", "tools.bench_ocr.ours", str(pdf), str(out), str(JOBS)]

    return Side("vanban", command, _ours)


def _ours(out: Path, count: int) -> tuple[list[Read], float]:
    found = msgspec.msgpack.decode(out.read_bytes(), type=list[Timed])
    return [read_of(each) for each in found], sum(each.recognition for each in found)


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


def _texts(out: Path, count: int) -> tuple[list[Read], float]:
    texts = out.read_text("utf-8").split("\f")
    # A form feed ends the last page too.
    return [Read(text) for text in texts[:count]], 0.0
