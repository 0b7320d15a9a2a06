"""Real directives read the same as text, as a Word file, as a PDF and as a clean scan."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from docx import Document as WordFile

from extractors.api import extract
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from pipeline.text import assemble
from pipeline.viet import fold

SEEDS = ("000", "001", "002", "004")
FORMATS = ("docx", "pdf", "scan.pdf")
DPI = 300
APART = {"confidence", "evidence", "mentions", "title"}
SETTINGS = ReadSettings(jobs=2)


def word_file(text: Path, target: Path) -> None:
    """One paragraph for each line, as a person pastes a text."""
    file = WordFile()
    for line in text.read_text("utf-8").split("\n"):
        if line.strip():
            file.add_paragraph(line)
    file.save(str(target))


def printed(files: list[Path], folder: Path) -> None:
    """Born-digital PDFs beside the Word files; all in one call, with a profile of its own so that no other run is met."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def scan(source: Path, target: Path) -> None:
    """The pages of a PDF as grey pictures, without a text layer."""
    with pypdfium2.PdfDocument(source) as pdf:
        first, *others = [page.render(scale=DPI / 72).to_pil().convert("L") for page in pdf]
        first.save(target, save_all=True, append_images=others, resolution=DPI)


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every seed in every format: NAME.txt, NAME.docx, NAME.pdf, NAME.scan.pdf."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) makes the PDFs and is not installed")
    made = tmp_path_factory.mktemp("seeds")
    for name in SEEDS:
        (source,) = (shared / "seeds").glob(f"{name}_*.txt")
        shutil.copyfile(source, made / f"{name}.txt")
        word_file(source, made / f"{name}.docx")
    printed([made / f"{name}.docx" for name in SEEDS], made)
    for name in SEEDS:
        scan(made / f"{name}.pdf", made / f"{name}.scan.pdf")
    yield made
    shutil.rmtree(made)


@cache
def gist(path: Path) -> dict[str, Any]:
    """What must not depend on the format."""
    (record,) = extract(assemble(read(path, SETTINGS)))
    fields = {name: getattr(record, name) for name in ("number", "issued_on", "issuer")}
    return {
        **{name: field.value if field else None for name, field in fields.items()},
        "deadlines": [(d.start, d.due, d.precision) for d in record.deadlines],
        "citations": [
            {key: value for key, value in msgspec.structs.asdict(citation).items() if key not in APART}
            for citation in record.citations
        ],
        # Running text: recognition takes one tone mark for another here and there.
        "titles": [fold(citation.title or "") for citation in record.citations],
    }


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", SEEDS)
def test_same_as_text(folder: Path, name: str, ending: str) -> None:
    assert gist(folder / f"{name}.{ending}") == gist(folder / f"{name}.txt")


@pytest.mark.parametrize("name", SEEDS)
def test_a_scan_holds_no_text(folder: Path, name: str) -> None:
    reading = read(folder / f"{name}.scan.pdf", ReadSettings(ocr=False))
    assert not any(line.text for page in reading.pages for line in page.lines)
