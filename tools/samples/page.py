"""A sample as A4 pages in the form of its tradition: PDF with a text layer (later also the picture under a scan)."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tools.samples.source import Attached, Sample, Signer, rows, shares

_FONTS = Path("/usr/share/fonts/truetype")
_FACES = {"Serif": "Regular", "Serif-B": "Bold", "Serif-I": "Italic", "Serif-BI": "BoldItalic"}
_WIDTH = A4[0] - 48 * mm
_LEFT, _RIGHT = 0.38 * _WIDTH, 0.62 * _WIDTH
_HEADING = re.compile(r"^([IVX]+[-.]|[A-Z][-.]|\d+\.)\s")


def fonts() -> None:
    """Register Liberation Serif 2 (version 1 lacks most Vietnamese letters). Raises FileNotFoundError without it."""
    for folder in sorted(_FONTS.glob("liberation*"), reverse=True):
        faces = [TTFont(name, folder / f"LiberationSerif-{face}.ttf") for name, face in _FACES.items()]
        if ord("ữ") in faces[0].face.charWidths:
            break
    else:
        raise FileNotFoundError("Liberation Serif 2: install fonts-liberation2")
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily("Serif", normal="Serif", bold="Serif-B", italic="Serif-I", boldItalic="Serif-BI")


def _style(size: float = 14, font: str = "Serif", **more: Any) -> ParagraphStyle:
    return ParagraphStyle("s", fontName=font, fontSize=size, leading=size * 1.28, **more)


class _Rule(Flowable):  # type: ignore[misc]
    """A short line in the middle of the column."""

    def __init__(self, length: float, below: float = 4) -> None:
        super().__init__()
        self.length, self.below = length, below

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = width
        return width, self.below + 4

    def draw(self) -> None:
        self.canv.setLineWidth(0.8)
        self.canv.line((self.room - self.length) / 2, self.below, (self.room + self.length) / 2, self.below)


def _centred(text: str, size: float = 14, font: str = "Serif", **more: Any) -> Paragraph:
    kept = escape(text).replace("  ", "\u00a0\u00a0")
    return Paragraph(kept, _style(size, font, alignment=TA_CENTER, **more))


def letterhead(sample: Sample) -> Table:
    """The two columns at the top: body, number | nation, place and date."""
    party = sample.form == "party"
    left: list[Flowable] = []
    for i, line in enumerate(sample.agency):
        own = i == len(sample.agency) - 1 or sample.agency[0] == "ỦY BAN NHÂN DÂN"
        left.append(_centred(line, 13, "Serif-B" if own else "Serif"))
    left.append(_centred("*", 14) if party else _Rule(70))
    left.append(_centred(sample.number, 14 if party else 13))
    if sample.about:
        left.append(_centred(sample.about, 12, spaceBefore=4))
    right: list[Flowable] = [_centred(line, 14.5 if party else 12, "Serif-B") for line in sample.nation]
    right.append(_Rule(pdfmetrics.stringWidth(sample.nation[-1], "Serif-B", 14.5 if party else 12)))
    right += [Spacer(1, 10), _centred(sample.place, 14 if party else 13.5, "Serif-I")]
    bare = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([[left, right]], colWidths=[_LEFT, _RIGHT], style=bare)


def title(kind: str, subject: str, *, party: bool) -> list[Flowable]:
    """Kind and subject, centred, with the rule below."""
    out: list[Flowable] = [Spacer(1, 14), _centred(kind, 16 if party else 14, "Serif-B")]
    out += [_centred(subject, 14, "Serif-B", spaceBefore=2), _Rule(90), Spacer(1, 8)]
    return out


def paragraph(line: str, size: float) -> Paragraph:
    """One paragraph; `# ` centres, `**` makes bold, a short numbered line is a heading."""
    if line.startswith("# "):
        return _centred(line[2:], size, "Serif-B", spaceBefore=6, spaceAfter=6)
    markup = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(line))
    if _HEADING.match(line) and len(line) < 80 and not line.endswith((".", ";", ",", ":")):
        markup = f"<b>{markup}</b>"
    return Paragraph(markup, _style(size, alignment=TA_JUSTIFY, firstLineIndent=28, spaceAfter=5))


def table(cells: list[list[str]]) -> Table:
    """A ruled table; the first row is its head and is repeated on every page."""
    head = [_centred(cell, 12, "Serif-B") for cell in cells[0]]
    body = [[Paragraph(escape(cell), _style(12)) for cell in row] for row in cells[1:]]
    widths = [_WIDTH * share for share in shares(cells)]
    lines = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table([head, *body], colWidths=widths, repeatRows=1, style=lines, spaceBefore=4, spaceAfter=8)


def flow(body: str, size: float) -> list[Flowable]:
    """Paragraphs and tables of a body."""
    return [paragraph(part, size) if isinstance(part, str) else table(part) for part in rows(body)]


def _signature(signer: Signer) -> list[Flowable]:
    lines: list[Flowable] = [_centred(line, 13.5, "Serif-B") for line in signer.titles]
    return [*lines, Spacer(1, 50), _centred(signer.name, 14, "Serif-B")]


def closing(sample: Sample) -> Flowable:
    """Nơi nhận on the left, signature on the right; two signatures stand side by side below the list."""
    label = Paragraph("<u>Nơi nhận:</u>" if sample.form == "party" else "<b><i>Nơi nhận:</i></b>", _style(12))
    notes: list[Flowable] = [label, *(Paragraph("- " + escape(line), _style(11.5)) for line in sample.recipients)]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    if len(sample.signed) == 1:
        cells = [[notes, _signature(sample.signed[0])]]
        return KeepTogether(Table(cells, colWidths=[0.52 * _WIDTH, 0.48 * _WIDTH], style=top, spaceBefore=10))
    signatures = Table([[_signature(s) for s in sample.signed]], colWidths=[_WIDTH / 2] * 2, style=top, spaceBefore=10)
    return KeepTogether([signatures, Spacer(1, 6), *notes])


def _attached(part: Attached, *, party: bool) -> list[Flowable]:
    reference = [_centred(part.reference, 13, "Serif-I"), Spacer(1, 8)]
    return [PageBreak(), *title(part.kind, part.subject, party=party)[:-2], *reference, *flow(part.body, 14)]


def _number(canvas: Any, document: Any) -> None:
    if canvas.getPageNumber() > 1:
        canvas.setFont("Serif", 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(canvas.getPageNumber()))


def _overlay(lines: tuple[str, ...]) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFillColor(Color(0.75, 0.1, 0.1))
        canvas.setFont("Serif", 8)
        for i, line in enumerate(lines):
            canvas.drawString(A4[0] - 66 * mm, A4[1] - 8 * mm - i * 9, line)

    return draw


def pdf(sample: Sample) -> bytes:
    """The whole sample as a PDF with a text layer."""
    fonts()
    party = sample.form == "party"
    story: list[Flowable] = [letterhead(sample)]
    if sample.make.stamp:
        story.append(Spacer(1, 56))  # room that offices leave for the receiver's stamp
    if sample.kind:
        story += title(sample.kind, sample.subject, party=party)
    if sample.to:
        story += [Spacer(1, 12), *addressees(sample.to), Spacer(1, 8)]
    story += [*flow(sample.body, sample.make.size), closing(sample)]
    for part in sample.attachments:
        story += _attached(part, party=party)
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title=sample.subject or sample.about, author="", invariant=1)
    frame = Frame(30 * mm, 14 * mm, _WIDTH, A4[1] - 32 * mm, leftPadding=0, rightPadding=0)
    first = PageTemplate("first", [frame], onPage=_overlay(sample.make.overlay), autoNextPageTemplate="next")
    document.addPageTemplates([first, PageTemplate("next", [frame], onPage=_number)])
    document.build(story)
    return out.getvalue()


def addressees(to: tuple[str, ...]) -> list[Flowable]:
    """The Kính gửi lines of a letter."""
    if len(to) == 1:
        return [_centred(f"Kính gửi: {to[0]}")]
    listed = [Paragraph(f"- {escape(line)}{'.' if i == len(to) - 1 else ';'}", _style(14)) for i, line in enumerate(to)]
    return [
        Table(
            [[Paragraph("Kính gửi:", _style(14)), listed]],
            colWidths=[70, 300],
            style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
        )
    ]
