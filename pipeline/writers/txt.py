"""Plain text: what `vanban read` prints, in UTF-8."""

from __future__ import annotations

from typing import BinaryIO

from pipeline.model import Problem
from pipeline.text import assemble
from pipeline.writers.source import Source


def write(source: Source, out: BinaryIO) -> tuple[Problem, ...]:
    """Write the text in reading order, pages divided by form feeds."""
    out.write(f"{assemble(source.reading).text}\n".encode())
    return ()
