"""Who signs, in what position, on whose behalf. Persons and bodies are invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extractors.api import extract
from pipeline.model import Box, Line, Page, Reading, Signatory, Word
from pipeline.text import assemble
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
    (("TM. TIỂU BAN", "TRƯỞNG TIỂU BAN", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Trưởng Tiểu ban", "TM. Tiểu ban"),
    # set in a font of capitals, which the file has as small letters
    (("kt. Thống đốc", "phó Thống đốc", "Võ Minh Chuẩn"), "Võ Minh Chuẩn", "Phó Thống đốc", "KT. Thống đốc"),
    (
        ("KT/ bộ trưởng bộ tài chính", "Thứ trưởng", "Võ Minh Chuẩn"),
        "Võ Minh Chuẩn",
        "Thứ trưởng",
        "KT/ Bộ trưởng Bộ Tài chính",
    ),
    # the mark before the head was written by hand
    (("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hồ Quang Hiếu"), "Hồ Quang Hiếu", "Phó Giám đốc", "KT. Giám đốc"),
    (
        ("KT. BỘ TRƯỞNG,", "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Trịnh Công Huy"),
        "Trịnh Công Huy",
        "Phó Chủ nhiệm",
        "KT. Bộ trưởng, Chủ nhiệm",
    ),
    (
        ("TM. ỦY BAN NHÂN", "DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Minh Chuẩn"),
        "Võ Minh Chuẩn",
        "Phó Chủ tịch",
        "TM. Ủy ban nhân dân",
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


LIST = tuple(f"{number}. Kho số {number} của tỉnh" for number in range(1, 12))


# ---- where it stands ------------------------------------------------------------------------------------------------


def test_the_first_of_two_who_sign_one_after_the_other() -> None:
    first = ("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Lê Hoàng Sơn Tùng")
    second = ("KT. BỘ TRƯỞNG BỘ NỘI VỤ", "THỨ TRƯỞNG", "Trịnh Công Huy")
    found = record(*STATE_HEAD, *TITLE, *BODY, *first, *second).signatory
    assert found is not None
    assert (found.value, found.authority) == ("Lê Hoàng Sơn Tùng", "KT. Bộ trưởng Bộ Tài chính")


def test_a_signature_before_an_attachment_without_recipients() -> None:
    after = ("PHỤ LỤC", "DANH MỤC KHO LƯU TRỮ", "(Kèm theo Kế hoạch số 77/KH-UBND)", *LIST)
    found = record(*STATE_HEAD, *TITLE, *BODY, "THỦ TƯỚNG", "Trần Văn Khê", *after).signatory
    assert found is not None
    assert (found.value, found.position) == ("Trần Văn Khê", "Thủ tướng")


def test_two_columns_that_came_line_by_line() -> None:
    close = (
        "Nơi nhận: KT. CHỦ TỊCH",
        "- Thường trực Huyện ủy",
        "PHÓ CHỦ TỊCH",
        "(để báo cáo);",
        "- Các xã, thị trấn",
        "của huyện (để thực hiện); Võ Minh Chuẩn",
        "- Lưu: VT.",
    )
    found = record(*STATE_HEAD, *TITLE, *BODY, *close).signatory
    assert found is not None
    assert (found.value, found.position, found.authority) == ("Võ Minh Chuẩn", "Phó Chủ tịch", "KT. Chủ tịch")


class Row(NamedTuple):
    """A line of a scanned page: where its left end stands, in points, and how surely it was read."""

    text: str
    x: float
    y: float
    sure: float = 0.95


CLOSING = [Row("Nơi nhận:", 80, 600), Row("- Như trên;", 80, 615), Row("- Lưu: VT.", 80, 630)]


def _scanned(
    *rows: Row, head: tuple[str, ...] = STATE_HEAD, asides: tuple[Line, ...] = (), calibrated: bool = True
) -> Signatory | None:
    lines = [Row(text, 80, 60 + 15 * at) for at, text in enumerate((*head, *TITLE, *BODY))]
    read = tuple(_line(row) for row in (*lines, *rows))
    page = Page(1, 595, 842, "ocr", (*read, *asides), 0.95)
    (found,) = extract(assemble(Reading("application/pdf", (page,)), "scan.pdf", "0" * 64), calibrated=calibrated)
    return found.signatory


def _line(row: Row) -> Line:
    """A line of print 12 points high; a bar parts what stands in two columns."""
    words, x = [], row.x
    for column in row.text.split(" | "):
        for text in column.split():
            words.append(Word(text, Box(x, row.y, x + 6 * len(text), row.y + 12), row.sure))
            x += 6 * (len(text) + 1)
        x = max(x, 350.0)
    text = " ".join(word.text for word in words)
    box = Box(row.x, row.y, words[-1].box.x1, row.y + 12)
    return Line(text, box, tuple(words), end="paragraph", confidence=row.sure)


@pytest.mark.parametrize(
    ("rows", "name", "position", "authority"),
    [
        # the columns came as one
        (
            [
                Row("Nơi nhận: | TM. ỦY BAN NHÂN DÂN", 80, 600),
                Row("- Như trên; | CHỦ TỊCH", 80, 615),
                Row("- Lưu: VT. | Võ Minh Chuẩn", 80, 690),
            ],
            "Võ Minh Chuẩn",
            "Chủ tịch",
            "TM. Ủy ban nhân dân",
        ),
        # a seal hid the offices, the name stands among the recipients
        ([*CLOSING, Row("Võ Minh Chuẩn", 380, 690)], "Võ Minh Chuẩn", None, None),
        # two sign side by side above the recipients
        ([Row("Trịnh Công Huy | Võ Minh Chuẩn", 80, 560), *CLOSING], "Trịnh Công Huy", None, None),
        # what a seal leaves of an office
        ([*CLOSING, Row("HỦ TƯỚNG", 380, 600), Row("Võ Minh Chuẩn", 370, 690)], "Võ Minh Chuẩn", "Thủ tướng", None),
        ([*CLOSING, Row("TỊCH", 390, 600), Row("Võ Minh Chuẩn", 370, 690)], "Võ Minh Chuẩn", "Chủ tịch", None),
        (
            [*CLOSING, Row("KT. CHỦ TỊCH", 380, 600), Row("TỊCH", 390, 615), Row("Võ Minh Chuẩn", 370, 690)],
            "Võ Minh Chuẩn",
            "Phó Chủ tịch",
            "KT. Chủ tịch",
        ),
        (
            [*CLOSING, Row("PHÓ GIÁM ĐỐC", 380, 600), Row("Võ Minh Chuẩn", 370, 690)],
            "Võ Minh Chuẩn",
            "Phó Giám đốc",
            "KT. Giám đốc",
        ),
        # no person is known by half a name
        ([*CLOSING, Row("CHỦ TỊCH", 380, 600), Row("đăng Chuẩn", 370, 690)], None, None, None),
    ],
)
def test_signature_of_a_scan(rows: list[Row], name: str | None, position: str | None, authority: str | None) -> None:
    found = _scanned(*rows)
    if name is None:
        assert found is None
        return
    assert found is not None
    assert (found.value, found.position, found.authority) == (name, position, authority)


def test_the_letterhead_tells_what_is_left_of_an_office() -> None:
    head = ("BỘ NỘI VỤ", "Số: 77/QĐ-BNV", *MOTTO, "Hà Nội, ngày 12 tháng 4 năm 2021")
    found = _scanned(*CLOSING, Row("TRƯỞNG", 390, 600), Row("Võ Minh Chuẩn", 370, 690), head=head)
    assert found is not None
    assert found.position == "Bộ trưởng"
    found = _scanned(*CLOSING, Row("TRƯỞNG", 390, 600), Row("Võ Minh Chuẩn", 370, 690))
    assert found is not None
    assert found.position is None


@pytest.mark.parametrize(
    ("read", "certified", "name", "least"),
    [
        ("Võ Mình Chuân", "Võ Minh Chuẩn", "Võ Minh Chuẩn", 0.8),
        ("Võ Minh Chuẩn", "Võ Minh Chuẩn", "Võ Minh Chuẩn", 0.9),
        # a clerk of the office signs too
        ("Võ Minh Chuẩn", "Đỗ Thị Hạnh", "Võ Minh Chuẩn", 0.5),
    ],
)
def test_a_misread_name_beside_the_one_of_the_certificate(read: str, certified: str, name: str, least: float) -> None:
    aside = Line(f"Người ký: {certified}", None, (), "overlay", "paragraph")
    found = _scanned(*CLOSING, Row("CHỦ TỊCH", 380, 600), Row(read, 370, 690, 0.6), asides=(aside,))
    assert found is not None
    assert found.value == name
    assert found.confidence >= least


def test_a_family_name_but_for_its_marks_is_set_right_and_less_sure() -> None:
    """By the extractor's own measure; that of the record may reach for both what its documents allow at most."""
    right = _scanned(*CLOSING, Row("CHỦ TỊCH", 380, 600), Row("Lê Minh Chuẩn", 370, 690), calibrated=False)
    wrong = _scanned(*CLOSING, Row("CHỦ TỊCH", 380, 600), Row("Lễ Minh Chuẩn", 370, 690), calibrated=False)
    assert right is not None
    assert wrong is not None
    assert right.value == wrong.value
    assert wrong.confidence < right.confidence
