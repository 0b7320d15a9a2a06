"""PDF and picture files read whole: layer and recognition page by page, and what goes wrong with files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from rapidfuzz import fuzz

from pipeline.errors import DamagedFileError, EncryptedFileError, TooLargeError
from pipeline.model import Page
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from pipeline.text import assemble
from tests.drawn_pages import Drawn, directive, font, pdf_of, remapped, scanned, text_pdf, unmapped, written

SETTINGS = ReadSettings()
LAYER = [
    (80.0, 100.0, "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với các huyện"),
    (80.0, 118.0, "thực hiện Kế hoạch này, báo cáo kết quả trước ngày 30/11/2019."),
]


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    return directive()


@pytest.fixture(scope="module")
def mixed(drawn: Drawn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan, a page of text and a blank page in one file."""
    import pikepdf

    folder = tmp_path_factory.mktemp("mixed")
    with pikepdf.open(pdf_of([drawn.image], folder / "scan.pdf")) as document:
        with pikepdf.open(text_pdf(folder / "text.pdf", LAYER)) as text:
            document.pages.extend(text.pages)
        document.add_blank_page(page_size=(595, 842))
        document.save(folder / "mixed.pdf")
    return folder / "mixed.pdf"


def _text(page: Page) -> str:
    return " ".join(line.text for line in page.lines if line.region == "body")


def test_each_page_is_read_the_way_it_needs(mixed: Path, drawn: Drawn) -> None:
    pages = read(mixed, SETTINGS).pages
    assert [page.text_from for page in pages] == ["ocr", "layer", "layer"]
    assert [page.number for page in pages] == [1, 2, 3]
    assert fuzz.ratio(_text(pages[0]), " ".join(drawn.lines)) > 97
    assert _text(pages[1]) == " ".join(text for _, _, text in LAYER)
    assert pages[2].lines == ()
    assert (pages[0].width, pages[0].height) == pytest.approx((595.2, 841.9), abs=0.5)


def test_worker_processes_give_the_same(mixed: Path) -> None:
    assert read(mixed, ReadSettings(jobs=2)).pages == read(mixed, SETTINGS).pages


def test_without_recognition_only_layers_are_read(mixed: Path) -> None:
    pages = read(mixed, ReadSettings(ocr=False)).pages
    assert [bool(page.lines) for page in pages] == [False, True, False]


def test_scan_gives_the_paragraphs_that_were_drawn(mixed: Path, drawn: Drawn) -> None:
    lines = assemble(read(mixed, SETTINGS)).text.split("\f")[0].splitlines()
    for paragraph in drawn.lines:
        assert max(fuzz.ratio(paragraph, line) for line in lines) > 94, paragraph


def test_bad_layer_is_read_from_the_picture_and_said(tmp_path: Path) -> None:
    unmarked = "Uy ban nhan dan tinh giao So Noi vu chu tri, phoi hop voi cac huyen thuc hien"
    page = read(text_pdf(tmp_path / "a.pdf", [(80, 100, unmarked)]), SETTINGS).pages[0]
    assert page.text_from == "ocr"
    assert [(problem.code, problem.page) for problem in page.problems] == [("bad-text-layer", 1)]


ROWS = [
    (90.0, 80.0, "TỈNH ỦY BÌNH SƠN"),
    (330.0, 80.0, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (100.0, 116.0, "Số 156-KH/TU"),
    (330.0, 116.0, "Bình Sơn, ngày 14 tháng 3 năm 2019"),
    (85.0, 170.0, "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với các huyện"),
    (85.0, 192.0, "thực hiện Kế hoạch này, báo cáo kết quả trước ngày 30 tháng 11 năm 2019."),
    (85.0, 214.0, "Các cấp ủy đảng lãnh đạo, chỉ đạo tổ chức học tập, quán triệt sâu rộng"),
    (85.0, 236.0, "nội dung Nghị quyết đến toàn thể cán bộ, đảng viên và nhân dân."),
    (85.0, 258.0, "Ban Tuyên giáo Tỉnh ủy theo dõi, đôn đốc, kiểm tra việc thực hiện"),
    (85.0, 280.0, "và định kỳ hằng quý tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy."),
]
OTHER = [
    (85.0, 82.0, "Hội đồng nhân dân xã khóa mới họp phiên thường kỳ vào ngày 5 tháng 7"),
    (85.0, 108.0, "để xem xét tờ trình về dự toán thu chi ngân sách của năm sau và bầu"),
    (85.0, 134.0, "các chức danh chủ chốt theo quy định của luật, có sự tham dự của đại"),
    (85.0, 160.0, "diện các đoàn thể, trưởng thôn và đông đảo cử tri trên địa bàn toàn xã."),
    (85.0, 186.0, "Sau khi nghe báo cáo thẩm tra, các đại biểu đã thảo luận sôi nổi và"),
]


@pytest.mark.parametrize(
    ("layer", "text_from", "said"),
    [
        (ROWS, "layer", ""),
        ([(x, y, text.replace("156", "165")) for x, y, text in ROWS], "ocr", "“165-KH/TU” where “156-KH/TU”"),
        ([(x, y, text.replace("ngày 14", "ngày 74")) for x, y, text in ROWS], "ocr", "“74” where “14”"),
        ([(x, y + 200, text) for x, y, text in ROWS], "ocr", "agree with the print"),
        (OTHER, "ocr", "agree with the print"),
        ([(x, y, text.replace("ủ", "u").replace("i", "1")) for x, y, text in ROWS], "ocr", "spelled as Vietnamese"),
    ],
)
def test_layer_under_a_scan_is_held_against_the_print(
    tmp_path: Path, layer: list[tuple[float, float, str]], text_from: str, said: str
) -> None:
    page = read(scanned(tmp_path / "a.pdf", ROWS, layer), SETTINGS).pages[0]
    assert page.text_from == text_from
    assert [said in problem.message for problem in page.problems] == ([True] if said else [])
    assert [line.text for line in page.lines[:4]] == [ROWS[0][2], ROWS[2][2], ROWS[1][2], ROWS[3][2]]


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ({}, ""),
        ({"c": "t", "t": "c"}, "agree with the print"),
        ({"n": "r", "r": "n", "t": "l", "l": "t"}, "spelled as Vietnamese"),
    ],
)
def test_font_that_says_other_letters_than_it_draws(tmp_path: Path, letters: dict[str, str], said: str) -> None:
    path = remapped(tmp_path / "a.pdf", text_pdf(tmp_path / "b.pdf", ROWS), letters)
    page = read(path, SETTINGS).pages[0]
    assert page.text_from == ("ocr" if said else "layer")
    assert [said in problem.message for problem in page.problems] == ([True] if said else [])
    assert ROWS[4][2] in _text(page)


@pytest.mark.parametrize(
    ("wrong", "said"), [(range(1, 10), "spelled as Vietnamese"), ((2, 3), "does not tell its letters")]
)
def test_font_that_does_not_tell_its_letters(tmp_path: Path, wrong: Sequence[int], said: str) -> None:
    """All of the page in such a font, or its number and date alone."""
    import pikepdf

    path = text_pdf(tmp_path / "a.pdf", [row for at, row in enumerate(ROWS) if at not in wrong])
    unknown = unmapped(tmp_path / "b.pdf", [ROWS[at] for at in wrong])
    with pikepdf.open(path, allow_overwriting_input=True) as page, pikepdf.open(unknown) as over:
        page.pages[0].add_overlay(over.pages[0], None)
        page.save(path)
    read_page = read(path, SETTINGS).pages[0]
    assert [said in problem.message for problem in read_page.problems] == [True]
    assert "Số 156-KH/TU" in [line.text for line in read_page.lines]


@pytest.mark.parametrize(("slope", "size"), [(15, 36), (45, 40), (-30, 36), (0, 60)])
def test_watermark_over_a_scan_covers_none_of_its_words(drawn: Drawn, tmp_path: Path, slope: int, size: int) -> None:
    import pikepdf

    mark = written(tmp_path / "mark.pdf", "www.example.vn", (120, 520), size, slope=slope)
    with pikepdf.open(pdf_of([drawn.image], tmp_path / "scan.pdf")) as scan, pikepdf.open(mark) as over:
        scan.pages[0].add_overlay(over.pages[0], pikepdf.Rectangle(0, 0, 595, 842))
        scan.save(tmp_path / "a.pdf")
    page = read(tmp_path / "a.pdf", SETTINGS).pages[0]
    assert fuzz.ratio(_text(page), " ".join(drawn.lines)) > 97
    assert [line.text for line in page.lines if line.region == "running"] == ["www.example.vn"]


def test_leaning_letters_filled_into_a_scan_belong_to_it(drawn: Drawn, tmp_path: Path) -> None:
    """A date typed over the scan in an italic made by slanting."""
    import pikepdf

    typed = written(tmp_path / "typed.pdf", "31/12/2020", (85, 760), 13, lean=12)
    with pikepdf.open(pdf_of([drawn.image], tmp_path / "scan.pdf")) as scan, pikepdf.open(typed) as over:
        scan.pages[0].add_overlay(over.pages[0], pikepdf.Rectangle(0, 0, 595, 842))
        scan.save(tmp_path / "a.pdf")
    page = read(tmp_path / "a.pdf", SETTINGS).pages[0]
    assert "31/12/2020" in _text(page)


@pytest.mark.parametrize("number", ["486", ""])
def test_number_pictured_in_a_blank_is_taken_into_its_line(tmp_path: Path, number: str) -> None:
    """A page of text whose number was pasted in as a picture."""
    import pikepdf

    rows = [*LAYER, (80.0, 60.0, "Số:"), (160.0, 60.0, "/KH-UBND")]
    picture = Image.new("L", (220, 70), 255)
    ImageDraw.Draw(picture).text((10, 5), number, font=font("Regular", 13), fill=0)
    picture.save(tmp_path / "number.pdf", "PDF", resolution=300)
    with pikepdf.open(text_pdf(tmp_path / "a.pdf", rows)) as page, pikepdf.open(tmp_path / "number.pdf") as pasted:
        page.pages[0].add_overlay(pasted.pages[0], pikepdf.Rectangle(103, 842 - 64, 156, 842 - 47))
        page.save(tmp_path / "b.pdf")
    lines = [line.text for line in read(tmp_path / "b.pdf", SETTINGS).pages[0].lines]
    assert lines[0] == (f"Số: {number} /KH-UBND" if number else "Số:    /KH-UBND")


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"%PDF-1.7\nnothing of the kind", DamagedFileError), (b"%PDF-1.4\n%%EOF\n", DamagedFileError)],
)
def test_broken_file(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(error):
        read(path, SETTINGS)


def test_cut_short_file_is_an_error_or_keeps_its_whole_pages(mixed: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(mixed.read_bytes()[: mixed.stat().st_size // 3])
    with pytest.raises(DamagedFileError):
        read(path, SETTINGS)


def test_encrypted_file(mixed: Path, tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.open(mixed) as document:
        document.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="mở", owner="khóa"))
    with pytest.raises(EncryptedFileError):
        read(tmp_path / "a.pdf", SETTINGS)


def test_limits_are_checked_before_decoding(mixed: Path) -> None:
    with pytest.raises(TooLargeError):
        read(mixed, ReadSettings(max_pages=2))
    pages = read(mixed, ReadSettings(max_pixels=1_000_000)).pages
    assert [problem.code for problem in pages[0].problems] == ["TOO-LARGE"]
    assert pages[1].lines


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif"])
def test_picture_files(drawn: Drawn, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    drawn.image.save(path, dpi=(300, 300))
    reading = read(path, SETTINGS)
    assert len(reading.pages) == 1
    assert "27-KH/BDVTU" in _text(reading.pages[0])


def test_every_frame_of_a_tiff_is_a_page(drawn: Drawn, tmp_path: Path) -> None:
    small = drawn.image.resize((1240, 1754), Image.Resampling.BOX)
    blank = Image.new("L", small.size, 255)
    small.save(tmp_path / "a.tif", save_all=True, append_images=[blank, small], dpi=(150, 150))
    pages = read(tmp_path / "a.tif", SETTINGS).pages
    assert [bool(page.lines) for page in pages] == [True, False, True]
    assert pages[0].lines == pages[2].lines


def test_orientation_noted_by_the_camera(drawn: Drawn, tmp_path: Path) -> None:
    turned = drawn.image.resize((1240, 1754), Image.Resampling.BOX).rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    turned.save(tmp_path / "a.jpg", exif=exif, quality=90)
    page = read(tmp_path / "a.jpg", SETTINGS).pages[0]
    assert page.width < page.height
    assert "27-KH/BDVTU" in _text(page)


def test_broken_picture(drawn: Drawn, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    drawn.image.save(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(DamagedFileError):
        read(path, SETTINGS)


def test_picture_above_the_pixel_limit(drawn: Drawn, tmp_path: Path) -> None:
    drawn.image.save(tmp_path / "a.png")
    with pytest.raises(TooLargeError):
        read(tmp_path / "a.png", ReadSettings(max_pixels=1_000_000))


def test_real_scan_agrees_with_its_transcript(shared: Path) -> None:
    text = (shared / "corpus/more/dn-4-1-gt.txt").read_text("utf-8")
    scan = assemble(read(shared / "corpus/more/dn-4-1.jpg", SETTINGS)).text
    assert fuzz.ratio(" ".join(text.split()), " ".join(scan.split())) > 90
