"""What is read: rendered pages with known text in all kinds of wear, and real scans beside their transcripts.

Both lie outside the repository: `tools/make_scans.py` of the shared folder renders the pages, its corpus has scans and
Word files of the same directive.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Kinds of wear that leave the page as clean as it was rendered, at several resolutions.
CLEAN = ("clean300", "clean200", "clean150")
_SEED, _DENSE = 7, 3


class Truth(NamedTuple):
    """What stands on a page: its text in each accepted reading order, document numbers and dates with repeats."""

    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]


class Set(NamedTuple):
    """Pages that are counted together: a kind of wear, or a real scan, whose truth is one text for all its pages."""

    name: str
    truths: tuple[Truth, ...]
    pages: int
    real: bool = False


class Shelf(NamedTuple):
    """One PDF that everyone reads in one go: all worn pages, kind by kind, or one real scan."""

    name: str
    pdf: Path
    sets: tuple[Set, ...]

    @property
    def pages(self) -> int:
        return sum(each.pages for each in self.sets)


def worn(shared: Path, folder: Path, variants: Sequence[str], every: int) -> Shelf | None:
    """The rendered pages, made once in `folder`, as one PDF of the untouched pictures; None where none is wanted."""
    import img2pdf

    manifest = folder / "scans" / "manifest.jsonl"
    if not manifest.exists():
        made = [sys.executable, str(shared / "tools" / "make_scans.py"), "--seeds", str(shared / "seeds")]
        made += ["--out", str(manifest.parent), "--seed", str(_SEED), "--dense", str(_DENSE)]
        subprocess.run(made, check=True)
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    sets, pictures = [], []
    for variant in dict.fromkeys(row["variant"] for row in rows):
        if variants and variant not in variants:
            continue
        chosen = [row for row in rows if row["variant"] == variant][::every]
        pictures += [str(manifest.parent / variant / Path(row["path"]).name) for row in chosen]
        sets.append(Set(variant, tuple(_truth(manifest.parent, row["page"]) for row in chosen), len(chosen)))
    if not sets:
        return None
    pdf = folder / "worn.pdf"
    pdf.write_bytes(img2pdf.convert(pictures))
    return Shelf("worn", pdf, tuple(sets))


def _truth(scans: Path, page: str) -> Truth:
    told = json.loads((scans / "truth" / f"{page}.json").read_text("utf-8"))
    return Truth(tuple(told["texts"]), tuple(told["numbers"]), tuple(told["dates"]))


def real(shared: Path) -> list[Shelf]:
    """The real scans that a Word file of the same directive lies beside."""
    import pypdfium2

    shelves = []
    for transcript in sorted((shared / "corpus").glob("*/lvn-*-doc.doc")):
        name = transcript.name.removesuffix("-doc.doc") + ".pdf"
        for pdf in (shared / "corpus").glob(f"*/{name}"):
            document = pypdfium2.PdfDocument(pdf)
            truth = Truth((_transcript(transcript),), (), ())
            shelves.append(Shelf(pdf.stem, pdf, (Set(pdf.stem, (truth,), len(document), real=True),)))
            document.close()
    return shelves


def _transcript(path: Path) -> str:
    from pipeline.readers import read
    from pipeline.readers.settings import ReadSettings
    from pipeline.text import assemble

    return unicodedata.normalize("NFC", assemble(read(path, ReadSettings())).text)
