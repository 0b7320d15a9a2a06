"""Nơi nhận and Kính gửi: who receives the directive, and for what. Bodies are invented."""

from __future__ import annotations

import pytest

from pipeline.model import Record
from tests.directives import BODY, MOTTO, PARTY, record

HEAD = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018")
TITLE = ("KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu")
SIGNED = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê")

# Lines after the text; recipients with their purposes.
LISTS: list[tuple[tuple[str, ...], list[tuple[str, str | None]]]] = [
    (
        ("Nơi nhận:", "- Ban Bí thư (b/c),", "- Các huyện ủy, thành ủy,", "- Lưu Văn phòng Tỉnh ủy."),
        [("Ban Bí thư", "b/c"), ("Các huyện ủy, thành ủy", None), ("Lưu Văn phòng Tỉnh ủy", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Như trên;", "- Lưu: VT, TH."),
        [("Như trên", None), ("Lưu: VT, TH", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Như Điều 3;", "- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, NC.(Hạnh-15b)"),
        [("Như Điều 3", None), ("Chủ tịch, các PCT UBND tỉnh", None), ("Lưu: VT, NC.(Hạnh-15b)", "lưu")],
    ),
    (
        ("Nơi nhận", "- Thường trực Tỉnh ủy (để báo cáo);", "- Các sở, ban, ngành (để thực hiện);", "- Lưu: VT."),
        [("Thường trực Tỉnh ủy", "b/c"), ("Các sở, ban, ngành", "t/h"), ("Lưu: VT", "lưu")],
    ),
    (
        ("NƠI NHẬN:", "- Thường trực Tỉnh ủy (để b/c),", "- Các cơ quan tham mưu (p/h),", "- Lưu VPTU."),
        [("Thường trực Tỉnh ủy", "b/c"), ("Các cơ quan tham mưu", "p/h"), ("Lưu VPTU", "lưu")],
    ),
    (
        ("Nơi nhận:", "- UBND các xã, phường, thị trấn và các đơn vị", "sự nghiệp thuộc huyện;", "- Lưu: VT."),
        [("UBND các xã, phường, thị trấn và các đơn vị sự nghiệp thuộc huyện", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận: - Như trên;", "- Sở Tài chính;", "- Lưu: VT."),
        [("Như trên", None), ("Sở Tài chính", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận: - Như trên; - Sở Tài chính; - Lưu: VT.",),
        [("Như trên", None), ("Sở Tài chính", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("*Nơi nhận:*", "– Như trên;", "– Cổng TTĐT tỉnh (đăng tải);", "– Lưu: VT."),
        [("Như trên", None), ("Cổng TTĐT tỉnh", "đăng tải"), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "+ Như trên;", "+ Đài PT-TH tỉnh (đưa tin);", "+ Lưu VT."),
        [("Như trên", None), ("Đài PT-TH tỉnh", "đăng tải"), ("Lưu VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "~ Như trên;", "~ Sở Tài chính;", "~ Lưu: VT."),
        [("Như trên", None), ("Sở Tài chính", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("Noi nhận:", "- Như trên;", "- Luu: VT."),
        [("Như trên", None), ("Luu: VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Cục Văn thư và Lưu trữ (A03);", "- Đồng chí Hạnh (Bích);", "- Lưu: VT."),
        [("Cục Văn thư và Lưu trữ (A03)", None), ("Đồng chí Hạnh (Bích)", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Như trên (để t/h);", "- TT. HĐND huyện (để b/c);", "- Lưu: VT."),
        [("Như trên", "t/h"), ("TT. HĐND huyện", "b/c"), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Văn phòng Chính phủ;", "- Bộ Nội vụ (b/cáo);", "- Lưu: VT, NV2."),
        [("Văn phòng Chính phủ", None), ("Bộ Nội vụ", "b/c"), ("Lưu: VT, NV2", "lưu")],
    ),
    (
        ("Nơi nhận:", "- Như trên;", "- Lưu: VT, VTLT.", "Phụ trách soạn thảo: Đỗ Thị Hạnh"),
        [("Như trên", None), ("Lưu: VT, VTLT", "lưu")],
    ),
    (
        ("Nơi nhận:", "1. Thường trực Tỉnh ủy;", "2. Các sở, ban, ngành;", "3. Lưu: VT."),
        [("Thường trực Tỉnh ủy", None), ("Các sở, ban, ngành", None), ("Lưu: VT", "lưu")],
    ),
    (
        ("Nơi nhận:", "Như trên;", "UBND huyện;", "Lưu: VT."),
        [("Như trên", None), ("UBND huyện", None), ("Lưu: VT", "lưu")],
    ),
    ((), []),
]

LETTER_HEAD = (
    *("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 733/SNV-VTLT", "V/v nộp lưu tài liệu"),
    *(*MOTTO, "Lam Giang, ngày 07 tháng 5 năm 2020"),
)
# What stands after a letter's head; its addressees.
ADDRESSED: list[tuple[tuple[str, ...], list[str]]] = [
    (("Kính gửi: Ủy ban nhân dân các huyện, thành phố.",), ["Ủy ban nhân dân các huyện, thành phố"]),
    (("Kính gửi:", "- Các sở, ban, ngành;", "- UBND các huyện."), ["Các sở, ban, ngành", "UBND các huyện"]),
    (
        ("Kính gửi:", "- Văn phòng Tỉnh ủy;", "- Văn phòng Đoàn ĐBQH và HĐND tỉnh;", "- Các hội, đoàn thể tỉnh;"),
        ["Văn phòng Tỉnh ủy", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Các hội, đoàn thể tỉnh"],
    ),
    (("Kính gửi: - Các sở, ban, ngành;", "- UBND các huyện."), ["Các sở, ban, ngành", "UBND các huyện"]),
    (("Kính gửi : Chủ tịch UBND huyện Suối Vàng",), ["Chủ tịch UBND huyện Suối Vàng"]),
    (("**Kính gửi:** Sở Tài chính",), ["Sở Tài chính"]),
    (
        ("Kính gửi:", "Các phòng, đơn vị trực thuộc Sở;", "Ủy ban nhân dân các huyện."),
        ["Các phòng, đơn vị trực thuộc Sở", "Ủy ban nhân dân các huyện"],
    ),
]


def recipients(found: Record) -> list[tuple[str, str | None]]:
    return [(recipient.value, recipient.purpose) for recipient in found.recipients]


@pytest.mark.parametrize(("lines", "expected"), LISTS, ids=[" / ".join(lines)[:70] for lines, _ in LISTS])
def test_list(lines: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    assert recipients(record(*HEAD, *TITLE, *BODY, *lines)) == expected
    assert recipients(record(*HEAD, *TITLE, *BODY, *lines, *SIGNED)) == expected


@pytest.mark.parametrize(("lines", "expected"), ADDRESSED, ids=[" / ".join(lines)[:70] for lines, _ in ADDRESSED])
def test_addressees_come_first(lines: tuple[str, ...], expected: list[str]) -> None:
    found = record(*LETTER_HEAD, *lines, *BODY, "Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    assert recipients(found) == [*((name, None) for name in expected), ("Như trên", None), ("Lưu: VT", "lưu")]


def test_evidence_holds_the_recipient() -> None:
    found = record(*HEAD, *TITLE, *BODY, "Nơi nhận:", "- Ban Bí thư (b/c),", "- Lưu VPTU.")
    (spot,) = found.recipients[0].evidence
    assert "Ban Bí thư" in found.text[spot.start : spot.end]
