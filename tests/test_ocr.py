"""Recognition on real Tesseract, on a page drawn for it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw
from rapidfuzz import fuzz

from pipeline import ocr, tesseract
from pipeline.errors import MissingDependencyError
from pipeline.guard import doubtful, unread
from pipeline.model import Page
from pipeline.picture import Picture, prepare, scaling
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import Drawn, directive, font

POINT = scaling(0.24, 0.24)


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    return directive()


def _picture(image: Image.Image) -> Picture:
    return Picture(np.asarray(image), POINT, 300)


def _body(page: Page) -> str:
    return " ".join(line.text for line in page.lines if line.region == "body")


@pytest.mark.parametrize("engine", ["tesserocr", "pytesseract"])
def test_both_engines_read_the_page_in_order(drawn: Drawn, engine: str) -> None:
    if engine == "tesserocr":
        pytest.importorskip("tesserocr")
    page = ocr.page(_picture(drawn.image), ReadSettings(engine=engine), 1)  # type: ignore[arg-type]
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 97
    assert page.text_from == "ocr"
    assert page.confidence > 0.85
    assert not page.problems


def test_words_lie_where_they_were_drawn(drawn: Drawn) -> None:
    page = ocr.page(_picture(drawn.image), ReadSettings(), 1)
    number = next(word for line in page.lines for word in line.words if "27-KH" in word.text)
    assert number.box.y0 == pytest.approx((240 + 3 * 75) * 0.24, abs=3)
    assert 800 * 0.24 - 60 < number.box.x0 < 800 * 0.24


@pytest.mark.parametrize("turns", [1, 2])
def test_turned_page_is_read_upright_and_its_boxes_lie_on_the_page_as_it_is(drawn: Drawn, turns: int) -> None:
    image = drawn.image.rotate(90 * turns, expand=True)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 95
    assert (page.width, page.height) == pytest.approx((image.width * 0.24, image.height * 0.24), abs=0.5)
    first = page.lines[0].box
    assert first is not None
    # The head of the page is at the left edge when it lies on its left side, at the bottom when upside down.
    assert first.x1 < page.width * 0.2 if turns == 1 else first.y0 > page.height * 0.8


def test_blank_page_has_no_lines() -> None:
    page = ocr.page(_picture(Image.new("L", (2480, 3508), 255)), ReadSettings(), 1)
    assert page.lines == ()
    assert not page.problems


def test_ink_guard_names_the_block_that_was_passed_over(drawn: Drawn) -> None:
    prepared = prepare(_picture(drawn.image))
    read = ocr.recognise(_picture(drawn.image))
    assert unread(prepared, read.words) < 0.02
    without = [word for word in read.words if not 300 < word.box.y0 < 360]
    assert unread(prepared, without) > 0.1
    place = doubtful(prepared, without)[0]
    assert place.y0 < 350
    assert place.y1 > 300


def test_unread_ink_is_reported() -> None:
    """Letters of no language: plenty of ink that looks like print and gives no words."""
    image = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(image)
    for y in range(500, 3000, 90):
        for x in range(300, 2200, 60):
            draw.arc((x, y, x + 36, y + 40), 20, 300, fill=0, width=5)
    page = ocr.page(_picture(image), ReadSettings(), 4)
    if sum(len(line.text) for line in page.lines) < 200:
        assert [(problem.code, problem.page) for problem in page.problems] == [("ocr-missed-ink", 4)]


@pytest.mark.parametrize(("ink", "sure"), [((0, 0, 0), True), ((40, 60, 170), False)])
def test_receipt_stamp_is_read_apart(drawn: Drawn, ink: tuple[int, int, int], sure: bool) -> None:
    """A red frame with printed labels, its number and date filled in in black print, or with a blue pen."""
    image = drawn.image.convert("RGB")
    draw = ImageDraw.Draw(image)
    red = (205, 40, 60)
    draw.rectangle((60, 30, 560, 330), outline=red, width=6)
    draw.text((310, 85), "HUYỆN ỦY SUỐI HOA", font=font("Bold", 9), fill=red, anchor="mm")
    draw.text((310, 150), "CÔNG VĂN ĐẾN", font=font("Bold", 9), fill=red, anchor="mm")
    draw.text((100, 190), "Số:", font=font("Regular", 12), fill=red)
    draw.text((100, 260), "Ngày:", font=font("Regular", 12), fill=red)
    draw.text((240, 188), "4812", font=font("Regular", 13), fill=ink)
    draw.text((260, 258), "18/3/2019", font=font("Regular", 13), fill=ink)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    (stamp,) = (line for line in page.lines if line.region == "stamp")
    assert stamp.text == "HUYỆN ỦY SUỐI HOA | CÔNG VĂN ĐẾN | Số: 4812 | Ngày: 18/3/2019"
    assert all((word.confidence > 0.5) == sure for word in stamp.words if word.text[0].isdigit())
    assert "4812" not in _body(page)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 95


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        (["~", "Lưu"], ["-", "Lưu"]),
        (["tráchnhiệm"], ["trách", "nhiệm"]),
        (["27-KH/TU"], ["27-KH/TU"]),
    ],
)
def test_small_repairs_of_words(line: list[str], fixed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"5\t1\t1\t1\t1\t1\t{100 * at}\t10\t80\t20\t90.0\t{text}" for at, text in enumerate(line, 1)]
    monkeypatch.setitem(tesseract._ENGINES, "pytesseract", lambda *_: "\n".join(rows))
    words = tesseract.words(np.zeros((100, 500), np.uint8), 150, "pytesseract", tesseract.PAGE)
    assert [word.text for word in words] == fixed


def test_blank_words_are_dropped_and_low_marks_lifted_to_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "5\t1\t1\t1\t1\t1\t0\t0\t1240\t995\t95.0\t ",
        "5\t1\t1\t1\t2\t1\t10\t118\t5\t2\t93.0\t-",
        "5\t1\t1\t1\t2\t2\t20\t100\t60\t20\t96.0\tGiao",
    ]
    monkeypatch.setitem(tesseract._ENGINES, "pytesseract", lambda *_: "\n".join(rows))
    dash, word = tesseract.words(np.zeros((200, 1300), np.uint8), 150, "pytesseract", tesseract.PAGE)
    assert (dash.text, word.text) == ("-", "Giao")
    assert (dash.box.y0, dash.box.y1) == (100, 120)


def test_missing_program_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    tesseract.tessdata.cache_clear()
    try:
        with pytest.raises(MissingDependencyError, match="apt-get install") as caught:
            tesseract.tessdata()
        assert caught.value.exit_code == 4
    finally:
        tesseract.tessdata.cache_clear()
