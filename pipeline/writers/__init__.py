"""Writers of a reading: one reading in, a file of some format out.

Adding a format is one module with `write(source, out) -> problems` and one line in `WRITERS`.
"""

from __future__ import annotations

import filecmp
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from pipeline import media, whole
from pipeline.errors import UsageError, VanbanError
from pipeline.model import Problem
from pipeline.writers.source import Source

Write = Callable[[Source, BinaryIO], tuple[Problem, ...]]
__all__ = ["FORMATS", "WRITERS", "ExportError", "Source", "Writer", "target", "write", "writer"]
PAGED = frozenset({media.PDF, media.TIFF, media.JPEG, media.PNG})


class ExportError(VanbanError):
    """A file that the system does not let be written."""

    code, exit_code, hint = "CANNOT-WRITE", 4, "check the directory and the disk, or choose another with -o"


class Writer(NamedTuple):
    """A registry line: a format, where it lives, the end of its files' names. The module is imported when used."""

    name: str
    module: str
    suffix: str
    # Formats of placed words need pages; text can be printed.
    placed: bool = True
    printed: bool = True

    def load(self) -> Write:
        return cast(Write, import_module(self.module).write)


WRITERS: tuple[Writer, ...] = (
    Writer("pdf", "pipeline.writers.pdf", ".pdf", printed=False),
    Writer("hocr", "pipeline.writers.hocr", ".hocr"),
    Writer("alto", "pipeline.writers.alto", ".alto.xml"),
    Writer("txt", "pipeline.writers.txt", ".txt", placed=False),
)
FORMATS = tuple(writer.name for writer in WRITERS)


def writer(name: str, original: Path) -> Writer:
    """The writer of a format, after a look whether the original has what it needs.

    Raises UsageError where it has not, and the errors of `media.media_type`.
    """
    found = next(writer for writer in WRITERS if writer.name == name)
    kind = media.media_type(original)
    if found.placed and kind not in PAGED:
        hint = "export it as txt, or print it to PDF and export that"
        raise UsageError(f"{original.name} ({kind}) has no pages, which {name} needs", hint=hint, code="NO-PAGES")
    return found


def target(chosen: Writer, stem: str, out: str | None, original: Path) -> Path | None:
    """Where to write: `out`, else a file in the current directory named by `stem`; None for standard output.

    Raises UsageError where that would write over the original, or, unasked, over any other file.
    """
    if out == "-" or (out is None and chosen.printed):
        return None
    path = Path(out) if out is not None else Path(f"{stem}{chosen.suffix}")
    _spare(path, original)
    if out is None and path.exists():
        raise UsageError(f"{path} is there already", hint=f"-o {path} writes over it", code="EXISTS")
    if not path.parent.is_dir():
        raise UsageError(f"there is no directory {path.parent}", hint="make it, or check the name", code="NO-SUCH-FILE")
    return path


def _spare(path: Path, original: Path) -> None:
    """Raise UsageError where `path` is the original, or a copy of it."""
    if path.exists() and (path.samefile(original) or (path.is_file() and filecmp.cmp(path, original, shallow=False))):
        hint = "choose another name with -o"
        raise UsageError(f"{path} is the original, which is never written over", hint=hint, code="IS-ORIGINAL")


def write(chosen: Writer, source: Source, path: Path | None) -> tuple[Problem, ...]:
    """Write to a file, whole or not at all; to standard output where there is none.

    Raises ExportError, UsageError as `target`, and the errors of the writer.
    """
    if path is None:
        made = BytesIO()
        problems = chosen.load()(source, made)
        sys.stdout.buffer.write(made.getbuffer())
        return problems
    _spare(path, source.path)
    try:
        return _write_file(chosen.load(), source, path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error


def _write_file(write: Write, source: Source, path: Path) -> tuple[Problem, ...]:
    with whole.written(path) as file:
        return write(source, file)
