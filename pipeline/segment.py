"""The outline of a document: its paragraphs with their zone, list marker and parent.

The form of documents is fixed by rule (Nghị định 30/2020/NĐ-CP appendix I for the State, Hướng dẫn 36-HD/VPTW for the
Party): letterhead, kind, subject, grounds, text, recipients on the left, signature on the right, attachments.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec
import regex as re

from config.vocabulary import any_of, table
from pipeline.markers import LEAF, marker
from pipeline.model import Document
from pipeline.signing import AUTHORITY, name_like, signs
from pipeline.viet import fold

Zone = Literal["head", "basis", "body", "recipients", "signature", "attachment"]


class Block(msgspec.Struct, frozen=True):
    """One paragraph, heading, list item or table row: the half-open span `start:end` of `Document.text`.

    `zone`: head = letterhead, kind and subject; basis = the Căn cứ lines; body; recipients = the Nơi nhận list;
    signature; attachment = all from the first attached Phụ lục, Đề cương … on (its own paragraphs are blocks too).
    `marker`: the list marker as printed ("1.1.", "II.", "a)", "-", "+"), None for plain paragraphs; `body` is where the
    words after the marker begin. `level`: 0 for plain paragraphs outside lists, else 1 (outermost marker) and deeper.
    `parent`: index in `Outline.blocks` of the heading or item this one stands under, None at the top.
    """

    start: int
    end: int
    zone: Zone
    marker: str | None
    body: int
    level: int
    parent: int | None


class Outline(msgspec.Struct, frozen=True):
    """All blocks of a document in order; blank lines are no blocks.

    `title` is the index of the block that names the kind, None where none does.
    """

    blocks: tuple[Block, ...]
    title: int | None = None

    def at(self, offset: int) -> Block | None:
        """The block that holds this offset."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def zone(self, *zones: Zone) -> tuple[Block, ...]:
        """The blocks of these zones, in order."""
        return tuple(b for b in self.blocks if b.zone in zones)


class Line(NamedTuple):
    """A paragraph of the text on its way to becoming a block."""

    start: int
    end: int
    text: str
    folded: str


_BASIS = re.compile(
    r"(?:[-–+*]\s*)?(?:Căn cứ|Xét|Theo đề nghị|Thực hiện (?:ý kiến|chỉ đạo)|Sau khi (?:xem xét|nghe))\b"
)
_OPENING = re.compile(r"[-+*\s]*can cu\b|kinh gui|xet de nghi|thuc hien\b.{60}|dieu 1\b")
RECIPIENTS = re.compile(
    r"[\W_]*(?:n[ơo][iĩ]\w? ?[in]?nhận|Nơi nhân|với nhận)(?=[_\s]*[:.;]|[\W_]*$|\s*-)", re.IGNORECASE
)
KEM_THEO = re.compile(r"^\(?\s*(?:ban hành )?\s*kèm theo\b|\(\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_HEAD_LINES = 70
_SMALL_TITLE = 25
_LONGEST_LIST = 40
_ITEM = re.compile(r"[-–—+•]\s*\p{Lu}")
# Characters within which a heading names its kind.
_HEADING_REACH = 80


def outline(document: Document) -> Outline:
    """Divide a document into blocks with zones and nesting. Linear in the length of the text."""
    lines = _lines(document.text)
    title = title_line(lines)
    zones = _zones(lines, title)
    return Outline(tuple(_nested(lines, zones)), title)


def _lines(text: str) -> list[Line]:
    out: list[Line] = []
    position = 0
    folded = fold(text).replace("\f", " ")
    for raw in text.split("\n"):
        stripped = raw.strip(" \f\t")
        if stripped:
            start = position + raw.index(stripped)
            end = start + len(stripped)
            out.append(Line(start, end, stripped, folded[start:end]))
        position += len(raw) + 1
    return out


@cache
def _starts_text() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('headings')['text'])})\b")


class Heading(NamedTuple):
    """What a line that may head an attachment names: the kind as listed, where the words after it begin, its case."""

    kind: str
    end: int
    capitals: bool


def attachment_heading(text: str) -> Heading | None:
    """The kind of attachment that a line begins with, None where it begins otherwise."""
    found = _attached().match(fold(text[:_HEADING_REACH]))
    if found is None:
        return None
    lead, printed = text[: found.start("kind")], text[found.start("kind") : found.end()]
    capitals = printed.isupper()
    # A scrap that recognition saw before a heading in capitals does not hide it.
    scrap = any(char.isupper() for char in lead) if capitals else lead.strip('*_(“" ') or not printed[:1].isupper()
    return None if scrap else Heading(_listed()[found["kind"]], found.end(), capitals)


@cache
def _attached() -> re.Pattern[str]:
    """Over folded text: recognition takes Ế for É and Ụ for U."""
    return re.compile(rf".{{0,4}}?(?<![a-z0-9])(?P<kind>{any_of(_listed())})\b")


@cache
def _listed() -> dict[str, str]:
    listed = table("headings")["attachments"]
    return {fold(name): name for group in ("own", "numbered", "referred") for name in listed[group]}


@cache
def _numbered() -> frozenset[str]:
    return frozenset(table("headings")["attachments"]["numbered"])


@cache
def _always_attached() -> frozenset[str]:
    listed = table("headings")["attachments"]
    return frozenset((*listed["own"], *listed["numbered"]))


@cache
def kind_names() -> re.Pattern[str]:
    names = any_of(fold(kind["name"]) for kind in table("kinds")["kinds"] if kind.get("code") not in (None, "CV"))
    return re.compile(rf"[^a-z0-9]*({names})\b")


def title_line(lines: Sequence[Line]) -> int | None:
    """Index of the line that names the kind in capitals (KẾ HOẠCH), None for letters and carriers.

    The name of the kind alone on its line wins over a line that goes on with the subject, and that over small letters.
    """
    candidate = small = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        found = kind_names().match(line.folded)
        if found and 0 < index < _SMALL_TITLE and _named_alone(line, found):
            small = index if small is None else small
        elif found and line.text[found.start(1) : found.end(1)].isupper():
            rest = line.text[found.end(1) :].strip(" *_.:-")
            if not rest:
                return index
            if candidate is None and not re.search(r"\d[-/]|số", rest[:12]):
                candidate = index
        if line.folded.startswith("noi nhan") or (candidate is not None and _OPENING.match(line.folded)):
            break
    return candidate if candidate is not None else small


def _named_alone(line: Line, found: re.Match[str]) -> bool:
    """A line that is the name of a kind and nothing else, in small letters: typed so, or in a font of capitals."""
    name = line.text[found.start(1) : found.end(1)]
    return line.text.strip(" *_.:") == name and name[:1].isupper() and name[1:].islower()


def _zones(lines: Sequence[Line], title: int | None) -> list[Zone]:
    zones: list[Zone] = []
    begin = _body_start(lines, title)
    close = _closing_start(lines, begin)
    state: Zone = "head"
    paragraphs, recipients = 0, None
    for index, line in enumerate(lines):
        state = _next_zone(state, lines, index, begin, close, title)
        listing = recipients is not None and index - recipients < _LONGEST_LIST
        if state == "signature" and listing and _ITEM.match(line.text):
            # An item of the list after lines of the signature beside it, which holds no lists itself.
            state = "recipients"
        elif state == "recipients" and _name_after_list(zones, lines, index):
            state = "signature"
        # Grounds stand before the text or after its first words, and one below the other.
        grounds = state == "body" and (paragraphs <= 2 or zones[-1] == "basis") and _BASIS.match(line.text)
        zones.append("basis" if grounds else state)
        paragraphs += zones[-1] == "body"
        recipients = index if recipients is None and zones[-1] == "recipients" else recipients
    return zones


def _name_after_list(zones: Sequence[Zone], lines: Sequence[Line], index: int) -> bool:
    """A person's name after the list's last item, with the position read before the list."""
    before = lines[index - 1]
    last = zones[-1:] == ["recipients"] and re.match(r"\W*luu\b", before.folded) and before.text.endswith(".")
    return bool(last) and name_like(lines[index].text) and not lines[index].text.endswith((".", ";"))


def _next_zone(state: Zone, lines: Sequence[Line], index: int, begin: int, close: int, title: int | None) -> Zone:
    line = lines[index]
    if state == "attachment" or (index > close and _opens_attachment(lines, index)):
        return "attachment"
    if index < begin:
        return "head"
    if index >= close:
        if RECIPIENTS.match(line.text):
            return "recipients"
        if signs(line.text):
            return "signature"
        if state == "body" and title is not None and _opens_attachment(lines, index):
            return "attachment"
        return state if state in ("recipients", "signature") else "body"
    if _strong_attachment(lines, index) and index > begin:
        return "attachment"
    return "body"


def _body_start(lines: Sequence[Line], title: int | None) -> int:
    """First line after the subject."""
    if title is None:
        return _letter_start(lines)
    alone = not lines[title].folded[-1:].isalnum() or len(lines[title].text) < 40
    for index in range(title + 1, min(len(lines), title + 9)):
        if _is_body(lines[index].text, first=alone and index == title + 1):
            return index
    return min(len(lines), title + 2)


_RIGHT_COLUMN = re.compile(r"cong hoa xa hoi|doc lap\s*-|dang cong san|ngay.{0,14}thang.{0,10}nam \d{4}$")


def _letter_start(lines: Sequence[Line]) -> int:
    """First line after a letter's head: Kính gửi, but past the right column where that was read after it."""
    addressed = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if "kinh gui" in line.folded), None)
    if addressed is None:
        return 0
    right = [i for i in range(addressed + 1, min(len(lines), addressed + 6)) if _RIGHT_COLUMN.search(lines[i].folded)]
    starts = lines[addressed].folded.lstrip("*_ .").startswith("kinh gui")
    return right[-1] + 1 if right else addressed if starts else addressed + 1


def _is_body(text: str, *, first: bool) -> bool:
    """Is this a paragraph of the text and no more of the subject, which bears no closing punctuation and no marker?"""
    # A dash before capitals is a rule or a speck beside the title; no list under a title is set in capitals.
    listed = marker(text)[0] and not (text[:1] in "-–—" and text.isupper() and len(text) > 20)
    if (_BASIS.match(text) and not first) or re.match(r"Căn cứ\b|Kính gửi", text) or listed:
        return True
    if len(text) > (900 if first or text.isupper() else 350):
        return True
    closed = text.endswith((".", ":")) and not text.isupper()
    if first:
        return closed and len(text) > 160
    return closed or (len(text) > 100 and _starts_text().match(text) is not None and not text.isupper())


def _closing_start(lines: Sequence[Line], begin: int) -> int:
    """Index of the first line of the closing part (recipients or signature), len(lines) where there is none."""
    for index in range(begin, len(lines)):
        if RECIPIENTS.match(lines[index].text):
            back = index
            # The signature may be read before the recipients beside it.
            while back > begin and index - back < 7 and _in_signature(lines[back - 1].text):
                back -= 1
            return back
    below = range(len(lines) - 1, begin, -1)
    marked = next((i for i in below if AUTHORITY.match(lines[i].text) and lines[i].text.isupper()), None)
    if marked is not None:
        while marked - 1 > begin and signs(lines[marked - 1].text):
            marked -= 1
        return marked
    tail = range(max(begin, len(lines) - 8), len(lines))
    return next((i for i in tail if signs(lines[i].text)), len(lines))


def _in_signature(text: str) -> bool:
    return signs(text) or name_like(text)


def _strong_attachment(lines: Sequence[Line], index: int) -> bool:
    """An attachment's heading that says so: its next lines bear (Ban hành kèm theo …) or (Kèm theo …)."""
    if not _heading_kind(lines[index].text):
        return False
    return any(KEM_THEO.search(line.text.strip("*_ ")) for line in lines[index + 1 : index + 6])


def _opens_attachment(lines: Sequence[Line], index: int) -> bool:
    kind = _heading_kind(lines[index].text)
    return kind in _always_attached() or (bool(kind) and _strong_attachment(lines, index))


def attached_alone(text: str) -> bool:
    """Is this line the heading of what is never a document by itself: Phụ lục, Mẫu, Danh sách …?"""
    return _heading_kind(text) in _always_attached()


def _heading_kind(text: str) -> str:
    found = attachment_heading(text) if len(text) <= 300 and " | " not in text else None
    if not found:
        return ""
    if found.capitals:
        return found.kind
    counted = re.match(r"[\s:]*(?:số)?\s*[\dIVX]", text[found.end :])
    return found.kind if found.kind in _numbered() and (counted or len(text) <= 40) else ""


def _nested(lines: Sequence[Line], zones: Sequence[Zone]) -> list[Block]:
    blocks: list[Block] = []
    stack: list[tuple[str, int]] = []
    for index, (line, zone) in enumerate(zip(lines, zones, strict=True)):
        name, mark = ("", "") if zone in ("head", "signature") else marker(line.text)
        if index and zone != zones[index - 1]:
            stack.clear()
        if name:
            while any(name == held for held, _ in stack) and stack:
                if stack.pop()[0] == name:
                    break
            parent = stack[-1][1] if stack else None
            stack.append((name, index))
            level = len(stack)
        else:
            while stack and stack[-1][0] in LEAF:
                stack.pop()
            parent = stack[-1][1] if stack else None
            level = 0 if not stack else len(stack) + 1
        rest = line.text[len(mark) :]
        body = line.end - len(rest.lstrip())
        blocks.append(Block(line.start, line.end, zone, mark or None, body, level, parent))
    return blocks
