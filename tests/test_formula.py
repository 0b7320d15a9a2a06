"""The heading formula of gazettes and legal databases, which takes the letterhead's place."""

from __future__ import annotations

import pytest

from tests.directives import BODY, record

DECIDES = "BỘ TRƯỞNG BỘ NỘI VỤ"
# Lines up to who decides; kind, number, day, issuer, subject.
FORMULAS = [
    (
        ("QUYẾT ĐỊNH", "CỦA BỘ TRƯỞNG BỘ NỘI VỤ SỐ 63/QĐ-BNV NGÀY 13 THÁNG 01 NĂM 2010", "PHÊ DUYỆT ĐỀ ÁN LƯU TRỮ"),
        ("Quyết định", "63/QĐ-BNV", "2010-01-13", "Bộ trưởng Bộ Nội vụ", "PHÊ DUYỆT ĐỀ ÁN LƯU TRỮ"),
    ),
    (
        ("QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ NỘI VỤ SỐ 63/QĐ-BNV NGÀY 13 THÁNG 01 NĂM 2010 PHÊ DUYỆT ĐỀ ÁN LƯU TRỮ",),
        ("Quyết định", "63/QĐ-BNV", "2010-01-13", "Bộ trưởng Bộ Nội vụ", "PHÊ DUYỆT ĐỀ ÁN LƯU TRỮ"),
    ),
    (
        ("THÔNG TƯ", "CỦA BỘ NỘI VỤ SỐ 05/2007/TT-BNV", "NGÀY 5 THÁNG 7 NĂM 2007", "HƯỚNG DẪN CÔNG TÁC LƯU TRỮ"),
        ("Thông tư", "05/2007/TT-BNV", "2007-07-05", "Bộ Nội vụ", "HƯỚNG DẪN CÔNG TÁC LƯU TRỮ"),
    ),
    (
        (
            "THÔNG TƯ LIÊN TỊCH",
            "BỘ NỘI VỤ - BỘ TÀI CHÍNH SỐ 21/2005/TTLT-BNV-BTC NGÀY 11 THÁNG 4 NĂM 2005",
            "HƯỚNG DẪN CHẾ ĐỘ PHỤ CẤP",
        ),
        (
            "Thông tư liên tịch",
            "21/2005/TTLT-BNV-BTC",
            "2005-04-11",
            "Bộ Nội vụ; Bộ Tài chính",
            "HƯỚNG DẪN CHẾ ĐỘ PHỤ CẤP",
        ),
    ),
    (
        ("NGHỊ ĐỊNH", "CỦA CHÍNH PHỦ SỐ 111/2004/NĐ-CP NGÀY 08 THÁNG 4 NĂM 2004", "QUY ĐỊNH CHI TIẾT VỀ LƯU TRỮ"),
        ("Nghị định", "111/2004/NĐ-CP", "2004-04-08", "Chính phủ", "QUY ĐỊNH CHI TIẾT VỀ LƯU TRỮ"),
    ),
    (
        ("CHỈ THỊ", "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ: 05/2007/CT-TTg NGÀY 02/3/2007", "VỀ TĂNG CƯỜNG BẢO VỆ TÀI LIỆU"),
        ("Chỉ thị", "05/2007/CT-TTg", "2007-03-02", "Thủ tướng Chính phủ", "VỀ TĂNG CƯỜNG BẢO VỆ TÀI LIỆU"),
    ),
]


@pytest.mark.parametrize(("lines", "stated"), FORMULAS, ids=[" / ".join(lines)[:70] for lines, _ in FORMULAS])
def test_formula(lines: tuple[str, ...], stated: tuple[str, ...]) -> None:
    found = record(*lines, DECIDES, *BODY)
    fields = (found.kind, found.number, found.issued_on, found.issuer, found.subject)
    assert tuple(field and field.value for field in fields) == stated
