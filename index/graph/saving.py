"""Files that the commands of the net write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline import whole
from pipeline.errors import UsageError
from pipeline.writers import ExportError

_HINT = "check the directory and the disk, or choose another name"


@contextmanager
def opened(out: str) -> Iterator[BinaryIO]:
    """Where to write: a file, whole or not at all and over any of that name; standard output for `-`.

    Raises UsageError where there is no directory for it, ExportError where it cannot be written.
    """
    if out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(out)
    if not path.parent.is_dir():
        raise UsageError(f"there is no directory {path.parent}", hint="make it, or check the name", code="NO-SUCH-FILE")
    try:
        with whole.written(path) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}", hint=_HINT) from error


def folder(out: str) -> Path:
    """A directory to write into, made where it is not there. Raises ExportError where it cannot be made."""
    path = Path(out)
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise UsageError(
            f"there is no directory {path.parent}", hint="make it, or check the name", code="NO-SUCH-FILE"
        ) from error
    except OSError as error:
        raise ExportError(f"{path} cannot be made: {error.strerror or error}", hint=_HINT) from error
    return path
