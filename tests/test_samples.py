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

FILES = {sample.file: sample for sample in load()}
SAMPLES = {bound.file: bound for sample in FILES.values() for bound in (sample, *sample.then)}


@cache
def records(path: Path) -> dict[str, Record]:
    """The records of a file, by the names of its documents."""
    sample = FILES[path.name]
    found = extract(assemble(read(path), str(path), hashlib.sha256(path.read_bytes()).hexdigest()))
    return dict(zip((bound.file for bound in (sample, *sample.then)), found, strict=True))


def record(path: Path) -> Record:
    """The record of a sample; those bound behind the first of their file are named after it, with a comma."""
    return records(path.with_name(path.name.partition(",")[0]))[path.name]


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
    assert {path.name for path in folder.iterdir()} == set(FILES)


def test_two_documents_in_one_file(samples: Path) -> None:
    """Letter and reply: each with its own text and page; the pages keep their numbers."""
    letter, reply = records(samples / "24-cong-van-655-snn-2021.pdf").values()
    assert reply.id == letter.id.removesuffix("1") + "2"
    assert [[page.number for page in found.source.pages] for found in (letter, reply)] == [[1], [2]]
    assert reply.number is not None
    assert reply.number.evidence[0].page == 2
    assert "Phúc đáp" in reply.text
    assert "Phúc đáp" not in letter.text


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if sample.subject and sample.kind])
def test_subject(samples: Path, name: str) -> None:
    """The subject as its author wrote it; on scans a letter of it may be misread."""
    found, written = record(samples / name).subject, SAMPLES[name].subject
    assert found is not None
    wanted = fold(" ".join(written.split())).removeprefix("ve viec ")
    assert fuzz.ratio(fold(found.value), wanted) > 97
