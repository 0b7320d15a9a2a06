"""Plain text: encodings, wrapped lines, columns drawn with blanks, pages."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.text import assemble

_SENTENCE = (
    "Căn cứ Nghị quyết của Đảng bộ huyện, Ủy ban nhân dân xã triển khai kế hoạch thực hiện quy chế dân chủ ở cơ sở."
)
_WRAPPED = """\
      Thực hiện Quyết định số 105/QĐ-HU ngày 06/3/2026 của Ban Thường vụ Huyện
ủy Suối Mơ về việc kiểm tra việc chấp hành quy định trong quản lý và bảo quản
tài liệu lưu trữ trên địa bàn huyện. Đoàn kiểm tra lập kế hoạch như sau:
      1. Mục tiêu
      - Đánh giá toàn diện, khách quan tình hình chấp hành Kế hoạch số 17-
KH/HU về bảo quản tài liệu tại các đơn vị có hoạt động lưu trữ để phục vụ công
tác khai thác trên địa bàn.
      - Làm rõ các tồn tại, hạn chế; phát hiện, ghi nhận các vi phạm (nếu có)
để làm cơ sở kiến nghị biện pháp xử lý theo quy định.
"""


def lines_of(path: Path, data: bytes | str) -> list[str]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return assemble(read(path)).text.split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    assert lines_of(tmp_path / "a.txt", (_SENTENCE + "\n").encode(encoding)) == [_SENTENCE]


def test_code_page_1258(tmp_path: Path) -> None:
    # 1258 writes the tone after the letter, but keeps â, ê, ô, ă, ơ, ư whole.
    data = b"".join(
        unicodedata.normalize("NFC", part[0]).encode("cp1258") + b"".join(mark.encode("cp1258") for mark in part[1])
        for part in map(_split_tone, _SENTENCE)
    )
    assert lines_of(tmp_path / "a.txt", data) == [_SENTENCE]


def _split_tone(char: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", char)
    tones = "".join(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
    return "".join(c for c in decomposed if c not in tones), tones


def test_tcvn3_bytes(tmp_path: Path) -> None:
    data = "C¨n cø NghÞ quyÕt cña §¶ng bé huyÖn, Uû ban nh©n d©n x· triÓn khai kÕ ho¹ch".encode("latin-1")
    assert lines_of(tmp_path / "a.txt", data) == [
        "Căn cứ Nghị quyết của Đảng bộ huyện, Uỷ ban nhân dân xã triển khai kế hoạch"
    ]


def test_vni_text_saved_as_utf8(tmp_path: Path) -> None:
    text = "Caên cöù Nghò quyeát cuûa Ñaûng boä huyeän, Uyû ban nhaân daân xaõ trieån khai keá hoaïch"
    expected = "Căn cứ Nghị quyết của Đảng bộ huyện, Uỷ ban nhân dân xã triển khai kế hoạch"
    assert lines_of(tmp_path / "a.txt", text) == [expected]


def test_a_few_broken_bytes_are_a_problem_not_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((_SENTENCE * 3).encode().replace("ở".encode(), b"\xff", 1))
    document = assemble(read(path))
    assert document.text.count("\ufffd") == 1
    assert "Nghị quyết của Đảng bộ" in document.text
    assert [problem.code for problem in document.problems] == ["BAD-BYTES"]


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    assert lines_of(tmp_path / "a.txt", _WRAPPED) == [
        "Thực hiện Quyết định số 105/QĐ-HU ngày 06/3/2026 của Ban Thường vụ Huyện ủy Suối Mơ về việc kiểm tra việc chấp"
        " hành quy định trong quản lý và bảo quản tài liệu lưu trữ trên địa bàn huyện. Đoàn kiểm tra lập kế hoạch như sau:",
        "1. Mục tiêu",
        "- Đánh giá toàn diện, khách quan tình hình chấp hành Kế hoạch số 17-KH/HU về bảo quản tài liệu"
        " tại các đơn vị có hoạt động lưu trữ để phục vụ công tác khai thác trên địa bàn.",
        "- Làm rõ các tồn tại, hạn chế; phát hiện, ghi nhận các vi phạm (nếu có) để làm cơ sở kiến nghị biện pháp xử lý"
        " theo quy định.",
    ]


def test_one_paragraph_a_line_stays(tmp_path: Path) -> None:
    text = "KẾ HOẠCH\n" + "\n".join(f"{n}. {_SENTENCE * n}" for n in range(1, 7)) + "\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"
    assert lines_of(tmp_path / "a.txt", text) == text.strip().split("\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(tmp_path: Path, newline: str) -> None:
    assert lines_of(tmp_path / "a.txt", newline.join(["Một.", "Hai.", "Ba."])) == ["Một.", "Hai.", "Ba."]


def test_columns_of_letterhead_and_signature(tmp_path: Path) -> None:
    text = """\
   SỞ CÔNG VIỆC                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   ĐOÀN KIỂM TRA                        Độc lập - Tự do - Hạnh phúc

   Số: 105/KH-ĐKT                  Suối Mơ, ngày 10 tháng 3 năm 2026

                               KẾ HOẠCH
Kiểm tra việc chấp hành quy định.

Nơi nhận:                                      TRƯỞNG ĐOÀN
- Giám đốc Sở (để báo cáo và
phê duyệt);
- Lưu: VT.
                                              Lò Văn Mẫu
"""
    assert lines_of(tmp_path / "a.txt", text) == [
        "SỞ CÔNG VIỆC",
        "ĐOÀN KIỂM TRA",
        "Số: 105/KH-ĐKT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Mơ, ngày 10 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Kiểm tra việc chấp hành quy định.",
        "Nơi nhận:",
        "- Giám đốc Sở (để báo cáo và phê duyệt);",
        "- Lưu: VT.",
        "TRƯỞNG ĐOÀN",
        "Lò Văn Mẫu",
    ]


def test_a_table_drawn_with_blanks_is_not_taken_for_columns(tmp_path: Path) -> None:
    text = "Đơn vị            Số lượng\nXã Suối Mơ        12\nXã Đồng Gianh     15\n"
    assert [" ".join(line.split()) for line in lines_of(tmp_path / "a.txt", text)] == [
        "Đơn vị Số lượng",
        "Xã Suối Mơ 12",
        "Xã Đồng Gianh 15",
    ]


def test_form_feeds_divide_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Trang đầu.\n\f2\n\nTrang sau.\n\f", encoding="utf-8")
    reading = read(path)
    assert [page.number for page in reading.pages] == [1, 2]
    document = assemble(reading)
    assert document.text == "Trang đầu.\n\fTrang sau."
    assert [(aside.region, aside.text) for aside in document.asides] == [("page-number", "2")]


def test_page_numbers_without_page_breaks(tmp_path: Path) -> None:
    text = "\n\n".join(f"Đoạn {n}.\n\n{n}" for n in (2, 3, 5)) + "\n\nHết."
    assert lines_of(tmp_path / "a.txt", text) == ["Đoạn 2.", "Đoạn 3.", "Đoạn 5.", "Hết."]


def test_blank_number_survives(tmp_path: Path) -> None:
    assert lines_of(tmp_path / "a.txt", "Số:        /KH-UBND\n") == ["Số: … /KH-UBND"]


@pytest.mark.parametrize("width", [70, 78, 90])
@pytest.mark.parametrize("indent", ["", "      "])
def test_real_texts_wrapped_give_the_same(shared: Path, tmp_path: Path, width: int, indent: str) -> None:
    """Paragraphs divided by blank lines, or by a first line set in, read as they stood."""
    for source in sorted((shared / "seeds").glob("*.txt")):
        lines = assemble(read(source)).text.split("\n")
        wrapped = [textwrap.fill(line, width, initial_indent=indent, break_on_hyphens=False) for line in lines]
        path = tmp_path / "a.txt"
        path.write_text(("\n" if indent else "\n\n").join(wrapped), encoding="utf-8")
        wrong = set(lines) ^ set(assemble(read(path)).text.split("\n"))
        assert len(wrong) <= 0.02 * len(lines), wrong
