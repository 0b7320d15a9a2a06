"""Files that cannot be read: each a coded error with a remedy, none a crash, none a hang."""

from __future__ import annotations

import contextlib
import shutil
import struct
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    MissingDependencyError,
    NoTextError,
    ReadError,
    TooLargeError,
    UnknownTypeError,
    VanbanError,
)
from pipeline.readers import READERS, office, read
from pipeline.readers.settings import ReadSettings
from pipeline.text import assemble
from tests.word_files import make_docx, paragraph

needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word 97 document, made by LibreOffice."""
    program = office.program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("doc")
    source = make_docx(folder / "a.docx", *[paragraph(f"Đoạn văn thứ {n} của kế hoạch.") for n in range(200)])
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return folder / "a.doc"


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _docx(tmp_path: Path) -> Path:
    return make_docx(tmp_path / "a.docx", *[paragraph(f"Đoạn {n} {n * 7919}") for n in range(500)])


def _cut_docx(tmp_path: Path) -> Path:
    whole = _docx(tmp_path)
    return _write(whole, whole.read_bytes()[: whole.stat().st_size // 2])


def _broken_stream(tmp_path: Path) -> Path:
    """The directory of the archive is whole, the packed text is not."""
    whole = _docx(tmp_path)
    data = bytearray(whole.read_bytes())
    at = data.find(b"word/document.xml") + 40
    data[at : at + 60] = bytes(60)
    return _write(whole, bytes(data))


def _broken_xml(tmp_path: Path) -> Path:
    path = make_docx(tmp_path / "a.docx", paragraph("x"), "</w:p><w:p>")
    return path


def _no_body(tmp_path: Path) -> Path:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return path


def _bomb(tmp_path: Path) -> Path:
    return make_docx(tmp_path / "a.docx", paragraph("0" * 60_000_000))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda p: _write(p / "a.pdf", b""), EmptyFileError),
        (_cut_docx, DamagedFileError),
        (_broken_stream, DamagedFileError),
        (_broken_xml, DamagedFileError),
        (_no_body, DamagedFileError),
        (_bomb, TooLargeError),
        (lambda p: make_docx(p / "a.docx", paragraph("")), NoTextError),
        (lambda p: _write(p / "a.html", b"<html><body><img src=x></body></html>"), NoTextError),
        (lambda p: _write(p / "a.doc", bytes(i * 91 % 256 for i in range(9000))), UnknownTypeError),
        (lambda p: _write(p / "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), DamagedFileError),
        (lambda p: _write(p / "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), DamagedFileError),
        (lambda p: _write(p / "a.docx", b"PK\x03\x04" + bytes(3000)), DamagedFileError),
    ],
)
def test_coded_errors(tmp_path: Path, make: object, error: type[VanbanError]) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    with pytest.raises(error) as caught:
        read(path)
    assert caught.value.code
    assert caught.value.hint
    assert path.name in caught.value.message


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.pdf", "Kế hoạch số 5".encode(), "Kế hoạch số 5"),
        ("a.doc", "<html><body><p>Kế hoạch</p></body></html>".encode(), "Kế hoạch"),
        ("a.docx", "Chỉ là chữ".encode(), "Chỉ là chữ"),
        ("a.txt", b"mot \x00hai ba bon nam sau bay tam chin muoi", "mot hai ba bon nam sau bay tam chin muoi"),
        ("a.html", b"<p>mot \x00hai ba bon nam sau bay tam</p>", "mot hai ba bon nam sau bay tam"),
        ("a.jpg", b"{\\rtf1\\ansi Ke hoach}", "Ke hoach"),
    ],
)
def test_wrong_names_do_not_matter(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    if data.startswith(b"{") and office.program() is None:
        pytest.skip("LibreOffice is not installed")
    assert assemble(read(_write(tmp_path / name, data))).text == text


@pytest.mark.parametrize(("name", "megabytes"), [("a.txt", 50), ("a.md", 10), ("a.html", 10)])
def test_one_huge_line(tmp_path: Path, name: str, megabytes: int) -> None:
    start = time.process_time()
    words = b"Ke hoach so 12-KH/HU " * (megabytes * 50_000)
    reading = read(_write(tmp_path / name, b"<p>" * name.endswith("html") + words))
    assert sum(len(line.text) for line in reading.pages[0].lines) > megabytes * 1_000_000
    assert time.process_time() - start < 30


def test_deep_nesting_ends(tmp_path: Path) -> None:
    start = time.process_time()
    path = _write(tmp_path / "a.html", b"<div>" * 5_000 + b"Ke hoach" + b"</div>" * 5_000)
    with contextlib.suppress(VanbanError):  # an error is an answer, a crash is not
        read(path)
    assert time.process_time() - start < 60


def test_size_limit_comes_before_reading(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", b"x" * 2000)
    with pytest.raises(TooLargeError):
        read(path, ReadSettings(max_bytes=1000))


def test_packed_size_counts(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        read(_docx(tmp_path), ReadSettings(max_bytes=40_000))


@needs_office
def test_doc_with_a_password(doc: Path, tmp_path: Path) -> None:
    import olefile

    path = tmp_path / "a.doc"
    shutil.copyfile(doc, path)
    with olefile.OleFileIO(str(path), write_mode=True) as ole:
        stream = bytearray(ole.openstream("WordDocument").read())
        stream[11] |= 0x01  # FibBase.fEncrypted
        ole.write_stream("WordDocument", bytes(stream))
    with pytest.raises(EncryptedFileError):
        read(path)


@needs_office
def test_docx_with_a_password(doc: Path, tmp_path: Path) -> None:
    """An encrypted DOCX is a compound file with a stream EncryptedPackage."""
    data = doc.read_bytes()
    old = "WordDocument".encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<H", 26)
    new = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<H", 34)
    assert old in data
    with pytest.raises(EncryptedFileError):
        read(_write(tmp_path / "a.docx", data.replace(old, new)))


@needs_office
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_doc_cut_short(doc: Path, tmp_path: Path, share: float) -> None:
    data = doc.read_bytes()
    path = _write(tmp_path / "a.doc", data[: int(len(data) * share)])
    text = "Đoạn văn thứ 1 của kế hoạch."
    with contextlib.suppress(ReadError):  # either it says so, or it gives what is left
        text = assemble(read(path)).text
    assert "Đoạn văn thứ 1 của kế hoạch." in text


@needs_office
def test_time_out_kills_the_converter(doc: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(doc, ReadSettings(timeout=0.05))
    assert caught.value.code == "TIMEOUT"


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("VANBAN_SOFFICE", raising=False)
    with pytest.raises(MissingDependencyError) as caught:
        read(_write(tmp_path / "a.rtf", b"{\\rtf1 x}"))
    assert caught.value.exit_code == 4


def test_converter_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_SOFFICE", str(tmp_path / "none"))
    with pytest.raises(MissingDependencyError):
        read(_write(tmp_path / "a.rtf", b"{\\rtf1 x}"))


def test_every_media_type_has_one_reader() -> None:
    kinds = [kind for reader in READERS for kind in reader.media_types]
    assert len(kinds) == len(set(kinds)) == 13
