"""Place and date of issue, and the lines that only look like it. Places are invented."""

from __future__ import annotations

import pytest

from extractors.dateline import is_dateline
from pipeline.model import Record
from tests.directives import MOTTO, PARTY, directive, record

# The printed line, the day, the place.
LINES = [
    ("Lam Giang, ngày 07 tháng 5 năm 2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang, ngày 7 tháng 05 năm 2018.", "2018-05-07", "Lam Giang"),
    ("Lam Giang, Ngày 07 Tháng 5 Năm 2018", "2018-05-07", "Lam Giang"),
    ("LAM GIANG, NGÀY 07 THÁNG 5 NĂM 2018", "2018-05-07", "LAM GIANG"),
    ("Lam Giang , ngày  07  tháng  5  năm  2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang; ngày 07 tháng 5 năm 2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang. ngày 07 tháng 5 năm 2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang, ngày 07tháng 5năm 2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang, ngày 07 tháng 5 năm 20 18", "2018-05-07", "Lam Giang"),
    ("Lam Giang, ngày 31 tháng 12 năm 1999", "1999-12-31", "Lam Giang"),
    ("Lam Giang, ngày 07/5/2018", "2018-05-07", "Lam Giang"),
    ("Lam Giang, ngày 07-5-2018", "2018-05-07", "Lam Giang"),
    ("Thị trấn Suối Vàng, ngày 07 tháng 5 năm 2018", "2018-05-07", "Thị trấn Suối Vàng"),
    ("TP. Bình Hải, ngày 07 tháng 5 năm 2018", "2018-05-07", "TP. Bình Hải"),
    ("Thành phố Hồ Chí Minh, ngày 07 tháng 5 năm 2018", "2018-05-07", "Thành phố Hồ Chí Minh"),
    ("Cư M’gar, ngày 07 tháng 5 năm 2018", "2018-05-07", "Cư M’gar"),
    ("Bà Rịa - Vũng Tàu, ngày 07 tháng 5 năm 2018", "2018-05-07", "Bà Rịa - Vũng Tàu"),
    ("ngày 07 tháng 5 năm 2018", "2018-05-07", None),
    ("Lam Giang, ngày … tháng 5 năm 2018", None, "Lam Giang"),
    ("Lam Giang, ngày ... tháng ... năm 2018", None, "Lam Giang"),
    ("Lam Giang, ngày tháng năm 2018", None, "Lam Giang"),
    ("Lam Giang, ngày      tháng      năm 2018", None, "Lam Giang"),
    ("Lam Giang, ngày ___ tháng ___ năm 20__", None, "Lam Giang"),
    ("Lam Giang, ngày 32 tháng 5 năm 2018", None, "Lam Giang"),
    ("Lam Giang, ngày 30 tháng 02 năm 2018", None, "Lam Giang"),
]


def read(dateline: str) -> Record:
    head = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, dateline)
    return directive(head, "KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu của các cơ quan")


@pytest.mark.parametrize(("dateline", "date", "place"), LINES, ids=[line for line, _, _ in LINES])
def test_dateline(dateline: str, date: str | None, place: str | None) -> None:
    found = read(dateline)
    assert (found.issued_on and found.issued_on.value) == date
    assert (found.place and found.place.value) == place


def test_a_date_in_the_text_is_not_the_date_of_issue() -> None:
    head = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY)
    body = (
        "Ngày 03 tháng 02 năm 2018, Ban Thường vụ Tỉnh ủy họp phiên thường kỳ và thống nhất những nội dung sau đây.",
    )
    assert directive(head, "KẾT LUẬN", "về sắp xếp kho lưu trữ", body=body).issued_on is None


def test_date_above_the_signature() -> None:
    found = record(
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("BÁO CÁO", "tình hình quản lý kho lưu trữ năm 2018"),
        "Thực hiện chỉ đạo của cấp trên, Phòng Nội vụ báo cáo tình hình quản lý kho lưu trữ trong năm như sau:",
        "1. Kho lưu trữ được vệ sinh, khử trùng, bảo đảm an toàn phòng cháy, chữa cháy theo đúng quy định.",
        *("Suối Vàng, ngày 07 tháng 5 năm 2018", "TRƯỞNG PHÒNG", "Lê Thị Minh Nguyệt"),
    )
    assert found.issued_on is not None
    assert found.issued_on.value == "2018-05-07"


def test_date_in_the_attachments_reference() -> None:
    found = record(
        *("KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu của các cơ quan"),
        "Thực hiện chỉ đạo của cấp trên, Ban Thường vụ Tỉnh ủy xây dựng kế hoạch sắp xếp kho lưu trữ như sau:",
        "1. Kho lưu trữ được vệ sinh, khử trùng, bảo đảm an toàn phòng cháy, chữa cháy theo đúng quy định.",
        *("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"),
        *("ĐỀ CƯƠNG", "báo cáo kết quả sắp xếp kho lưu trữ"),
        "(Ban hành kèm theo Kế hoạch số 123-KH/TU, ngày 29/8/2014 của Ban Thường vụ Tỉnh ủy)",
        "1. Tình hình chung",
    )
    assert found.issued_on is not None
    assert found.issued_on.value == "2014-08-29"
    assert found.number is not None
    assert found.number.value == "123-KH/TU"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lam Giang, ngày 07 tháng 5 năm 2018", True),
        (f"{MOTTO[1]} Lam Giang, ngày 07 tháng 5 năm 2018", True),
        ("Số: 77/KH-UBND Lam Giang, ngày 07 tháng 5 năm 2018", True),
        ("ngày 07 tháng 5 năm 2018", True),
        ("Thực hiện Kế hoạch số 88-KH/TU, ngày 07 tháng 5 năm 2018 của Ban Thường vụ Tỉnh ủy về lưu trữ", False),
        ("sơ kết Chỉ thị số 12-CT/TU, ngày 07 tháng 5 năm 2018", False),
        ("về sắp xếp kho lưu trữ", False),
    ],
)
def test_what_is_a_dateline(line: str, expected: bool) -> None:
    assert is_dateline(line) is expected
