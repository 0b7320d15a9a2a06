"""Word documents (DOCX): paragraphs and tables in order, text boxes in place, notes at the end, running heads apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from pipeline import legacy
from pipeline.errors import DamagedFileError
from pipeline.media import DOCX
from pipeline.model import Line, Page, Reading
from pipeline.readers import columns, symbols, tables
from pipeline.readers.ooxml import Numbering, Package, Style, Styles, W, is_on, numbering_of, run_style, value, walk
from pipeline.readers.settings import ReadSettings
from pipeline.readers.wrapping import RULE, STOPS, Centred, goes_on, join_centred
from pipeline.viet import fold

# A tab is white space that may mean a blank left for a number; four blanks say so to the text stage.
_TAB = "    "
_HEAD = re.compile(r"\b(?:cong hoa xa hoi|dang cong san viet nam|doc lap\s*-\s*tu do)|^so\s*:")
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d*\s*(?:/\s*\d+)?\W*$", re.I)
_FULL_LINE = 60
# What no column can pass through.
_NO_COLUMN = "\x00" * 300
_BOX = W + "txbxContent"
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))


class Run(NamedTuple):
    """Characters in one font."""

    text: str
    font: str | None
    caps: bool = False


class Paragraph(NamedTuple):
    """A paragraph: its list label, its runs ("\\n" in them is a line break), and the text boxes anchored in it."""

    label: str
    runs: tuple[Run, ...]
    before: tuple[Any, ...]
    after: tuple[Any, ...]


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a DOCX. Raises DamagedFileError, TooLargeError."""
    with Package(path, settings.max_bytes) as package:
        return Reading(DOCX, (Page(1, 0.0, 0.0, "file", tuple(_Reader(package, path.name).lines())),))


class _Reader:
    """One document being read: its styles, its list counters, its notes met so far."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        root = package.part("word/document.xml")
        if root is None:
            root = next((package.part(part) for part in package.names(r"word/document\d*\.xml")), None)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise DamagedFileError(f"{name} has no document body")
        self._body = body
        self._styles = Styles(package.part("word/styles.xml"))
        self._numbering = Numbering(package.part("word/numbering.xml"))
        self._notes: list[tuple[str, str]] = []
        self._fonts = self._honest_fonts()

    def lines(self) -> Iterator[Line]:
        heads = self._running("header")
        yield from heads
        yield from _side_by_side(list(self._blocks(self._body)))
        yield from self._note_lines()
        yield from self._running("footer")

    # ---- fonts ------------------------------------------------------------------------------------------------------

    def _honest_fonts(self) -> dict[str | None, str | None]:
        """Font → the font to convert by. A legacy font over Unicode text, or the other way round, is found here."""
        texts: dict[str | None, list[str]] = {}
        for element in self._body.iter(W + "p"):
            style = self._styles.get(value(element.find(W + "pPr"), "pStyle"))
            for run in element.iter(W + "r"):
                own = self._run_style(style, run)
                texts.setdefault(own.font, []).append("".join(_run_text(run)))
        fonts: dict[str | None, str | None] = {}
        for font, parts in texts.items():
            whole = " ".join(parts)
            if font and legacy.encoding_of(font):
                fonts[font] = font if legacy.is_plausible(whole, font) else ""
            else:
                encoding = legacy.recognise(whole)
                fonts[font] = legacy.FONT_OF[encoding] if encoding else ""
        return fonts

    def _run_style(self, style: Style, run: Any) -> Style:
        properties = run.find(W + "rPr")
        named = value(properties, "rStyle")
        if named:
            character = self._styles.get(named)
            style = style._replace(font=character.font or style.font, caps=character.caps or style.caps)
        return run_style(style, properties)

    # ---- blocks -----------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Any) -> Iterator[Line]:
        for element in walk(parent):
            if element.tag == W + "p":
                yield from self._paragraph_lines(element)
            elif element.tag == W + "tbl":
                yield from tables.lines(self._rows(element), _bordered(element, self._styles))

    def _paragraph_lines(self, element: Any) -> Iterator[Line]:
        paragraph = self._paragraph(element)
        for box in paragraph.before:
            yield from self._blocks(box)
        text = "".join(self._convert(paragraph.runs))
        centred = value(element.find(W + "pPr"), "jc") == "center"
        parts = text.split("\n")
        for index, part in enumerate(parts):
            label = f"{paragraph.label} " if paragraph.label and not index else ""
            last = index == len(parts) - 1
            wrapped = not last and (goes_on(part, parts[index + 1]) or (not centred and _runs_full(part)))
            line = Centred if centred and part.strip() else Line
            yield line((label + part).rstrip(), end="wrap" if wrapped else "paragraph")
        for box in paragraph.after:
            yield from self._blocks(box)

    def _paragraph(self, element: Any) -> Paragraph:
        properties = element.find(W + "pPr")
        style = self._styles.get(value(properties, "pStyle"))
        numbering = numbering_of(properties) or style.numbering
        runs: list[Run] = []
        before: list[Any] = []
        after: list[Any] = []
        for run in walk(element):
            if run.tag.endswith(("}oMath", "}oMathPara")):
                runs.append(Run("".join(t.text or "" for t in run.iter() if str(t.tag).endswith("}t")), style.font))
            if run.tag != W + "r":
                continue
            own = self._run_style(style, run)
            boxes = list(_boxes(run))
            (after if any(r.text.strip() for r in runs) else before).extend(boxes)
            if own.hidden:
                continue
            for piece in self._pieces(run, own):
                runs.append(piece)
        label = ""
        if numbering and numbering[0] != "0" and any(run.text.strip() for run in runs):
            label = self._label(*numbering, value(properties, "pStyle"), style.font)
        return Paragraph(label, tuple(runs), tuple(before), tuple(after))

    def _label(self, list_id: str, level: int | None, style_id: str | None, font: str | None) -> str:
        index = self._numbering.level_of(list_id, style_id) if level is None else level
        return self._unicode(self._numbering.label(list_id, index), self._numbering.font_of(list_id, index) or font)

    def _pieces(self, run: Any, style: Style) -> Iterator[Run]:
        text = ""
        for child in walk(run):
            if child.tag == W + "sym":
                code = int(child.get(W + "char") or "0", 16)
                text += symbols.to_text(chr(code), child.get(W + "font"))
            elif child.tag in {W + "footnoteReference", W + "endnoteReference"}:
                text += self._note(child)
            else:
                text += _piece(child)
        if text:
            yield Run(text, style.font, style.caps)

    def _convert(self, runs: tuple[Run, ...]) -> Iterator[str]:
        """Runs of one font together: VNI writes a mark after its letter, and the two may stand in two runs."""
        index = 0
        while index < len(runs):
            end = index + 1
            _, font, caps = runs[index]
            while end < len(runs) and runs[end][1:] == (font, caps):
                end += 1
            text = self._unicode("".join(run.text for run in runs[index:end]), font)
            index = end
            yield text.upper() if caps else text

    def _unicode(self, text: str, font: str | None) -> str:
        return legacy.convert(symbols.to_text(text, font), self._fonts.get(font, font or ""))

    # ---- tables -----------------------------------------------------------------------------------------------------

    def _rows(self, table: Any) -> list[list[tables.Cell]]:
        rows: list[list[tables.Cell]] = []
        for row in (child for child in walk(table) if child.tag == W + "tr"):
            if is_on(row.find(W + "trPr"), "del"):
                continue
            before = int(value(row.find(W + "trPr"), "gridBefore") or 0)
            cells = [tables.Cell((), before)] if before else []
            for cell in (child for child in walk(row) if child.tag == W + "tc"):
                properties = cell.find(W + "tcPr")
                merge = properties.find(W + "vMerge") if properties is not None else None
                merged = merge is not None and merge.get(W + "val", "continue") == "continue"
                lines = () if merged else tuple(self._blocks(cell))
                cells.append(tables.Cell(lines, int(value(properties, "gridSpan") or 1), merged))
            rows.append(cells)
        return rows

    # ---- notes, running heads ---------------------------------------------------------------------------------------

    def _note(self, reference: Any) -> str:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        self._notes.append((kind, reference.get(W + "id") or ""))
        return f" [{len(self._notes)}]"

    def _note_lines(self) -> Iterator[Line]:
        parts = {kind: self._package.part(f"word/{kind}s.xml") for kind in {kind for kind, _ in self._notes}}
        for number, (kind, note_id) in enumerate(tuple(self._notes), start=1):
            root = parts[kind]
            found = [n for n in root if n.get(W + "id") == note_id] if root is not None else []
            text = " ".join(line.text.strip() for note in found for line in self._blocks(note))
            if text.strip():
                yield Line(f"[{number}] {text.strip()}", region="note", end="paragraph")

    def _running(self, kind: str) -> list[Line]:
        """Headers or footers, each text once. A letterhead put into the first page's header is the document's own."""
        lines: list[Line] = []
        seen: set[str] = set()
        for name in self._package.names(rf"word/{kind}\d*\.xml"):
            root = self._package.part(name)
            own = [line for line in self._blocks(root) if line.text.strip()] if root is not None else []
            whole = " ".join(line.text.strip() for line in own)
            if not whole.strip() or whole in seen:
                continue
            seen.add(whole)
            if kind == "header" and any(_HEAD.search(fold(line.text.strip())) for line in own):
                lines += own
            else:
                region = "page-number" if _PAGE_NUMBER.match(whole) else "running"
                lines += [msgspec.structs.replace(line, region=region) for line in own]
        return lines


def _runs_full(part: str) -> bool:
    """A line break inside a sentence as long as a line of print was only made to fit the page."""
    return len(part.strip()) >= _FULL_LINE and not STOPS.search(part)


def _run_text(run: Any) -> Iterator[str]:
    return (_piece(child) for child in walk(run))


def _piece(child: Any) -> str:
    tag = child.tag
    if tag == W + "t":
        return child.text or ""
    if tag in {W + "tab", W + "ptab"}:
        return _TAB
    if tag in {W + "br", W + "cr"}:
        return "\n"
    if tag == W + "noBreakHyphen":
        return "-"
    # In TCVN3 the soft hyphen's code is the letter ư; elsewhere the text stage drops it.
    return "\u00ad" if tag == W + "softHyphen" else ""


def _boxes(run: Any) -> Iterator[Any]:
    """Contents of the text boxes drawn in a run, from top to bottom where they say where they stand."""
    found: list[tuple[int, int, Any]] = []
    for drawing in (child for child in walk(run) if child.tag in _DRAWINGS):
        top, left = _offset(drawing, "positionV"), _offset(drawing, "positionH")
        found += [(top, left, box) for box in drawing.iter(_BOX) if not _nested(box, drawing)]
    return (box for _, _, box in sorted(found, key=lambda item: item[:2]))


def _nested(box: Any, drawing: Any) -> bool:
    """Inside another text box, or in the older twin of a drawing."""
    parents = []
    for parent in box.iterancestors():
        if parent is drawing:
            break
        parents.append(parent.tag)
    return _BOX in parents or any(str(tag).endswith("}Fallback") for tag in parents)


def _offset(drawing: Any, axis: str) -> int:
    for element in drawing.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}" + axis):
            text = "".join(element.itertext()).strip()
            return int(text) if re.fullmatch(r"-?\d+", text) else 0
    return 0


def _bordered(table: Any, styles: Styles) -> bool | None:
    """Whether rules are drawn round the cells; None where only the table's style could tell."""
    properties = table.find(W + "tblPr")
    borders = properties.find(W + "tblBorders") if properties is not None else None
    sides = list(borders) if borders is not None else []
    sides += [side for cell in table.iter(W + "tcBorders") for side in cell]
    if not sides:
        return None if value(properties, "tblStyle") else False
    drawn = Counter(side.get(W + "val") not in {None, "nil", "none"} for side in sides)
    return drawn[True] > drawn[False]


def _side_by_side(lines: list[Line]) -> list[Line]:
    """Letterheads and signature blocks set with tabs or blanks, one column after the other."""
    out: list[Line] = []
    done = 0
    texts = [_NO_COLUMN if line.region != "body" or isinstance(line, Centred) else line.text for line in lines]
    for block in columns.blocks(texts):
        out += lines[done : block.start]
        out += block.lines()
        done = block.end
    return join_centred([line for line in out + lines[done:] if line.text and not RULE.match(line.text)])
