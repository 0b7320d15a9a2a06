"""A directive reads the same, whatever the format of its file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from extractors.api import extract
from pipeline.readers import read
from pipeline.text import assemble
from tools.samples.make import make
from tools.samples.source import Make, Sample, load

FILES = {
    "docx": Make("docx"),
    "doc": Make("doc"),
    "rtf": Make("rtf"),
    "tcvn3.doc": Make("doc", font="tcvn3"),
    "md": Make("md"),
    "pdf": Make("pdf"),
}
PICTURES = {
    "scan.pdf": Make("scan-pdf", dpi=300, quality=85),
    "tif": Make("tiff", dpi=300),
}
NAMES = ("17-chuong-trinh-22-ctr-hu-2018",)
SAMPLES = {sample.file.partition(".")[0]: sample for sample in load()}


def made(sample: Sample, how: Make, folder: Path, ending: str) -> Path:
    """The sample written in another format, unworn."""
    path = folder / f"sample.{ending}"
    make(msgspec.structs.replace(sample, make=how), path)
    return path


def gist(path: Path, *, read_by_ocr: bool = False) -> dict[str, Any]:
    """What must not depend on the format; of a picture, where a letter may go wrong, without names and wordings."""
    (record,) = extract(assemble(read(path)))
    fields = {name: getattr(record, name) for name in ("number", "kind", "issued_on", "issuer")}
    found = {
        **{name: field.value if field else None for name, field in fields.items()},
        "deadlines": [(d.start, d.due, d.recurrence) for d in record.deadlines],
        "citations": sorted((c.number or "", c.relation, c.date or "") for c in record.citations),
    }
    if read_by_ocr:
        return found
    return {
        **found,
        "subject": record.subject and record.subject.value,
        "signatory": record.signatory and record.signatory.value,
        "recipients": [r.value for r in record.recipients],
        "mentions": sorted(m.text.replace(" ", "") for c in record.citations for m in c.mentions),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


@cache
def as_text(name: str, folder: Path, *, read_by_ocr: bool = False) -> dict[str, Any]:
    return gist(made(SAMPLES[name], Make("txt", width=5000), folder, f"{name}.txt"), read_by_ocr=read_by_ocr)


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("name", NAMES)
def test_same_as_text(name: str, ending: str, folder: Path) -> None:
    assert gist(made(SAMPLES[name], FILES[ending], folder, f"{name}.{ending}")) == as_text(name, folder)


@pytest.mark.parametrize("ending", PICTURES)
@pytest.mark.parametrize("name", NAMES)
def test_clean_picture_same_as_text(name: str, ending: str, folder: Path) -> None:
    path = made(SAMPLES[name], PICTURES[ending], folder, f"{name}.{ending}")
    assert gist(path, read_by_ocr=True) == as_text(name, folder, read_by_ocr=True)


@pytest.mark.parametrize("width", [56, 68, 72, 80, 100])
@pytest.mark.parametrize("name", NAMES)
def test_same_at_any_width(name: str, width: int, folder: Path) -> None:
    assert gist(made(SAMPLES[name], Make("txt", width=width), folder, f"{name}-{width}.txt")) == as_text(name, folder)
