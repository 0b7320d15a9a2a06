"""The frozen types that pass between the stages, and the record that leaves the house (docs/contract.md).

Units everywhere: pages are counted from 1; boxes are PDF points (1/72 inch) from the page's top left; spans are
half-open ranges of code points of `Document.text`; confidences lie in 0..1; dates are ISO 8601 strings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

import msgspec

SCHEMA = "vanban.record/1"

TextFrom = Literal["layer", "ocr", "file"]
Region = Literal["body", "table", "note", "running", "page-number", "overlay", "stamp", "handwriting"]
End = Literal["paragraph", "gap", "open", "wrap"]


class Box(NamedTuple):
    """A rectangle in PDF points, origin at the page's top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


class Word(msgspec.Struct, frozen=True):
    """One printed word with its place."""

    text: str
    box: Box
    confidence: float = 1.0


class Line(msgspec.Struct, frozen=True):
    """One line as a reader saw it.

    `words`, where given, are the words of `text` in order. `region` other than body, table and note is kept apart from
    the text. `end` says what the reader knows of the break after it: `paragraph` (certain: a new paragraph follows),
    `gap` (white space follows), `open` (unknown) or `wrap` (certain: the paragraph goes on in the next line).
    """

    text: str
    box: Box | None = None
    words: tuple[Word, ...] = ()
    region: Region = "body"
    end: End = "open"
    confidence: float = 1.0


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, as data: stage, cause and remedy."""

    code: str
    stage: str
    message: str
    hint: str = ""
    page: int | None = None


class Page(msgspec.Struct, frozen=True):
    """One page in reading order. Width and height in points; 0 where the format has no pages (text, HTML, DOCX)."""

    number: int
    width: float
    height: float
    text_from: TextFrom
    lines: tuple[Line, ...]
    confidence: float = 1.0
    problems: tuple[Problem, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What a reader gives: the pages of one file, not yet text."""

    media_type: str
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()


class Placed(NamedTuple):
    """A word's place in the text: span, page, box and how sure the reading is."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float


class Aside(msgspec.Struct, frozen=True):
    """Text on the page that is not the document's own: running heads, page numbers, stamps, e-signature overlays."""

    region: Region
    text: str
    page: int
    box: Box | None = None
    confidence: float = 1.0


class PageInfo(msgspec.Struct, frozen=True):
    """A page in the record: its part of the text is `start:end` of `Document.text`."""

    number: int
    width: float
    height: float
    text_from: TextFrom
    confidence: float
    start: int = 0
    end: int = 0


class Evidence(msgspec.Struct, frozen=True):
    """Where a value stands: page, span of the record's text, and box where the page has a picture."""

    page: int
    start: int
    end: int
    bbox: Box | None = None


class Document(msgspec.Struct, frozen=True):
    """Normalised text in reading order, the only coordinate system of everything that follows.

    `text` is NFC. A line of it is one paragraph, heading or table row (cells divided by " | "): lines wrapped on the
    page are joined. Pages are divided by a form feed, which stands for the blank where a paragraph runs over the page.
    """

    text: str
    pages: tuple[PageInfo, ...]
    words: tuple[Placed, ...] = ()
    asides: tuple[Aside, ...] = ()
    problems: tuple[Problem, ...] = ()
    path: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    part: int = 1

    def page_at(self, offset: int) -> int:
        """Number of the page that holds this offset."""
        return self.pages[self._page_index(offset)].number

    def _page_index(self, offset: int) -> int:
        if len(self.pages) == 1:
            return 0
        return max(0, bisect_right(self.pages, offset, key=lambda page: page.start) - 1)

    def locate(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Evidence for a span: one entry per page it touches, with the box around its words there."""
        found: list[Evidence] = []
        for index in range(self._page_index(start), len(self.pages)):
            page = self.pages[index]
            if page.start >= end:
                break
            low, high = max(start, page.start), min(end, page.end)
            if low < high:
                found.append(Evidence(page.number, low, high, self._box(low, high)))
        return tuple(found) or (Evidence(self.page_at(start), start, end),)

    def confidence(self, start: int, end: int) -> float:
        """How sure the reading of these characters is: the worst word among them, 1 where the text came from a file."""
        return min((word.confidence for word in self.words_in(start, end)), default=1.0) if self.words else 1.0

    def text_from(self, offset: int) -> TextFrom:
        """Where the text of the page at this offset comes from."""
        number = self.page_at(offset)
        return next(page.text_from for page in self.pages if page.number == number)

    def words_in(self, start: int, end: int) -> tuple[Placed, ...]:
        """The placed words that touch this span, in order; none where the text came from a file without pages."""
        if not self.words:
            return ()
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[first:last]

    def _box(self, start: int, end: int) -> Box | None:
        box: Box | None = None
        for word in self.words_in(start, end):
            box = word.box if box is None else box.union(word.box)
        return box


# ---- the record -----------------------------------------------------------------------------------------------------


class Field(msgspec.Struct, frozen=True):
    """A value with how sure it is and where it stands."""

    value: str
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Kind(Field, frozen=True):
    """Kind of document; `code` is its symbol in numbers (`KH`), None for carriers such as Bài báo."""

    code: str | None = None


class Issued(Field, frozen=True):
    """Date of issue; `value` is the first day of what is stated, `precision` day, month or year."""

    precision: str = "day"


class Issuer(msgspec.Struct, frozen=True):
    """Issuing body; `locality` is the province or centrally run city, None for central bodies and where unknown.

    `value` is None where only the locality is known, as with a newspaper of a province.
    """

    value: str | None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    locality: str | None = None


class Signatory(Field, frozen=True):
    """Who signed: `position` (Phó Bí thư) and on whose behalf (`authority`, T/M Ban Thường vụ)."""

    position: str | None = None
    authority: str | None = None


class Recipient(Field, frozen=True):
    """One addressee; `purpose` is b/c, t/h, lưu … or None."""

    purpose: str | None = None


class Deadline(msgspec.Struct, frozen=True):
    """A time limit under the document; see docs/contract.md for how vague dates are computed."""

    text: str
    start: str | None = None
    due: str | None = None
    precision: str | None = None
    recurrence: str | None = None
    task: str | None = None
    responsible: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """One place where a document is named."""

    text: str
    start: int
    end: int
    page: int


class Citation(msgspec.Struct, frozen=True):
    """One cited document, merged from all its mentions. `target` is filled by the archive.

    `locality` is the province that the named body belongs to, `year` that by which it is named without a date ("Luật
    Đất đai năm 2013"), `title` what it is said to be about.
    `part`: the provisions that an act (amends, replaces, repeals) names as touched; None for the whole.
    """

    kind: str | None
    number: str | None
    relation: str
    mentions: tuple[Mention, ...]
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    locality: str | None = None
    year: str | None = None
    title: str | None = None
    part: str | None = None
    target: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Receipt(msgspec.Struct, frozen=True):
    """A công văn đến stamp: the receiver's number and date, never the document's."""

    number: str | None
    date: str | None
    body: str | None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Attachment(msgspec.Struct, frozen=True):
    """Phụ lục, Đề cương, Mẫu … inside the same document."""

    kind: str
    title: str | None
    start: int
    end: int
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """The directive that a news article reports on, as far as stated."""

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    subject: str | None = None
    signatory: str | None = None


class Finding(msgspec.Struct, frozen=True):
    """Something a person should look at."""

    code: str
    message: str
    evidence: tuple[Evidence, ...] = ()


# The fields of a record that state something with a confidence: those with one value, and the lists.
SINGLE = ("kind", "number", "issued_on", "place", "issuer", "subject", "signatory", "receipt")
LISTS = ("recipients", "deadlines", "citations", "attachments")
FIELDS = (*SINGLE, *LISTS)


class SourceInfo(msgspec.Struct, frozen=True):
    """Where a record comes from."""

    path: str
    sha256: str
    media_type: str
    part: int
    pages: tuple[PageInfo, ...]


class Record(msgspec.Struct, frozen=True):
    """What is known of one document; the shape `vanban extract` prints."""

    id: str
    source: SourceInfo
    text: str
    kind: Kind | None = None
    number: Field | None = None
    issued_on: Issued | None = None
    place: Field | None = None
    issuer: Issuer | None = None
    subject: Field | None = None
    signatory: Signatory | None = None
    recipients: tuple[Recipient, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    citations: tuple[Citation, ...] = ()
    receipt: Receipt | None = None
    attachments: tuple[Attachment, ...] = ()
    reports: Report | None = None
    findings: tuple[Finding, ...] = ()
    schema: str = SCHEMA
