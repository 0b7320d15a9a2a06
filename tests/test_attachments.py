"""Phụ lục, Đề cương, Mẫu … inside a directive. Contents are invented."""

from __future__ import annotations

import pytest

from pipeline.model import Record
from tests.directives import BODY, MOTTO, PARTY, record

PARENT = (
    *("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018"),
    *("KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu", *BODY),
)
DECISION = (
    *("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 45/2013/QĐ-UBND", *MOTTO, "Lam Giang, ngày 03 tháng 12 năm 2013"),
    *("QUYẾT ĐỊNH", "Ban hành Quy chế quản lý kho lưu trữ", "ỦY BAN NHÂN DÂN TỈNH", *BODY, "QUYẾT ĐỊNH:"),
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý kho lưu trữ lịch sử của tỉnh Lam Giang.",
)
CLOSE = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê")
REFERENCE = "(Ban hành kèm theo Quyết định số 45/2013/QĐ-UBND ngày 03/12/2013 của Ủy ban nhân dân tỉnh)"
TEXT = ("1. Tình hình chung", "2. Kết quả đạt được")

# Lines after the signature; kind and title of each attachment.
ATTACHED: list[tuple[tuple[str, ...], list[tuple[str, str | None]]]] = [
    ((), []),
    (("PHỤ LỤC", "Danh sách hồ sơ nộp lưu", *TEXT), [("Phụ lục", "Danh sách hồ sơ nộp lưu")]),
    (("Phụ lục 1", "Danh sách hồ sơ nộp lưu", *TEXT), [("Phụ lục", "Danh sách hồ sơ nộp lưu")]),
    (("Phụ lục số 01", "DANH MỤC HỒ SƠ NỘP LƯU", *TEXT), [("Phụ lục", "DANH MỤC HỒ SƠ NỘP LƯU")]),
    (
        ("PHỤ LỤC I", "Danh sách hồ sơ", *TEXT, "PHỤ LỤC II", "Biểu tổng hợp", *TEXT),
        [("Phụ lục", "Danh sách hồ sơ"), ("Phụ lục", "Biểu tổng hợp")],
    ),
    (("ĐỀ CƯƠNG", "báo cáo kết quả sắp xếp kho lưu trữ", *TEXT), [("Đề cương", "báo cáo kết quả sắp xếp kho lưu trữ")]),
    (
        ("ĐỀ CƯƠNG BÁO CÁO", "(Kèm theo Kế hoạch số 88-KH/TU, ngày 07/5/2018 của Ban Thường vụ Tỉnh ủy)", *TEXT),
        [("Đề cương", "BÁO CÁO")],
    ),
    (("° PHỤ LỤC I", "Danh sách hồ sơ nộp lưu", *TEXT), [("Phụ lục", "Danh sách hồ sơ nộp lưu")]),
    (("PHỤ LỤC 1: DANH MỤC HỒ SƠ", *TEXT), [("Phụ lục", "DANH MỤC HỒ SƠ")]),
    (
        (
            "PHỤ LỤC",
            "(Kèm theo Kế hoạch số 88-KH/TU",
            "ngày 07/5/2018 của Tỉnh ủy)",
            "DANH SÁCH",
            "các đơn vị nộp lưu",
            *TEXT,
        ),
        [("Phụ lục", "DANH SÁCH các đơn vị nộp lưu")],
    ),
    (
        ("Biểu số 01", "THỐNG KÊ HỒ SƠ", *TEXT, "Biểu số 02", "THỐNG KÊ KHO", *TEXT),
        [("Biểu", "THỐNG KÊ HỒ SƠ"), ("Biểu", "THỐNG KÊ KHO")],
    ),
    (
        ("PHỤ LỤC", "Các mẫu dùng khi nộp lưu", "1. Hồ sơ", "Mẫu số 01", "Phiếu nộp lưu", *TEXT),
        [("Phụ lục", "Các mẫu dùng khi nộp lưu")],
    ),
    (("MẪU SỐ 01", "UBND HUYỆN ……", MOTTO[0], *TEXT), [("Mẫu", None)]),
    (("ĐỀ CƯƠNG BÁO CÁO", "Kết quả sắp xếp kho lưu trữ", *TEXT), [("Đề cương", "BÁO CÁO Kết quả sắp xếp kho lưu trữ")]),
    (("DANH MỤC", "hồ sơ hết giá trị", *TEXT), [("Danh mục", "hồ sơ hết giá trị")]),
    (("BIỂU MẪU", "thống kê hồ sơ", *TEXT), [("Biểu mẫu", "thống kê hồ sơ")]),
    (("Mẫu số 01", "Phiếu thống kê hồ sơ", *TEXT), [("Mẫu", "Phiếu thống kê hồ sơ")]),
]


def attachments(found: Record) -> list[tuple[str, str | None]]:
    return [(attachment.kind, attachment.title) for attachment in found.attachments]


@pytest.mark.parametrize(("lines", "expected"), ATTACHED, ids=[" / ".join(lines)[:60] for lines, _ in ATTACHED])
def test_after_the_signature(lines: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    found = record(*PARENT, *CLOSE, *lines)
    assert attachments(found) == expected
    for attachment in found.attachments:
        assert attachment.kind.upper() in found.text[attachment.start :].split("\n")[0].upper()
    if found.attachments:
        assert found.attachments[-1].end == len(found.text)


def test_a_regulation_attached_to_a_decision() -> None:
    close = ("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Minh Chuẩn")
    found = record(*DECISION, *close, "QUY CHẾ", "Quản lý kho lưu trữ lịch sử", REFERENCE, "Chương I", "QUY ĐỊNH CHUNG")
    assert attachments(found) == [("Quy chế", "Quản lý kho lưu trữ lịch sử")]
    assert found.kind is not None
    assert found.kind.value == "Quyết định"
    assert found.signatory is not None
    assert found.signatory.value == "Võ Minh Chuẩn"


def test_recipients_and_signature_end_before_the_attachment() -> None:
    found = record(*PARENT, *CLOSE, "PHỤ LỤC", "Danh sách hồ sơ nộp lưu", "- Hồ sơ đại hội;", "- Hồ sơ kiểm tra.")
    assert [recipient.value for recipient in found.recipients] == ["Như trên", "Lưu: VT"]


def test_tables_in_the_text_are_no_attachments() -> None:
    found = record(*PARENT, "DANH SÁCH các đơn vị có hồ sơ tồn đọng | Số mét | Ghi chú", *BODY, *CLOSE)
    assert attachments(found) == []
