"""Electronic signatures of a PDF: who its certificates and its reason name."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.api import extract
from pipeline import esign, pdfium
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from pipeline.text import assemble
from tests.drawn_pages import text_pdf

REASON = "Đỗ Thị Hạnh<hanhdt@lamgiang.gov.vn> đã ký lên văn bản này!"


def _common_name(name: str, kind: int = 0x0C, encoding: str = "utf-8") -> bytes:
    """An attribute of a certificate's subject in DER: SEQUENCE { commonName, string }."""
    text = name.encode(encoding)
    value = b"\x06\x03\x55\x04\x03" + bytes((kind, len(text))) + text
    return bytes((0x31, len(value) + 2, 0x30, len(value))) + value


def _signed(path: Path, reason: str, contents: bytes) -> Path:
    """The PDF with a field that holds a signature."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        signature = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig,
                Filter=pikepdf.Name("/Adobe.PPKLite"),
                SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
                Reason=pikepdf.String(reason),
                Contents=pikepdf.String(contents),
                ByteRange=pikepdf.Array([0, 0, 0, 0]),
            )
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Signature1"), V=signature)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]), SigFlags=3)
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("reason", "contents", "names"),
    [
        (REASON, b"", ["Đỗ Thị Hạnh"]),
        (
            "",
            _common_name("Co quan chung thuc so") + _common_name("Đỗ Thị Hạnh"),
            ["Co quan chung thuc so", "Đỗ Thị Hạnh"],
        ),
        ("", _common_name("Đỗ Thị Hạnh", 0x1E, "utf-16-be"), ["Đỗ Thị Hạnh"]),
        ("I approve", _common_name("Do Thi Hanh", 0x13, "ascii"), ["Do Thi Hanh"]),
        ("", b"\x06\x03\x55\x04\x03", []),
        ("", b"\x06\x03\x55\x04\x03\x04\x02ab", []),
    ],
)
def test_names_of_a_signature(reason: str, contents: bytes, names: list[str]) -> None:
    assert esign.names(reason, contents) == names


def test_signers_of_a_pdf(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "signed.pdf", [(100, 100, "Lam Giang")])
    contents = _common_name("CA phục vụ các cơ quan Nhà nước G2") + _common_name("Đỗ Thị Hạnh")
    document = pdfium.open_document(_signed(path, REASON, contents))
    try:
        assert pdfium.signers(document) == ["Đỗ Thị Hạnh", "CA phục vụ các cơ quan Nhà nước G2"]
    finally:
        document.close()


def test_a_pdf_without_signatures_has_no_signers(tmp_path: Path) -> None:
    document = pdfium.open_document(text_pdf(tmp_path / "plain.pdf", [(100, 100, "Lam Giang")]))
    try:
        assert pdfium.signers(document) == []
    finally:
        document.close()


def test_who_signed_electronically_is_the_signatory_where_no_name_is_printed(tmp_path: Path) -> None:
    rows: list[tuple[float, float, str]] = [
        (80, 60, "ỦY BAN NHÂN DÂN"),
        (80, 80, "TỈNH LAM GIANG"),
        (80, 100, "Số: 77/KH-UBND"),
        (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (340, 80, "Độc lập - Tự do - Hạnh phúc"),
        (330, 110, "Lam Giang, ngày 12 tháng 4 năm 2021"),
        (260, 160, "KẾ HOẠCH"),
        (200, 180, "sắp xếp kho lưu trữ tài liệu"),
        (80, 230, "Các cơ quan, đơn vị rà soát hồ sơ tồn đọng và báo cáo kết quả theo quy định."),
        (80, 300, "Nơi nhận:"),
        (80, 320, "- Như trên;"),
        (80, 340, "- Lưu: VT."),
        (380, 300, "CHỦ TỊCH"),
    ]
    path = _signed(text_pdf(tmp_path / "signed.pdf", rows), REASON, _common_name("CA phục vụ các cơ quan Nhà nước G2"))
    (found,) = extract(assemble(read(path, ReadSettings()), "signed.pdf", "0" * 64))
    assert found.signatory is not None
    assert found.signatory.value == "Đỗ Thị Hạnh"
    assert found.signatory.confidence < 0.7
