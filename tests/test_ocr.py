"""Recognition on real Tesseract, on a page drawn for it."""

from __future__ import annotations

import re
from pathlib import Path

import img2pdf
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw
from rapidfuzz import fuzz

from pipeline import ocr, tesseract
from pipeline.errors import MissingDependencyError
from pipeline.guard import doubtful, ink, unread
from pipeline.model import Page
from pipeline.picture import Picture, prepare, scaling
from pipeline.readers import read
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


@pytest.mark.parametrize("narrower", [0.5, 0.62])
def test_squeezed_page_is_read_as_wide_as_its_print(drawn: Drawn, narrower: float) -> None:
    """A page on its side that a copier fitted into an upright one; its words lie where they stand in the file."""
    width, height = drawn.image.size
    image = drawn.image.resize((int(width * narrower), height), Image.Resampling.LANCZOS)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 95
    assert (page.width, page.height) == pytest.approx((image.width * 0.24, height * 0.24), abs=0.5)
    assert all(line.box is not None and line.box.x1 < page.width for line in page.lines)


def test_fax_of_half_its_width_is_no_page_on_its_side(drawn: Drawn) -> None:
    width, height = drawn.image.size
    image = drawn.image.resize((width // 3, height * 2 // 3), Image.Resampling.LANCZOS).point(lambda v: 255 * (v > 140))
    page = ocr.page(Picture(np.asarray(image.convert("L")), scaling(0.36, 0.36), 200.0), ReadSettings(), 1)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 93


def test_fax_of_half_its_height_that_does_not_say_so(drawn: Drawn) -> None:
    width, height = drawn.image.size
    image = drawn.image.resize((width * 204 // 300, height * 98 // 300), Image.Resampling.LANCZOS)
    pixels = np.asarray(image.point(lambda v: 255 * (v > 140)).convert("L"))
    page = ocr.page(Picture(pixels, scaling(72 / 204, 72 / 204), 204.0), ReadSettings(), 1)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 85
    assert all(line.box is not None and line.box.y1 < page.height for line in page.lines)


@pytest.mark.parametrize("form", ["tif", "pdf"])
def test_fax_with_two_resolutions_is_read_as_high_as_it_is_wide(drawn: Drawn, tmp_path: Path, form: str) -> None:
    width, height = drawn.image.size
    image = drawn.image.resize((width * 204 // 300, height * 98 // 300), Image.Resampling.LANCZOS)
    path = tmp_path / "fax.tif"
    image.point(lambda v: 255 * (v > 140)).convert("1").save(path, compression="group4", dpi=(204, 98))
    if form == "pdf":
        (tmp_path / "fax.pdf").write_bytes(img2pdf.convert(str(path)))
    page = read(tmp_path / f"fax.{form}", ReadSettings()).pages[0]
    assert (page.width, page.height) == pytest.approx((595, 842), abs=3)
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 85


def test_blank_page_has_no_lines() -> None:
    page = ocr.page(_picture(Image.new("L", (2480, 3508), 255)), ReadSettings(), 1)
    assert page.lines == ()
    assert not page.problems


def test_ink_guard_names_the_block_that_was_passed_over(drawn: Drawn) -> None:
    printed = ink(prepare(_picture(drawn.image)))
    read = ocr.recognise(_picture(drawn.image))
    assert unread(printed, read.words) < 0.02
    without = [word for word in read.words if not 300 < word.box.y0 < 360]
    assert unread(printed, without) > 0.1
    place = doubtful(printed, without)[0]
    assert place.y0 < 350
    assert place.y1 > 300


def test_form_is_read_between_its_dotted_leaders() -> None:
    image = Image.new("L", (2480, 1754), 255)
    draw = ImageDraw.Draw(image)
    face = font("Regular", 14)
    rows = ["Họ và tên:{0}Sinh ngày{1}tháng{1}năm{0}", "Nhập ngũ:{0}Cấp bậc:{0}", "Đơn vị trước khi xuất ngũ{0}{0}"]
    rows += [
        "Quyết định xuất ngũ số{1}ngày{1}tháng{1}năm{0}",
        "Nơi đăng ký thường trú:{0}{0}",
        "Ngày cấp thẻ:{0}{0}{0}",
    ]
    for row, text in enumerate(rows):
        draw.text((300, 500 + 78 * row), text.format("." * 50, "." * 12), font=face, fill=0)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    said = {word for line in page.lines for word in re.findall(r"[^\W\d_]+", line.text)}
    printed = {word for text in rows for word in re.findall(r"[^\W\d_]+", text)}
    assert len(printed - said) <= 2, printed - said


@pytest.mark.parametrize("slope", [0, 30, 60, 90])
def test_print_that_recognition_passes_over_is_reported(drawn: Drawn, slope: int) -> None:
    """Paragraphs that run up the page are read as next to nothing, however sure the rest is."""
    block = Image.new("L", (1500, 900), 255)
    draw = ImageDraw.Draw(block)
    for row in range(12):
        text = "giao các huyện ủy, thành ủy tổ chức thực hiện và báo cáo kết"
        draw.text((20, 20 + row * 70), text, font=font("Regular", 14), fill=0)
    image = drawn.image.copy()
    image.paste(block.rotate(slope, expand=True, fillcolor=255), (300, 1950))
    page = ocr.page(_picture(image), ReadSettings(), 4)
    found = [(problem.code, problem.page) for problem in page.problems]
    assert found == ([("ocr-missed-ink", 4)] if slope else [])


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


@pytest.mark.parametrize("ink", [(205, 40, 60), (40, 60, 180)])
def test_receipt_stamp_over_the_text_is_read_apart_and_the_text_stays(drawn: Drawn, ink: tuple[int, int, int]) -> None:
    stamp = Image.new("RGB", drawn.image.size, "white")
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((900, 880, 1500, 1230), outline=ink, width=6)
    draw.text((1200, 930), "HUYỆN ỦY SUỐI HOA", font=font("Bold", 10), fill=ink, anchor="mm")
    draw.text((1200, 1010), "CÔNG VĂN ĐẾN", font=font("Bold", 11), fill=ink, anchor="mm")
    draw.text((940, 1060), "Số:", font=font("Regular", 12), fill=ink)
    draw.text((940, 1140), "Ngày:", font=font("Regular", 12), fill=ink)
    image = ImageChops.multiply(drawn.image.convert("RGB"), stamp)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    (read_apart,) = (line for line in page.lines if line.region == "stamp")
    assert fuzz.ratio(read_apart.text, "HUYỆN ỦY SUỐI HOA | CÔNG VĂN ĐẾN | Số: | Ngày:") > 85
    assert fuzz.ratio(_body(page), " ".join(drawn.lines)) > 95


@pytest.mark.parametrize("ink", [(200, 20, 40), (20, 60, 190)])
def test_print_in_colour_on_a_page_of_black_print_is_not_lost(drawn: Drawn, ink: tuple[int, int, int]) -> None:
    image = drawn.image.convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.text((300, 2700), "Tài liệu phục vụ hội nghị, thu hồi sau khi họp", font=font("Bold", 14), fill=ink)
    draw.text((300, 2800), "www.binhson.example.vn", font=font("Regular", 13), fill=ink)
    # A seal and a signature are no print.
    draw.ellipse((1500, 2500, 1920, 2920), outline=(210, 40, 60), width=9)
    draw.ellipse((1590, 2590, 1830, 2830), outline=(210, 40, 60), width=3)
    draw.line([(1600, 2700), (1700, 2600), (1780, 2790), (1850, 2640), (1990, 2700)], fill=(30, 60, 150), width=7)
    page = ocr.page(_picture(image), ReadSettings(), 1)
    lines = [line.text for line in page.lines if line.region == "body"]
    assert "Tài liệu phục vụ hội nghị, thu hồi sau khi họp" in lines
    assert any("www.binhson.example.vn" in line for line in lines)
    rest = " ".join(line for line in lines if "Tài liệu" not in line and "www" not in line)
    assert fuzz.ratio(rest, " ".join(drawn.lines)) > 95


@pytest.mark.parametrize("pair", ["trách nhiệm", "phối hợp", "nghiên cứu", "ứng cử"])
def test_blank_too_narrow_to_be_seen_parts_two_syllables(pair: str) -> None:
    first, second = pair.split()
    image = Image.new("L", (1500, 160), 255)
    draw = ImageDraw.Draw(image)
    face = font("Regular", 14)
    draw.text((60, 50), f"Giao cho các đơn vị {first}", font=face, fill=0)
    start = 60 + face.getlength(f"Giao cho các đơn vị {first}") + 1
    draw.text((start, 50), second, font=face, fill=0)
    prepared = prepare(_picture(image))
    words = tesseract.words(prepared.pixels, prepared.dpi, tesseract.choose("auto"), tesseract.BLOCK)
    assert [word.text for word in words][-2:] == [first, second]
    left, right = words[-2].box, words[-1].box
    assert left.x1 < right.x0
    assert left.x1 == pytest.approx(start / 2, abs=12)


def test_dashes_and_stops_are_as_high_as_their_line() -> None:
    image = Image.new("L", (1500, 320), 255)
    draw = ImageDraw.Draw(image)
    for row, text in enumerate(["- Giao các huyện ủy, thành ủy thực hiện", "+ Lưu Văn phòng Tỉnh ủy"]):
        draw.text((60, 50 + row * 110), text, font=font("Regular", 14), fill=0)
    prepared = prepare(_picture(image))
    words = tesseract.words(prepared.pixels, prepared.dpi, tesseract.choose("auto"), tesseract.BLOCK)
    dash, beside = words[0], words[1]
    assert (dash.text, beside.text) == ("-", "Giao")
    assert dash.box.y1 - dash.box.y0 > 0.8 * (beside.box.y1 - beside.box.y0)
    assert dash.box.y0 == pytest.approx(beside.box.y0, abs=6)


def test_missing_program_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    tesseract.tessdata.cache_clear()
    try:
        with pytest.raises(MissingDependencyError, match="apt-get install") as caught:
            tesseract.tessdata()
        assert caught.value.exit_code == 4
    finally:
        tesseract.tessdata.cache_clear()
