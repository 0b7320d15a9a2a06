"""Letterheads wherever they stand in a text: where each begins and ends, and what it states. `bundle` judges them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex as re

from config.vocabulary import table
from pipeline.headlines import (
    LETTER,
    Digits,
    Numbered,
    Row,
    about,
    anchors,
    blank_form,
    closes,
    copied,
    date_in,
    dated,
    labelled,
    motto,
    names_body,
    numbered,
    title,
    upper,
)
from pipeline.number import NUMBER, of_match
from pipeline.segment import attached_alone
from pipeline.signing import signs
from pipeline.viet import fold

_COPY_CODES = frozenset({"BS", "SY", "SL", "TRS", "TS"})
_REFERENCE = re.compile(r"[\s*_]*\(\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)\b", re.IGNORECASE)
# Without brackets it may be the subject of a decision that amends another: only what has no number is taken for it.
_LOOSE_REFERENCE = re.compile(
    r"^[\s*_]*(?:ban hành\s+)?(?:kèm theo|đính kèm)\s+(?:theo\s+)?\p{L}|\((?:ban hành )?kèm theo", re.IGNORECASE
)
_TEXT = re.compile(r"\W*(?:can cu|dieu 1)\b")
_FORMULA = re.compile(
    rf"\s*(?:LIÊN\sTỊCH\s+)?(?:CỦA\s+)?\p{{Lu}}[\p{{Lu}}\s,–-]{{3,140}}?\s+SỐ\s*:?\s*"
    rf"(?P<number>{NUMBER.pattern}|\d{{1,3}}(?:[-/]SL)?)\s*,?\s*"
    r"NGÀY\s+(?P<day>\d{1,2})(?:\s+THÁNG\s+|[/-])(?P<month>\d{1,2})(?:\s+NĂM\s+|[/-])(?P<year>\d{4})",
    re.VERBOSE,
)
_REACH_UP, _REACH_DOWN, _PATIENCE, _SPECK, _SCRAPS = 9, 16, 3, 3, 10


class Letterhead(NamedTuple):
    """What a letterhead states; it fills the rows `first..last`, the last being the kind where one is named.

    `number` is canonical, "" unless `digits` is `read`; `agrees`: its symbol is that of the kind. `date` is ISO, ""
    where the day is not read; `month`: month and year are stated. `title`: the kind in folded letters, or `LETTER`.
    `heading`: the title of a legal database or a web page. `copy`: the form of a copy (SAO Y). `attached`: words over
    or under it tie it to a parent (Phụ lục, Mẫu, Kèm theo). `form`: it has blanks where a letterhead has names.
    """

    first: int
    last: int
    number: str
    digits: Digits
    agrees: bool = False
    date: str = ""
    month: bool = False
    motto: bool = False
    body: bool = False
    title: str = ""
    heading: bool = False
    copy: bool = False
    attached: bool = False
    form: bool = False

    @property
    def bare(self) -> bool:
        """Only a kind in capitals, without anything of a letterhead."""
        return self.digits == "none" and not self.motto


def find(rows: Sequence[Row]) -> list[Letterhead]:
    """Everything that looks like a letterhead, and every kind alone on its line, in order; linear in the rows."""
    found: list[Letterhead] = []
    free = 0
    for at in range(len(rows)):
        if at < free:
            continue
        head = _formula(rows, at) or _entitled(rows, at)
        if head is None and anchors(rows[at]):
            head = _letterhead(rows, at, free)
        if head is not None:
            found.append(head)
            free = head.last + 1
    covered = {at for head in found for at in range(head.first, head.last + 1)}
    bare = (_kind_alone(rows, at) for at in range(len(rows)) if at not in covered)
    return sorted([*found, *filter(None, bare)])


def _kind_alone(rows: Sequence[Row], at: int) -> Letterhead | None:
    """A row that names a kind in capitals and nothing else."""
    text, kind = rows[at].text.rstrip(), title(rows[at])
    alone = len(text.strip(" *_.")) == len(kind) and kind != LETTER and not attached_alone(text)
    if not kind or not alone:
        return None
    return Letterhead(at, at, "", "none", title=kind, attached=_over_reference(rows, at, numbered=False))


def page_start(rows: Sequence[Row], at: int) -> int | None:
    """The first row of the page if nothing but scraps, as of stamps and folders, stands above this row."""
    first = at
    while first and rows[first - 1].page == rows[at].page and at - first <= _SCRAPS:
        first -= 1
    above = rows[first:at]
    if len(above) > _SCRAPS or any(len(row.text) > 90 or closes(row) for row in above):
        return None
    return first if sum(row.text.endswith((".", ";")) and len(row.text) > 30 for row in above) < 2 else None


def _letterhead(rows: Sequence[Row], anchor: int, floor: int) -> Letterhead:
    first, last = _begin(rows, anchor, floor), _end(rows, anchor)
    inside = rows[first : last + 1]
    kind, number, (date, month) = title(rows[last]), _best_number(inside), date_in(inside)
    below = (row for row in rows[first : last + 3] if row.page == rows[anchor].page)
    return Letterhead(
        first=first,
        last=last,
        number=number.number,
        digits=number.digits,
        agrees=bool(kind) and number.code.upper() == _codes().get(kind),
        date=date,
        month=month,
        motto=any(map(motto, inside)),
        body=any(map(names_body, inside[:-1] if kind else inside)),
        title=kind,
        copy=re.split("[-/]", number.code)[0].upper() in _COPY_CODES
        or copied(rows[last])
        or (not kind and any(map(copied, below))),
        attached=_under_heading(rows, first, last)
        or (kind != LETTER and _over_reference(rows, last, numbered=number.digits in ("read", "inked"))),
        form=any(map(blank_form, inside)),
    )


def _begin(rows: Sequence[Row], anchor: int, floor: int) -> int:
    """The first row of the letterhead: up over bodies and motto, but not into the signature above."""
    first = anchor
    for at in range(anchor - 1, max(floor, anchor - _REACH_UP) - 1, -1):
        row = rows[at]
        if len(row.text) <= _SPECK:
            continue
        if row.page != rows[anchor].page or not _belongs(row):
            break
        # THỦ TƯỚNG CHÍNH PHỦ issues, CHỦ TỊCH signs.
        if signs(row.text) and not (first == anchor and names_body(row) and not closes(rows[max(floor, at - 1)])):
            break
        first = at
    while first < anchor and not (names_body(rows[first]) or anchors(rows[first])):
        first += 1
    return first


def _belongs(row: Row) -> bool:
    """May this line stand in a letterhead above its number or motto?"""
    if about(row) and len(row.text) < 250:
        return True
    if len(row.text) > 110 or closes(row) or row.text[:2] in ("- ", "+ ") or " | " in row.text:
        return False
    return upper(row.text) or motto(row) or labelled(row) or dated(row)


def _end(rows: Sequence[Row], anchor: int) -> int:
    """The last row of the letterhead: the kind or Kính gửi, else the last line that looks like one of it."""
    last, strange = anchor, 0
    for at in range(anchor + 1, min(len(rows), anchor + _REACH_DOWN)):
        row = rows[at]
        if row.page != rows[anchor].page or closes(row) or (len(row.text) > 250 and not about(row)):
            break
        if title(row):
            return at
        if upper(row.text) or anchors(row) or dated(row) or about(row):
            last, strange = at, 0
        elif (strange := strange + 1) > _PATIENCE:
            break
    return last


def _best_number(inside: Sequence[Row]) -> Numbered:
    numbers = [numbered(row) for row in inside if not about(row)]
    order: tuple[Digits, ...] = ("read", "inked", "blank")
    return next((found for wanted in order for found in numbers if found.digits == wanted), Numbered("none"))


def _under_heading(rows: Sequence[Row], first: int, last: int) -> bool:
    """Does the heading of an attachment (Phụ lục, Mẫu) stand over these rows or among them?"""
    above = page_start(rows, first)
    over = rows[above:first] if above is not None and rows[first].page else rows[max(0, first - 3) : first]
    return any(attached_alone(row.text) or _REFERENCE.match(row.text) for row in (*over, *rows[first : last + 1]))


def _over_reference(rows: Sequence[Row], last: int, *, numbered: bool) -> bool:
    """Does the title name its parent: "(Ban hành kèm theo Quyết định số …)"?"""
    for row in rows[last : last + 7]:
        if row.page != rows[last].page or len(row.text) > 300 or _TEXT.match(row.folded):
            return False
        if _REFERENCE.match(row.text) or (not numbered and _LOOSE_REFERENCE.search(row.text)):
            return True
    return False


def _formula(rows: Sequence[Row], at: int) -> Letterhead | None:
    """The heading of a legal database, which takes the letterhead's place: THÔNG TƯ CỦA BỘ X SỐ … NGÀY …"""
    row = rows[at]
    kind = title(row)
    if not kind or kind == LETTER:
        return None
    after = row.text[row.folded.index(kind) + len(kind) :]
    joined = " ".join((after, *(below.text for below in rows[at + 1 : at + 4])))
    found = _FORMULA.match(joined[:700])
    number = NUMBER.fullmatch(found["number"]) if found else None
    symbol = of_match(number).groups[0].upper() if number else "SL"
    # CHƯƠNG TRÌNH CỦA BỘ X THỰC HIỆN NGHỊ QUYẾT SỐ … names another document.
    if found is None or not symbol.startswith(_codes().get(kind, "?")):
        return None
    date = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    read = of_match(number).text if number else found["number"]
    return Letterhead(at, at, read, "read", date=date, month=True, title=kind, heading=True)


def _entitled(rows: Sequence[Row], at: int) -> Letterhead | None:
    """The title of a web page over the kind: TOÀN VĂN KẾT LUẬN 155-KL/TW … / KẾT LUẬN."""
    row = rows[at]
    if len(row.text) > 400 or not upper(row.text):
        return None
    for below in range(at + 1, min(len(rows), at + 3)):
        kind = title(rows[below])
        named = re.match(rf"\W*(?:toan van|noi dung)\W+{kind} (?:so:? ?)?", row.folded) if kind else None
        number = NUMBER.match(row.text, named.end()) if named else None
        if number:
            return Letterhead(at, below, of_match(number).text, "read", title=kind, heading=True)
    return None


@cache
def _codes() -> dict[str, str]:
    """Symbols of the kinds by their folded names."""
    kinds = table("kinds")["kinds"]
    return {fold(kind["name"]): kind["code"].upper() for kind in kinds if kind.get("code")}
