"""Born-digital pages to be read: invented directives with their letterheads, a table now and then, as a PDF."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tools.bench.directives import directive
from tools.samples.page import fonts

# Characters of one directive, about four pages, and one citation in so many of them.
_LENGTH, _DENSITY = 8_000, 196
_WIDTH = A4[0] - 50 * mm
_PLAIN = ParagraphStyle("plain", fontName="Serif", fontSize=14, leading=18)
_BODY = ParagraphStyle("body", _PLAIN, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=4)
_HEAD = ParagraphStyle("head", _PLAIN, fontSize=12, leading=15, alignment=TA_CENTER)
_TITLE = ParagraphStyle("title", _PLAIN, fontName="Serif-B", alignment=TA_CENTER, spaceBefore=8)
_CELL = ParagraphStyle("cell", _PLAIN, fontSize=12, leading=15)
_TASKS = ("Rà soát hồ sơ lưu trữ", "Tập huấn nghiệp vụ văn thư", "Bố trí kho bảo quản tài liệu", "Báo cáo kết quả")


def born_digital(path: Path, documents: int, seed: int) -> Path:
    """A PDF of so many directives of about four pages each, always the same for one seed; every third has a table."""
    fonts()
    story: list[Flowable] = []
    for index in range(documents):
        story += _directive(seed * 1_000 + index, table=index % 3 == 0)
    margins = {"leftMargin": 30 * mm, "rightMargin": 20 * mm, "topMargin": 20 * mm, "bottomMargin": 20 * mm}
    SimpleDocTemplate(str(path), pagesize=A4, **margins).build(story)
    return path


def _directive(seed: int, *, table: bool) -> list[Flowable]:
    upper, body, number, party, date, kind, subject, *rest = directive(_LENGTH, _DENSITY, seed).text.split("\n")
    left = [Paragraph(text, _HEAD) for text in (upper, f"<b>{body}</b>", "*", number)]
    right = [Paragraph(text, _HEAD) for text in (f"<b>{party}</b>", "", f"<i>{date}</i>")]
    close = rest.index("Nơi nhận:")
    story: list[Flowable] = [
        Table([[left, right]], colWidths=[0.42 * _WIDTH, 0.58 * _WIDTH]),
        Paragraph(kind, _TITLE),
        Paragraph(subject, _HEAD),
        Spacer(1, 12),
        *(Paragraph(text, _BODY) for text in rest[:close]),
    ]
    if table:
        rows = [[str(at), task, "Văn phòng Tỉnh ủy", f"{at + 10}/9/2025"] for at, task in enumerate(_TASKS * 3, 1)]
        cells = [[Paragraph(text, _CELL) for text in row] for row in [["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], *rows]]
        grid = Table(
            cells, colWidths=[12 * mm, 70 * mm, 50 * mm, 28 * mm], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        )
        story += [Spacer(1, 8), grid, Spacer(1, 8)]
    recipients, signature = rest[close:-3], rest[-3:]
    foot = [[Paragraph(text, _CELL) for text in recipients], [Paragraph(text, _TITLE) for text in signature]]
    return [*story, Table([foot], colWidths=[0.5 * _WIDTH, 0.5 * _WIDTH]), PageBreak()]
