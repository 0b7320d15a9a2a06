"""Web pages: the document of a page, without what the site puts round it.

What is left out is told by general signs, never by the site: elements that carry no text, roles and names of
navigation, blocks that are mostly links, hidden elements. Nothing is fetched. A page saved from Word is all document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from pipeline import legacy
from pipeline.errors import DamagedFileError, TooLargeError
from pipeline.media import MHT, media_type
from pipeline.model import Line, Page, Reading
from pipeline.readers import columns, symbols, tables
from pipeline.readers.furniture import contents_apart, set_apart
from pipeline.readers.pagearea import main_area, prune, text_of
from pipeline.readers.settings import ReadSettings
from pipeline.readers.text import decode
from pipeline.readers.wrapping import RULE, STOPS, Centred, goes_on, join_centred

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{2,30})", re.I)
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr|li|main|menu|nav|ol|p|pre"
    r"|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOTE = re.compile(r"mso-element\s*:\s*(?:foot|end)note\b|Mso(?:Foot|End)noteText|\bfootnotes?\b", re.I)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.I)
_BREAK = "\x02"
_NO_COLUMN = "\x00" * 300
_FULL_LINE = 60
# What a page may show above the letterhead: its own title, dates of force, buttons.
_MAX_ABOVE = 800


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read an HTML or MHT file. Raises TooLargeError, DamagedFileError where it holds no element."""
    if path.stat().st_size > settings.max_bytes:
        raise TooLargeError(f"{path.name} is larger than {settings.max_bytes:,} bytes", hint="raise max_bytes")
    data = path.read_bytes()
    kind = media_type(path)
    text, problems = decode_html(_page_of(data) if kind == MHT else data)
    root = _parse(text)
    if root is None:
        raise DamagedFileError(f"{path.name} holds no HTML element")
    title = _title(root)
    prune(root)
    flow = _Flow(_default_font(root))
    lines = set_apart(contents_apart(flow.lines(main_area(root))))
    lines = [msgspec.structs.replace(line, region="running") for line in lines[: flow.before]] + lines[flow.before :]
    if title and not _holds(lines, title):
        lines.insert(0, Line(title, region="running", end="paragraph"))
    return Reading(kind, (Page(1, 0.0, 0.0, "file", tuple(lines)),), problems)


def _page_of(data: bytes) -> bytes:
    """The page inside a web archive (MHT), as UTF-8 where the archive states its charset."""
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            payload = part.get_payload(decode=True)
            inner = payload if isinstance(payload, bytes) else b""
            charset = part.get_content_charset()
            return inner if _META.search(inner[:8192]) or not charset else inner.decode(charset, "replace").encode()
    return b""


def decode_html(data: bytes) -> tuple[str, tuple[Any, ...]]:
    """Bytes to text by the charset the page declares; where it has none or breaks it, as any text."""
    declared = _META.search(data[:8192]) or _XML.search(data[:1024])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        # Browsers read Latin-1 as Windows-1252, for that is what pages mean by it.
        name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "x-user-defined": "cp1252"}.get(
            name, name
        )
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            if name in {"windows-1252", "cp1252"} and not _is_utf8(data):
                return data.decode("cp1252", errors="replace"), ()
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(text: str) -> Any | None:
    from lxml import etree, html

    # An XML declaration with an encoding is refused in text that is decoded already.
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _title(root: Any) -> str:
    """The article's own heading; the title of the page names the site as well and is not the document's."""
    heading = root.find(".//h1")
    return text_of(heading) if heading is not None else ""


def _holds(lines: list[Line], title: str) -> bool:
    wanted = "".join(title.split()).casefold()
    return wanted in "".join("".join(line.text.split()) for line in lines).casefold()


def _default_font(root: Any) -> str | None:
    """The legacy font a whole page is set in, from <basefont>, <body style> or its style sheet."""
    styles = " ".join(style.text or "" for style in root.iter("style"))
    names = (str(family).split(",")[0].strip(" '\"") for family in _FAMILY.findall(styles))
    return next((name for name in names if legacy.encoding_of(name)), None)


class _Flow:
    """Turns elements into lines; runs of text in a legacy font are converted."""

    def __init__(self, default_font: str | None) -> None:
        self._default = default_font
        self._head: Line | None = None
        self.before = 0

    def lines(self, root: Any) -> list[Line]:
        """All lines; `before` is then how many short ones stand above the letterhead: they are the page's."""
        flat = list(self._block(root))
        above = next((index for index, line in enumerate(flat) if line is self._head), 0)
        self.before = above if sum(len(line.text) for line in flat[:above]) <= _MAX_ABOVE else 0
        out: list[Line] = []
        done = 0
        texts = [_NO_COLUMN if line.region != "body" or isinstance(line, Centred) else line.text for line in flat]
        for block in columns.blocks(texts):
            out += flat[done : block.start] + block.lines()
            done = block.end
        lines = [line for line in out + flat[done:] if not RULE.match(line.text)]
        self.before -= sum(bool(RULE.match(line.text)) for line in flat[: self.before])
        return join_centred(lines)

    def _block(self, element: Any, font: str | None = None) -> Iterator[Line]:
        """Lines of a block element: text between inner blocks is a paragraph."""
        font = _font(element) or font
        pending: list[tuple[str, str | None]] = [(_prefix(element), font)]
        note = bool(_NOTE.search(f"{element.get('style') or ''} {element.get('class') or ''}"))
        flow = [*self._children(element, font, pending, keep=element.tag == "pre"), *self._flush(pending)]
        for line in flow:
            if note:
                yield msgspec.structs.replace(line, region="note")
            elif _is_centred(element) and line.region == "body":
                yield Centred(line.text, end=line.end)
            else:
                yield line

    def _children(
        self, element: Any, font: str | None, pending: list[tuple[str, str | None]], *, keep: bool = False
    ) -> Iterator[Line]:
        self._add(element.text, font, pending, keep)
        for child in element:
            if isinstance(child.tag, str):
                if child.tag == "br":
                    pending.append((_BREAK, None))
                elif child.tag == "table":
                    yield from self._flush(pending)
                    yield from self._table(child, font)
                elif _BLOCKS.fullmatch(child.tag):
                    yield from self._flush(pending)
                    yield from self._block(child, font)
                else:
                    yield from self._children(child, _font(child) or font, pending, keep=keep)
            self._add(child.tail, font, pending, keep)

    @staticmethod
    def _add(text: str | None, font: str | None, pending: list[tuple[str, str | None]], keep: bool) -> None:
        if text:
            pending.append((text.replace("\n", _BREAK) if keep else _SPACE.sub(" ", text), font))

    def _flush(self, pending: list[tuple[str, str | None]]) -> Iterator[Line]:
        text = self._converted(pending)
        pending.clear()
        parts = [part.strip(" ") for part in text.split(_BREAK)]
        filled = [part for part in parts if part.strip()]
        for index, part in enumerate(filled):
            following = filled[index + 1] if index + 1 < len(filled) else ""
            full = len(part) >= _FULL_LINE and not STOPS.search(part) and following[:1].islower()
            yield Line(part, end="wrap" if following and (goes_on(part, following) or full) else "paragraph")

    def _converted(self, pending: list[tuple[str, str | None]]) -> str:
        parts: list[str] = []
        index = 0
        while index < len(pending):
            font, end = pending[index][1], index + 1
            while end < len(pending) and pending[end][1] == font:
                end += 1
            text = "".join(piece for piece, _ in pending[index:end])
            parts.append(legacy.convert(symbols.to_text(text, font), font or self._default or ""))
            index = end
        return re.sub(r" {2,}", " ", "".join(parts)) if _BREAK not in parts else "".join(parts)

    def _table(self, table: Any, font: str | None) -> Iterator[Line]:
        lines = tables.lines(self._rows(table, font), _bordered(table))
        if self._head is None and any(tables.is_motto(line.text) for line in lines):
            self._head = lines[0]
        return iter(lines)

    def _rows(self, table: Any, font: str | None) -> list[list[tables.Cell]]:
        rows: list[list[tables.Cell]] = []
        below: dict[int, tuple[int, int]] = {}
        for row in _own_rows(table):
            cells: list[tables.Cell] = []
            column = 0
            for cell in (child for child in row if child.tag in {"td", "th"}):
                while column in below:
                    column = _hang(below, column, cells)
                span, height = _number(cell, "colspan"), _number(cell, "rowspan")
                cells.append(tables.Cell(tuple(self._block(cell, font)), span))
                if height > 1:
                    below[column] = (span, height)
                column += span
            while column in below:
                column = _hang(below, column, cells)
            below = {at: (span, left - 1) for at, (span, left) in below.items() if left > 1}
            rows.append(cells)
        return rows


def _hang(below: dict[int, tuple[int, int]], column: int, cells: list[tables.Cell]) -> int:
    """Put the lower part of a cell that hangs down from an earlier row; the next free column."""
    span, _ = below[column]
    cells.append(tables.Cell((), span, merged=True))
    return column + span


def _own_rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _number(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(100, int(value))) if value.isdigit() else 1


def _prefix(element: Any) -> str:
    """The label a browser draws before a list item."""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "" if re.match(r"[-+•*–]", text_of(element)) else "- "
    first = parent.get("start", "1")
    items = [item for item in parent if item.tag == "li"]
    number = items.index(element) + (int(first) if first.lstrip("-").isdigit() else 1)
    if re.match(r"\(?[\dIVXa-zđ]{1,4}[.)]", text_of(element)):
        return ""
    return f"{chr(ord('a') + (number - 1) % 26)}) " if parent.get("type") == "a" else f"{number}. "


def _is_centred(element: Any) -> bool:
    return (element.get("align") or "").lower() == "center" or bool(_CENTRE.search(element.get("style") or ""))


def _font(element: Any) -> str | None:
    family = _FAMILY.search(element.get("style") or "")
    name: str | None = family[1] if family else element.get("face") if element.tag == "font" else None
    return name.split(",")[0].strip(" '\"") if name else None


def _bordered(table: Any) -> bool | None:
    border = table.get("border")
    if border is not None:
        return border.strip() not in {"", "0"}
    style = " ".join(cell.get("style") or "" for cell in table.iter("td"))
    return True if re.search(r"border(?:-\w+)?\s*:\s*[^;]*solid", style) else None
