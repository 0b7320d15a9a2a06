"""Document numbers: one grammar for Party (88-KH/TU) and State (30/2020/NĐ-CP) symbols.

Source of the forms: Hướng dẫn 36-HD/VPTW (Party), Nghị định 30/2020/NĐ-CP and Thông tư 01/2011/TT-BNV (State), and the
documents themselves, which take liberties with both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.viet import fold, nfc

# "Số" as it is printed, and as recognition leaves it.
NUMBER_WORD = r"(?:Số|SỐ|Sô|SÔ|Sế|Só|S6|Sỏ|Sẻ|Sồ|Sổ|So)"
_UP = "A-ZĐƯÂÊÔ"
# One group of a symbol: KH, NĐ, TTg, QĐi, UBTVQH11, CTr, KH&CN; a group of small letters alone is no symbol.
# "QH1 5": recognition saw a gap in the number of the legislature.
_GROUP = rf"(?:(?:UBTV)?QH1[ ]\d|[{_UP}][{_UP}a-zđ&]{{0,15}}\d{{0,3}})"
# A last group "nb" marks an internal paper (lưu hành nội bộ).
# Blanks inside a number appear where a line was broken or OCR saw a gap; never two in a row after `clean`.
NUMBER = re.compile(
    rf"""(?:(?<![\w/,.-])|(?<=[Ss]ố))
    (?P<digits>\d{{1,5}}[a-zA-C]?)
    (?:[ ]?(?P<mid>/|(?<!\d{{4}})-(?=\d{{4}}/))[ ]?(?P<year>(?:19|20)\d\d))?
    (?P<sep>[ \f]?[-–—‑/][ \f]?)
    (?P<symbol>(?P<first>{_GROUP}\b)(?:(?:[ \f]?[-–—‑/][ \f]?|[,+])(?P<last>{_GROUP}\b)){{0,6}}(?:[-/]nb\b)?)
    """,
    re.VERBOSE,
)
_DASH = re.compile(r"[–—‑]")
_BLANK = re.compile(r"\s+")


class Number(NamedTuple):
    """A number taken apart: digits as printed, year where the number holds one, symbol groups with their separators."""

    digits: str
    year: str | None
    symbol: str
    party: bool
    text: str

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(re.split(r"[-/,+&]", self.symbol))


def parse(text: str) -> Number | None:
    """Take a number apart; None when the whole text is not one number."""
    found = NUMBER.fullmatch(_BLANK.sub(" ", nfc(text)).strip())
    return of_match(found) if found else None


def of_match(found: re.Match[str]) -> Number:
    """The parts of a `NUMBER` match with blanks dropped and dashes made one."""
    symbol = _BLANK.sub("", _DASH.sub("-", found["symbol"]))
    separator = _BLANK.sub("", _DASH.sub("-", found["sep"]))
    year = found["year"]
    party = separator == "-"
    head = f"{found['digits']}{found['mid']}{year}" if year else found["digits"]
    return Number(found["digits"], year, symbol, party, f"{head}{separator}{symbol}")


def canonical(text: str) -> str | None:
    """`88 - KH / TU` → `88-KH/TU`; None when the text is not a number."""
    number = parse(text)
    return number.text if number else None


def number_key(text: str) -> str:
    """Form in which two spellings of a number are equal: folded, no blanks, no leading zeros, one dash."""
    folded = _BLANK.sub("", fold(nfc(text)))
    return re.sub(r"^0+(?=\d)", "", folded)
