"""The receiver's stamp: number, day and office, never taken for the document's own. Offices are invented."""

from __future__ import annotations

import msgspec
import pytest

from extractors.api import extract
from pipeline.model import Aside, Record
from tests.directives import BODY, MOTTO, PARTY, document, record

TITLE = ("KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu")
OWN = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU")
RIGHT = (PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018")

# Lines of the stamp; number, day and office.
STAMPS: list[tuple[tuple[str, ...], str | None, str | None, str | None]] = [
    (("HUYỆN ỦY SUỐI VÀNG", "CÔNG VĂN ĐẾN", "Số: 365", "Ngày: 21/5/2018"), "365", "2018-05-21", "Huyện ủy Suối Vàng"),
    (("VĂN PHÒNG HUYỆN ỦY", "CÔNG VĂN ĐẾN", "Số 365", "Ngày 21/5/2018"), "365", "2018-05-21", "Văn phòng Huyện ủy"),
    (("SỞ NỘI VỤ", "ĐẾN", "Số: 1204", "Ngày: 21/5/18"), "1204", "2018-05-21", "Sở Nội vụ"),
    (("SỞ NỘI VỤ", "ĐẾN Số: 1204", "Ngày: 21-5-2018", "Chuyển: ......"), "1204", "2018-05-21", "Sở Nội vụ"),
    (("UBND HUYỆN SUỐI VÀNG", "CÔNG VĂN ĐẾN", "Số:365", "Ngày:21.5.2018"), "365", "2018-05-21", "UBND huyện Suối Vàng"),
    (("CÔNG VĂN ĐẾN", "Số: 365", "Ngày: 21/5/2018", "Chuyển: đ/c Hạnh"), "365", "2018-05-21", None),
    (("CONG VAN DEN", "So: 365", "Ngay: 21/5/2018"), "365", "2018-05-21", None),
    (("CÔNG VĂN ĐÉN", "Sô: 365", "Ngày: 21/5/2018"), "365", "2018-05-21", None),
    (("VĂN BẢN ĐẾN", "Số: 365", "Ngày đến: 21/5/2018"), "365", "2018-05-21", None),
    (("ĐẾN", "Số đến: 365", "Ngày đến: 21/5/2018"), "365", "2018-05-21", None),
    (("CÔNG VĂN ĐẾN", "Số: 365"), "365", None, None),
    (("CÔNG VĂN ĐẾN", "Số: ....", "Ngày: ...."), None, None, None),
]


def value(found: Record) -> tuple[str | None, str | None, str | None] | None:
    return (found.receipt.number, found.receipt.date, found.receipt.body) if found.receipt else None


@pytest.mark.parametrize(("stamp", "number", "date", "office"), STAMPS, ids=[" / ".join(case[0]) for case in STAMPS])
def test_stamp_in_the_letterhead(
    stamp: tuple[str, ...], number: str | None, date: str | None, office: str | None
) -> None:
    found = record(*OWN, *stamp, *RIGHT, *TITLE, *BODY)
    assert value(found) == ((number, date, office) if number else None)
    assert found.number is not None
    assert found.number.value == "88-KH/TU"
    assert found.issued_on is not None
    assert found.issued_on.value == "2018-05-07"
    assert found.issuer is not None
    assert found.issuer.value == "Tỉnh ủy Lam Giang"


@pytest.mark.parametrize(("stamp", "number", "date", "office"), STAMPS, ids=[" / ".join(case[0]) for case in STAMPS])
def test_stamp_found_on_the_picture(
    stamp: tuple[str, ...], number: str | None, date: str | None, office: str | None
) -> None:
    plain = document(*OWN, *RIGHT, *TITLE, *BODY)
    (found,) = extract(msgspec.structs.replace(plain, asides=(Aside("stamp", "\n".join(stamp), 1),)))
    assert value(found) == ((number, date, office) if number else None)


def test_stamp_above_the_letterhead() -> None:
    stamp = ("HUYỆN ỦY SUỐI VÀNG", "CÔNG VĂN ĐẾN", "Số: 365", "Ngày: 21/5/2018")
    found = record(*stamp, *OWN, *RIGHT, *TITLE, *BODY)
    assert value(found) == ("365", "2018-05-21", "Huyện ủy Suối Vàng")
    assert found.number is not None
    assert found.number.value == "88-KH/TU"


def test_only_a_stamp_and_the_signature_say_where_it_comes_from() -> None:
    found = record(
        *("HUYỆN ỦY SUỐI VÀNG", "CÔNG VĂN ĐẾN", "Số: 365", "Ngày: 21/5/2018", "KẾ HOẠCH", "tổng kết công tác lưu trữ"),
        "Thực hiện Chỉ thị số 12-CT/TU, ngày 3/4/2018, Ban Thường vụ Tỉnh ủy xây dựng kế hoạch tổng kết như sau:",
        *("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"),
    )
    assert found.number is None
    assert found.receipt is not None
    assert found.issuer is not None
    assert found.issuer.value == "Ban Thường vụ Tỉnh ủy"


@pytest.mark.parametrize(
    "lines",
    [
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 77/KH-UBND", *MOTTO, "Lam Giang, ngày 12 tháng 4 năm 2021"),
        ("TỈNH ỦY LAM GIANG", "*", "Số 365-KH/TU", PARTY, "Lam Giang, ngày 12 tháng 4 năm 2021"),
    ],
)
def test_no_stamp(lines: tuple[str, ...]) -> None:
    assert record(*lines, *TITLE, *BODY, "Các đơn vị tiếp nhận công văn đến, vào sổ số 12 trong ngày.").receipt is None
