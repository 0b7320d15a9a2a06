"""Who signs, in what position, on whose behalf. Persons and bodies are invented."""

from __future__ import annotations

import pytest

from tests.directives import BODY, MOTTO, PARTY, record

PARTY_HEAD = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018")
STATE_HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 77/KH-UBND", *MOTTO, "Lam Giang, ngày 12 tháng 4 năm 2021")
TITLE = ("KẾ HOẠCH", "sắp xếp kho lưu trữ tài liệu")
TO = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")

# Lines of the signature block; name, position, on whose behalf.
SIGNED = [
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"), "Trần Văn Khê", "Phó Bí thư", "T/M Ban Thường vụ"),
    (
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "(Đã ký)", "Trần Văn Khê"),
        "Trần Văn Khê",
        "Phó Bí thư Thường trực",
        "T/M Ban Thường vụ",
    ),
    (("T/M TỈNH ỦY", "BÍ THƯ", "Lê Hoàng Sơn Tùng"), "Lê Hoàng Sơn Tùng", "Bí thư", "T/M Tỉnh ủy"),
    (
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Đỗ Thị Hạnh"),
        "Đỗ Thị Hạnh",
        "Chánh Văn phòng",
        "T/L Ban Thường vụ",
    ),
    (("TRƯỞNG BAN", "Ngô Đình Quế"), "Ngô Đình Quế", "Trưởng ban", None),
    (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Ngô Đình Quế"), "Ngô Đình Quế", "Phó Trưởng ban", "K/T Trưởng ban"),
    (
        ("K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM THƯỜNG TRỰC", "Bùi Hữu Nghĩa"),
        "Bùi Hữu Nghĩa",
        "Phó Chủ nhiệm Thường trực",
        "K/T Chủ nhiệm",
    ),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Chủ tịch", "TM. Ủy ban nhân dân"),
    (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Minh Chuẩn"),
        "Võ Minh Chuẩn",
        "Phó Chủ tịch",
        "TM. Ủy ban nhân dân",
    ),
    (
        ("TM. UBND XÃ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Y Ngông Niê"),
        "Y Ngông Niê",
        "Phó Chủ tịch",
        "TM. Ủy ban nhân dân xã",
    ),
    (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Phó Chủ tịch", "KT. Chủ tịch"),
    (("KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Phó Chủ tịch", "KT. Chủ tịch"),
    (("GIÁM ĐỐC", "(Ký tên, đóng dấu)", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Giám đốc", None),
    (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Phó Giám đốc", "KT. Giám đốc"),
    (("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trịnh Công Huy"), "Trịnh Công Huy", "Thứ trưởng", "KT. Bộ trưởng"),
    (("BỘ TRƯỞNG", "Trịnh Công Huy"), "Trịnh Công Huy", "Bộ trưởng", None),
    # a seal hid the first word
    (("TRƯỞNG", "Trịnh Công Huy"), "Trịnh Công Huy", None, None),
    (("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Trịnh Công Huy"), "Trịnh Công Huy", "Phó Thủ tướng", "KT. Thủ tướng"),
    (
        ("TL. BỘ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Đỗ Thị Hạnh"),
        "Đỗ Thị Hạnh",
        "Phó Chánh Văn phòng",
        "TL. Bộ trưởng",
    ),
    (
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đỗ Thị Hạnh"),
        "Đỗ Thị Hạnh",
        "Chánh Văn phòng",
        "TL. Chủ tịch",
    ),
    (
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Đỗ Thị Hạnh"),
        "Đỗ Thị Hạnh",
        "Giám đốc Sở Nội vụ",
        "TUQ. Chủ tịch",
    ),
    (("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Kpă H’Linh"), "Kpă H’Linh", "Chủ tịch", "TM. Ban Thường trực"),
    (("HIỆU TRƯỞNG", "PGS.TS. Nguyễn Thanh Bạch"), "Nguyễn Thanh Bạch", "Hiệu trưởng", None),
    (("HIỆU TRƯỞNG", "GS. TS Nguyễn Thanh Bạch"), "Nguyễn Thanh Bạch", "Hiệu trưởng", None),
    (("GIÁM ĐỐC", "Đại tá Phan Đình Lượng"), "Phan Đình Lượng", "Giám đốc", None),
    (("CHỦ TỊCH", "NGUYỄN THANH BẠCH"), "Nguyễn Thanh Bạch", "Chủ tịch", None),
    (("CHỦ TỊCH", "Đã ký: Nguyễn Thanh Bạch"), "Nguyễn Thanh Bạch", "Chủ tịch", None),
    (
        ("**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**", "**Võ Minh Chuẩn**"),
        "Võ Minh Chuẩn",
        "Chủ tịch",
        "TM. Ủy ban nhân dân",
    ),
    (
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Võ Minh Chuẩn",),
        "Võ Minh Chuẩn",
        "Phó Chủ tịch",
        "TM. Ủy ban nhân dân",
    ),
    (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Chủ tịch", "TM. Hội đồng nhân dân"),
    (("Q. GIÁM ĐỐC", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Quyền Giám đốc", None),
    (("QUYỀN GIÁM ĐỐC", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Quyền Giám đốc", None),
    (("GIÁM ĐỐC", "(Đã ký, đóng dấu)", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Giám đốc", None),
    (("Chủ tịch", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Chủ tịch", None),
    (("CHỦ TỊCH", "Người ký: Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Chủ tịch", None),
    (("CHỦ TỊCH", "[Chữ ký]", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Chủ tịch", None),
    (("TRƯỞNG BAN CHỈ ĐẠO", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Trưởng Ban Chỉ đạo", None),
    (
        ("T/M THƯỜNG TRỰC TỈNH ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC kiêm CHỦ TỊCH HĐND TỈNH", "Trần Văn Khê"),
        "Trần Văn Khê",
        "Phó Bí thư Thường trực kiêm Chủ tịch HĐND tỉnh",
        "T/M Thường trực Tỉnh ủy",
    ),
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), None, None, None),
]


@pytest.mark.parametrize("after", [(), TO], ids=["alone", "beside recipients"])
@pytest.mark.parametrize(
    ("lines", "name", "position", "authority"), SIGNED, ids=[" / ".join(case[0])[:70] for case in SIGNED]
)
def test_signature(
    lines: tuple[str, ...], name: str | None, position: str | None, authority: str | None, after: tuple[str, ...]
) -> None:
    party = lines[0][:3] in ("T/M", "T/L", "K/T", "TRƯ")
    found = record(*(PARTY_HEAD if party else STATE_HEAD), *TITLE, *BODY, *after, *lines).signatory
    if name is None:
        assert found is None
        return
    assert found is not None
    assert (found.value, found.position, found.authority) == (name, position, authority)


def test_signature_read_before_the_recipients() -> None:
    lines = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Minh Chuẩn")
    found = record(*STATE_HEAD, *TITLE, *BODY, *lines, *TO)
    assert found.signatory is not None
    assert found.signatory.value == "Võ Minh Chuẩn"
    assert [recipient.value for recipient in found.recipients] == ["Như trên", "Lưu: VT"]


def test_persons_named_in_the_text_do_not_sign() -> None:
    body = (*BODY, "Giao đồng chí Trần Văn Khê, Phó Bí thư Thường trực Tỉnh ủy chỉ đạo thực hiện.")
    assert record(*PARTY_HEAD, *TITLE, *body).signatory is None


def test_evidence_holds_the_name() -> None:
    found = record(*STATE_HEAD, *TITLE, *BODY, "CHỦ TỊCH", "Võ Minh Chuẩn")
    assert found.signatory is not None
    (spot,) = found.signatory.evidence
    assert found.text[spot.start : spot.end] == "Võ Minh Chuẩn"
