"""DOC and RTF through LibreOffice: nothing lost on the way."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.readers import office, read
from pipeline.text import assemble
from tests.word_files import cell, make_docx, paragraph, run, table, text_box

pytestmark = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


def _rtf(text: str, encoding: str, fonts: str) -> bytes:
    body = "".join(f"\\'{byte:02x}" if byte >= 0x80 else chr(byte) for byte in text.encode(encoding))
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{fonts}}}{body.replace(chr(10), chr(92) + 'par ')}}}".encode("ascii")


@pytest.mark.parametrize(
    ("font", "charset", "text", "expected"),
    [
        (".VnTime", 0, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (".VnTimeH", 0, "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        ("VNI-Times", 0, "Ñaûng uûy xaõ, ngaøy 5", "Đảng ủy xã, ngày 5"),
        (".VnTime", 2, "Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        (".VnTime", 163, "Uû ban nh©n d©n huyÖn, tiÒn ®iÖn", "Uỷ ban nhân dân huyện, tiền điện"),
    ],
)
def test_legacy_fonts_in_rtf(tmp_path: Path, font: str, charset: int, text: str, expected: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(_rtf(f"\\f0 {text}\n", "latin-1", f"{{\\f0\\fnil\\fcharset{charset} {font};}}"))
    assert assemble(read(path)).text == expected


def test_doc_keeps_boxes_tables_and_fonts(tmp_path: Path) -> None:
    head = table(cell("ĐẢNG ỦY XÃ MƠ", "Số 5-CV/ĐU") + cell("ĐẢNG CỘNG SẢN VIỆT NAM"), border="none")
    data = table(cell("TT") + cell("Việc"), cell("1") + cell("Họp"))
    source = make_docx(
        tmp_path / "a.docx",
        head,
        paragraph("Trước hộp", text_box("ĐẾN Số 28")),
        data,
        paragraph(run("Céng hoµ", ".VnTime")),
    )
    program = office.program()
    assert program is not None
    profile = (tmp_path / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    reading = read(tmp_path / "a.doc")
    assert reading.media_type == "application/msword"
    lines = assemble(reading).text.split("\n")
    assert lines == [
        "ĐẢNG ỦY XÃ MƠ",
        "Số 5-CV/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Trước hộp",
        "ĐẾN Số 28",
        "TT | Việc",
        "1 | Họp",
        "Cộng hoà",
    ]


def test_open_document_text(tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", paragraph("Kế hoạch số 5-KH/ĐU"), paragraph("Đoạn hai"))
    program = office.program()
    assert program is not None
    profile = (tmp_path / "profile").as_uri()
    for form in ("odt", "xml:MS Word 2003 XML"):
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
        path = tmp_path / f"a.{form[:3]}"
        assert assemble(read(path)).text == "Kế hoạch số 5-KH/ĐU\nĐoạn hai"


def test_two_at_once(tmp_path: Path) -> None:
    """Two conversions on one profile would wait for each other or fail."""
    paths = [tmp_path / f"{n}.rtf" for n in range(2)]
    for n, path in enumerate(paths):
        path.write_bytes(_rtf(f"\\f0 van ban {n}\n", "ascii", "{\\f0 Arial;}"))
    with ThreadPoolExecutor(2) as pool:
        texts = list(pool.map(lambda path: assemble(read(path)).text, paths))
    assert texts == ["van ban 0", "van ban 1"]


def test_real_word_97_documents(shared: Path) -> None:
    text = assemble(read(shared / "corpus" / "dev" / "lvn-10209653.doc")).text
    assert text.startswith("KIỂM TOÁN NHÀ NƯỚC\nSố: 13/CT-KTNN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")
    assert text.endswith("PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC\nLê Minh Khái")
