"""Which tables hold data, and which only put a letterhead or a signature side by side."""

from __future__ import annotations

import pytest

from pipeline.model import Line
from pipeline.readers.tables import Cell, is_layout, lines, row_text


def table(*rows: tuple[str, ...]) -> list[list[Cell]]:
    """Cells of text; "¶" divides the paragraphs of a cell."""
    return [[Cell(tuple(Line(p, end="paragraph") for p in text.split("¶") if p)) for text in row] for row in rows]


@pytest.mark.parametrize(
    ("rows", "bordered", "layout"),
    [
        (table(("UBND XÃ MƠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), None, True),
        (table(("TỈNH ỦY MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("Số 5-KH/TU", "Mẫu, ngày 1/2/2003")), True, True),
        (table(("Số: 12/QĐ-UB", "Mơ, ngày 5 tháng 6 năm 1999")), None, True),
        (table(("Nơi nhận:¶- Như trên", "CHỦ TỊCH¶Lò Văn Mẫu")), True, True),
        (table(("", "KT. CHỦ TỊCH¶PHÓ CHỦ TỊCH")), None, True),
        (table(("Kính gửi:", "- Sở A;¶- Sở B.")), None, True),
        (table(("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ")), None, True),
        (table(("một ô",), ("hai ô",)), True, True),
        (table(("STT", "Việc"), ("1", "Họp")), None, False),
        (table(("TT", "Đơn vị"), ("1", "Chủ tịch xã")), False, False),
        (table(("Xã", "Số hộ"), ("Mơ", "12"), ("Gianh", "15")), True, False),
        (table(("Xã", "Số hộ"), ("Mơ", "12"), ("Gianh", "15")), False, False),
        (table(("Chủ tịch", "Phó Chủ tịch", "Ủy viên", "Thư ký"), ("1", "2", "3", "4")), None, False),
        (table(*[("Chủ tịch xã", "1")] * 20), None, False),
    ],
)
def test_layout_or_data(rows: list[list[Cell]], bordered: bool | None, layout: bool) -> None:
    assert is_layout(rows, bordered) is layout


def test_letterhead_of_several_rows() -> None:
    across = table(("UBND XÃ MƠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 5/CV", "Mơ, ngày 1/2/2003"))
    assert [line.text for line in lines(across)] == [
        "UBND XÃ MƠ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/CV",
        "Mơ, ngày 1/2/2003",
    ]
    down = table(("HUYỆN ỦY MƠ", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("BAN DÂN VẬN", "Mơ, ngày 1/2/2003"), ("Số 5-CV/BDV", ""))
    assert [line.text for line in lines(down)] == [
        "HUYỆN ỦY MƠ",
        "BAN DÂN VẬN",
        "Số 5-CV/BDV",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mơ, ngày 1/2/2003",
    ]


def test_rows_of_data() -> None:
    rows = table(("TT", "Việc", "Hạn"), ("1", "Họp¶toàn xã", ""), ("", "", ""), ("2", "", "30/6"))
    found = lines(rows, bordered=True)
    assert [line.text for line in found] == ["TT | Việc | Hạn", "1 | Họp toàn xã", "2 |  | 30/6"]
    assert {(line.region, line.end) for line in found} == {("table", "paragraph")}


def test_merged_cells_are_written_once_and_keep_their_places() -> None:
    one = Cell((Line("A"),), span=2)
    assert row_text([one, Cell((Line("B"),))]) == "A |  | B"
    assert row_text([Cell((Line("A"),), merged=True), Cell((Line("B"),))]) == " | B"
    assert row_text([one]) == "A"
