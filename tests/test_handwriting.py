"""What a pen wrote into the printed form is reported, not read; what is printed is read. Boxes in points."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extractors.api import extract
from extractors.handwriting import inked
from pipeline.model import Box, Line, Page, Reading, Record, TextFrom, Word
from pipeline.text import assemble

PRINTED = 9.0


class W(NamedTuple):
    """A word as recognition gives it: text, height of its box, confidence."""

    text: str
    height: float = PRINTED
    confidence: float = 0.96


def line(top: float, *words: W | str) -> Line:
    """A line of words side by side, their feet on one level."""
    placed: list[Word] = []
    left = 70.0
    for word in (W(word) if isinstance(word, str) else word for word in words):
        right = left + 6 * len(word.text)
        placed.append(Word(word.text, Box(left, top + PRINTED - word.height, right, top + PRINTED), word.confidence))
        left = right + 4
    text = " ".join(word.text for word in placed)
    return Line(text, Box(70, top - 4, left, top + PRINTED), tuple(placed), end="paragraph")


def scan(number: Line, dateline: Line, text_from: TextFrom = "ocr") -> Record:
    """A scanned plan with this line for the number and this one for place and date."""
    lines = (
        line(60, "ỦY", "BAN", "NHÂN", "DÂN"),
        line(75, "TỈNH", "LAM", "GIANG"),
        number,
        line(105, "CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"),
        line(120, "Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"),
        dateline,
        line(160, "KẾ", "HOẠCH"),
        line(175, "sắp", "xếp", "kho", "lưu", "trữ"),
        line(200, "Các", "cơ", "quan", "rà", "soát", "hồ", "sơ", "tồn", "đọng."),
    )
    (found,) = extract(assemble(Reading("application/pdf", (Page(1, 595, 842, text_from, lines),))))
    return found


def number(*words: W | str) -> Record:
    return scan(line(90, *words), line(140, "Lam", "Giang,", "ngày", "12", "tháng", "4", "năm", "2021"))


def dated(*words: W | str) -> Record:
    return scan(line(90, "Số:", "77/KH-UBND"), line(140, "Lam", "Giang,", *words))


def codes(found: Record) -> set[str]:
    return {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    "words",
    [
        ("Số:", "77/KH-UBND"),
        ("Số:", "77", "/KH-UBND"),
        ("Số:", W("77", 9.6), "/KH-UBND"),
        ("Số:", W("77", 13, 0.97), "/KH-UBND"),
    ],
)
def test_printed_numbers_are_read(words: tuple[W | str, ...]) -> None:
    found = number(*words)
    assert found.number is not None
    assert found.number.value == "77/KH-UBND"
    assert not codes(found) & {"number-unread", "number-missing"}


@pytest.mark.parametrize(
    "words",
    [
        ("Số:", W("77", 13, 0.8), "/KH-UBND"),
        ("Số:", W("77", PRINTED, 0.4), "/KH-UBND"),
        ("Số:", W("4l!", 13, 0.3), "/KH-UBND"),
        ("Số:", W("s#", 12, 0.2), "/KH-UBND"),
    ],
)
def test_numbers_by_pen_are_reported(words: tuple[W | str, ...]) -> None:
    found = number(*words)
    assert found.number is None
    assert "number-unread" in codes(found)


def test_a_number_left_blank_is_missing_not_unread() -> None:
    found = number("Số:", "……", "/KH-UBND")
    assert found.number is None
    assert codes(found) == {"number-missing"}


@pytest.mark.parametrize(
    "words",
    [
        ("ngày", "12", "tháng", "4", "năm", "2021"),
        ("ngày", W("12", 9.9), "tháng", "4", "năm", "2021"),
        ("ngày", W("12tháng", 11.5), "4", "năm", "2021"),
    ],
)
def test_printed_dates_are_read(words: tuple[W | str, ...]) -> None:
    found = dated(*words)
    assert found.issued_on is not None
    assert found.issued_on.value == "2021-04-12"
    assert "date-unread" not in codes(found)


@pytest.mark.parametrize(
    "words",
    [
        ("ngày", W("12", 13, 0.8), "tháng", "4", "năm", "2021"),
        ("ngày", W("12", PRINTED, 0.3), "tháng", "4", "năm", "2021"),
        ("ngày", W("A2", 13, 0.5), "tháng", "4", "năm", "2021"),
    ],
)
def test_dates_by_pen_are_reported(words: tuple[W | str, ...]) -> None:
    found = dated(*words)
    assert found.issued_on is None
    assert found.place is not None
    assert found.place.value == "Lam Giang"
    assert "date-unread" in codes(found)


def test_a_date_left_blank_is_not_reported() -> None:
    found = dated("ngày", "…", "tháng", "4", "năm", "2021")
    assert found.issued_on is None
    assert "date-unread" not in codes(found)


def test_sizes_of_a_text_layer_mean_nothing() -> None:
    tall = line(90, "Số:", W("77", 13, 0.8), "/KH-UBND")
    found = scan(tall, line(140, "Lam", "Giang,", "ngày", "12", "tháng", "4", "năm", "2021"), "layer")
    assert found.number is not None
    assert found.number.value == "77/KH-UBND"


@pytest.mark.parametrize(
    ("text", "expected"), [("", False), ("…", False), (" ..... ", False), ("___/", False), ("12", True), ("l!", True)]
)
def test_ink(text: str, expected: bool) -> None:
    assert inked(text) is expected
