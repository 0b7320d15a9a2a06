"""Document numbers: one grammar for Party (88-KH/TU) and State (30/2020/NĐ-CP) symbols.

Source of the forms: Hướng dẫn 36-HD/VPTW (Party), Nghị định 30/2020/NĐ-CP and Thông tư 01/2011/TT-BNV (State), and the
documents themselves, which take liberties with both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.viet import DASHES, fold, nfc

# "Số" as it is printed, and as recognition leaves it.
NUMBER_WORD = r"(?:Số|SỐ|Sô|SÔ|Sế|Só|S6|Sỏ|Sẻ|Sồ|Sổ|So)"
_UP = "A-ZĐƯÂÊÔ"
# One group of a symbol: KH, NĐ, TTg, QĐi, UBTVQH11, CTr, KH&CN; a group of small letters alone is no symbol.
# A school may have a number inside (THS1CN).
# "QH 11", "QH1 5": a gap before or in the number of the legislature.
_GROUP = (
    r"(?:(?:UBTV)?QH[ ](?:[89]|1[ ]?\d)(?!\d)|(?:UBTV)?QH1[ ]\d"
    rf"|[{_UP}][{_UP}a-zđ&]{{0,15}}(?:\d{{1,2}}[{_UP}]{{1,4}})?\d{{0,3}})"
)
# A group ends where its word does, or where the next word was glued to it (88-KH/TUngày).
_STOP = r"(?:\b|(?=ngày|của|về|năm))"
_DASH_SIGNS = f"-{DASHES}"
# Offices of some provinces divide the last group by a dot (QĐ-UBND.HC), old ones all groups (QĐ.UB).
_DOTTED = rf"\.[{_UP}]{{2,4}}{_STOP}"
# A last group "nb" marks an internal paper (lưu hành nội bộ).
# Blanks inside a number appear where a line was broken or OCR saw a gap; never two in a row after `clean`.
# What may stand before a number is asked after its first digit: only at digits is anything tried at all.
NUMBER = re.compile(
    rf"""(?P<digits>[0-9](?:(?<![\w/,.-].)|(?<=[Ss]ố.)|(?<=[Ss]ố\..))\d{{0,4}}(?:[ ]?bis|[a-kmnp-zA-C])?)
    (?:[ ]?(?P<mid>/|(?<!\d{{4}})-(?=\d{{4}}/))[ \f]?(?P<year>(?:19|20)\d\d|[4-9]\d(?=[ ]?/)))?
    (?P<sep>[ \f]?(?:/|[{_DASH_SIGNS}]{{1,2}})[ \f]?)
    (?P<symbol>(?P<first>{_GROUP}{_STOP})
    (?:(?:[ \f]?[{_DASH_SIGNS}/][ \f]?|[,+])(?P<last>{_GROUP}{_STOP})|{_DOTTED}){{0,6}}(?:[-/]nb\b)?)
    """,
    re.VERBOSE,
)
_DASH = re.compile(f"[{DASHES}]")
_STATED_YEAR = re.compile(r"\d+(?:bis|[A-Ca-z])?[-/](?P<year>\d{4}|\d\d)/")
_BLANK = re.compile(r"\s+")
_SHORT_YEAR = re.compile(r"^(\d+(?:bis|[a-z])?/)([4-9]\d/)")
_ZEROS = re.compile(r"^0+(?=\d)")
# Trung ương, in old documents and after VP, BTC, UBKT; TU is Tỉnh ủy.
_CENTRAL = re.compile(r"[Tt][Ưư]$")
# One document names few symbols and few numbers many times.
_REMEMBERED = 4_096


class Number(NamedTuple):
    """A number taken apart: digits as printed, year where the number holds one, symbol groups with their separators.

    `year` has four figures also where two are printed (12/98/NĐ-CP).
    """

    digits: str
    year: str | None
    symbol: str
    party: bool
    text: str

    @property
    def groups(self) -> tuple[str, ...]:
        return _groups(self.symbol)


@lru_cache(maxsize=_REMEMBERED)
def _groups(symbol: str) -> tuple[str, ...]:
    return tuple(re.split(r"[-/,+&.]", symbol))


def parse(text: str) -> Number | None:
    """Take a number apart; None when the whole text is not one number."""
    found = NUMBER.fullmatch(_BLANK.sub(" ", nfc(text)).strip())
    return of_match(found) if found else None


def of_match(found: re.Match[str]) -> Number:
    """The parts of a `NUMBER` match with blanks dropped and dashes made one."""
    digits, mid, year, separator, symbol = found.group("digits", "mid", "year", "sep", "symbol")
    symbol = _closed(symbol)
    separator = "/" if "/" in separator else "-"
    digits = _BLANK.sub("", digits) if " " in digits else digits
    head = f"{digits}{mid}{year}" if year else digits
    return Number(digits, _four_figures(year) if year else None, symbol, separator == "-", f"{head}{separator}{symbol}")


@lru_cache(maxsize=_REMEMBERED)
def _closed(part: str) -> str:
    """Without blanks, every dash the plain one."""
    return _BLANK.sub("", _DASH.sub("-", part))


def _four_figures(year: str) -> str:
    return year if len(year) == 4 else f"19{year}"


def stated_year(number: str | None) -> str | None:
    """The year that a canonical number bears (30/2020/NĐ-CP, 12/98/NĐ-CP), None where it bears none."""
    found = _STATED_YEAR.match(number or "")
    return _four_figures(found["year"]) if found else None


def canonical(text: str) -> str | None:
    """`88 - KH / TU` → `88-KH/TU`; None when the text is not a number."""
    number = parse(text)
    return number.text if number else None


@lru_cache(maxsize=_REMEMBERED)
def number_key(text: str) -> str:
    """Form in which two spellings of a number are equal: folded, no blanks, no leading zeros, one dash, whole years.

    TƯ is TW.
    """
    folded = _BLANK.sub("", fold(central(nfc(text))))
    whole = _SHORT_YEAR.sub(r"\g<1>19\2", folded)
    return _ZEROS.sub("", whole)


def central(text: str) -> str:
    """30-CT/TƯ → 30-CT/TW, which is said of the same document; without the hook it would be a Tỉnh ủy's."""
    return _CENTRAL.sub("TW", text)
