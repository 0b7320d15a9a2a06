"""What an ingest passes about: results of a file, lines of the summary, progress; and what it asks of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

import msgspec

from pipeline.model import Placed, Problem, Record

List = Literal["ingested", "unchanged", "failed", "duplicate", "skipped", "suspect"]


class Part(msgspec.Struct, frozen=True):
    """One document of a file: its record, its words with their places, and what the reading met on the way."""

    record: Record
    words: tuple[Placed, ...] = ()
    problems: tuple[Problem, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """What a worker gives back for one file."""

    media_type: str
    parts: tuple[Part, ...]


class Issue(msgspec.Struct, frozen=True):
    """A line of the summary: which file stands in which list, and why."""

    path: str
    list: List
    code: str
    message: str
    hint: str


class Summary(msgspec.Struct):
    """The end of a run: one count per list, and every file that needs a look."""

    ingested: int = 0
    unchanged: int = 0
    failed: int = 0
    duplicate: int = 0
    skipped: int = 0
    suspect: int = 0
    problems: list[Issue] = []

    def add(self, issue: Issue) -> None:
        setattr(self, issue.list, getattr(self, issue.list) + 1)
        self.problems.append(issue)


class Held(msgspec.Struct, frozen=True):
    """A file that is in: the name it was read by, its content, how it was read last and when."""

    path: str
    sha256: str
    media_type: str
    pages: int
    confidence: float
    read_at: str


class Progress(msgspec.Struct, frozen=True):
    """How far the run is: files done of all, pages read, seconds since the start, the file that was finished last.

    `worked` and `left` are the estimated work (`pipeline/amount.py`) in what was read and in what is not done yet.
    """

    done: int
    total: int
    pages: int
    seconds: float
    path: str
    worked: float = 0.0
    left: float = 0.0

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Estimated from the work done so far; None before any is done. What was in already took no time."""
        if self.done == self.total:
            return 0.0
        return self.seconds / self.worked * self.left if self.worked else None


class Archive(Protocol):
    """What the coordinator asks of the archive; every method that writes is one transaction."""

    def has(self, sha256: str) -> bool:
        """Is this content in, read with the present settings?"""

    def knows_path(self, path: str, sha256: str) -> bool:
        """Was this content seen under this path before?"""

    def note_path(self, path: str, sha256: str) -> None:
        """Record one more path of content that is in."""

    def put(self, path: Path, sha256: str, outcome: Outcome) -> None:
        """Keep the original and everything found in it."""

    def renew(self, sha256: str, outcome: Outcome) -> None:
        """Put what was read again from the kept original in place of what it gave before."""

    def put_failure(self, path: Path, sha256: str, problem: Problem) -> None:
        """Record that this content could not be read, and why."""


def doubt(outcome: Outcome) -> Problem | None:
    """Why a person should look at a file that went in: the first problem of its reading, or a page hardly readable."""
    if not outcome.parts:
        return Problem("NO-DOCUMENT", "extract", "no document was found in the file", "look at the file")
    for part in outcome.parts:
        for problem in part.problems:
            return problem
        for page in part.record.source.pages:
            if page.confidence < 0.6:
                message = f"page {page.number} was read with confidence {page.confidence:.2f}"
                return Problem("LOW-CONFIDENCE", "read", message, "compare the text with the page, or scan it again")
    return None
