"""Markdown, above all as crawlers of law portals write it: emphasis, links and cells stripped to their text.

Beside pipe tables on one line there is a dialect in which a line of a lone `|` opens every cell and closes every row;
letterheads and signature blocks come in it.
"""

from __future__ import annotations

import html
import itertools
import re
from pathlib import Path

from pipeline.media import MARKDOWN
from pipeline.model import Line, Page, Reading
from pipeline.readers import tables, wrapping
from pipeline.readers.furniture import set_apart
from pipeline.readers.settings import ReadSettings
from pipeline.readers.text import lines_of, load

_BAR = re.compile(r"^\s*\|\s*$")
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE_ROW = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s?){3,}\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~).*$")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
_TAG = re.compile(r"</?(?:a|b|i|u|p|br|div|span|strong|em|sub|sup|font|center|img|hr)\b[^<>]{0,500}>", re.I)
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_AUTO = re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
# Escaped signs hide in the private use area while the marks are taken out.
_HIDE = 0xE000
_HIDDEN = re.compile("[\ue021-\ue07e]")
_HARD_BREAK = re.compile(r"(?:\\|[ ]{2,})$")
# A mark of emphasis touches a word on at least one side; a bullet or the asterisk of a Party letterhead does not.
_STARS = re.compile(r"\*{2,}|(?<=\S)\*|\*(?=\S)")
_UNDERLINES = re.compile(r"(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)")
_HANGS = re.compile(r"(?:[Ss]ố|ngày|tháng|năm)\s*:?\s*$")
_STRAY = re.compile(r"^[\s*_]+$")
_GLUED = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")
_GLUED_ITEM = re.compile(r"(?<=[.:;!?])\*\*(?=(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s?[^\n*]{1,3000}\*\*)")
_MARKER = re.compile(r"\(?[\dIVXa-zđ.]{1,8}[.)]?")
_MAX_COLUMNS = 20
_SAMPLE = 2000
_WHOLLY_BOLD = re.compile(r"^\s*\*\*[^*]+\*\*\s*$")


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a Markdown file. Raises TooLargeError."""
    text, problems = load(path, settings)
    parts = text.split("\f")
    pages = tuple(
        Page(number, 0.0, 0.0, "file", tuple(lines_of_markdown(part))) for number, part in enumerate(parts, start=1)
    )
    return Reading(MARKDOWN, pages, problems)


def lines_of_markdown(text: str) -> list[Line]:
    """All lines of one page, tables in place, page furniture of the portal marked as running."""
    raw = _COMMENT.sub("", unglue(text)).splitlines()
    lines: list[Line] = []
    index = start = 0
    width = wrapping.wrap_width([line for line in raw if not line.lstrip().startswith("|")])
    while index < len(raw):
        if (end := _table_end(raw, index)) > index:
            lines += _prose(raw[start:index], width)
            lines += _table(raw[index:end])
            index = start = end
        else:
            index += 1
    return set_apart(lines + _prose(raw[start:], width))


def unglue(text: str) -> str:
    """Bold paragraphs that a crawler glued together (`**A****B**`, `text.**2. Next**`) get lines of their own again."""
    return _GLUED_ITEM.sub("\n\n**", _GLUED.sub(_divide, text))


def _divide(match: re.Match[str]) -> str:
    before = re.split(r"\*\*|\n", match.string[max(0, match.start() - 20) : match.start()])[-1]
    return "" if _MARKER.fullmatch(before.strip()) else "**\n\n**"


def _table_end(raw: list[str], index: int) -> int:
    """One past the last line of the table that begins here; `index` itself where none does."""
    if _BAR.match(raw[index]):
        last, blank = index, 0
        for at in range(index + 1, len(raw)):
            if _BAR.match(raw[at]):
                last, blank = at, 0
            blank = 0 if raw[at].strip() else blank + 1
            if blank >= 2 or (blank and _BAR.match(raw[at - 1]) and at - 1 == last) or at - last > 400:
                break
        return last + 1 if last > index else index
    end = index
    while end < len(raw) and (_PIPE_ROW.match(raw[end]) or _RULE_ROW.match(raw[end])):
        end += 1
    return end if end - index > 1 else index


def _table(raw: list[str]) -> list[Line]:
    if _BAR.match(raw[0]):
        return tables.lines(_bar_rows(raw))
    rows = [line.strip().strip("|").split("|") for line in raw if not _RULE_ROW.match(line)]
    return tables.lines([[tables.Cell(_one(cell)) for cell in row] for row in rows], bordered=True)


def _one(cell: str) -> tuple[Line, ...]:
    text = strip_marks(cell).strip()
    return (Line(text, end="paragraph"),) if text else ()


def _bar_rows(raw: list[str]) -> list[list[tables.Cell]]:
    """Cells of the lone-bar dialect, where a bar opens every cell and one more closes the row."""
    bars = [index for index, line in enumerate(raw) if _BAR.match(line)]
    between = [raw[a + 1 : b] for a, b in itertools.pairwise(bars)]
    filled = [any(not _STRAY.match(line) for line in cell if line) for cell in between]
    heads = _row_heads([" ".join(strip_marks(line).strip() for line in cell).strip(" .") for cell in between], filled)
    # The beginning of a long table tells its width.
    columns = min(range(1, _MAX_COLUMNS), key=lambda n: _division(filled[:_SAMPLE], heads, n)[0])
    _, rows = _division(filled, heads, columns)
    return [[tables.Cell(tuple(_cell_lines(between[at]))) for at in range(start, end)] for start, end in rows]


def _row_heads(texts: list[str], filled: list[bool]) -> set[int]:
    """Cells that must begin a row: ordinals that count up from 1, each after a gap."""
    numbers = {
        at: int(text)
        for at, text in enumerate(texts)
        if text.isdecimal() and len(text) <= 3 and at and not filled[at - 1]
    }
    heads: set[int] = set()
    last = last_at = 0
    final = {number: at for at, number in numbers.items()}
    for at, number in numbers.items():
        # A 1 begins a new count only where the old one has come to its end.
        ended = at - last_at > 2 * _MAX_COLUMNS or final.get(last + 1, 0) <= at
        if number == last + 1 or (number == 1 and ended):
            heads.add(at)
            last, last_at = number, at
    return heads


def _division(filled: list[bool], heads: set[int], columns: int) -> tuple[float, list[tuple[int, int]]]:
    """Rows with an empty gap after each.

    The cost counts cells in rows that are not `columns` wide (merged ones), gaps inside rows, and ordinals inside rows.
    """
    count = len(filled)
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 2)
    for start in range(count - 1, -1, -1):
        options = []
        empty = inner = 0
        for end in range(start + 1, min(count, start + _MAX_COLUMNS) + 1):
            empty += not filled[end - 1]
            inner += end - 1 > start and end - 1 in heads
            if end == count or not filled[end]:
                odd = 0 if end - start == columns else end - start
                options.append((odd + empty * 0.3 + inner * 2 + best[min(end + 1, count + 1)][0], end))
        best[start] = min(options, default=(float("inf"), count))
    rows, start = [], 0
    while start < count and best[start][0] != float("inf"):
        rows.append((start, best[start][1]))
        start = best[start][1] + 1
    return best[0][0], rows or [(0, count)]


def _cell_lines(raw: list[str]) -> list[Line]:
    """Lines of one cell: soft breaks inside emphasis and list items are wraps, the others end a line of the block."""
    lines: list[Line] = []
    open_marks = listing = False
    for index, text in enumerate(raw):
        clean = strip_marks(text)
        open_marks ^= _odd_marks(text)
        if _STRAY.match(text) or not clean.strip() or _RULE.match(clean):
            continue
        at = next((at for at in range(index + 1, len(raw)) if strip_marks(raw[at]).strip(" *_")), index)
        following = strip_marks(raw[at]) if at > index else ""
        still_open = open_marks ^ (sum(map(_odd_marks, raw[index + 1 : at])) % 2 == 1)
        listing = listing or bool(wrapping.OPENS.match(clean) and clean.lstrip()[:1] in "-–+•*")
        if not following or _RULE.match(following):
            wrapped = False
        elif _HANGS.search(clean) and following.lstrip()[:1].isdigit():
            wrapped = True
        else:
            apart = tables.opens_signature(following) and not clean.rstrip().endswith(",")
            wrapped = (still_open and not apart) or (listing and not wrapping.OPENS.match(following))
        lines.append(Line(clean.strip(), end="wrap" if wrapped else "paragraph"))
    return lines


def _odd_marks(text: str) -> bool:
    """Does this line open emphasis that it does not close, or close what it did not open?"""
    return len(re.findall(r"\*\*|__", text)) % 2 == 1 or len(re.findall(r"(?<!\*)\*(?!\*)", text)) % 2 == 1


def _prose(raw: list[str], width: int) -> list[Line]:
    """Paragraphs outside tables."""
    texts: list[str] = []
    meant: set[int] = set()
    fenced = opened = False
    for line in raw:
        if _FENCE.match(line):
            fenced = not fenced
            continue
        heading = _HEADING.match(line)
        text = line if fenced else strip_marks(heading[1] if heading else line)
        if _RULE.match(text) or _STRAY.match(line):
            text = ""
        texts += ["", text, ""] if heading else [text]
        odd = line.count("**") % 2 == 1
        closes = opened and odd and line.rstrip().endswith("**")
        if fenced or closes or _HARD_BREAK.search(line) or (_WHOLLY_BOLD.match(line) and not opened):
            meant.add(len(texts) - 1)
        opened = (opened ^ odd) and bool(text)
    return _soft(texts, meant, width) if width else lines_of(texts, 0)


def _soft(texts: list[str], meant: set[int], width: int) -> list[Line]:
    """Single breaks are soft in a wrapped file, unless one is `meant`, or a list item follows what is finished."""
    lines: list[Line] = []
    for index, text in enumerate(texts):
        if not text.strip():
            continue
        following = texts[index + 1] if index + 1 < len(texts) else ""
        end = wrapping.end_of(text, following, width)
        if following.strip() and end != "wrap":
            unfinished = wrapping.is_full(text, following, width) and not wrapping.STOPS.search(text)
            opens = wrapping.OPENS.match(following) and not unfinished
            end = "paragraph" if opens or index in meant else "wrap"
        elif index in meant and end == "gap":
            end = "paragraph"
        lines.append(Line(text.strip(), end=end))
    return lines


def strip_marks(text: str) -> str:
    """The text a reader of the rendered page would see."""
    text = _ESCAPED.sub(lambda match: chr(_HIDE + ord(match[1])), _QUOTE.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = html.unescape(_TAG.sub("", _AUTO.sub(r"\1", text)))
    bullet = re.match(r"\s*[*+]\s+", text)
    head, body = ("- ", text[bullet.end() :]) if bullet and text[: bullet.end()].strip() == "*" else ("", text)
    body = _UNDERLINES.sub("", _STARS.sub("", body))
    return head + _HIDDEN.sub(lambda match: chr(ord(match.group()) - _HIDE), body)
