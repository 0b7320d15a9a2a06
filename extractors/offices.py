"""Lines of a signature block read: which office, which person, on whose behalf; and what of them follows from the rest.

A deputy signs "KT." for the head of the body, and nobody else does; so each of the two lines tells the other where a
seal hides one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex as re

from config.vocabulary import table
from extractors.body_lines import spelled
from extractors.gazetteer import normal_name
from pipeline import persons
from pipeline.signing import bare
from pipeline.viet import fold, key

_NAME = re.compile(r"(?P<name>\p{Lu}[\p{L}’']*(?:\s+\p{Lu}[\p{L}’']*){1,5})$")
_ACTING = re.compile(r"(?:q|quyen)\b")
_NO_NAME = re.compile(r"BAN|BỘ|SỞ|HỘI|PHÒNG|NHẬN|TỊCH|VIỆT NAM|TRƯỞNG|GIÁM ĐỐC")
_NOT_PERSON = ("noi nhan", "luu", "nhu tren", "ban ", "so ", "uy ban", "van phong", "so ")
# Letters a seal may hide at the beginning of an office, and how many must be left.
_HIDDEN, _LEFT = 2, 6
# The head of a body by how its name begins in the letterhead.
_HEADS = (
    (r"bo\b", "Bộ trưởng"),
    (r"so\b", "Giám đốc"),
    (r"(?:tong )?cuc\b", "Cục trưởng"),
    (r"(?:vien kiem sat|vien)\b", "Viện trưởng"),
    (r"truong\b", "Hiệu trưởng"),
    (r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban)\b", "Chủ tịch"),
    (r"(?:chinh phu|thu tuong)\b", "Thủ tướng"),
)
# Bodies whose deputies sign "KT."; those of the Party sign on behalf of their committee.
_OF_STATE = frozenset(
    ("state", "council", "ministry", "committee", "department", "procuracy", "court", "school", "firm")
)


@cache
def _offices() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Pattern over folded text, and the register's names by their exact key and, for scans, by folding."""
    names = [role["name"] for role in table("roles")["positions"]]
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    ordered = sorted(by_fold, key=len, reverse=True)
    pattern = re.compile(r"(?:(?:ky thay|quyen|q\.?)\s+)?(?P<office>" + "|".join(map(re.escape, ordered)) + r")\b")
    return pattern, {key(name): name for name in names}, by_fold


def office(text: str) -> str | None:
    """The position as the register spells it with what follows it ("Phó Tổng Kiểm toán Nhà nước"), else None."""
    pattern, exact, by_fold = _offices()
    found = pattern.match(fold(text))
    if not found or (person(text) and not text.isupper()):
        return None
    first, also, second = (part.strip() for part in text.partition(" kiêm "))
    if also and first:
        return f"{office(first) or normal_name(first)} kiêm {office(second) or normal_name(second)}"
    rest = text[found.end() :].strip(" .,:;*_")
    # Thứ trưởng and Thủ trưởng fold alike: the marks as printed decide where they can.
    name = exact.get(key(text[found.start("office") : found.end()])) or by_fold[found["office"]]
    # "TRƯỞNG BAN CHỈ ĐẠO" heads the Ban Chỉ đạo.
    whole = normal_name(f"{re.sub(r'ban$', 'Ban', name)} {rest}") if re.match(r"\p{L}", rest) else name
    return f"Quyền {whole}" if _ACTING.match(fold(text)) else whole


def authority(mark: re.Match[str]) -> str:
    """On whose behalf, in normal form, from a match of `signing.authority`."""
    sign = mark["mark"].strip().upper()
    written = sign if "/" in sign else f"{sign}."
    rest = bare(" ".join(mark["rest"].split()))
    rest = rest.upper() if rest.islower() else rest
    return f"{written} {office(rest) or spelled(normal_name(rest))}"


# ---- persons --------------------------------------------------------------------------------------------------------


@cache
def _titles() -> re.Pattern[str]:
    marks = sorted((title for title in table("roles")["titles"]), key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(map(re.escape, marks)) + r")(?:[.,\s]+|$))+", re.IGNORECASE)


def person(text: str, *, scanned: bool = False) -> str | None:
    """The person's name that this text is, without academic and military ranks."""
    text = bare(text)
    rank = _titles().match(text)
    found = _NAME.match(text[rank.end() :] if rank else text)
    if not found:
        return None
    name = " ".join(found["name"].split())
    words = name.split()
    if (name.isupper() and _NO_NAME.search(name)) or fold(name).startswith(_NOT_PERSON):
        return None
    # What a seal leaves of "THỦ TƯỚNG" looks like a name, but no family bears it.
    if scanned and name.isupper() and persons.family_of(words[0]) is None:
        return None
    mixed = any(word.isupper() and len(word) > 1 for word in words) and not name.isupper()
    # Names of the highland peoples hold syllables of one letter: Hoàng A Páo, Y Thanh.
    letters = [word for word in words if len(word) < 2]
    return None if mixed or len(letters) > 1 or any(word not in "AYÔÝU" for word in letters) else name


# ---- what follows ---------------------------------------------------------------------------------------------------


def completed(text: str) -> str | None:
    """The office whose first letters a seal hides ("HỦ TƯỚNG"); None where that is not exactly one."""
    letters = fold(bare(text)).replace(" ", "")
    if len(letters) < _LEFT or not bare(text).isupper():
        return None
    found = {
        name
        for folded, name in _offices()[2].items()
        if folded.replace(" ", "").endswith(letters) and 0 < len(folded.replace(" ", "")) - len(letters) <= _HIDDEN
    }
    return found.pop() if len(found) == 1 else None


def head_of(bodies: Sequence[str], left: str) -> str | None:
    """The office of the head of one of these bodies that ends like what is left of it."""
    for body in bodies:
        for begins, name in _HEADS:
            if re.match(begins, fold(body)) and fold(name).endswith(fold(bare(left))):
                return name
    return None


def deputised(position: str) -> str | None:
    """The head that a deputy of a body of the State signs for: Phó Giám đốc → Giám đốc; None for other offices."""
    if position == "Thứ trưởng":
        return "Bộ trưởng"
    heads = {role["name"] for role in table("roles")["positions"] if role["rank"] == 1 and role["of"] in _OF_STATE}
    head = position.removeprefix("Phó ")
    return head if head != position and head in heads else None
