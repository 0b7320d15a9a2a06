"""Lines of the signature block: on whose behalf, in what position, who."""

from __future__ import annotations

from functools import cache

import regex as re

from config.vocabulary import any_of, table
from pipeline.viet import fold

AUTHORITY = re.compile(
    r"[^\p{L}\d]{0,3}"
    r"(?:(?P<mark>T/M|TM|T\.M|K/T|KT/|KT|T/L|TL|TUQ|T/UQ|TUN)(?:\s?[.,/]\s*|\s+)|(?P<mark>Q)\.\s*)"
    r"(?=\p{Lu}{2})(?P<rest>.+)$",
    re.DOTALL,
)
# A font of capitals has them typed small: kt. Thống đốc, KT/ bộ trưởng.
_SMALL = re.compile(
    r"[^\p{L}\d]{0,3}(?P<mark>(?i:k/t|kt/|kt|tl|tuq))(?:\s?\.|(?<=/))\s*(?P<rest>\p{L}.{3,60})$", re.DOTALL
)
_RANKS = r"(?:GS|PGS|TS|ThS|BS|CN|KS|CK|Đại tá|Thượng tá|Trung tướng|Thiếu tướng|Đại tướng|Thượng tướng)"
_NAME = re.compile(rf"[*_ ]*(?:{_RANKS}[\w.]*\s*)*[\p{{Lu}}][\w’']*(?:\s+[\p{{Lu}}][\w’']*){{1,5}}[*_ ]*$")


@cache
def _positions() -> re.Pattern[str]:
    return re.compile(rf"[*_ ]*(?:{any_of(fold(role['name']) for role in table('roles')['positions'])})\b")


# Characters, more than any position has.
_LONGEST = 120
_AROUND = re.compile(r"^[^\p{L}(]*(?:\d\S?)?[^\p{L}(]*|[^\p{L})]+$")
_DIGIT_AND_SMALL = re.compile(r"[^\p{L}(]*\d\p{Ll}")
# What a seal leaves of BỘ TRƯỞNG, CHỦ TỊCH, GIÁM ĐỐC, CHỦ NHIỆM.
_HALF_HIDDEN = frozenset({"truong", "ruong", "tich", "doc", "nhiem"})


def bare(text: str) -> str:
    """A line of the signature block without what a stamp or a pen left before and after it."""
    return _AROUND.sub("", text)


def authority(text: str) -> re.Match[str] | None:
    """The match of a line on whose behalf somebody signs: its `mark` (TM, KT …) and the `rest`."""
    found = AUTHORITY.match(text)
    if found:
        return found
    small = _SMALL.match(text)
    return small if small and _positions().match(fold(small["rest"])) else None


def hidden(text: str) -> bool:
    """Whether a line is what a seal leaves of an office: TRƯỞNG, TỊCH."""
    letters = bare(text)
    return letters[1:].isupper() and fold(letters) in _HALF_HIDDEN


def signs(text: str) -> bool:
    """A line of the signature block: an authority mark, or a position in capitals and short."""
    if len(text) < 160 and authority(text):
        return True
    position = text.strip("*_ ")
    if len(position) <= _LONGEST and _positions().fullmatch(fold(position)):
        return True
    # All that follows is in capitals; `bare` takes away one small letter at most.
    if not text.isupper() and not _DIGIT_AND_SMALL.match(text):
        return False
    letters = bare(text)
    if letters.isupper() and hidden(text):
        return True
    return len(letters) < 90 and letters.isupper() and _positions().match(fold(letters)) is not None


def deputy(head: str) -> str:
    """The office that signs for another: Bộ trưởng → Thứ trưởng; Bộ trưởng, Chủ nhiệm → Phó Chủ nhiệm."""
    minister = re.match(r"bo truong\b[, ]*", fold(head))
    if minister is None:
        return f"Phó {head}"
    # A minister who heads a committee or office has deputies of that: Bộ trưởng, Chủ nhiệm.
    also = head[minister.end() :]
    return f"Phó {also[:1].upper()}{also[1:]}" if fold(also).startswith("chu nhiem") else "Thứ trưởng"


def name_like(text: str) -> bool:
    """A line that may be a person's name, ranks before it included."""
    return len(text) < 60 and bool(_NAME.match(text))
