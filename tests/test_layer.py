"""Text layers judged by their quality, on PDFs written for it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import layer, pdfium
from pipeline.grid import Rules
from pipeline.model import Box, Word
from pipeline.pdfwords import LayerWord
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import directive, font, serif_canvas, text_pdf

GOOD = "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với các huyện thực hiện Kế hoạch này và báo cáo kết quả."
UNMARKED = (
    "Uy ban nhan dan tinh giao So Noi vu chu tri, phoi hop voi cac huyen thuc hien Ke hoach nay va bao cao ket qua."
)
BROKEN = "".join(chr(ord(char) + 3) if char.isascii() and char.isalpha() else char for char in GOOD)


def judged(path: Path) -> layer.Layer:
    document = pdfium.open_document(path)
    try:
        return layer.judge(pdfium.open_page(document, 1))
    finally:
        document.close()


def _rows(text: str) -> list[tuple[float, float, str]]:
    words = text.split()
    return [(80, 100 + 20 * at, " ".join(words[at * 8 : at * 8 + 8])) for at in range(len(words) // 8 + 1)]


@pytest.mark.parametrize(
    ("text", "verdict"), [(GOOD, "good"), (UNMARKED, "bad"), (BROKEN, "bad"), ("Trang 2", "good"), ("", "good")]
)
def test_verdict(tmp_path: Path, text: str, verdict: str) -> None:
    assert judged(text_pdf(tmp_path / "a.pdf", _rows(text))).verdict == verdict


def test_words_have_text_and_place(tmp_path: Path) -> None:
    words = judged(text_pdf(tmp_path / "a.pdf", [(80, 100, GOOD)])).words
    assert " ".join(word.text for word in words) == GOOD
    assert words[0].box.x0 == pytest.approx(80, abs=1)
    assert words[0].box.y0 < 100 < words[0].box.y1
    assert all(a.box.x1 <= b.box.x0 for a, b in pairwise(words))


@pytest.mark.parametrize(("rotation", "at"), [(0, (80, 100)), (90, (742, 80)), (180, (515, 742)), (270, (100, 515))])
def test_words_of_a_turned_page_lie_where_they_are_displayed(
    tmp_path: Path, rotation: int, at: tuple[float, float]
) -> None:
    import pikepdf

    with pikepdf.open(text_pdf(tmp_path / "a.pdf", [(80, 100, GOOD)])) as document:
        document.pages[0].Rotate = rotation
        document.save(tmp_path / "b.pdf")
    document = pdfium.open_document(tmp_path / "b.pdf")
    opened = pdfium.open_page(document, 1)
    first = opened.words[0]
    assert first.oblique == (rotation != 0)
    assert first.box.x0 - 16 <= at[0] <= first.box.x1 + 16
    assert first.box.y0 - 16 <= at[1] <= first.box.y1 + 16
    assert first.box.x0 >= 0
    assert first.box.x1 <= opened.width
    document.close()


@pytest.mark.parametrize(("text", "verdict"), [(GOOD, "good"), (UNMARKED, "bad")])
def test_hidden_layer_under_a_scan(tmp_path: Path, text: str, verdict: str) -> None:
    """A scan with what an older recogniser made of it: kept only when nearly free of errors."""
    import pikepdf

    scan = tmp_path / "scan.pdf"
    directive().image.resize((620, 877)).save(scan, "PDF", resolution=75)
    text_pdf(tmp_path / "text.pdf", _rows(text), hidden=True)
    with pikepdf.open(scan) as document, pikepdf.open(tmp_path / "text.pdf") as over:
        document.pages[0].add_overlay(over.pages[0], None)
        document.save(tmp_path / "both.pdf")
    found = judged(tmp_path / "both.pdf")
    assert found.verdict == verdict
    assert bool(found.words) == (verdict == "good")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trƣờng", ["Trường"]),
        ("ƢU", ["ƯU"]),
        ("QÐ-UBNÐ", ["QĐ-UBNĐ"]),
        ("\uf0b7", ["•"]),
        ("\uf02d", ["-"]),
        ("\u200b", []),
    ],
)
def test_letters_that_only_look_right(text: str, words: list[str]) -> None:
    word = LayerWord(text, Box(0, 0, 10, 10), "Symbol" if text > "\ue000" else "Serif", 13, False, 0, False, True)
    assert [found.text for found in layer.unicode_words([word])] == words


def test_codes_that_are_no_letters_are_misspelled() -> None:
    assert (
        layer.spelled([Word(text, Box(0, 0, 1, 1)) for text in ("tỉnh", "t\ue1a3nh", "giao\x13", "g1ao", "•")]).right
        == 1
    )


def test_scan_alone_has_no_layer(tmp_path: Path) -> None:
    directive().image.resize((620, 877)).save(tmp_path / "a.pdf", "PDF", resolution=75)
    assert judged(tmp_path / "a.pdf").verdict == "none"


def stamped_pdf(path: Path, stamps: list[tuple[float, float, str]]) -> Path:
    """A page whose letterhead has blanks, filled in by signature fields that draw text."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, Stream

    rows = [*_rows(GOOD), (80, 60, "Số:            /KH-UBND")]
    with pikepdf.open(text_pdf(path.with_suffix(".base.pdf"), rows)) as document:
        fields = []
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for x, y, text in stamps:
            look = Stream(document, f"BT /F1 12 Tf 2 4 Td ({text}) Tj ET".encode("latin-1"))
            look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 16])
            look.Resources = Dictionary(Font=Dictionary(F1=face))
            field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, F=4, T=text)
            field.Rect = Array([x, 842 - y - 4, x + 200, 842 - y + 12])
            field.AP = Dictionary(N=document.make_indirect(look))
            fields.append(document.make_indirect(field))
        document.pages[0].Annots = Array(fields)
        document.Root.AcroForm = Dictionary(Fields=Array(fields))
        document.save(path)
    return path


def test_number_drawn_by_a_signature_field_is_a_word_of_the_page(tmp_path: Path) -> None:
    found = judged(stamped_pdf(tmp_path / "a.pdf", [(104, 60, "486"), (330, 30, "Digitally signed by A")]))
    assert "486" in [word.text for word in found.words]
    assert [[word.text for word in words] for words in found.overlay] == [["Digitally", "signed", "by", "A"]]


def test_watermark_is_no_text(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.rotate(45)
    canvas.drawString(400, 100, "www.example.vn")
    canvas.save()
    found = judged(tmp_path / "a.pdf")
    assert found.words == ()
    assert [word.text for word in found.watermark] == ["www.example.vn"]


@pytest.mark.parametrize(("gap", "words"), [(0.2, ["bị", "bãi"]), (-0.5, ["bịbãi"])])
def test_syllables_set_too_tight_are_parted(tmp_path: Path, gap: float, words: list[str]) -> None:
    width = font("Regular", 13, dpi=72).getlength("bị")
    path = text_pdf(tmp_path / "a.pdf", [(80, 100, "bị"), (80 + width + 1.3 + gap, 100, "bãi")])
    assert [word.text for word in judged(path).words] == words


def drawn_rules(path: Path) -> Rules:
    document = pdfium.open_document(path)
    try:
        return pdfium.rules(pdfium.open_page(document, 1))
    finally:
        document.close()


def test_rules_of_a_drawn_table(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.line(80, 642, 500, 642)
    canvas.rect(80, 500, 420, 100, stroke=1, fill=0)
    canvas.setFillGray(0.9)
    canvas.rect(80, 300, 420, 100, stroke=0, fill=1)
    canvas.save()
    rules = drawn_rules(tmp_path / "a.pdf")
    assert sorted(y for _, y, _ in rules.across) == pytest.approx([200, 242, 342], abs=1)
    assert sorted(x for x, _, _ in rules.down) == pytest.approx([80, 500], abs=1)


def _ruled(path: Path, rotation: int) -> Path:
    """Lines, thin bars, boxes and what is none of them, on the page and inside a form that is placed smaller; turned
    when displayed.
    """
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.beginForm("grid")
    for step in range(4):
        canvas.line(0, 40 * step, 300, 40 * step)
        canvas.rect(100 * step, 0, 0.5, 120, stroke=0, fill=1)
    canvas.endForm()
    canvas.translate(60, 400)
    canvas.scale(1.2, 0.8)
    canvas.doForm("grid")
    canvas.rect(0, 200, 150, 60)
    canvas.circle(200, 300, 40)
    canvas.line(0, 300, 100, 350)
    box = canvas.beginPath()
    box.moveTo(300, 200)
    for x, y in ((350, 200), (350, 260), (300, 260)):
        box.lineTo(x, y)
    box.close()
    box.moveTo(0, 150)
    box.lineTo(200, 150)
    canvas.drawPath(box)
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Rotate = rotation
        document.save(path)
    return path


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rules_are_those_that_pdfplumber_sees(tmp_path: Path, rotation: int) -> None:
    import pdfplumber

    path = _ruled(tmp_path / "a.pdf", rotation)
    across, down = set(), set()
    with pdfplumber.open(path) as document:
        page = document.pages[0]
        for item in (*page.lines, *page.rects):
            x0, x1, y0, y1 = (round(item[name]) for name in ("x0", "x1", "top", "bottom"))
            wide, high = x1 - x0, y1 - y0
            if item["object_type"] == "rect" and item["stroke"] and min(wide, high) > 3:
                across |= {(x0, y0, x1), (x0, y1, x1)}
                down |= {(x0, y0, y1), (x1, y0, y1)}
            elif min(wide, high) <= 3:
                (across if wide > high else down).add((x0, y0, x1) if wide > high else (x0, y0, y1))
    assert len(across) + len(down) == 17
    rules = drawn_rules(path)
    for found, expected in ((rules.across, across), (rules.down, down)):
        assert sorted(found) == [pytest.approx(rule, abs=1.1) for rule in sorted(expected)]


def test_table_of_cells_with_round_corners(tmp_path: Path) -> None:
    path = tmp_path / "round.pdf"
    canvas = serif_canvas(path)
    canvas.setFont("Serif", 12)
    cells = [["STT", "Nội dung", "Thời hạn"], ["1", "Rà soát hồ sơ tồn đọng của các xã, phường", "Quý I năm 2019"]]
    for row, texts in enumerate(cells):
        for (x, width), text in zip(((60, 40), (100, 260), (360, 140)), texts, strict=True):
            canvas.roundRect(x, 600 - 40 * row, width, 40, 4)
            canvas.drawString(x + 6, 615 - 40 * row, text)
    canvas.save()
    lines = [line.text for line in read(path, ReadSettings(ocr=False)).pages[0].lines if line.region == "table"]
    assert lines == [" | ".join(row) for row in cells]
