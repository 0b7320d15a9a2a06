"""Numbers that the grammar cannot read, where the words before them leave no doubt that a number stands there.

"Kế hoạch số I55-KH/TU", "Chỉ thị số 3O-CT/TW", "Quyết định số 203 QĐ/UB", "Tờ trình số 12/T1r-UBND": letters among the
digits, a stroke left out or misread, specks, gaps inside a group. Such a number is taken only when every group of its
symbol is known or can be only one known symbol; what stands there stays as evidence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from extractors import kinds, repair
from pipeline.number import Number, parse
from pipeline.viet import DASHES

_DIGIT = r"(?:[\dIlO|o!]|i(?=\d))"
_B = r"[ \f]"
_SPECK = r"[ \f'’‘\"“”_`.]{0,3}"
# What may not stand before is asked after the first digit: only at digits is anything tried at all.
_HEAD = re.compile(
    rf"(?P<digits>[0-9IlO|o!](?<![\w/,.-].){_DIGIT}{{0,4}}(?:{_B}?bis|[a-k])?)(?P<gap>{_SPECK})"
    rf"(?:[/-]{_B}?(?P<year>[12Il]{_B}?[\dOo]{_B}?{_DIGIT}{_B}?{_DIGIT})(?={_B}?[/-]){_SPECK})?"
    rf"(?P<sep>[-/~*{DASHES}])?{_SPECK}(?=[^\W_])"
)
_GROUP = regex.compile(r"[\p{L}\d][\p{L}\d&]{0,15}")
# A body that no table knows, as the grammar would read it.
_UNLISTED = re.compile(r"[A-ZĐ]{2}[A-Za-zĐđ&]{0,13}\d{0,2}")
_GAP = regex.compile(rf"{_B}(?P<rest>[\p{{L}}\d]{{1,5}})(?![\p{{L}}\d])")
_STROKE = regex.compile(rf"{_B}?(?P<sign>[-/|\\{DASHES}])[ \f'’_-]{{0,3}}(?=[\p{{L}}\d])")
# What a number's next group could begin with, and the last group that it has.
_MORE = re.compile(rf"[^\W_]|&|{_B}?[-/|\\{DASHES}]")
_LAST_GROUP = regex.compile(r"[\p{L}\d&]+$")
_SLASHES = "/|\\"
_DIGITS = str.maketrans("IlO|o!i", "1101011")
_MOST_GROUPS = 7


class Spoiled(NamedTuple):
    """A number read against the odds: its half-open span, and the number in the vocabulary's spelling.

    `apart`: something stands between the digits and the symbol.
    """

    start: int
    end: int
    number: Number
    apart: bool


def read_at(text: str, start: int, stop: int, kind: str | None) -> Spoiled | None:
    """The number that begins at `start`; `kind`: what the words before it, or the title, call the document."""
    head = _HEAD.match(text, start, stop)
    if head is None:
        return None
    symbol, end, groups = _symbol(text, head.end(), stop, kind)
    number = parse(_printed(head, symbol, groups)) if symbol else None
    return Spoiled(start, end, number, bool(head["gap"])) if number else None


def heads(text: str) -> list[int]:
    """Where such numbers may begin."""
    return [found.start() for found in _HEAD.finditer(text)]


def may_go_on(text: str, end: int) -> bool:
    """Whether a number that the grammar has read up to `end` may be longer read this way."""
    if _MORE.match(text, end):
        return True
    gap = _GAP.match(text, end)
    last = _LAST_GROUP.search(text, max(0, end - 17), end) if gap and not gap["rest"].isdigit() else None
    return bool(gap and last and repair.known(last.group() + gap["rest"]))


def _printed(head: re.Match[str], symbol: str, groups: list[str]) -> str:
    """The number as it must have been typed; empty where the digits or a missing stroke leave a doubt."""
    digits = "".join(head["digits"].split())
    tail = digits[-1] if digits[-1] in "abcdefghijk" else "bis" if digits.endswith("bis") else ""
    sign, year = head["sep"], head["year"]
    if sign is None:
        # Without its stroke a number must have its kind: "203 QĐ/UB".
        if year or len(groups) < 2 or not _coded(groups) or not digits.isdigit():
            return ""
        sign = "-" if "/" in symbol else "/"
    running = digits.removesuffix(tail).translate(_DIGITS) + tail
    stated = f"/{''.join(year.split()).translate(_DIGITS)}" if year else ""
    return f"{running}{stated}{'/' if sign == '/' else '-'}{symbol}"


def _coded(groups: list[str]) -> bool:
    return any(kinds.is_code(group, party=True) or kinds.is_code(group, party=False) for group in groups)


def _symbol(text: str, start: int, stop: int, kind: str | None) -> tuple[str, int, list[str]]:
    """The symbol from `start`, its end and its groups; empty where one of them is no symbol.

    A body that no table knows passes as printed where the symbol of a kind stands beside it.
    """
    group, position = _group(text, start, stop, kind)
    if group is None:
        return "", start, []
    out, groups, unlisted = group, [group], False
    while len(groups) < _MOST_GROUPS and (stroke := _STROKE.match(text, position, stop)):
        group, end = _group(text, stroke.end(), stop, None)
        if group is None:
            found = _GROUP.match(text, stroke.end(), stop)
            if found is None or not _UNLISTED.fullmatch(found.group()):
                break
            group, end, unlisted = found.group(), found.end(), True
        groups.append(group)
        out, position = f"{out}{'/' if stroke['sign'] in _SLASHES else '-'}{group}", end
    return (out, position, groups) if not unlisted or _coded(groups) else ("", start, [])


def _group(text: str, start: int, stop: int, kind: str | None) -> tuple[str | None, int]:
    """One group, put together again where recognition saw a gap in it (BDV TU, UBN D)."""
    found = _GROUP.match(text, start, stop)
    if found is None:
        return None, start
    raw = found.group()
    gap = _GAP.match(text, found.end(), stop)
    if gap and not gap["rest"].isdigit() and (whole := repair.known(raw + gap["rest"])):
        return whole, gap.end()
    if len(raw) < 2:
        return None, start
    if raw.islower():
        upper = repair.known(raw.upper())
        return upper, found.end()
    return repair.meant(raw, kind), found.end()
