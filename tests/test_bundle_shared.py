"""Real documents: none is taken apart, and several in one text are told apart. Skipped where they are not at hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

from pipeline.bundle import split
from pipeline.readers import read
from pipeline.text import assemble

# Read without OCR or LibreOffice.
FORMATS = {".md", ".txt", ".docx", ".html"}
BUNDLES = 40


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    """The texts of the development set and its seeds, by file name."""
    files = [*(shared / "corpus" / "dev").iterdir(), *(shared / "seeds").iterdir()]
    return {path.name: assemble(read(path)).text for path in sorted(files) if path.suffix in FORMATS}


def squeezed(text: str) -> str:
    return "".join(text.split())


def ends(parts: list[str]) -> list[int]:
    """Where each part but the last ends, in characters that are no blanks."""
    return list(accumulate(len(squeezed(part)) for part in parts[:-1]))


def more(shared: Path) -> Iterator[Path]:
    yield from (path for path in (shared / "corpus" / "more").iterdir() if path.suffix in FORMATS)


def test_no_real_document_is_taken_apart(shared: Path, texts: dict[str, str]) -> None:
    whole = {path.name: assemble(read(path)) for path in more(shared)}
    assert len(texts) + len(whole) > 20
    assert [name for name, document in whole.items() if len(split(document)) > 1] == []


def test_real_documents_in_one_text_are_told_apart(texts: dict[str, str], tmp_path: Path) -> None:
    """At least 95 of 100 ends are found exactly where they are; none is found elsewhere."""
    # What has no letterhead, or is no directive, has nothing to be told by.
    headed = sorted(name for name, text in texts.items() if "Số" in text[:400] and len(split_text(tmp_path, text)) == 1)
    chosen = random.Random(1)
    right = wanted = 0
    for number in range(BUNDLES):
        parts = [texts[name] for name in chosen.sample(headed, 2 if number % 3 else 3)]
        found = split_text(tmp_path, "\n\n".join(parts).replace("\f", "\n"))
        assert squeezed("".join(found)) == squeezed("".join(parts))
        assert set(ends(found)) <= set(ends(parts))
        right, wanted = right + len(ends(found)), wanted + len(ends(parts))
    assert right >= 0.95 * wanted


def split_text(folder: Path, text: str) -> list[str]:
    """The texts of the documents in a text file."""
    path = folder / "bundle.txt"
    path.write_text(text, "utf-8")
    return [part.text for part in split(assemble(read(path)))]
