"""Every sample from file to fields, and all of them together as an archive: what their texts say must be found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from extractors.api import extract
from pipeline.model import Field, Issuer, Record
from pipeline.readers import read
from pipeline.text import assemble
from pipeline.viet import fold
from tools.samples.source import load

SAMPLES = {sample.file: sample for sample in load()}


@cache
def record(path: Path) -> Record:
    """The one record of a sample."""
    (found,) = extract(assemble(read(path), str(path), hashlib.sha256(path.read_bytes()).hexdigest()))
    return found


def stated(field: str) -> list[str]:
    """Samples that say what this field must be."""
    return [name for name, sample in SAMPLES.items() if field in sample.expect]


def value(field: Field | Issuer | None) -> str | None:
    return field.value if field else None


SINGLE: dict[str, Callable[[Record], str | None]] = {
    "number": lambda r: value(r.number),
    "kind": lambda r: value(r.kind),
    "issued_on": lambda r: value(r.issued_on),
    "issuer": lambda r: value(r.issuer),
    "locality": lambda r: r.issuer.locality if r.issuer else None,
    "signatory": lambda r: value(r.signatory),
    "receipt": lambda r: r.receipt.number if r.receipt else None,
    "reports": lambda r: r.reports.number if r.reports else None,
}
MANY: dict[str, Callable[[Record], set[str]]] = {
    "cites": lambda r: {c.number for c in r.citations if c.number},
    "due": lambda r: {d.due for d in r.deadlines if d.due},
    "attachments": lambda r: {a.kind for a in r.attachments},
    "findings": lambda r: {f.code for f in r.findings},
}


@pytest.mark.parametrize(("name", "field"), [(name, field) for field in SINGLE for name in stated(field)])
def test_field(samples: Path, name: str, field: str) -> None:
    assert SINGLE[field](record(samples / name)) == SAMPLES[name].expect[field]


@pytest.mark.parametrize(("name", "field"), [(name, field) for field in MANY for name in stated(field)])
def test_list(samples: Path, name: str, field: str) -> None:
    assert MANY[field](record(samples / name)) == set(SAMPLES[name].expect[field])


@pytest.mark.parametrize("name", SAMPLES)
def test_recipients(samples: Path, name: str) -> None:
    sample = SAMPLES[name]
    found = record(samples / name)
    if not sample.recipients:
        pytest.skip("has no Nơi nhận")
    assert len(found.recipients) == len(sample.recipients) + (0 if sample.head else len(sample.to))


def test_every_sample_is_made() -> None:
    folder = Path(__file__).resolve().parent.parent / "samples"
    assert {path.name for path in folder.iterdir()} == set(SAMPLES)


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if sample.subject and sample.kind])
def test_subject(samples: Path, name: str) -> None:
    """The subject as its author wrote it; on scans a letter of it may be misread."""
    found, written = record(samples / name).subject, SAMPLES[name].subject
    assert found is not None
    wanted = fold(" ".join(written.split())).removeprefix("ve viec ")
    assert fuzz.ratio(fold(found.value), wanted) > 97
