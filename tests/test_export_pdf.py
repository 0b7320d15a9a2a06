"""Searchable PDF: the words where their print is and in order, the pictures as they were, old hidden text gone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import numpy as np
import pikepdf
import pytest
from pdfminer.high_level import extract_text
from PIL import Image

from pipeline import media, pdfium
from pipeline.model import Box, Line, Page, Reading, Word
from pipeline.picture import moved
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from pipeline.text import assemble
from tests.drawn_pages import directive, pdf_of, text_pdf
from tests.exported import A4, export, line, picture_of, reading, source, text_of

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LINES = [
    line("TỈNH ỦY BÌNH SƠN", 100, 60),
    line("Số 27 - KH/BDVTU", 110, 80),
    line("Kính gửi: Các huyện ủy, thành ủy ở các nơi", 90, 140),
    line("và những ai có ý kiến về Đề án, xin gửi trước 30/11.", 90, 160),
]
TEXT = " ".join(each.text for each in LINES)


def scan(folder: Path, number: int = 1, *, rotate: int = 0) -> Path:
    """A PDF of grey pictures, as a scanner makes it."""
    pages = [Image.effect_noise((595, 842), 40 + shade) for shade in range(number)]
    path = pdf_of(pages, folder / "scan.pdf", 72)
    if rotate:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            for page in document.pages:
                page.obj.Rotate = rotate
            document.save(path)
    return path


def images_of(page: pikepdf.Page) -> list[pikepdf.Stream]:
    held = page.resources.XObject.values()
    return [each for each in held if isinstance(each, pikepdf.Stream) and each.Subtype == "/Image"]


def pictures(path: Path) -> list[bytes]:
    """The data of all pictures, compressed as it is."""
    with pikepdf.open(path) as document:
        return [image.read_raw_bytes() for page in document.pages for image in images_of(page)]


def places(path: Path, number: int = 1) -> list[tuple[str, Box]]:
    """The words of a page with their places as displayed, as PDFium sees them: what lies between two blanks."""
    document = pdfium.open_document(path)
    try:
        opened = pdfium.open_page(document, number)
        text_page = opened.page.get_textpage()
        found: list[tuple[str, Box]] = []
        within = False
        for index in range(text_page.count_chars()):
            char = text_page.get_text_range(index, 1)
            if not char.strip():
                within = False
                continue
            box = moved(opened.to_page, Box(*text_page.get_charbox(index, loose=True)))
            if within:
                found[-1] = (found[-1][0] + char, found[-1][1].union(box))
            else:
                found.append((char, box))
            within = True
        return found
    finally:
        document.close()


# ---- words ----------------------------------------------------------------------------------------------------------


def test_words_are_found_in_order_by_every_program(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    export("pdf", source(scan(tmp_path), reading(LINES)), out)
    assert text_of(out) == [TEXT]
    assert extract_text(out).split() == TEXT.split()
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "-raw", out, "-"], capture_output=True, text=True, check=True).stdout
        assert told.split() == TEXT.split()


def test_every_vietnamese_letter_is_copied_as_it_is(tmp_path: Path) -> None:
    from unicodedata import normalize

    letters = {normalize("NFC", case + tone) for base in LETTERS for case in (base, base.upper()) for tone in TONES}
    words = sorted(letter for letter in letters if len(letter) == 1)
    assert len(words) > 186
    lines = [line(" ".join(words[at : at + 12]), 50, 30 + 3 * at) for at in range(0, len(words), 12)]
    out = tmp_path / "out.pdf"
    export("pdf", source(scan(tmp_path), reading(lines)), out)
    assert text_of(out)[0].split() == words
    assert extract_text(out).split() == words


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_lie_on_their_places(tmp_path: Path, rotate: int) -> None:
    out = tmp_path / "out.pdf"
    size = A4 if rotate % 180 == 0 else A4[::-1]
    export("pdf", source(scan(tmp_path, rotate=rotate), reading(LINES, size=size)), out)
    wanted = [(word.text, word.box) for each in LINES for word in each.words]
    found = places(out)
    assert [text for text, _ in found] == [text for text, _ in wanted]
    for (_, box), (text, place) in zip(found, wanted, strict=True):
        assert (box.x0, box.x1) == pytest.approx((place.x0, place.x1), abs=1.0), text
        assert (box.y0 + box.y1) / 2 == pytest.approx((place.y0 + place.y1) / 2, abs=5.0), text


@pytest.mark.parametrize("degrees", [-3.0, -1.0, 0.4, 2.0, 4.5])
def test_askew_page_is_read_in_order_and_covered(tmp_path: Path, degrees: float) -> None:
    """Long rows that fall so far that the end of one is as high as the beginning of the next."""
    lines = [line("chín mươi tám huyện ủy và thành ủy của tỉnh ta " * 2, 60, y) for y in range(100, 300, 20)]
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    askew = [
        msgspec.structs.replace(
            each, words=tuple(msgspec.structs.replace(word, box=moved(turn, word.box)) for word in each.words)
        )
        for each in lines
    ]
    out = tmp_path / "out.pdf"
    export("pdf", source(scan(tmp_path), reading(askew)), out)
    assert text_of(out)[0].split() == " ".join(each.text for each in lines).split()
    for (text, found), place in zip(places(out), (word.box for each in askew for word in each.words), strict=True):
        assert (found.x0 + found.x1) / 2 == pytest.approx((place.x0 + place.x1) / 2, abs=2.0), text
        assert (found.y0 + found.y1) / 2 == pytest.approx((place.y0 + place.y1) / 2, abs=5.0), text


def test_page_on_its_side_is_covered(tmp_path: Path) -> None:
    """Print that runs downwards: each word is found, on its place."""
    upright = [line("Ban Thường vụ Tỉnh ủy yêu cầu các huyện ủy", 60, y) for y in (100, 120, 140)]
    turn = np.array([[0, -1, 590], [1, 0, 0], [0, 0, 1]])
    words = [[Word(w.text, moved(turn, w.box), 0.9) for w in each.words] for each in upright]
    lines = [Line(each.text, None, tuple(placed)) for each, placed in zip(upright, words, strict=True)]
    out = tmp_path / "out.pdf"
    export("pdf", source(scan(tmp_path), reading(lines)), out)
    assert text_of(out)[0].split() == " ".join(each.text for each in upright).split()
    flat = [word.box for row in words for word in row]
    with pikepdf.open(out) as document:
        content = b"\n".join(part.read_bytes() for part in document.pages[0].obj.Contents)
    found = [tuple(map(float, m)) for m in re.findall(rb"([\d.-]+) ([\d.-]+) Tm\n[\d.]+ Tz", content)]
    assert len(found) == len(flat)
    for (x, y), box in zip(found, flat, strict=True):
        assert box.x0 - 1 <= x <= box.x1
        assert 842 - y == pytest.approx(box.y0, abs=0.5)


def test_cells_of_a_row_stay_where_they_are(tmp_path: Path) -> None:
    """A row of a table is one line of the reading, each cell of it several on the page."""
    cells = [
        line("Sở Nội", 60, 100),
        line("vụ tỉnh", 60, 116),
        line("Trước ngày", 260, 100),
        line("30/11 tới", 260, 116),
    ]
    words = tuple(word for each in cells for word in each.words)
    row = Line("Sở Nội vụ tỉnh | Trước ngày 30/11 tới", None, words, "table", "paragraph")
    out = tmp_path / "out.pdf"
    export("pdf", source(scan(tmp_path), reading([row])), out)
    for (text, found), word in zip(sorted(places(out)), sorted((w.text, w.box) for w in words), strict=True):
        assert text == word[0]
        assert found.x0 == pytest.approx(word[1].x0, abs=1.0)
        assert abs(found.y0 + found.y1 - word[1].y0 - word[1].y1) < 10


def test_what_a_pen_wrote_is_not_set_as_text(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    lines = [LINES[0], line("l7ôz", 300, 300, region="handwriting"), line("CÔNG VĂN ĐẾN", 300, 700, region="stamp")]
    export("pdf", source(scan(tmp_path), reading(lines)), out)
    assert text_of(out) == ["TỈNH ỦY BÌNH SƠN CÔNG VĂN ĐẾN"]


# ---- pages and pictures ---------------------------------------------------------------------------------------------


def test_pages_look_the_same_and_their_pictures_are_untouched(tmp_path: Path) -> None:
    original, out = scan(tmp_path, 2), tmp_path / "out.pdf"
    export("pdf", source(original, reading(LINES, LINES[:2])), out)
    assert pictures(out) == pictures(original)
    assert len(pictures(out)) == 2
    for number in (1, 2):
        assert np.array_equal(picture_of(out, number), picture_of(original, number))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_picture_file_is_taken_over_as_it_is(tmp_path: Path, form: str) -> None:
    image = Image.effect_noise((595, 842), 50)
    path = tmp_path / f"page.{form.lower()}"
    image.save(path, form)
    out = tmp_path / "out.pdf"
    assert export("pdf", source(path, reading(LINES, kind=media.media_type(path))), out) == ()
    with pikepdf.open(out) as document:
        (page,) = document.pages
        assert [float(value) for value in page.mediabox] == [0, 0, *A4]
        (held,) = images_of(page)
        if form == "JPEG":
            assert held.read_raw_bytes() == path.read_bytes()
        with Image.open(path) as shown:
            assert np.array_equal(np.asarray(pikepdf.PdfImage(held).as_pil_image()), np.asarray(shown))
    assert text_of(out) == [TEXT]


def test_fax_of_many_pages_keeps_its_compression(tmp_path: Path) -> None:
    frames = [Image.effect_noise((595, 842), 60 + shade).convert("1") for shade in range(3)]
    path, out = tmp_path / "fax.tif", tmp_path / "out.pdf"
    frames[0].save(path, compression="group4", save_all=True, append_images=frames[1:], dpi=(72, 72))
    export("pdf", source(path, reading(LINES, LINES[:1], LINES[1:2], kind=media.TIFF)), out)
    assert text_of(out) == [TEXT, LINES[0].text, LINES[1].text]
    with pikepdf.open(out) as document:
        for page, frame in zip(document.pages, frames, strict=True):
            (held,) = images_of(page)
            assert list(held.Filter) == ["/CCITTFaxDecode"]
            assert np.array_equal(np.asarray(pikepdf.PdfImage(held).as_pil_image().convert("1")), np.asarray(frame))


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_photo_is_shown_as_it_is_read(tmp_path: Path, orientation: int, form: str) -> None:
    from pipeline.readers.image import pixels

    image = Image.new("L", (120, 80), 255)
    image.paste(0, (0, 0, 40, 20))  # black in one corner
    exif = Image.Exif()
    exif[0x0112] = orientation
    path, out = tmp_path / f"photo.{form.lower()}", tmp_path / "out.pdf"
    image.save(path, form, exif=exif, quality=95)
    with Image.open(path) as opened:
        seen = pixels(opened)
    height, width = seen.shape[:2]
    made = reading([line("ủy", 50, 40)], kind=media.media_type(path), size=(float(width), float(height)))
    export("pdf", source(path, made), out)
    drawn = picture_of(out)[:, :, 0].astype(int)
    assert drawn.shape == seen.shape
    assert np.abs(drawn - seen.astype(int)).mean() < 4


def test_transparent_picture_is_laid_on_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (595, 842), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (100, 100, 300, 300))
    path, out = tmp_path / "page.png", tmp_path / "out.pdf"
    image.save(path)
    assert export("pdf", source(path, reading(LINES, kind=media.PNG)), out) == ()
    drawn = picture_of(out)
    assert tuple(drawn[0, 0][:3]) == (255, 255, 255)
    assert tuple(drawn[200, 200][:3]) == (0, 0, 200)  # blue, green, red


# ---- old layers -----------------------------------------------------------------------------------------------------

GARBAGE = [(90.0, 150.0, "K1nh gt'ri cac huyen uy"), (90.0, 170.0, "va nhfrng ai c6 y kien")]


def with_layer(folder: Path, way: str) -> Path:
    """A scan with garbage under it: as invisible text, in a form, or covered by the picture."""
    path = folder / "old.pdf"
    hidden = text_pdf(folder / "layer.pdf", GARBAGE, hidden=way != "covered")
    with pikepdf.open(scan(folder)) as document, pikepdf.open(hidden) as layer:
        page = document.pages[0]
        form = document.copy_foreign(layer.pages[0].as_form_xobject())
        if way == "form":
            page.contents_add(b"q /Old Do Q")
            page.resources.XObject["/Old"] = form
        else:
            page.resources.Font = form.Resources.Font
            page.contents_add(document.make_stream(b"q " + form.read_bytes() + b" Q"), prepend=way == "covered")
        document.save(path)
    return path


@pytest.mark.parametrize("way", ["invisible", "form", "covered"])
def test_old_hidden_layer_goes(tmp_path: Path, way: str) -> None:
    original, out = with_layer(tmp_path, way), tmp_path / "out.pdf"
    assert "K1nh" in text_of(original)[0]
    export("pdf", source(original, reading(LINES)), out)
    assert text_of(out) == [TEXT]
    assert pictures(out) == pictures(original)
    assert np.array_equal(picture_of(out), picture_of(original))


def test_visible_text_stays_and_is_not_doubled(tmp_path: Path) -> None:
    """A program printed the number over the scan; the reading has it, the page shows it."""
    original, out = tmp_path / "numbered.pdf", tmp_path / "out.pdf"
    shown = text_pdf(tmp_path / "number.pdf", [(300.0, 92.0, "512")])
    with pikepdf.open(scan(tmp_path)) as document, pikepdf.open(shown) as added:
        document.pages[0].add_overlay(added.pages[0], None)
        document.save(original)
    export("pdf", source(original, reading([line("Số", 270, 80), line("512", 300, 80), LINES[3]])), out)
    assert sorted(text_of(out)[0].split()) == sorted(f"Số 512 {LINES[3].text}".split())
    assert np.array_equal(picture_of(out), picture_of(original))


def test_typed_page_that_says_something_else_is_found_by_what_it_shows(tmp_path: Path) -> None:
    """Fonts without a true map to Unicode: the page looks right, its text is garbage, so it was recognised."""
    rows = [(90.0, 100.0 + 18 * at, "K1nh gt'ri cac huyen uy") for at in range(5)]
    original, out = text_pdf(tmp_path / "typed.pdf", rows), tmp_path / "out.pdf"
    lines = [line("Kính gửi các huyện ủy", 90.0, 90.0 + 18 * at) for at in range(5)]
    export("pdf", source(original, reading(lines)), out)
    assert text_of(out)[0].split() == " ".join(each.text for each in lines).split()
    assert np.array_equal(picture_of(out), picture_of(original))


def test_font_from_before_unicode_becomes_searchable(tmp_path: Path) -> None:
    """The layer is good for the reader, who knows the font, and for no other program."""
    rows = [(90.0, 100.0 + 18 * at, "KÝnh göi c¸c huyÖn ñy") for at in range(5)]
    original, out = text_pdf(tmp_path / "typed.pdf", rows), tmp_path / "out.pdf"
    lines = [line("Kính gửi các huyện ủy", 90.0, 90.0 + 18 * at) for at in range(5)]
    read_so = reading(lines)
    pages = tuple(msgspec.structs.replace(page, text_from="layer") for page in read_so.pages)
    export("pdf", source(original, msgspec.structs.replace(read_so, pages=pages)), out)
    assert text_of(out)[0].split() == " ".join(each.text for each in lines).split()


def test_page_with_a_good_layer_stays_as_it_is(tmp_path: Path) -> None:
    rows = [(90.0, 100.0 + 18 * at, f"Các huyện ủy báo cáo kết quả về Ban Dân vận lần thứ {at}") for at in range(12)]
    original, out = text_pdf(tmp_path / "typed.pdf", rows), tmp_path / "out.pdf"
    found = read(original, ReadSettings())
    assert found.pages[0].text_from == "layer"
    export("pdf", source(original, found), out)
    with pikepdf.open(original) as before, pikepdf.open(out) as after:
        assert after.pages[0].Contents.read_bytes() == before.pages[0].Contents.read_bytes()
    assert text_of(out) == text_of(original)


def test_open_states_of_a_page_do_not_move_the_layer(tmp_path: Path) -> None:
    original, out = tmp_path / "open.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan(tmp_path)) as document:
        document.pages[0].contents_add(b"q 0.5 0 0 0.5 50 50 cm q 2 0 0 2 0 0 cm")
        document.save(original)
    export("pdf", source(original, reading(LINES)), out)
    assert [box.x0 for _, box in places(out)] == pytest.approx([w.box.x0 for e in LINES for w in e.words], abs=1.0)


# ---- the whole way --------------------------------------------------------------------------------------------------


def test_scan_is_read_and_found_again(tmp_path: Path) -> None:
    """Recognised by Tesseract, exported, and read back by PDFium: the words of `vanban read`, each on its place."""
    original, out = pdf_of([directive().image], tmp_path / "scan.pdf"), tmp_path / "out.pdf"
    found = read(original, ReadSettings())
    export("pdf", source(original, found), out)
    text = assemble(found).text.split()
    assert len(text) > 100
    assert text_of(out)[0].split() == text
    boxes = sorted((word.text, word.box) for each in found.pages[0].lines for word in each.words)
    for (word, shown), (told, box) in zip(sorted(places(out)), boxes, strict=True):
        assert word == told
        assert shown.x0 == pytest.approx(box.x0, abs=1.5)
    again = read(out, ReadSettings())
    assert again.pages[0].text_from == "layer"
    assert assemble(again).text.split() == text


def test_page_that_could_not_be_read_is_kept(tmp_path: Path) -> None:
    failed = Page(1, 0.0, 0.0, "ocr", (), 0.0)
    original, out = scan(tmp_path), tmp_path / "out.pdf"
    export("pdf", source(original, Reading(media.PDF, (failed,))), out)
    assert text_of(out) == [""]
    assert np.array_equal(picture_of(out), picture_of(original))
