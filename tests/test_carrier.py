"""News that report a directive are told apart from the directive. Papers, bodies and persons are invented."""

from __future__ import annotations

import pytest

from pipeline.model import Report
from tests.directives import BODY, MOTTO, PARTY, record

PLAN = (
    "Sắp xếp kho lưu trữ ở các huyện, thành phố",
    "(Baolamgiang.vn) - Phó Bí thư Thường trực Tỉnh ủy Trần Văn Khê vừa ký ban hành Kế hoạch số 88-KH/TU của Ban Thường vụ "
    "Tỉnh ủy về sắp xếp kho lưu trữ trong toàn tỉnh.",
    "Theo đó, các huyện ủy, thành ủy hoàn thành việc rà soát hồ sơ trước ngày 30/6/2018.",
    "Xem thêm: Công tác văn thư những tháng đầu năm",
)
NEWS: list[tuple[tuple[str, ...], Report]] = [
    (
        PLAN,
        Report(
            kind="Kế hoạch",
            number="88-KH/TU",
            issuer="Ban Thường vụ Tỉnh ủy",
            subject="sắp xếp kho lưu trữ trong toàn tỉnh",
            signatory="Trần Văn Khê",
        ),
    ),
    (
        (
            "Tăng cường bảo quản hồ sơ mùa mưa bão",
            "(Báo Lam Giang) - Ủy ban nhân dân tỉnh vừa ban hành Chỉ thị số 08/CT-UBND về tăng cường bảo quản hồ sơ mùa mưa bão.",
            "Chỉ thị nêu rõ, các sở, ngành phải kiểm tra kho hằng tuần.",
            "Tác giả: Minh Nguyệt",
        ),
        Report(kind="Chỉ thị", number="08/CT-UBND", subject="tăng cường bảo quản hồ sơ mùa mưa bão"),
    ),
]


@pytest.mark.parametrize(("lines", "report"), NEWS, ids=[lines[0] for lines, _ in NEWS])
def test_news(lines: tuple[str, ...], report: Report) -> None:
    found = record(*lines)
    assert found.kind is not None
    assert (found.kind.value, found.kind.code) == ("Bài báo", None)
    assert (found.number, found.issued_on, found.signatory) == (None, None, None)
    assert found.subject is not None
    assert found.subject.value == lines[0]
    assert found.reports == report
    assert "number-missing" not in {finding.code for finding in found.findings}


DIRECTIVES = [
    ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018", "KẾ HOẠCH", "sắp xếp kho"),
    (
        *("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 733/SNV-VTLT", *MOTTO, "Lam Giang, ngày 07 tháng 5 năm 2020"),
        "Kính gửi: Ủy ban nhân dân các huyện, thành phố.",
        "Ngày 03/4/2020, Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số 77/KH-UBND về sắp xếp kho lưu trữ. Nguồn: Báo Lam Giang.",
    ),
    ("Ban Thường vụ Tỉnh ủy đã ban hành Kế hoạch số 88-KH/TU về sắp xếp kho lưu trữ trong toàn tỉnh.",),
]


@pytest.mark.parametrize("lines", DIRECTIVES, ids=[lines[0][:40] for lines in DIRECTIVES])
def test_directives_are_no_news(lines: tuple[str, ...]) -> None:
    found = record(*lines, *BODY)
    assert found.reports is None
    assert found.kind is None or found.kind.value != "Bài báo"
