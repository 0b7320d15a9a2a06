"""What a file is, told from its bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline import media
from pipeline.errors import DamagedFileError, EmptyFileError, UnknownTypeError
from tests.word_files import make_docx, paragraph

_TEXT = "Kế hoạch số 15-KH/HU về công tác dân vận.\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"%PDF-1.4\n%\xe2\xe3", media.PDF),
        ("a.doc", b"\x00\x00%PDF-1.7\n", media.PDF),
        ("a.doc", b"{\\rtf1\\ansi x}", media.RTF),
        ("a.doc", b"\xef\xbb\xbf{\\rtf1 x}", media.RTF),
        ("a.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF", media.JPEG),
        ("a.jpg", b"\x89PNG\r\n\x1a\n\x00\x00", media.PNG),
        ("a", b"II*\x00\x08\x00\x00\x00", media.TIFF),
        ("a", b"MM\x00*\x00\x00\x00\x08", media.TIFF),
        ("a.doc", b"<html><body>x</body></html>", media.HTML),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", media.HTML),
        ("a", b"<?xml version='1.0'?>\n<!-- x -->\n<html>", media.HTML),
        ("a.txt", b"<table><tr><td>x</td></tr></table>", media.HTML),
        ("a.pdf", _TEXT.encode(), media.TEXT),
        ("a.txt", _TEXT.encode("utf-16"), media.TEXT),
        ("a.txt", _TEXT.encode("utf-16-le"), media.TEXT),
        ("a.txt", "Uû ban nh©n d©n huyÖn Suèi M¬".encode("latin-1"), media.TEXT),
        ("a.txt", b"Ke hoach cong tac dan van cua Huyen uy Suoi Mo nam 2019\x00\n" * 20, media.TEXT),
        ("a.txt", "**KẾ HOẠCH**\n\nx **a** y\n\n**b**".encode(), media.MARKDOWN),
        ("a.txt", "|\n**UBND**\n|\nSố: 1\n|\n".encode(), media.MARKDOWN),
        ("a.txt", "# Tiêu đề\n\n| a | b |\n|---|---|\n| c | d |\n".encode(), media.MARKDOWN),
        ("a.md", _TEXT.encode(), media.MARKDOWN),
        ("a.txt", "HUYỆN ỦY SUỐI MƠ\n*\nSố 15-KH/HU\n--------\n".encode(), media.TEXT),
        ("a.txt", b"5 < 7 and so on", media.TEXT),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", media.MHT),
        ("a.doc", b"From: Word\nSubject: x\n y\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", media.MHT),
        ("a.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', media.WORD_XML),
    ],
)
def test_media_type(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert media.media_type(path) == expected


def test_docx(tmp_path: Path) -> None:
    assert media.media_type(make_docx(tmp_path / "a.bin", paragraph("x"))) == media.DOCX


@pytest.mark.parametrize("data", [b"", b"   \r\n\t", b"\x00" * 512])
def test_nothing_in_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyFileError):
        media.media_type(path)


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03\x00\x00\x00\x04" + bytes(range(256)),
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"Rar!\x1a\x07\x00xxxx",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
        b"GIF89a\x10\x00\x10\x00",
        bytes((index * 37 + index // 7) % 256 for index in range(4096)),
    ],
)
def test_what_nobody_reads(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnknownTypeError):
        media.media_type(path)


@pytest.mark.parametrize("names", [("xl/workbook.xml", "[Content_Types].xml"), ("scan.pdf",)])
def test_archives_that_are_no_docx(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(UnknownTypeError) as caught:
        media.media_type(path)
    assert caught.value.hint


def test_open_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", media.ODT)
        archive.writestr("content.xml", "x")
    assert media.media_type(path) == media.ODT


def test_archive_cut_short(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", paragraph("x" * 5000))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(DamagedFileError):
        media.media_type(path)


def test_text_that_begins_like_a_program(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("MZ là tên một kiểu súng.\nBM cũng vậy.", encoding="utf-8")
    assert media.media_type(path) == media.TEXT
