"""The texts of the samples: one YAML file each, read into a frozen type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

TEXTS = Path(__file__).parent / "texts"


class Signer(msgspec.Struct, frozen=True):
    """One signature block: on whose behalf (one or more lines), position, name."""

    name: str
    authority: str = ""
    position: str = ""

    @property
    def titles(self) -> list[str]:
        return [line for line in [*self.authority.splitlines(), self.position] if line]


class Attached(msgspec.Struct, frozen=True):
    """What is issued with the document; `reference` is the line that names its parent."""

    kind: str
    subject: str
    reference: str
    body: str


class Make(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the file is made. `wear` names the faults of the page, in order; `skew` in degrees."""

    format: str
    font: str = "unicode"
    dpi: int = 200
    wear: tuple[str, ...] = ()
    size: float = 14
    skew: float = 0.0
    quality: int = 60
    stamp: dict[str, str] = {}
    handwritten: dict[str, str] = {}
    overlay: tuple[str, ...] = ()
    site: str = ""
    width: int = 0


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One document: its parts as they stand on the page, how the file is made, and what must be found in it.

    `then`: documents bound behind it in the same file; the `file` of each is the name by which tests speak of it.
    """

    file: str
    shows: str
    make: Make
    form: str
    kind: str = ""
    subject: str = ""
    body: str = ""
    name: str = ""
    agency: tuple[str, ...] = ()
    number: str = ""
    about: str = ""
    place: str = ""
    urgency: str = ""
    head: str = ""
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""
    paper: str = ""
    signers: tuple[Signer, ...] = ()
    attachments: tuple[Attached, ...] = ()
    expect: dict[str, Any] = {}
    then: tuple[Sample, ...] = ()

    @property
    def signed(self) -> tuple[Signer, ...]:
        return self.signers or (Signer(self.name, self.authority, self.position),)

    @property
    def nation(self) -> tuple[str, ...]:
        """The lines at the top right."""
        if self.form == "party":
            return ("ĐẢNG CỘNG SẢN VIỆT NAM",)
        return ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def load() -> list[Sample]:
    """All samples in order of their file names."""
    return [msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Sample) for path in sorted(TEXTS.glob("*.yaml"))]


def rows(body: str) -> list[str | list[list[str]]]:
    """The body as paragraphs and tables (lists of rows of cells), in order."""
    out: list[str | list[list[str]]] = []
    for line in filter(None, (line.strip() for line in body.splitlines())):
        if not line.startswith("|"):
            out.append(line)
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if out and isinstance(out[-1], list):
            out[-1].append(cells)
        else:
            out.append([cells])
    return out


def shares(cells: list[list[str]]) -> list[float]:
    """How much of a table's width each column takes: by its longest cell, but no word is cut."""
    weights = []
    for column in zip(*cells, strict=True):
        longest_word = max(len(word) for cell in column for word in cell.split())
        weights.append(max(max(map(len, column)) ** 0.6, 0.8 * longest_word + 1.5))
    return [weight / sum(weights) for weight in weights]
