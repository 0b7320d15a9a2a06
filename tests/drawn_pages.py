"""Pages drawn for the tests of pictures and PDFs: an invented directive in the true form, as a picture and as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/liberation2")
DPI = 300

LEFT = ["TỈNH ỦY BÌNH SƠN", "BAN DÂN VẬN", "*", "Số 27-KH/BDVTU"]
RIGHT = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Bình Sơn, ngày 14 tháng 3 năm 2019"]
TITLE = ["KẾ HOẠCH", "thực hiện công tác dân vận năm 2019"]
BODY = [
    "Thực hiện Chương trình số 18-CTr/TU, ngày 05/01/2019 của Ban Chấp hành Đảng bộ tỉnh về nâng cao chất lượng phong trào "
    "thi đua dân vận khéo ở cơ sở, Ban Dân vận Tỉnh ủy xây dựng kế hoạch với các nội dung sau:",
    "1. Mục đích, yêu cầu",
    "- Tạo chuyển biến rõ nét trong nhận thức của cán bộ, đảng viên về công tác dân vận trong tình hình mới, gắn với nhiệm vụ "
    "của từng địa phương, đơn vị.",
    "- Các cấp ủy báo cáo kết quả về Ban Dân vận trước ngày 30/11/2019 để tổng hợp.",
]
RECIPIENTS = ["Nơi nhận:", "- Thường trực Tỉnh ủy (b/c),", "- Các huyện ủy, thành ủy,", "- Lưu Văn phòng."]
SIGNATURE = ["TRƯỞNG BAN", "Lê Văn Thử"]


class Drawn(NamedTuple):
    """A drawn page: its picture at 300 dpi and the lines in reading order, paragraphs whole."""

    image: Image.Image
    lines: list[str]


def font(style: str, size: float, dpi: int = DPI) -> ImageFont.FreeTypeFont:
    """Liberation Serif at `size` points."""
    path = FONTS / f"LiberationSerif-{style}.ttf"
    if not path.is_file():
        pytest.skip("needs fonts-liberation2, whose letters cover Vietnamese")
    return ImageFont.truetype(str(path), round(size * dpi / 72))


def directive() -> Drawn:
    """One A4 page of black print on white."""
    page = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(page)
    regular, bold = font("Regular", 14), font("Bold", 14)
    for row, text in enumerate(LEFT):
        draw.text((800, 240 + row * 75), text, font=bold if row == 1 else regular, fill=0, anchor="mt")
    draw.text((1690, 240), RIGHT[0], font=bold, fill=0, anchor="mt")
    draw.text((1690, 240 + 150), RIGHT[1], font=font("Italic", 14), fill=0, anchor="mt")
    for row, text in enumerate(TITLE):
        draw.text((1300, 680 + row * 80), text, font=bold, fill=0, anchor="mt")
    y = 920
    for paragraph in BODY:
        y = _justified(draw, paragraph, y, regular)
    y += 60
    for row, text in enumerate(RECIPIENTS):
        draw.text((354, y + row * 62), text, font=font("Regular", 12), fill=0)
    draw.text((1780, y), SIGNATURE[0], font=bold, fill=0, anchor="mt")
    draw.text((1780, y + 420), SIGNATURE[1], font=bold, fill=0, anchor="mt")
    lines = [*(text for text in LEFT if text != "*"), *RIGHT, *TITLE, *BODY, *RECIPIENTS, *SIGNATURE]
    return Drawn(page, lines)


def _justified(draw: ImageDraw.ImageDraw, paragraph: str, y: int, face: ImageFont.FreeTypeFont) -> int:
    """Draw a paragraph with a first-line indent, all lines but the last spread to the right margin."""
    left, right, indent = 354, 2244, 117
    lines: list[list[str]] = [[]]
    for word in paragraph.split():
        start = left + (indent if len(lines) == 1 else 0)
        if start + face.getlength(" ".join([*lines[-1], word])) > right:
            lines.append([])
        lines[-1].append(word)
    for number, words in enumerate(lines):
        x = float(left + (indent if number == 0 else 0))
        gap = face.getlength(" ")
        if number < len(lines) - 1 and len(words) > 1:
            gap = (right - x - sum(map(face.getlength, words))) / (len(words) - 1)
        for word in words:
            draw.text((x, y), word, font=face, fill=0)
            x += face.getlength(word) + gap
        y += 76
    return y + 25


def pdf_of(images: list[Image.Image], path: Path, dpi: int = DPI) -> Path:
    """A PDF of pictures alone."""
    images[0].save(path, "PDF", resolution=dpi, save_all=True, append_images=images[1:])
    return path


def text_pdf(path: Path, rows: list[tuple[float, float, str]], *, hidden: bool = False) -> Path:
    """A one-page A4 PDF with a text layer: (x, y from the top, text) in points, 13-point Liberation Serif."""
    canvas = serif_canvas(path)
    for x, y, text in rows:
        line = canvas.beginText(x, 842 - y)
        line.setFont("Serif", 13)
        line.setTextRenderMode(3 if hidden else 0)
        line.textOut(text)
        canvas.drawText(line)
    canvas.save()
    return path


def written(
    path: Path, text: str, at: tuple[float, float], size: float, *, slope: float = 0.0, lean: float = 0.0
) -> Path:
    """A one-page A4 PDF with one text in grey from `at` (points from the top left), its base line rising by `slope`
    degrees and its stems leaning by `lean` degrees.
    """
    canvas = serif_canvas(path)
    canvas.translate(at[0], 842 - at[1])
    canvas.rotate(slope)
    canvas.skew(0, lean)
    canvas.setFont("Serif", size)
    canvas.setFillGray(0.7)
    canvas.drawString(0, 0, text)
    canvas.save()
    return path


def serif_canvas(path: Path) -> Canvas:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font("Regular", 12)  # skips where the font is missing
    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "LiberationSerif-Regular.ttf")))
    return Canvas(str(path), pagesize=(595, 842))


def scanned(path: Path, rows: list[tuple[float, float, str]], layer: list[tuple[float, float, str]]) -> Path:
    """A scan of printed rows with an invisible text layer, which may say something else."""
    import pikepdf
    import pypdfium2

    printed = pypdfium2.PdfDocument(text_pdf(path.with_suffix(".print.pdf"), rows))
    scan = printed[0].render(scale=200 / 72).to_pil()
    printed.close()
    scan.convert("L").save(path.with_suffix(".scan.pdf"), "PDF", resolution=200)
    text_pdf(path.with_suffix(".layer.pdf"), layer, hidden=True)
    with pikepdf.open(path.with_suffix(".scan.pdf")) as document, pikepdf.open(path.with_suffix(".layer.pdf")) as over:
        document.pages[0].add_overlay(over.pages[0], None)
        document.save(path)
    return path


def remapped(path: Path, source: Path, letters: dict[str, str]) -> Path:
    """A PDF of `text_pdf` whose fonts say other letters than they draw: each of `letters` stands for another."""
    import re

    import pikepdf

    codes = {f"{ord(drawn):04X}": f"{ord(said):04X}" for drawn, said in letters.items()}
    with pikepdf.open(source) as document:
        for font_ in document.pages[0].Resources.Font.values():
            if "/ToUnicode" not in font_:
                continue
            said = font_.ToUnicode.read_bytes().decode("latin-1")
            swapped = re.sub(r"<([0-9A-F]{4})>", lambda found: f"<{codes.get(found[1], found[1])}>", said)
            font_.ToUnicode = pikepdf.Stream(document, swapped.encode("latin-1"))
        document.save(path)
    return path


def unmapped(path: Path, rows: list[tuple[float, float, str]]) -> Path:
    """As `text_pdf`, in a font that is drawn by the numbers of its glyphs and does not tell its letters."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, Stream
    from reportlab.pdfbase.ttfonts import TTFont

    font("Regular", 12)  # skips where the font is missing
    file = FONTS / "LiberationSerif-Regular.ttf"
    face = TTFont("Serif", str(file)).face
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        outlines = document.make_indirect(Stream(document, file.read_bytes()))
        about = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.Serif, Flags=4, FontBBox=Array(list(face.bbox)), ItalicAngle=0,
            Ascent=face.ascent, Descent=face.descent, CapHeight=700, StemV=80, FontFile2=outlines,
        )  # fmt: skip
        glyphs = {char: face.charToGlyph[ord(char)] for _, _, text in rows for char in text}
        widths = [part for char, glyph in glyphs.items() for part in (glyph, Array([face.charWidths[ord(char)]]))]
        inner = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Serif, FontDescriptor=about, W=Array(widths),
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0), CIDToGIDMap=Name.Identity,
        )  # fmt: skip
        outer = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Serif, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([document.make_indirect(inner)]),
        )  # fmt: skip
        page = document.pages[0]
        page.Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(outer)))
        shown = [
            f"BT /F1 13 Tf {x} {842 - y} Td <{''.join(f'{glyphs[char]:04X}' for char in text)}> Tj ET"
            for x, y, text in rows
        ]
        page.Contents = Stream(document, "\n".join(shown).encode("ascii"))
        document.save(path)
    return path
