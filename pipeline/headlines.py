"""What a single line says of a letterhead: motto, number, date, body, kind; and of the closing part of a document.

The form is fixed by rule (Nghị định 30/2020/NĐ-CP appendix I for the State, Hướng dẫn 36-HD/VPTW for the Party): bodies
and number on the left, motto, place and date on the right, then the kind, or Kính gửi in a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import regex as re

from config.vocabulary import any_of, table
from pipeline.model import Document
from pipeline.motto import has_motto
from pipeline.number import NUMBER, NUMBER_WORD, of_match
from pipeline.segment import RECIPIENTS, kind_names
from pipeline.signing import AUTHORITY, name_like, signs
from pipeline.viet import fold

Digits = Literal["read", "inked", "blank", "none"]
LETTER = "kinh gui"


class Row(NamedTuple):
    """A paragraph of the text: half-open span, text without blanks around it, folded text, index of its page."""

    start: int
    end: int
    text: str
    folded: str
    page: int


class Numbered(NamedTuple):
    """How far a number can be read: its digits, the canonical number, the first group of its symbol.

    `inked`: something stands there that is no figure, as where a pen wrote it; `blank`: it was left to be filled in.
    """

    digits: Digits
    number: str = ""
    code: str = ""


_LABEL = re.compile(
    rf"(?:^[^\p{{L}}\d]{{0,4}}(?:(?!SỐ){NUMBER_WORD}\s*(?:hiệu)?\s*[:;.]?|S[ỐÓ]\s*[:;.])"
    r"|(?:(?<=\p{Lu}{2})\s|\|\s*)Số\s*[:;.]?)\s*"
)
# "15 CT/TW", as numbers were typed before the dash became the rule.
_SPACED = re.compile(r"(?P<digits>\d{1,5})\s(?P<symbol>[A-ZĐ]{1,4}[-/][A-ZĐ]{1,6}\b)")
_SYMBOL = re.compile(
    r"(?P<slot>[^\n|]{0,16}?)\s*(?:/\s*(?:19|20)\d\d\s*)?[/-]\s*(?P<symbol>\p{Lu}[\p{L}&]*(?:[-/]\p{Lu}[\p{L}&]*\d*)*)"
)
_BARE_SYMBOL = re.compile(r"\W{0,2}\w{0,4}\s?/\s?\p{Lu}{2,4}-\p{Lu}{2}")
_NOTHING = re.compile(r"[\s.…_,:;/-]*")
_DATE = re.compile(
    r"\bngay\s*(?P<day>[^\n|]{0,14}?)\s*thang\s*(?P<month>[^\n|]{0,9}?)[\s.,:]*nam\s*:?\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATE_FORM = re.compile(r"\bngay.{0,14}thang.{0,9}nam\W*(?:20\d?)?\W*$|^\W*…\W*ngay|^\W*[._]{3,}\W*ngay")
_ABOUT = re.compile(r"\W*(?:v/v|v\.v|ve viec)\b")
_COPY = re.compile(r"\W*(?:(?:ban )?sao (?:y|luc)(?: ban chinh)?|(?:ban )?trich sao)\W*$")
_FILED = re.compile(r"\W{0,3}luu\s*[:;]?\s*(?:vt|vp|van|hs|hc)\b")
# Words that only a form has where a letterhead has names, and blanks to be filled in with a name.
_FORM_WORD = re.compile(
    r"\bten (?:co quan|cq|don vi|to chuc|tc|thuong nhan|doanh nghiep|cap uy|dang bo|chi bo|truong|bo|chu dau tu|hoi)\b"
    r"|^\(co quan"
)
_LEADING = re.compile(r"^\W+")
_BLANKS = re.compile(r"[.…]{3,}|…|\(\d{1,2}\)")


def rows_of(document: Document) -> list[Row]:
    """The paragraphs of a text, also divided where a page ends inside one; blank ones are left out."""
    out: list[Row] = []
    folded = fold(document.text)
    starts = [page.start for page in document.pages] or [0]
    page = 0
    for found in re.finditer(r"[^\n\f]*[^\s][^\n\f]*", document.text):
        text = found.group().strip()
        start = found.start() + found.group().index(text)
        while page + 1 < len(starts) and starts[page + 1] <= start:
            page += 1
        out.append(Row(start, start + len(text), text, folded[start : start + len(text)], page))
    return out


def upper(text: str) -> bool:
    """Is this set in capitals, but for a letter that recognition took for a small one?"""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def motto(row: Row) -> bool:
    """The motto as a line of its own or beside the left column; in a sentence it stands in small letters."""
    return len(row.text) <= 130 and has_motto(row.text) and ("doc lap" in row.folded or upper(row.text))


def numbered(row: Row) -> Numbered:
    """The number in this line, after its label (Số) or alone."""
    label = _LABEL.search(row.text) if len(row.text) < 160 else None
    # A narrow column may break between the label and the number.
    if found := NUMBER.match(row.text, label.end()) if label else NUMBER.fullmatch(row.text):
        number = of_match(found)
        return Numbered("read", number.text, number.groups[0])
    if label is None:
        bare = _BARE_SYMBOL.match(row.text) if len(row.text) < 60 else None
        return Numbered("inked" if bare else "none")
    if spaced := _SPACED.match(row.text, label.end()):
        return Numbered("read", f"{spaced['digits']}-{spaced['symbol']}", spaced["symbol"])
    symbol = _SYMBOL.match(row.text, label.end())
    slot = symbol["slot"] if symbol else row.text[label.end() :]
    if _NOTHING.fullmatch(slot):
        return Numbered("blank", code=symbol["symbol"] if symbol else "")
    return Numbered("inked" if symbol or len(slot) < 8 else "none", code=symbol["symbol"] if symbol else "")


def labelled(row: Row) -> bool:
    """Does "Số:" stand in this line?"""
    return _LABEL.search(row.text) is not None


def anchors(row: Row) -> bool:
    """Motto or number: where one of them stands, a letterhead may."""
    if " | " in row.text and not has_motto(row.text):
        return False
    return motto(row) or (labelled(row) and any(numbered(row)[1:]))


def about(row: Row) -> bool:
    """The V/v … of a letter, which stands under its number."""
    return _ABOUT.match(row.folded) is not None


def names_body(row: Row) -> bool:
    """Does this line, in capitals, begin with the name of a body?"""
    start = len(row.folded) - len(_LEADING.sub("", row.folded))
    return len(row.text) < 110 and upper(row.text) and opens_body().match(row.folded, start) is not None


def title(row: Row) -> str:
    """The kind in folded letters that a line in capitals begins with, `LETTER` for Kính gửi, else ""."""
    if re.match(rf"\W*{LETTER}\b", row.folded):
        return LETTER
    found = kind_names().match(row.folded)
    return found[1] if found and row.text[found.start(1) : found.end(1)].isupper() else ""


def dated(row: Row) -> bool:
    """Is day, month and year of issue named here, whether they can be read or not?"""
    return _DATE.search(row.folded) is not None


def date_in(rows: Sequence[Row]) -> tuple[str, bool]:
    """The date of issue in these lines, ISO or "", and whether month and year are stated."""
    texts = [row.folded for row in rows if len(row.text) < 160 and not about(row)]
    # "Lam Giang, ngày 5" / "tháng 3 năm 2019" in a narrow column.
    for text in (*texts, *map(" ".join, pairwise(texts))):
        found = _DATE.search(text)
        if found and len(text) - found.end() < 40:
            month, day = (re.sub(r"\W", "", found[name]) for name in ("month", "day"))
            if month.isdigit() and day.isdigit():
                return f"{found['year']}-{int(month):02}-{int(day):02}", True
            return "", bool(month)
    return "", False


def blank_form(row: Row) -> bool:
    """Has this line blanks, or words like TÊN CƠ QUAN, where a letterhead has a name or a year?"""
    if about(row):
        return False
    if _FORM_WORD.search(row.folded) or _DATE_FORM.search(row.folded):
        return True
    return upper(row.text) and not labelled(row) and _BLANKS.search(row.text) is not None


def copied(row: Row) -> bool:
    """SAO Y BẢN CHÍNH, TRÍCH SAO, SAO LỤC: the form of a copy."""
    return _COPY.match(row.folded) is not None


def closes(row: Row) -> bool:
    """A line of the closing part: Nơi nhận and its last item Lưu: VT, or on whose behalf somebody signs."""
    if len(row.text) >= 160:
        return False
    recipients = RECIPIENTS.match(row.text) or _FILED.match(row.folded)
    return recipients is not None or (AUTHORITY.match(row.text) is not None and upper(row.text))


def signed(rows: Sequence[Row], at: int) -> bool:
    """Is this a position in capitals under which, within a few lines, the name of a person stands?"""
    if not signs(rows[at].text) or not upper(rows[at].text):
        return False
    below = (row.text for row in rows[at + 1 : at + 6])
    return any(name_like(text) and not upper(text) and " " in text for text in below)


@cache
def opens_body() -> re.Pattern[str]:
    """How the name of a body opens, over folded text."""
    listed = table("letterheads")
    return re.compile(rf"(?!{any_of(map(fold, listed['not_heads']))})(?:{any_of(map(fold, listed['heads']))})\b")
