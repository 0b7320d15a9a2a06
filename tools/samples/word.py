"""A sample as a Word file: DOCX by python-docx, DOC and RTF from it by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tools.samples.source import Sample, rows, shares
from tools.samples.tcvn3 import encode

_HEADING = re.compile(r"^([IVX]+[-.]|[A-Z][-.]|\d+\.)\s")


class _Writer:
    """Writes runs in the sample's font: Unicode, or the TCVN3 fonts, which have one face for capitals."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.file = Document()
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(18)
        section.top_margin = section.bottom_margin = Mm(20)

    def run(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 14) -> None:
        pieces = encode(text) if self.sample.make.font == "tcvn3" else [(text, "Times New Roman")]
        for piece, font in pieces:
            run = paragraph.add_run(piece)
            run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), font
            fonts = run._element.rPr.rFonts
            for slot in ("w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(slot), font)

    def line(self, holder: Any, text: str, align: Any = ALIGN.CENTER, **how: Any) -> Any:
        paragraph = holder.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        self.run(paragraph, text, **how)
        return paragraph

    def columns(self, left: list[tuple[str, dict[str, Any]]], right: list[tuple[str, dict[str, Any]]]) -> None:
        """Two columns as a table without borders, the way offices do it."""
        table = self.file.add_table(1, 2)
        self.widths(table, [66, 96])
        row = table.rows[0]
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = row.cells
        for cell, lines in zip(cells, (left, right), strict=True):
            for i, (text, how) in enumerate(lines):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                paragraph.alignment = how.get("align", ALIGN.CENTER)
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.paragraph_format.keep_with_next = True
                self.run(paragraph, text, **{k: v for k, v in how.items() if k != "align"})

    def widths(self, table: Any, millimetres: list[float]) -> None:
        table.autofit = False
        for column, width in zip(table.columns, millimetres, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)

    def letterhead(self) -> None:
        sample, party = self.sample, self.sample.form == "party"
        left: list[tuple[str, dict[str, Any]]] = []
        for i, name in enumerate(sample.agency):
            own = i == len(sample.agency) - 1 or sample.agency[0] == "ỦY BAN NHÂN DÂN"
            left.append((name, {"bold": own, "size": 13}))
        left += [("*", {})] if party else [("_______", {"size": 9})]
        left.append((sample.number, {"size": 13}))
        right: list[tuple[str, dict[str, Any]]] = [(line, {"bold": True, "size": 12}) for line in sample.nation]
        right += [("", {}), (sample.place, {"italic": True, "size": 13})]
        self.columns(left, right)

    def title(self, kind: str, subject: str) -> None:
        self.line(self.file, "")
        self.line(self.file, kind, bold=True, size=15)
        self.line(self.file, subject, bold=True)
        self.line(self.file, "-----", size=11)

    def body(self, text: str) -> None:
        for part in rows(text):
            if isinstance(part, str):
                self.paragraph(part)
            else:
                self.table(part)

    def paragraph(self, text: str) -> None:
        if text.startswith("# "):
            self.line(self.file, text[2:], bold=True)
            return
        heading = _HEADING.match(text) and len(text) < 80 and not text.endswith((".", ";", ",", ":"))
        paragraph = self.file.add_paragraph()
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_after = Pt(5)
        for i, piece in enumerate(text.split("**")):
            if piece:
                self.run(paragraph, piece, bold=bool(heading) or i % 2 == 1)

    def table(self, cells: list[list[str]]) -> None:
        table = self.file.add_table(len(cells), len(cells[0]), style="Table Grid")
        self.widths(table, [162 * share for share in shares(cells)])
        for row, values in zip(table.rows, cells, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                self.run(cell.paragraphs[0], value, bold=values is cells[0], size=12)

    def closing(self) -> None:
        left: list[tuple[str, dict[str, Any]]] = [("Nơi nhận:", {"bold": True, "italic": True, "size": 12})]
        left += [("- " + line, {"size": 11}) for line in self.sample.recipients]
        left = [(text, {**how, "align": ALIGN.LEFT}) for text, how in left]
        signer = self.sample.signed[0]
        right: list[tuple[str, dict[str, Any]]] = [(line, {"bold": True}) for line in signer.titles]
        right += [("", {})] * 3 + [(signer.name, {"bold": True})]
        self.line(self.file, "")
        self.columns(left, right)
        self.line(self.file, "", size=8)  # a table must not end a Word file

    def whole(self) -> None:
        sample = self.sample
        if sample.agency:
            self.letterhead()
        self.title(sample.kind, sample.subject)
        self.body(sample.body)
        self.closing()
        for part in sample.attachments:
            self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            self.title(part.kind, part.subject)
            self.line(self.file, part.reference, italic=True)
            self.body(part.body)


def docx(sample: Sample, path: Path) -> None:
    """Write the sample as DOCX."""
    writer = _Writer(sample)
    writer.whole()
    writer.file.core_properties.author = ""
    saved = io.BytesIO()
    writer.file.save(saved)
    # The same text gives the same file: no time of day inside.
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename), source.read(item), zipfile.ZIP_DEFLATED)


def converted(sample: Sample, path: Path) -> None:
    """Write the sample as what `path` ends in (.doc, .rtf). Raises FileNotFoundError without LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise FileNotFoundError("LibreOffice: install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        docx(sample, source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = "doc:MS Word 97" if path.suffix == ".doc" else path.suffix[1:]
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(Path(folder) / path.name, path)
