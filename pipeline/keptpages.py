"""Whole pages that were read from the same picture by the same rules are not read again (`pipeline/kept.py`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, wraps
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
import numpy as np

from pipeline import kept, source, tesseract
from pipeline.model import Page, Word
from pipeline.picture import Picture
from pipeline.readers.settings import ReadSettings

ReadPage = Callable[[Picture, ReadSettings, int, Sequence[Word]], Page]

# What else than our own code decides the pixels that the engine is given, and what is made of its words.
_LIBRARIES = ("numpy", "opencv-python-headless", "rapidfuzz")
_ROOT = Path(__file__).resolve().parent.parent


def once(read: ReadPage) -> Callable[..., Page]:
    """A reader of page pictures that reads each of them once, where a store is in use."""

    @wraps(read)
    def page(picture: Picture, settings: ReadSettings, number: int, added: Sequence[Word] = ()) -> Page:
        store = kept.current()
        if store is None or not code():
            return read(picture, settings, number, added)
        content = kept.digest(
            picture.pixels.shape, np.ascontiguousarray(picture.pixels).data, picture.to_page.tolist(), picture.dpi
        )
        laid = [(word.text, tuple(word.box), word.confidence) for word in added]
        key = kept.digest("page", content, laid, settings.dpi, *_rules(settings))
        with store.at(content):
            made = store.once("page", key, Page, lambda: read(picture, settings, number, added))
        return _numbered(made, number)

    return page


def _rules(settings: ReadSettings) -> tuple[str, ...]:
    return (code(), tesseract.make(tesseract.choose(settings.engine)), *_versions())


@cache
def _versions() -> tuple[str, ...]:
    found = []
    for name in _LIBRARIES:
        try:
            found.append(version(name))
        except PackageNotFoundError:  # another build of the same library
            found.append("")
    return tuple(found)


@cache
def code() -> str:
    """A key of the code and the vocabulary that pictures are read with; empty where the sources are not at hand."""
    return source.key(_ROOT, [_ROOT / "pipeline" / "ocr.py"])


def _numbered(page: Page, number: int) -> Page:
    """The page as one with this number: the same sheet may lie elsewhere in another file."""
    if page.number == number:
        return page
    problems = tuple(
        msgspec.structs.replace(problem, page=number) if problem.page == page.number else problem
        for problem in page.problems
    )
    return msgspec.structs.replace(page, number=number, problems=problems)
