"""hOCR, ALTO and text, and the command: what is written where, and what is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from PIL import Image

from cli import main
from pipeline import media, writers
from pipeline.errors import DamagedFileError, ReadError, UsageError
from pipeline.model import Box, Line, Page, Reading, Word
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import pdf_of
from tests.exported import export, line, reading, source, text_of

HTML = {"h": "http://www.w3.org/1999/xhtml"}
ALTO = {"a": "http://www.loc.gov/standards/alto/ns-v4#"}
LINES = [
    line("ỦY BAN NHÂN DÂN", 72, 72, confidence=0.97),
    line('Số 5 <&> "7"', 72, 96, confidence=0.5),
    line("CÔNG VĂN ĐẾN", 300, 700, region="stamp"),
    line("l7ôz", 300, 300, region="handwriting"),
]


def hocr(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(load_dtd=False, resolve_entities=False)).getroot()


def bbox(element: etree._Element) -> tuple[int, ...]:
    part = next(part for part in element.get("title").split("; ") if part.startswith("bbox"))
    return tuple(map(int, part.split()[1:]))


def inside(inner: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    return outer[0] <= inner[0] <= inner[2] <= outer[2] and outer[1] <= inner[1] <= inner[3] <= outer[3]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return pdf_of([Image.effect_noise((595, 842), 50)], tmp_path / "scan.pdf", 72)


# ---- hOCR -----------------------------------------------------------------------------------------------------------


def test_hocr_has_every_word_with_place_and_confidence(scan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.hocr"
    assert export("hocr", source(scan, reading(LINES, LINES[:1]), "Công văn 5"), out) == ()
    root = hocr(out)
    assert root.findtext("h:head/h:title", namespaces=HTML) == "Công văn 5"
    meta = {each.get("name"): each.get("content") for each in root.iterfind("h:head/h:meta[@name]", HTML)}
    classes = {kind for each in root.iter() for kind in (each.get("class") or "").split() if kind.startswith("ocr")}
    assert classes <= set(meta["ocr-capabilities"].split())
    assert meta["ocr-number-of-pages"] == "2"
    pages = root.findall(".//h:div[@class='ocr_page']", HTML)
    assert [page.get("title") for page in pages] == [
        f'image "scan.pdf"; bbox 0 0 2479 3508; ppageno {number}; scan_res 300 300' for number in (0, 1)
    ]
    words = pages[0].findall(".//h:span[@class='ocrx_word']", HTML)
    wanted = [word for each in LINES for word in each.words]
    assert [word.text for word in words] == [word.text for word in wanted]
    for found, word in zip(words, wanted, strict=True):
        assert bbox(found) == tuple(round(value * 300 / 72) for value in word.box)
        assert found.get("title").endswith(f"x_wconf {round(100 * word.confidence)}")


def test_hocr_boxes_lie_in_one_another_and_names_are_unique(scan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.hocr"
    export("hocr", source(scan, reading(LINES, LINES)), out)
    placed = [each for each in hocr(out).iter() if "bbox" in (each.get("title") or "")]
    assert len({each.get("id") for each in placed}) == len(placed)
    for each in placed:
        above = each.getparent()
        if "bbox" in (above.get("title") or ""):
            assert inside(bbox(each), bbox(above)), each.get("id")
    areas = [each.get("class") for each in placed if each.get("class").startswith("ocr_carea")]
    assert areas == ["ocr_carea body", "ocr_carea stamp", "ocr_carea handwriting"] * 2


# ---- ALTO -----------------------------------------------------------------------------------------------------------


def test_alto_has_every_word_with_place_and_confidence(scan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.alto.xml"
    assert export("alto", source(scan, reading(LINES)), out) == ()
    root = etree.parse(out).getroot()
    assert root.tag == f"{{{ALTO['a']}}}alto"
    assert root.findtext("a:Description/a:MeasurementUnit", namespaces=ALTO) == "inch1200"
    (page,) = root.iterfind("a:Layout/a:Page", ALTO)
    assert (page.get("WIDTH"), page.get("HEIGHT"), page.get("PHYSICAL_IMG_NR")) == ("9917", "14033", "1")
    strings = page.findall(".//a:String", ALTO)
    wanted = [word for each in LINES for word in each.words]
    assert [each.get("CONTENT") for each in strings] == [word.text for word in wanted]
    for found, word in zip(strings, wanted, strict=True):
        place = [int(found.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
        box = word.box
        assert place == pytest.approx(
            [v * 1200 / 72 for v in (box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)], abs=1
        )
        assert float(found.get("WC")) == pytest.approx(word.confidence, abs=0.01)


def test_alto_divides_words_by_blanks_and_tags_regions(scan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.alto.xml"
    export("alto", source(scan, reading(LINES)), out)
    root = etree.parse(out).getroot()
    for row in root.iterfind(".//a:TextLine", ALTO):
        kinds = [etree.QName(each).localname for each in row]
        assert kinds == ["String", *["SP", "String"] * (len(kinds) // 2)]
    labels = {each.get("ID"): each.get("LABEL") for each in root.iterfind("a:Tags/a:LayoutTag", ALTO)}
    blocks = [labels[each.get("TAGREFS")] for each in root.iterfind(".//a:TextBlock", ALTO)]
    assert blocks == ["body", "body", "stamp", "handwriting"]
    names = [each.get("ID") for each in root.iter() if each.get("ID")]
    assert len(set(names)) == len(names)


# ---- both -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["hocr", "alto", "pdf"])
def test_characters_that_cannot_be_written_are_left_out(scan: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    odd = "Số\x00\x0b \ud800\ufffe88\x1f \x07"
    words = tuple(Word(part, Box(72 + 40 * at, 72, 100 + 40 * at, 85)) for at, part in enumerate(odd.split(" ")))
    export(form, source(scan, reading([Line(odd, None, words)]), "Kế\x01 hoạch"), out)
    if form == "pdf":
        assert text_of(out) == ["Số 88"]
    else:
        found = etree.parse(out).getroot()
        texts = found.xpath("//*[@class='ocrx_word']/text()") + found.xpath("//@CONTENT")
        assert texts == ["Số", "88"]


@pytest.mark.parametrize("form", ["hocr", "alto"])
def test_lines_without_words_or_place(scan: Path, tmp_path: Path, form: str) -> None:
    """A line known only as a whole counts as one word; one without a place is left out; so is a page not read."""
    out = tmp_path / "out"
    lines = (Line("Người ký: A", None, (), "overlay"), Line("cả dòng", Box(72, 72, 200, 85), ()))
    pages = (Page(1, 595.0, 842.0, "ocr", lines), Page(2, 0.0, 0.0, "ocr", (), 0.0))
    export(form, source(scan, Reading(media.PDF, pages)), out)
    found = etree.parse(out).getroot()
    assert found.xpath("//*[@class='ocrx_word']/text()") + found.xpath("//@CONTENT") == ["cả dòng"]
    assert len(found.xpath("//*[@class='ocr_page' or local-name()='Page']")) == 2


# ---- files ----------------------------------------------------------------------------------------------------------


def test_failing_writer_leaves_the_old_file(scan: Path, tmp_path: Path) -> None:
    """A damaged original: what was there before is there still, and nothing beside it."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 not a picture")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.pdf").write_text("old")
    with pytest.raises(DamagedFileError):
        export("pdf", source(broken, reading(LINES, kind=media.JPEG)), folder / "out.pdf")
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("out.pdf", "old")]


def test_new_file_has_the_usual_rights(scan: Path, tmp_path: Path) -> None:
    out, usual = tmp_path / "out.pdf", tmp_path / "usual"
    usual.touch()
    export("pdf", source(scan, reading(LINES)), out)
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@pytest.mark.parametrize("way", ["itself", "link", "copy"])
def test_original_is_never_written_over(scan: Path, tmp_path: Path, way: str) -> None:
    out = scan if way == "itself" else tmp_path / "other.pdf"
    if way == "link":
        os.link(scan, out)
    elif way == "copy":
        out.write_bytes(scan.read_bytes())
    before = scan.read_bytes()
    with pytest.raises(UsageError) as caught:
        export("pdf", source(scan, reading(LINES)), out)
    assert caught.value.code == "IS-ORIGINAL"
    assert scan.read_bytes() == before == out.read_bytes()


@pytest.mark.parametrize("form", ["pdf", "hocr", "alto"])
def test_formats_of_pages_need_pages(samples: Path, form: str) -> None:
    with pytest.raises(UsageError) as caught:
        writers.writer(form, next(samples.glob("*.docx")))
    assert caught.value.code == "NO-PAGES"


def test_registry_and_modules_agree() -> None:
    for writer in writers.WRITERS:
        assert callable(writer.load())
    assert len({writer.suffix for writer in writers.WRITERS}) == len(writers.WRITERS)


# ---- the command ----------------------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("VANBAN_ARCHIVE", raising=False)
    return folder


@pytest.mark.parametrize("name", ["05-ke-hoach-41-kh-tu-2004.docx", "09-chi-thi-12-ct-tu-2012.pdf"])
def test_text_is_what_read_prints(samples: Path, here: Path, name: str) -> None:
    exported = run("export", samples / name, "--as", "txt")
    assert exported.exit_code == 0
    assert exported.stdout == run("read", samples / name).stdout


def test_file_is_named_after_the_original_and_spared(samples: Path, here: Path) -> None:
    original = samples / "09-chi-thi-12-ct-tu-2012.pdf"
    first = run("export", original)
    assert (first.exit_code, first.stdout) == (0, "09-chi-thi-12-ct-tu-2012.searchable.pdf\n")
    assert [path.name for path in here.iterdir()] == ["09-chi-thi-12-ct-tu-2012.searchable.pdf"]
    again = run("export", original)
    assert (again.exit_code, "EXISTS" in again.stderr) == (2, True)
    assert run("export", original, "-o", here / "09-chi-thi-12-ct-tu-2012.searchable.pdf").exit_code == 0


def test_document_of_the_archive_is_named_by_its_number(samples: Path, here: Path) -> None:
    original = samples / "09-chi-thi-12-ct-tu-2012.pdf"
    assert run("ingest", original, "--archive", "kho").exit_code == 0
    done = run("export", "12", "ct", "tu", "--archive", "kho")
    assert (done.exit_code, done.stdout) == (0, "12-CT-TU.pdf\n")
    title = hocr_title(run("export", "12-CT/TU", "--archive", "kho", "--as", "hocr").stdout)
    assert title.startswith("Chỉ thị 12-CT/TU: ")
    assert run("export", "12-CT/TU", "--archive", "kho", "-o", original).exit_code == 2
    assert run("export", "999-CT/TU", "--archive", "kho").exit_code == 3


def hocr_title(text: str) -> str:
    return str(etree.fromstring(text.encode()).findtext("h:head/h:title", namespaces=HTML))


def test_name_that_leads_nowhere(here: Path) -> None:
    done = run("export", "nowhere.pdf")
    assert (done.exit_code, "NO-SUCH-FILE" in done.stderr) == (2, True)


def test_directory_that_is_not_there(samples: Path, here: Path) -> None:
    done = run("export", samples / "09-chi-thi-12-ct-tu-2012.pdf", "-o", "away/out.pdf")
    assert (done.exit_code, "NO-SUCH-FILE" in done.stderr) == (2, True)


def test_directory_that_cannot_be_written(samples: Path, here: Path) -> None:
    done = run("export", samples / "09-chi-thi-12-ct-tu-2012.pdf", "-o", "/proc/out.pdf")
    assert (done.exit_code, "CANNOT-WRITE" in done.stderr) == (4, True)


def test_damaged_file_is_told_as_by_read(here: Path) -> None:
    Path("empty.pdf").touch()
    with pytest.raises(ReadError):
        read(Path("empty.pdf"), ReadSettings())
    done = run("export", "empty.pdf")
    assert (done.exit_code, "EMPTY" in done.stderr) == (1, True)
