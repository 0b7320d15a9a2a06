"""Tables in terminals of several widths: no number is cut, nothing is lost, nothing runs over the edge."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from index.fitted import Fitted, fit

HEADINGS = ("Văn bản", "Ngày", "Cơ quan", "Trích yếu", "Lời văn")
ROWS = [
    ("63/2010/NĐ-CP", "08/06/2010", "Chính phủ", "kiểm soát thủ tục hành chính " * 4, "“Nghị định số 63/2010/NĐ-CP” tr. 1"),
    ("02/2017/TT-VPCP", None, "Bộ trưởng, Chủ nhiệm Văn phòng", "", "[Thông tư] số 02/2017/TT-VPCP\ntr. 2"),
]  # fmt: skip


def drawn(width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(Fitted(HEADINGS, ROWS))
    return out.getvalue()


@pytest.mark.parametrize("width", [70, 80, 100, 160, 250])
def test_numbers_stay_whole_and_lines_within_the_width(width: int) -> None:
    text = drawn(width)
    assert max(map(len, text.splitlines())) <= width
    for word in " ".join(str(cell or "") for row in ROWS for cell in row).split():
        assert word in text.split()


@pytest.mark.parametrize("width", [20, 40])
def test_where_nothing_fits_words_are_broken_and_not_lost(width: int) -> None:
    text = drawn(width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    letters = sorted("".join(str(cell or "") for row in (HEADINGS, *ROWS) for cell in row).replace(" ", ""))
    assert sorted("".join(text.split())) == sorted("".join(letters).replace("\n", ""))


@pytest.mark.parametrize(
    ("columns", "width", "widths"),
    [
        ([["a"], ["b" * 5]], 80, [1, 5]),
        # A number of two words keeps its line, text takes what is left.
        ([["256-TB/TU (chưa có)"], ["từ " * 40]], 60, [19, 37]),
        # Long ones share alike.
        ([["một hai " * 20], ["ba bốn " * 20]], 64, [30, 30]),
        # A short one does not starve the text.
        ([["một hai ba bốn năm"], ["sáu bảy " * 9]], 30, [13, 13]),
        ([["x" * 90], ["y"]], 24, [19, 1]),
    ],
)
def test_widths(columns: list[list[str]], width: int, widths: list[int]) -> None:
    assert fit(columns, width) == widths


def test_a_tree_keeps_its_lines() -> None:
    columns = [["    └ 95-KH/TU, 07/05/2018 (chưa có)"], ["tỉnh Thanh Hóa " * 3], ["thực hiện " * 4]]
    assert fit(columns, 80, tree=True)[0] == len(columns[0][0])
    assert fit(columns, 60)[0] < len(columns[0][0])


def test_rows_of_many_lines_stand_apart() -> None:
    lines = drawn(80).splitlines()
    assert any(not line.strip() for line in lines)
    assert all(line.strip() for line in drawn(250).splitlines())
