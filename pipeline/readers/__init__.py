"""Readers of file formats: one file in, pages of lines out.

Adding a format is one module with `read(path, settings) -> Reading` and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from pipeline import kept, media
from pipeline.errors import NoTextError, TooLargeError, UnknownTypeError
from pipeline.model import Reading
from pipeline.readers.settings import ReadSettings

ReadFile = Callable[[Path, ReadSettings], Reading]


class Reader(NamedTuple):
    """A registry line: what it reads and where it lives. The module is imported when a file needs it."""

    media_types: tuple[str, ...]
    module: str
    function: str = "read"
    # Formats that are pictures may have blank pages; in the others no text at all is an error.
    pictures: bool = False

    def load(self) -> ReadFile:
        return cast(ReadFile, getattr(import_module(self.module), self.function))


READERS: tuple[Reader, ...] = (
    Reader((media.TEXT,), "pipeline.readers.text"),
    Reader((media.MARKDOWN,), "pipeline.readers.markdown"),
    Reader((media.HTML, media.MHT), "pipeline.readers.html"),
    Reader((media.DOCX,), "pipeline.readers.word"),
    Reader((media.DOC, media.RTF, media.ODT, media.WORD_XML), "pipeline.readers.office"),
    Reader((media.PDF,), "pipeline.readers.pdf", pictures=True),
    Reader((media.TIFF, media.JPEG, media.PNG), "pipeline.readers.image", pictures=True),
)


def read(path: Path, settings: ReadSettings | None = None) -> Reading:
    """Read a file of any known type, told by its content.

    Raises the errors of `media.media_type`, TooLargeError above `settings.max_bytes`, and those of the reader, all of
    them VanbanError with a code and a remedy.
    """
    settings = settings or ReadSettings()
    kind = media.media_type(path)
    if path.stat().st_size > settings.max_bytes:
        raise TooLargeError(f"{path.name} has {path.stat().st_size:,} bytes", hint="raise max_bytes in the settings")
    reader = next((reader for reader in READERS if kind in reader.media_types), None)
    if reader is None:
        raise UnknownTypeError(f"{path.name} is {kind}, which no reader reads")
    with kept.using(settings.kept):
        reading = reader.load()(path, settings)
    if not reader.pictures and not any(line.text.strip() for page in reading.pages for line in page.lines):
        hint = "it may hold pictures only: export it as PDF and ingest that"
        raise NoTextError(f"{path.name} holds no text", hint=hint)
    return reading
