"""Several documents in one file: a scanned folder, a reply stapled to the letter it answers.

A new document begins with a letterhead of its own after the former one was closed (recipients, signature). That of an
attachment, of a form to be filled in, of a copy (SAO Y) or of a page scanned twice begins none. Where it is not sure,
nothing is divided and a person is told (`suspected`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

import regex as re

from pipeline.headlines import LETTER, Row, closes, rows_of, signed
from pipeline.letterheads import Letterhead, find, page_start
from pipeline.model import Document
from pipeline.number import number_key
from pipeline.segment import RECIPIENTS, attached_alone
from pipeline.slicing import sliced

Verdict = Literal["new", "doubtful", "same"]
# The own letterhead of a document stands near its beginning, whatever stamps and titles of a page stand above it.
_OWN_ROWS, _OWN_TEXT, _APART = 14, 1200, 8
# Between a signature and the next letterhead: the rest of the recipients, footnotes.
_DIRECT_ROWS = 45
# Two scans of one page share nearly all their words, two directives of one office at most their boilerplate.
_SAME_PAGE, _PAGE_WORDS, _FEW_WORDS = 0.75, 220, 40
_EXAMPLE = re.compile(r"\W*(?:ví dụ|mẫu \d|toàn văn)\b.{0,100}$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:kem theo|dinh kem|gui kem)\b")
_ABOUT_FORMS = re.compile(r"\bthe thuc\b|\bmau (?:van ban|trinh bay)|\bbieu mau\b")
_MAIL_HEADER = re.compile(
    r"\W*(?:tu|from|nguoi gui|gui luc|den|to|cc|sent|date|ngay gui|chu de|tieu de|subject)\s*:", re.I
)


def split(document: Document) -> tuple[Document, ...]:
    """The documents that a file holds, each with its own text and pages; attachments stay with their parent.

    Numbers of pages stay those of the file. The texts of the parts are slices of the text; only blanks between them are
    left out.
    """
    cuts = [mark.start for mark in _marks(document) if mark.verdict == "new"]
    return sliced(document, cuts) if cuts else (document,)


def suspected(document: Document) -> tuple[tuple[int, int], ...]:
    """Spans of headings that may begin another document, but not surely enough to divide the text there."""
    return tuple((mark.start, mark.end) for mark in _marks(document) if mark.verdict == "doubtful")


class _Mark(NamedTuple):
    """Where something may begin: the offset to divide at, the end of its heading, and what is thought of it."""

    start: int
    end: int
    verdict: Verdict


class _Lines(NamedTuple):
    """The rows of a text, and which of them say something of where documents end; each in order."""

    rows: Sequence[Row]
    closings: Sequence[int]
    signatures: Sequence[int]
    attachments: Sequence[int]
    announcements: Sequence[int]


class _Open(NamedTuple):
    """The document that is being read: its first row and its own letterhead, as soon as that was met."""

    first: int
    own: Letterhead | None = None


class _Scene(NamedTuple):
    """A letterhead with what stands before and behind it.

    `headed`: the former document has a letterhead; `closed`: it was signed; `direct`: and nothing attached has begun
    since; `announced`: it says that something comes with it; `introduced`: what follows is quoted. `ends`: what follows
    is closed too, `named` by a person's signature, `listed` by Nơi nhận. `top`: first row of the page that it opens,
    None inside a page.
    """

    head: Letterhead
    headed: bool
    closed: bool
    direct: bool
    announced: bool
    introduced: bool
    ends: bool
    named: bool
    listed: bool
    top: int | None
    paged: bool


# What was found of the document last looked at: its findings ask again what its division asked.
_LAST: list[tuple[Document, list[_Mark]]] = []


def _marks(document: Document) -> list[_Mark]:
    if not _LAST or _LAST[0][0] is not document:
        _LAST[:] = [(document, _read(document))]
    return _LAST[0][1]


def _read(document: Document) -> list[_Mark]:
    lines = _lines(rows_of(document))
    rows, heads = lines.rows, find(lines.rows)
    out: list[_Mark] = []
    now = _Open(0)
    for head, stop in zip(heads, _stops(heads, len(rows)), strict=True):
        if not _within(lines.closings, now.first, head.first) and (head.bare or _own(rows, now, head)):
            now = now if head.bare or (now.own and now.own.number) else _Open(now.first, head)
            continue
        scene = _scene(document, lines, now, head, stop)
        verdict = "same" if _belongs(head) else _seen_again(rows, now, head) or _judge(scene)
        cut = _cut(rows, scene)
        if verdict == "new":
            now = _Open(cut, head)
        if verdict != "same":
            out.append(_Mark(_offset(document, rows, cut), rows[head.last].end, verdict))
    return out


def _lines(rows: Sequence[Row]) -> _Lines:
    every = range(len(rows))
    signatures = [at for at in every if signed(rows, at)]
    closings = sorted({*signatures, *(at for at in every if closes(rows[at]))})
    attachments = [at for at in every if attached_alone(rows[at].text)]
    return _Lines(rows, closings, signatures, attachments, [at for at in every if _ANNOUNCES.search(rows[at].folded)])


def _stops(heads: Sequence[Letterhead], end: int) -> list[int]:
    """For each letterhead where the next one with a motto or a number begins."""
    out: list[int] = []
    for head in reversed(heads):
        out.append(end)
        end = head.first if head.motto or head.number else end
    return out[::-1]


def _within(marked: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Those of the marked rows that lie in `low..high`, the last excluded."""
    return marked[bisect_left(marked, low) : bisect_left(marked, high)]


def _own(rows: Sequence[Row], now: _Open, head: Letterhead) -> bool:
    """Does this letterhead, before anything was closed, belong to the document that is being read?"""
    if now.own is None:
        near = head.first - now.first <= _OWN_ROWS
        return near and sum(len(row.text) for row in rows[now.first : head.first]) <= _OWN_TEXT
    # The columns of one letterhead may be read one after the other.
    return head.first - now.own.last <= _APART and not (now.own.number and head.number)


def _scene(document: Document, lines: _Lines, now: _Open, head: Letterhead, stop: int) -> _Scene:
    rows = lines.rows
    before = _within(lines.closings, now.own.last + 1 if now.own else now.first, head.first)
    direct = bool(before) and not _within(lines.attachments, before[0], head.first)
    behind = _within(lines.closings, head.last + 1, stop)
    page = document.pages[rows[head.first].page] if document.pages else None
    top = page_start(rows, head.first) if rows[head.first].page != rows[now.first].page else None
    return _Scene(
        head=head,
        headed=now.own is not None,
        closed=bool(before),
        direct=direct and head.first - before[-1] <= _DIRECT_ROWS,
        announced=bool(_within(lines.announcements, now.first, head.first)),
        introduced=_introduced(rows, head.first if top is None else top) or _about_forms(rows, now.own),
        ends=bool(behind),
        named=bool(_within(lines.signatures, head.last + 1, stop)),
        listed=any(RECIPIENTS.match(rows[at].text) for at in behind),
        top=top,
        paged=page is not None and page.width > 0,
    )


def _introduced(rows: Sequence[Row], first: int) -> bool:
    """Is what begins at this row quoted: "Ví dụ:", "… như sau:"?"""
    above = rows[first - 1]
    return _EXAMPLE.match(above.text) is not None or (above.page == rows[first].page and above.text.endswith(":"))


def _about_forms(rows: Sequence[Row], own: Letterhead | None) -> bool:
    """Does the document itself tell how documents have to look? Then it quotes letterheads."""
    return own is not None and any(_ABOUT_FORMS.search(row.folded) for row in rows[own.last : own.last + 3])


def _belongs(head: Letterhead) -> bool:
    """Is it, by its own words, part of the document before it?"""
    return head.copy or head.attached or (head.form and head.digits != "read")


def _judge(scene: _Scene) -> Verdict:
    verdict = _of_number(scene)
    inside = scene.paged and scene.top is None and not scene.direct
    # Pages bound in the wrong order begin with a signature too.
    astray = not scene.headed and not scene.ends
    return "doubtful" if verdict == "new" and (inside or astray or scene.introduced) else verdict


def _of_number(scene: _Scene) -> Verdict:
    """The verdict by what the letterhead states, most of all its number."""
    head = scene.head
    if head.bare and not head.heading:
        return _of_title(scene)
    facts = head.motto + bool(head.date) + bool(head.title)
    placed = head.body or scene.top is not None
    if head.digits == "read" and (head.heading or (placed and facts >= 2)):
        whole = facts == 3 and scene.ends and (head.body or head.heading)
        return "new" if scene.closed or whole else "doubtful"
    if head.digits in ("read", "inked") and head.agrees and head.body and scene.direct and scene.ends:
        return "new"
    if head.digits == "inked" and head.motto and placed and facts + head.month >= 2:
        return "new" if scene.closed and (scene.ends or scene.top is not None) else "doubtful"
    return _without_number(scene) if head.motto else "same"


def _without_number(scene: _Scene) -> Verdict:
    """The verdict where motto and perhaps body stand, but the number is blank or missing: forms look like this too."""
    head = scene.head
    blank = head.digits == "blank" and head.body
    if not scene.closed:
        return "doubtful" if blank and head.title and head.month and scene.named else "same"
    signed = scene.named and (scene.direct or (head.month and head.title))
    dated = scene.direct and scene.ends and head.title and head.date
    if blank and (signed or dated):
        return "new"
    kind = head.title not in ("", LETTER)
    if kind and scene.named and _of_title(scene) == "new":
        return "new"
    likely = scene.direct and (kind or head.date) and (scene.named or (blank and scene.ends))
    return "doubtful" if likely or (blank and scene.named) else "same"


def _of_title(scene: _Scene) -> Verdict:
    """The verdict where nothing but the kind stands: typed without a letterhead, or attached to what stands before."""
    if not scene.direct or (scene.paged and scene.top is None):
        return "same"
    if scene.listed and scene.named and not scene.announced:
        return "new"
    return "doubtful" if scene.listed or not scene.announced else "same"


def _seen_again(rows: Sequence[Row], now: _Open, head: Letterhead) -> Verdict | None:
    """The letterhead of the present document again: on an attachment, or on a page scanned twice. None: another one."""
    own = now.own
    if own is None:
        return None
    alike = _alike(rows, own.first, head.first)
    if own.number and head.number:
        dated = own.date and head.date and own.date != head.date
        same = number_key(own.number) == number_key(head.number) and not (dated and alike < _SAME_PAGE)
        return "same" if same else None
    # With numbers written by hand, two decisions of one kind look as much alike.
    return "doubtful" if alike >= _SAME_PAGE else None


def _alike(rows: Sequence[Row], one: int, other: int) -> float:
    """Share of words that two pages have in common from there on."""
    words, more = (Counter(_words(rows, at)) for at in (one, other))
    total = max(words.total(), more.total())
    return (words & more).total() / total if total >= _FEW_WORDS else 0.0


def _words(rows: Sequence[Row], first: int) -> list[str]:
    out: list[str] = []
    for row in rows[first : first + 60]:
        if row.page != rows[first].page or len(out) >= _PAGE_WORDS:
            break
        out += row.folded.split()
    return out[:_PAGE_WORDS]


def _cut(rows: Sequence[Row], scene: _Scene) -> int:
    """The row to divide at: the page's first, else the letterhead's with the head of the mail it came in."""
    if scene.top is not None and (scene.paged or rows[scene.top].page):
        return scene.top
    first = scene.head.first
    while first and _MAIL_HEADER.match(rows[first - 1].folded):
        first -= 1
    return first


def _offset(document: Document, rows: Sequence[Row], row: int) -> int:
    """Where to divide the text so that a page opened by this row goes with it as a whole."""
    if row and rows[row - 1].page != rows[row].page:
        return document.pages[rows[row].page].start
    return rows[row].start
