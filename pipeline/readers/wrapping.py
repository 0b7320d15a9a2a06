"""Line breaks of plain text: which end a paragraph, and which were only put there to fit a page or a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest

import msgspec
import regex as re

from pipeline.model import End, Line

# A line that begins like this begins a paragraph.
OPENS = re.compile(
    r"\s*(?:[-–—+*•●▪○◦·]\s|\d{1,2}(?:\.\d{1,2})*[.)/]\s|\d{1,2}(?:\.\d{1,2})+\s|[IVXL]{1,5}\s?[.)/-]\s|[A-ZĐ][.)-]\s"
    r"|[a-zđ]{1,2}\)\s|\(\d{1,2}\)\s|(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[\dIVXL]+|Căn cứ\s|Nơi nhận"
    r"|Kính gửi|Số\s*:|\((?:Ban hành k|K)èm theo\b)"
)
STOPS = re.compile(r"(?:[.;:!?…]|\./\.?)[\"”'’)*_]*\s*$")
_CLOSED = re.compile(rf"(?:{STOPS.pattern[:-1]}|,\s*)$")
# "15-" / "KH/HU", "02/" / "2010": a number broken at its own stroke.
_CUT_NUMBER = re.compile(r"\d\s?[-/]\s*$|[A-ZĐ][-/]\s*$")
_ITEM = re.compile(r"\s*[-–+•*]\s*\S")
_SIGNS = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ)\b")
# A line drawn with characters, which parts what stands above and below.
RULE = re.compile(r"\s*(?:[-_=–—~*]{3,}|[-–—=~*]+\s?[oO0]{1,3}\s?[-–—=~*]+)[-_=–—~*\s]*$")
# The motto that heads every directive of State or Party, in folded text.
MOTTO = re.compile(r"\b(?:cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap\s*-\s*tu do)")
_LOWER = re.compile(r"\s*[\p{Ll}(,;]")
_MIN_WRAP, _MAX_WRAP = 50, 160
_LONG_ENOUGH = 5
# Widths beyond the usual ones are believed where every long line breaks right before the word that did not fit.
_NARROWEST, _WIDEST = 36, 220
# A line as long as this that breaks off is no title.
_LONG = 100
# What opens a sentence and stands inside none with a capital; names of bodies do, and are no such thing.
_BEGINS = re.compile(
    r"\s*(?:Thực hiện|Để|Nhằm|Qua|Sau khi|Trên cơ sở|Tiếp tục|Theo|Xét|Ngày \d|Vừa qua|Hiện nay|Trong)\s"
)
_SHOUTS = re.compile(r"\s*(?:\p{Lu}{2,}[\s,]+){3}")
# A row of a table drawn with blanks; the blank left for a number is none.
_HOLE = re.compile(r"(?<!ố)(?<!ố:)(?<!ngày)(?<!tháng)(?<=\S)(?: {3,}|\t+)(?=[^\s/])")
# By how much a first line is set in; what stands further in is centred.
_FIRST_LINE = (3, 12)
# "chính trị" / "- xã hội": a dash inside a sentence that came to stand at the beginning of a line.
_DASH = re.compile(r"\s*[-–—]\s+(?:\p{Ll}|\d{4}\b)")
# "khóa" / "13. Trong lãnh đạo": no item of a list.
_COUNTS = re.compile(r"(?i:khóa|khoá|kỳ|thứ|lần|đoạn|ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|phần)\s*$")
# "(khóa" / "XI) đề ra"
_CLOSES = re.compile(r"\s*[\wđ]{1,5}\)")


def wrap_width(lines: Sequence[str]) -> int:
    """The width this text is wrapped at, in characters; 0 where every line is a whole paragraph.

    Wrapped text has most of its long lines just below one length; lengths of paragraphs are all different.
    """
    # Rows of a table run on however wide they are.
    lines = [line for line in lines if line.count("|") < 2]
    lengths = Counter(len(line.rstrip().expandtabs()) for line in lines if line.strip())
    best = width = 0
    for candidate in (length for length in lengths if _MIN_WRAP <= length <= _MAX_WRAP):
        near = sum(count for length, count in lengths.items() if candidate * 0.85 <= length <= candidate)
        if near > best or (near == best and candidate > width):
            best, width = near, candidate
    long = sum(count for length, count in lengths.items() if length >= width * 0.6)
    return width if best >= _LONG_ENOUGH and best >= long * 0.5 else _greedy_width(lines)


def _greedy_width(lines: Sequence[str]) -> int:
    """The length of the longest line, if sentences break at it; 0 if not."""
    width = max((len(line.rstrip().expandtabs()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    broken = [
        (a, b)
        for a, b in pairwise(lines)
        if a.strip() and b.strip() and is_full(a, b, width) and not _SHOUTS.match(b)
        if not OPENS.match(b) or _inside(a, b)
    ]
    running = sum(1 for a, b in broken if _LOWER.match(b) or not _CLOSED.search(a))
    sure = len(broken) > 1 or width >= _LONG
    return width if sure and running >= max(1, len(broken) / 2) else 0


def spaced(lines: Sequence[str], width: int) -> bool:
    """Are paragraphs of this wrapped text set apart by blank lines? Then a full line goes on, however it ends."""
    apart = adjoining = 0
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if width and line.strip() and after.strip() and is_full(line, after, width):
            apart += not before.strip()
            adjoining += bool(before.strip()) and not OPENS.match(line) and not is_full(before, line, width)
    return apart >= max(2, 9 * adjoining)


def end_of(text: str, following: str | None, width: int, *, apart: bool = False) -> End:
    """What the break after `text` is; `following` is the next line, None or blank at the end or before a blank line.

    `apart`: paragraphs are set apart by blank lines.
    """
    if following is None or not following.strip():
        return "gap"
    if not width or text.count("|") > 1 or following.count("|") > 1:
        return "paragraph"
    if _CUT_NUMBER.search(text) and following[:1].isalnum():
        return "wrap"
    full = is_full(text, following, width)
    if apart:
        grounds = following.startswith("Căn cứ") and not text.rstrip().endswith(";")
        opens = OPENS.match(following) and not grounds and (_CLOSED.search(text) or following.lstrip().startswith("("))
        return "wrap" if full and not opens else "paragraph"
    if (OPENS.match(following) and not (full and _inside(text, following))) or _begins(text, following):
        return "paragraph"
    if full:
        return "open" if STOPS.search(text) and not _LOWER.match(following) else "wrap"
    if STOPS.search(text) or not _LOWER.match(following):
        return "paragraph"
    return "wrap" if len(text.strip()) > width * 0.7 else "open"


def _begins(text: str, following: str) -> bool:
    """A sentence, or a line in capitals, that surely does not go on with this line."""
    begins = _BEGINS.match(following) and not _CLOSED.search(text)
    return bool(begins or (_SHOUTS.match(following) and not text.isupper()))


def _inside(text: str, following: str) -> bool:
    """What looks like a list marker may be a dash or a closing bracket inside a sentence."""
    if STOPS.search(text):
        return False
    closes = _CLOSES.match(following) and text.rfind("(") > text.rfind(")")
    return bool(_DASH.match(following) or _COUNTS.search(text) or closes)


def is_full(text: str, following: str, width: int) -> bool:
    """Would the first word of the next line not have fitted on this one?"""
    # Lines in capitals are headings: short of the width they end where they were meant to.
    slack = 1 if text.isupper() else 0.97
    return len(text.rstrip().expandtabs()) + 1 + len(following.split(None, 1)[0]) > width * slack


def to_lines(texts: Sequence[str], width: int) -> list[Line]:
    """Lines with their ends; blank ones become the `gap` of the line before them."""
    lines: list[Line] = []
    indents = Counter(_indent(text) for text in texts if text.strip())
    margin = min((indent for indent, count in indents.items() if count >= indents.total() * 0.1), default=0)
    set_in = sum(count for indent, count in indents.items() if _FIRST_LINE[0] <= indent - margin <= _FIRST_LINE[1])
    styled = set_in >= max(3, indents.total() * 0.1)
    apart = spaced(texts, width)
    for index, text in enumerate(texts):
        if text.strip():
            following = texts[index + 1] if index + 1 < len(texts) else None
            end = end_of(text, following, width, apart=apart)
            if width and following and following.strip():
                end = _end_in_layout(end, text, following, width, margin, styled=styled)
            lines.append(Line(text.rstrip(), end=end))
    return lines


def _end_in_layout(end: End, text: str, following: str, width: int, margin: int, *, styled: bool) -> End:
    """What the indents say against `end`; `styled`: first lines are set in throughout."""
    if _HOLE.search(text) or _HOLE.search(following):
        return "paragraph"
    if _FIRST_LINE[0] <= _indent(following) - margin <= _FIRST_LINE[1]:
        return "paragraph" if styled or end == "wrap" else end
    return "wrap" if styled and _flows_on(text, following, width, margin) else end


def _flows_on(text: str, following: str, width: int, margin: int) -> bool:
    """Where first lines are set in, a line at the margin goes on with the one before it, if that is nearly full."""
    if not following.strip() or OPENS.match(following) or STOPS.search(text) or text.isupper():
        return False
    return abs(_indent(following) - margin) <= 1 and len(text.rstrip().expandtabs()) > width * 0.7


def _indent(text: str) -> int:
    spread = text.expandtabs()
    return len(spread) - len(spread.lstrip())


class Centred(Line, frozen=True):
    """A centred line on its way through a reader: part of a title, and no half of a row set with tabs."""


def join_centred(lines: Sequence[Line]) -> list[Line]:
    """A title set in several centred paragraphs is one where it goes on in small letters. No line stays `Centred`."""
    joined: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        both = isinstance(line, Centred) and isinstance(following, Centred) and line.region == following.region
        wrapped = both and goes_on(line.text, following.text) and not line.text.isupper()
        joined.append(Line(line.text, region=line.region, end="wrap" if wrapped else line.end))
    return joined


def join_items(lines: Sequence[Line]) -> list[Line]:
    """List items of a narrow column that run over several paragraphs, as in a list of recipients, made one."""
    joined: list[Line] = []
    in_item = False
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        in_item = bool(_ITEM.match(line.text)) or (in_item and bool(joined) and joined[-1].end == "wrap")
        goes_on = following and in_item and line.end == "paragraph" and _goes_on(line.text.rstrip(), following.strip())
        joined.append(msgspec.structs.replace(line, end="wrap") if goes_on else line)
    return joined


def goes_on(text: str, following: str) -> bool:
    """Whether the sentence surely runs on: the next line begins with a small letter and this one is not closed."""
    begins = following.strip()[:1]
    return begins.islower() and not OPENS.match(following) and not STOPS.search(text)


def _goes_on(text: str, following: str) -> bool:
    if OPENS.match(following) or text.endswith((";", ".", ":")):
        return False
    return following[:1].islower() or (text.endswith(",") and not following.isupper() and not _SIGNS.match(following))
