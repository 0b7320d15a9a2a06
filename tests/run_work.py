"""Work for the tests of the coordinator: readers that succeed, fail, or kill their process. Run by worker processes."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import click

from index.catalogue import Catalogue
from pipeline import workers
from pipeline.errors import DamagedFileError, UnknownTypeError
from pipeline.model import Problem
from pipeline.outcome import Outcome, Part
from pipeline.run import Run
from tests.archive_records import outcome, record

# What a worker does not give back, as a library that leaks.
_HELD: list[bytes] = []


def process_id(_: int) -> int:
    """Which process a task runs in."""
    return os.getpid()


def grown(megabytes: int) -> int:
    """The same, from a process that holds so much more from now on."""
    _HELD.append(b"x" * megabytes * 1_000_000)
    return os.getpid()


def read(path: str, sha256: str) -> Outcome:
    """What becomes of a file is written in it: `die`, `damaged`, `unknown`, `bug`, `doubt`, `slow`, `large`, else a
    number.
    """
    said = Path(path).read_text("utf-8").strip()
    match said.split()[0] if said else "":
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "damaged":
            raise DamagedFileError(f"{path} is cut short")
        case "unknown":
            raise UnknownTypeError(f"{path} is of no known type")
        case "bug":
            raise ZeroDivisionError("a bug")
        case "doubt":
            made = record("1-KH/TU", sha256=sha256)
            return Outcome("text/plain", (Part(made, (), (Problem("BAD-TEXT-LAYER", "read", "m", "h"),)),))
        case "large":
            _HELD.append(b"x" * 200_000_000)
        case "slow":
            time.sleep(0.15)
    return outcome(record(said.split()[-1], "2018-01-01", sha256=sha256, text=said))


def main(archive: str, *paths: str) -> None:
    """An ingest that a test can kill from outside; says each file that is done."""
    with Catalogue(Path(archive)) as catalogue:
        run = Run(catalogue, read, workers.spawned, 2, lambda done: click.echo(done.done))
        run.ingest([Path(path) for path in paths])


if __name__ == "__main__":
    main(*sys.argv[1:])
