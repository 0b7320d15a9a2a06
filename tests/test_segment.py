"""The outline of a directive: zones, list markers, what stands under what. Contents are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document
from pipeline.segment import Outline, outline
from tests.directives import MOTTO, PARTY


def outlined(*paragraphs: str) -> tuple[Document, Outline]:
    """The outline of these paragraphs, one to a line."""
    document = Document("\n".join(paragraphs), ())
    return document, outline(document)


def zones(*paragraphs: str) -> list[str]:
    return [block.zone for block in outlined(*paragraphs)[1].blocks]


PARTY_HEAD = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018")
STATE_HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 45/QĐ-UBND", *MOTTO, "Lam Giang, ngày 3 tháng 12 năm 2013")
OPENING = "Thực hiện Chỉ thị số 12-CT/TU, Ban Thường vụ Tỉnh ủy xây dựng kế hoạch với những nội dung sau:"
CLOSE = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê")

ZONED: list[tuple[tuple[str, ...], str]] = [
    (
        # A speck read as a dash before a title in capitals
        (*PARTY_HEAD, "KẾ HOẠCH", "- SẮP XẾP KHO LƯU TRỮ CỦA HUYỆN", OPENING, "1. Rà soát hồ sơ.", *CLOSE),
        "hhhhh hh bb rrr sss",
    ),
    (
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING, "I- MỤC ĐÍCH", "1. Rà soát hồ sơ.", *CLOSE),
        "hhhhh hh bbb rrr sss",
    ),
    (
        (
            *(*STATE_HEAD, "QUYẾT ĐỊNH", "Về việc thành lập Tổ rà soát hồ sơ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
            *("Căn cứ Luật Lưu trữ ngày 11/11/2011;", "Theo đề nghị của Giám đốc Sở Nội vụ,", "QUYẾT ĐỊNH:"),
            *("Điều 1. Thành lập Tổ rà soát.", "Điều 2. Quyết định này có hiệu lực từ ngày ký.", *CLOSE),
        ),
        "hhhhhh hhh gg b bb rrr sss",
    ),
    (
        (
            *("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 733/SNV-VTLT", "V/v nộp lưu tài liệu", *MOTTO),
            *("Lam Giang, ngày 3 tháng 12 năm 2013", "Kính gửi: Ủy ban nhân dân các huyện.", OPENING, *CLOSE),
        ),
        "hhhhhhh bb rrr sss",
    ),
    (
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING, *CLOSE[3:], *CLOSE[:3]),
        "hhhhh hh b sss rrr",
    ),
    (
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING, *CLOSE, "PHỤ LỤC 1", "Danh sách hồ sơ", "1. Hồ sơ"),
        "hhhhh hh b rrr sss aaa",
    ),
    (
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING, "TRƯỞNG BAN", "Ngô Đình Quế"),
        "hhhhh hh b ss",
    ),
    (
        # The page ends after the signature's first line; list and name stand on the next one.
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp", OPENING, "Nơi nhận:", "TRƯỞNG BAN", "- Như trên;", "- Lưu: VT.", "Lê Thử"),
        "hhhhh hh b r s rr s",
    ),
    (
        # Recognition took Ế for É and Ụ for U.
        (
            *PARTY_HEAD,
            "QUYẾT ĐỊNH",
            "Ban hành Kế hoạch",
            OPENING,
            *CLOSE,
            "KÉ HOẠCH",
            "(Ban hành kèm theo Quyết định này)",
        ),
        "hhhhh hh b rrr sss aa",
    ),
    (
        (*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp", OPENING, *CLOSE, "PHU LUC I", "Danh sách hồ sơ"),
        "hhhhh hh b rrr sss aa",
    ),
]
LETTERS = {"h": "head", "g": "basis", "b": "body", "r": "recipients", "s": "signature", "a": "attachment"}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    ZONED,
    ids=[
        "title in capitals",
        "plan",
        "decision",
        "letter",
        "signed first",
        "attached",
        "chief",
        "over a page",
        "misread",
        "lost marks",
    ],
)
def test_zones(paragraphs: tuple[str, ...], expected: str) -> None:
    assert zones(*paragraphs) == [LETTERS[letter] for letter in expected.replace(" ", "")]


TITLES = [
    ((*PARTY_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING), "KẾ HOẠCH"),
    ((*PARTY_HEAD, "CHƯƠNG TRÌNH HÀNH ĐỘNG", "thực hiện Nghị quyết", OPENING), "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
    ((*PARTY_HEAD, "**KẾT LUẬN**", "về công tác lưu trữ", OPENING), "**KẾT LUẬN**"),
    ((*PARTY_HEAD, "KẾ HOẠCH SẮP XẾP KHO LƯU TRỮ", OPENING), "KẾ HOẠCH SẮP XẾP KHO LƯU TRỮ"),
    (("UBND TỈNH", "SỞ NỘI VỤ", *MOTTO, "Kính gửi: Sở Tài chính.", OPENING), None),
    ((*STATE_HEAD, "Thông tư", "Hướng dẫn nộp lưu hồ sơ", OPENING), "Thông tư"),
    ((*STATE_HEAD, "Thông tư", "Hướng dẫn nộp lưu hồ sơ", "QUY CHẾ", OPENING), "QUY CHẾ"),
    (("Kế hoạch sắp xếp kho lưu trữ được triển khai từ tháng 5.", OPENING), None),
]


@pytest.mark.parametrize(("paragraphs", "title"), TITLES, ids=[str(title) for _, title in TITLES])
def test_title(paragraphs: tuple[str, ...], title: str | None) -> None:
    document, found = outlined(*paragraphs)
    block = found.blocks[found.title] if found.title is not None else None
    assert (block and document.text[block.start : block.end]) == title


MARKERS = [
    ("I. MỤC ĐÍCH", "I."),
    ("II- YÊU CẦU", "II-"),
    ("IV/ TỔ CHỨC THỰC HIỆN", "IV/"),
    ("A. PHẦN CHUNG", "A."),
    ("1. Rà soát hồ sơ", "1."),
    ("1) Rà soát hồ sơ", "1)"),
    ("(1) Rà soát hồ sơ", "(1)"),
    ("1- Rà soát hồ sơ", "1-"),
    ("1.2. Rà soát hồ sơ", "1.2."),
    ("1.2 Rà soát hồ sơ", "1.2"),
    ("1.2.3. Rà soát hồ sơ", "1.2.3."),
    ("a) Rà soát hồ sơ", "a)"),
    ("đ) Rà soát hồ sơ", "đ)"),
    # as scanned
    ("©) Rà soát hồ sơ", "©)"),
    ("_ a) Rà soát hồ sơ", "_ a)"),
    ("1L. MỤC ĐÍCH, YÊU CẦU", "1L."),
    ("HI. TỔ CHỨC THỰC HIỆN", "HI."),
    ("11. TỔ CHỨC THỰC HIỆN", "11."),
    ("- Rà soát hồ sơ", "-"),
    ("– Rà soát hồ sơ", "–"),
    ("+ Rà soát hồ sơ", "+"),
    ("• Rà soát hồ sơ", "•"),
    ("Điều 5. Rà soát hồ sơ", "Điều 5."),
    ("Chương II QUY ĐỊNH CỤ THỂ", "Chương II"),
    ("Mục 1 NỘP LƯU", "Mục 1"),
    ("PHẦN THỨ HAI: NỘI DUNG", "PHẦN THỨ HAI:"),
    ("Rà soát hồ sơ", None),
    ("2018 là năm rà soát hồ sơ", None),
    ("30/6/2018 hoàn thành", None),
    ("V/v rà soát hồ sơ", None),
]


@pytest.mark.parametrize(("paragraph", "marker"), MARKERS, ids=[paragraph for paragraph, _ in MARKERS])
def test_marker(paragraph: str, marker: str | None) -> None:
    document, found = outlined("KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING, paragraph)
    block = found.blocks[-1]
    assert block.marker == marker
    rest = paragraph[len(marker or "") :].strip()
    assert document.text[block.body : block.end] == rest


NESTED: list[tuple[tuple[str, ...], list[int | None]]] = [
    (
        (
            "I. MỤC ĐÍCH",
            "1. Rà soát",
            "a) Hồ sơ",
            "- Đại hội",
            "- Kiểm tra",
            "b) Tài liệu",
            "2. Nộp lưu",
            "II. YÊU CẦU",
        ),
        [None, 0, 1, 2, 2, 1, 0, None],
    ),
    (("1. Rà soát", "1.1. Hồ sơ", "1.2. Tài liệu", "2. Nộp lưu", "2.1. Hồ sơ"), [None, 0, 0, None, 3]),
    (
        (
            "Chương I",
            "Điều 1. Phạm vi",
            "1. Áp dụng",
            "a) Cơ quan",
            "Điều 2. Đối tượng",
            "Chương II",
            "Điều 3. Nguyên tắc",
        ),
        [None, 0, 1, 2, 0, None, 5],
    ),
    (("- Hồ sơ", "+ Đại hội", "+ Kiểm tra", "- Tài liệu"), [None, 0, 0, None]),
    (("1. Rà soát", "(1) Hồ sơ", "(2) Tài liệu", "2. Nộp lưu", "1) Hồ sơ"), [None, 0, 0, None, 3]),
    (("I. MỤC ĐÍCH", "1. Rà soát", "1L. YÊU CẦU", "1. Nộp lưu"), [None, 0, None, 2]),
    (("1. Rà soát", "Việc rà soát làm hằng năm.", "2. Nộp lưu"), [None, 0, None]),
    (("1. Rà soát", "- Hồ sơ", "Việc rà soát làm hằng năm."), [None, 0, 0]),
]


@pytest.mark.parametrize(
    ("paragraphs", "parents"), NESTED, ids=[" / ".join(paragraphs)[:50] for paragraphs, _ in NESTED]
)
def test_nesting(paragraphs: Sequence[str], parents: list[int | None]) -> None:
    before = ("KẾ HOẠCH", "sắp xếp kho lưu trữ", OPENING)
    found = outlined(*before, *paragraphs)[1].blocks[len(before) :]
    assert [None if block.parent is None else block.parent - len(before) for block in found] == parents
    for block in found:
        assert block.level >= (block.marker is not None)


PARAGRAPHS = st.sampled_from(
    [
        *STATE_HEAD,
        *CLOSE,
        OPENING,
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH",
        "1. Rà soát",
        "a) Hồ sơ",
        "- Đại hội",
        "PHỤ LỤC",
        "",
        "  ",
    ]
)


@given(st.lists(PARAGRAPHS, max_size=40))
def test_blocks_cover_the_text_in_order(paragraphs: list[str]) -> None:
    document, found = outlined(*paragraphs)
    text = document.text
    assert [text[block.start : block.end] for block in found.blocks] == [p.strip() for p in paragraphs if p.strip()]
    for index, block in enumerate(found.blocks):
        assert block.start <= block.body <= block.end
        assert block.parent is None or block.parent < index
        assert found.at(block.start) == block
        assert found.at(block.end - 1) == block
