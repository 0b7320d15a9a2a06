"""From the pages of a reader to one `Document`: wrapped lines joined, asides kept apart, words placed in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex as re

from pipeline.model import Aside, Document, Line, Page, PageInfo, Placed, Reading
from pipeline.viet import fold, nfc

_BROKEN = 24
_OWN_TEXT = frozenset({"body", "table", "note"})
_BLANKS = re.compile(r"[ \t\u2000-\u200a\u3000\r\n\x0b]+")
_BLANK_NUMBER = re.compile(r"(?i)\b(số|ngày|tháng)[ \t]*:?[ \t]{3,}")
# A line that starts like this opens a paragraph whatever stood before it.
_OPENS = re.compile(
    r"(?:[-–—+*•●▪○◦·]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|[IVXL]{1,5}\.\s|[A-ZĐ][.)]\s|[a-zđ]{1,2}\)\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản)\s+[\dIVXL]+|Căn cứ\s|Nơi nhận|Kính gửi|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.?\s+[\p{Lu}]"
    r"|Số\s*:|PHỤ LỤC|ĐỀ CƯƠNG|QUYẾT ĐỊNH\s*:?$|THÔNG BÁO\s*:?$|Xét\s|Theo đề nghị\s"
    r"|\p{Lu}[\p{L} .’'-]{1,40},\s*ngày\s.{1,8}tháng\s.{1,8}năm\s+\d{4}\W*$)"
)
_STOPS = re.compile(r"(?:[.;:!?…]|\./\.?)[\"”'’)]*$")
# "(khóa" / "VIII)": no item of a list.
_TERM_OPENS, _TERM_REST = re.compile(r"[(]\s*(?i:khóa|khoá)$"), re.compile(r"[IVXL\d]{1,5}\s?\)")
# A paragraph that ends like this goes on in the next one even over a page break.
_HANGS = re.compile(r"(?:[\p{Ll},]|[-–]|\b(?:số|Số|ngày|Điều|khoản)|/)$")
# Words that never end a paragraph: what follows belongs to it, whatever the reader thought of the break.
_DANGLES = re.compile(r"\b(?:và|của|các|với|theo|cho|về|do|những|VÀ|CỦA|CÁC|VỚI)$")
_DANGLES_BEFORE_DIGIT = re.compile(r"\b(?:ngày|số|trước|đến|từ|sau|Điều|khoản|tháng|năm|NGÀY|SỐ|THÁNG|NĂM)$")
# A document number cut at its dash or slash, even by the end of a page: "512-" / "CV/TU", "số 512" / "-CV/TU".
_CUT_NUMBER = re.compile(r"\d[-/](?:[A-ZĐ][\p{L}\d&]{1,15}[-/])*$")
_NUMBER_REST = re.compile(r"(?:(?:19|20)\d\d/)?[A-ZĐ]{2}")
_CUT_BEFORE = re.compile(r"\b[Ss]ố\s*:?\s*\d{1,5}$")
_SYMBOL_REST = re.compile(r"[-–/](?:(?:19|20)\d\d/)?[A-ZĐ][\p{L}&]{1,6}[-/][A-ZĐ]")
_BULLET = re.compile(r"[-–—+*•]\s|[a-zđ]\)\s|\d{1,2}(?:\.\d{1,2})*[.)]\s")
_CONTINUES = re.compile(r"\p{Ll}|\(\p{Ll}")
# What calls for a name or a list to go on, and a directive named by its number, which opens no paragraph.
_WANTS_NAME = re.compile(r",$|\b(?:tỉnh|thành phố|huyện|xã|phường|ông|bà|đồng chí|Bộ|Sở|Luật|Nghị định|Nghị quyết)$")
_CITED = re.compile(r"\p{Lu}\p{Ll}+(?: \p{Ll}+){0,3} số:? \d")
_TIGHT = re.compile(r"(?:\d|[A-ZĐa-zđ])[-/]$")
_NUMBER_BREAK = re.compile(r"(?:số|Số)\s*:?$")


def assemble(reading: Reading, path: str = "", sha256: str = "") -> Document:
    """Join the lines of all pages into normalised text (see `Document.text`); nothing but blanks is dropped."""
    builder = _Builder(typed_width(reading.pages))
    for page in reading.pages:
        builder.add_page(page)
    problems = (*reading.problems, *(problem for page in reading.pages for problem in page.problems))
    return Document(
        text="".join(builder.parts),
        pages=tuple(builder.pages),
        words=tuple(builder.words),
        asides=tuple(builder.asides),
        problems=problems,
        path=path,
        sha256=sha256,
        media_type=reading.media_type,
    )


def clean(text: str) -> str:
    """NFC, lookalike letters replaced, runs of blanks made one; one left for a number or day becomes an ellipsis."""
    marked = _BLANK_NUMBER.sub(lambda m: f"{m[1]}: … " if m[1].lower() == "số" else f"{m[1]} … ", nfc(text))
    return _BLANKS.sub(" ", marked.replace("\f", " ")).strip()


class _Builder:
    """Grows the text page by page; `parts` joined is the text, `length` its length so far.

    `typed` is the width of lines that were each set as a paragraph, `_opened` where the last such line begins.
    """

    def __init__(self, typed: int = 0) -> None:
        self.typed = typed
        self._opened = 0
        self.parts: list[str] = []
        self.length = 0
        self.pages: list[PageInfo] = []
        self.words: list[Placed] = []
        self.asides: list[Aside] = []
        self._last: Line | None = None

    def add_page(self, page: Page) -> None:
        if self.pages:
            self._put("\f")
        start = self.length
        lines = list(self._own_lines(page))
        width = wrap_width([line.text for line in lines])
        for index, line in enumerate(lines):
            if index == 0:
                self._over_page(line)
            elif self._last is not None:
                self._between(self._last, line, width)
            self._place(line, page.number)
            self._last = line
        end = self.length
        self.pages.append(PageInfo(page.number, page.width, page.height, page.text_from, page.confidence, start, end))

    def _own_lines(self, page: Page) -> Iterator[Line]:
        for line in page.lines:
            text = clean(line.text)
            if not text:
                continue
            if line.region in _OWN_TEXT:
                yield Line(text, line.box, line.words, line.region, line.end, line.confidence)
            else:
                self.asides.append(Aside(line.region, text, page.number, line.box, line.confidence))

    def _over_page(self, first: Line) -> None:
        """A form feed stands for a blank inside a paragraph, or ends one: then a line feed goes before it."""
        if self._last is not None and len(self.pages) and self._last.end != "wrap" and not _runs_on(self._last, first):
            self.parts[-1] = "\n\f" if self.parts[-1] == "\f" else self.parts[-1]
            self.length += 1
            last = self.pages[-1]
            self.pages[-1] = PageInfo(
                last.number, last.width, last.height, last.text_from, last.confidence, last.start, last.end + 1
            )

    def _between(self, last: Line, line: Line, width: int) -> None:
        between = glue(last, line, width)
        before = self.length - self._opened
        if between == "\n" and last.end == "paragraph" and before >= _BROKEN:
            small = line.text[:1].islower() and _runs_on(last, line)
            if small or (self.typed and _typed_on(last, line, before, self.typed)):
                between = _blank(last.text)
        self._put(between)
        if last.end != "wrap":
            self._opened = self.length

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _place(self, line: Line, number: int) -> None:
        cursor = 0
        for word in line.words:
            text = clean(word.text)
            at = line.text.find(text, cursor) if text else -1
            if at >= 0:
                start = self.length + at
                self.words.append(Placed(start, start + len(text), number, word.box, word.confidence))
                cursor = at + len(text)
        self._put(line.text)


def wrap_width(lines: Sequence[str]) -> int:
    """The width at which these lines seem to be wrapped, in characters; 0 where they are whole paragraphs."""
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 3 or lengths[-1] > 160:
        return 0
    return lengths[-1]


def typed_width(pages: Sequence[Page]) -> int:
    """The width, in characters, of lines that were each set as a paragraph of its own; 0 where paragraphs are whole.

    Text copied off the screen and printed looks like this: sentences break off again and again at about one length,
    in small letters on both sides, which no writer's paragraph does.
    """
    lengths, ended = [], 0
    for page in pages:
        length = 0
        for last, line in pairwise(line for line in page.lines if line.region == "body"):
            length += len(last.text) + 1
            if last.end != "wrap":
                ended += length > _BROKEN
                if length > _BROKEN and line.text[:1].islower() and _runs_on(last, line):
                    lengths.append(length)
                length = 0
    if len(lengths) < 4 or len(lengths) < 0.15 * ended:
        return 0
    return sorted(lengths)[len(lengths) * 3 // 4]


def _typed_on(last: Line, line: Line, length: int, width: int) -> bool:
    """Whether a line of `length` characters breaks off in mid-sentence although the next begins large.

    Its length is that of the other broken lines, so that the next word would not have stood on it.
    """
    if _STOPS.search(last.text) or _OPENS.match(line.text) or last.text.isupper() or line.text.isupper():
        return False
    if _WANTS_NAME.search(last.text) or (_CITED.match(line.text) and _HANGS.search(last.text)):
        return True
    return width - len(line.text.split(" ", 1)[0]) <= length <= width + 12


def glue(last: Line, line: Line, width: int) -> str:
    """What stands between two lines of a page: "" inside a number, " " inside a paragraph, a line feed between two."""
    if last.region == "table" or line.region == "table":
        return "\n"
    if _dangles(last.text, line.text):
        return _blank(last.text)
    if last.end == "paragraph":
        return "\n"
    if last.end == "wrap":
        return _blank(last.text)
    if last.end == "gap":
        return _blank(last.text) if _runs_on(last, line) and len(last.text) >= 40 else "\n"
    if _OPENS.match(line.text) or not width:
        return "\n"
    first_word = line.text.split(" ", 1)[0]
    fits = len(last.text) + 1 + len(first_word) <= width
    if fits or (last.text.isupper() != line.text.isupper() and not _CONTINUES.match(line.text)):
        # The next word would have stood on this line: the break was meant. Headings end their paragraph too.
        return "\n"
    return _blank(last.text)


def _dangles(last: str, following: str) -> bool:
    if _CUT_NUMBER.search(last) and _NUMBER_REST.match(following):
        return True
    if _TERM_OPENS.search(last) and _TERM_REST.match(following):
        return True
    if _SYMBOL_REST.match(following) and _CUT_BEFORE.search(last):
        return True
    if _BULLET.match(following):
        return False
    if _DANGLES_BEFORE_DIGIT.search(last):
        return following[:1].isdigit() and "…" not in last[-30:]
    return _DANGLES.search(last) is not None and last.isupper() == following.isupper()


def _runs_on(last: Line, line: Line) -> bool:
    """Does a paragraph go on here although white space or a page break lies between?"""
    if last.region == "table" or line.region == "table" or _STOPS.search(last.text) or _OPENS.match(line.text):
        return False
    if _dangles(last.text, line.text):
        return True
    if _NUMBER_BREAK.search(last.text) and (line.text[:1].isdigit() or not last.text.endswith("số")):
        return line.text[:1].isdigit()
    if _HANGS.search(last.text) and not last.text.isupper():
        return bool(_CONTINUES.match(line.text)) or fold(last.text)[-4:] in {" cua", " cac", " nhu", "theo"}
    return False


def _blank(text: str) -> str:
    return "" if _TIGHT.search(text) and not text.endswith(" -") else " "
