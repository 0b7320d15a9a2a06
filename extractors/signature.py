"""Who signed: name, position and on whose behalf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import regex as re

from config.vocabulary import any_of, table
from extractors.base import Case
from extractors.body_lines import spelled
from extractors.gazetteer import normal_name
from pipeline import model
from pipeline.segment import Block
from pipeline.signing import AUTHORITY, bare
from pipeline.viet import fold, key

_NAME = re.compile(r"(?P<name>\p{Lu}[\p{L}’']*(?:\s+\p{Lu}[\p{L}’']*){1,5})$")
_SPLIT = re.compile(
    r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)\s?[./,]\s*[A-ZĐ])|(?<=\b(?:KT|K/T)\b[^\n|]{2,40})\s+(?=(?:PHÓ|THỨ)\s)|\s*\|\s*|[*_]{2,}"
)
_ACTING = re.compile(r"(?:q|quyen)\b")
_NO_NAME = re.compile(r"BAN|BỘ|SỞ|HỘI|PHÒNG|NHẬN|TỊCH|VIỆT NAM|TRƯỞNG|GIÁM ĐỐC")
_NOT_PERSON = ("noi nhan", "luu", "nhu tren", "ban ", "so ", "uy ban", "van phong", "so ")


@cache
def _signed() -> re.Pattern[str]:
    """What stands where the signature was: (Đã ký), Ký bởi:, (Ký tên, đóng dấu)."""
    marks = any_of(re.sub(r"[^\p{L}, ]", "", mark).lower() for mark in table("roles")["marks"])
    return re.compile(rf"\W*\(?\s*(?:{marks})\b(?:[^():]*(?:\)|$))?\s*[:.]?\s*", re.IGNORECASE)


class _Spot(NamedTuple):
    text: str
    block: Block


def find(case: Case) -> dict[str, Any]:
    """The first signatory of the signature block; None where nobody signs."""
    first = next(_people(case), None)
    if case.trace is not None:
        for other in islice(_people(case._replace(trace=None)), 1, None):
            case.refuse("signatory", "signs-later", other.evidence[0].start, other.evidence[-1].end)
    return {"signatory": first}


def _people(case: Case) -> Iterator[model.Signatory]:
    """Everybody who signs, in order."""
    authority: _Spot | None = None
    position: _Spot | None = None
    for block in case.outline.zone("signature"):
        # What a seal leaves of "THỦ TƯỚNG" looks like a name, but no family bears it.
        scanned = case.document.text_from(block.start) == "ocr"
        for part in _parts(case.text[block.start : block.end].strip("*_ ")):
            mark = AUTHORITY.match(part)
            if mark and mark["mark"] != "Q":
                authority = authority or _Spot(_authority(mark), block)
                continue
            signed = _signed().match(part)
            rest = bare(part[signed.end() :] if signed else part)
            if not rest:
                continue
            office = _office(rest)
            if office:
                position = position or _Spot(office, block)
            elif name := _person(rest, scanned=scanned):
                yield case.by("signed", _signatory(case, name, block, authority, position))
                authority = position = None
            else:
                case.refuse("signatory", "no-name-or-office", block.start, block.end)


def _parts(text: str) -> list[str]:
    """A signature block that came on one line: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A"."""
    out: list[str] = []
    for part in _SPLIT.split(text):
        words = part.split()
        tail = next((i for i, word in enumerate(words) if i and any(c.islower() for c in word)), len(words))
        name_follows = 1 < tail < len(words) and len(words) - tail <= 5 and words[tail][:1].isupper()
        if name_follows and " ".join(words[:tail]).isupper():
            out += [" ".join(words[:tail]), " ".join(words[tail:])]
        else:
            out.append(part.strip())
    return [part for part in out if part]


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


def _office(text: str) -> str | None:
    """The position as the register spells it with what follows it ("Phó Tổng Kiểm toán Nhà nước"), else None."""
    pattern, exact, by_fold = _offices()
    found = pattern.match(fold(text))
    if not found or (_person(text) and not text.isupper()):
        return None
    first, also, second = (part.strip() for part in text.partition(" kiêm "))
    if also and first:
        return f"{_office(first) or normal_name(first)} kiêm {_office(second) or normal_name(second)}"
    rest = text[found.end() :].strip(" .,:;*_")
    # Thứ trưởng and Thủ trưởng fold alike: the marks as printed decide where they can.
    name = exact.get(key(text[found.start("office") : found.end()])) or by_fold[found["office"]]
    # "TRƯỞNG BAN CHỈ ĐẠO" heads the Ban Chỉ đạo.
    whole = normal_name(f"{re.sub(r'ban$', 'Ban', name)} {rest}") if re.match(r"\p{L}", rest) else name
    return f"Quyền {whole}" if _ACTING.match(fold(text)) else whole


@cache
def _titles() -> re.Pattern[str]:
    marks = sorted((title for title in table("roles")["titles"]), key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(map(re.escape, marks)) + r")(?:[.,\s]+|$))+", re.IGNORECASE)


@cache
def _families() -> frozenset[str]:
    return frozenset(map(fold, table("roles")["family_names"]))


def _person(text: str, *, scanned: bool = False) -> str | None:
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
    if scanned and name.isupper() and fold(words[0]) not in _families():
        return None
    mixed = any(word.isupper() and len(word) > 1 for word in words) and not name.isupper()
    # Names of the highland peoples hold syllables of one letter: Hoàng A Páo, Y Thanh.
    letters = [word for word in words if len(word) < 2]
    return None if mixed or len(letters) > 1 or any(word not in "AYÔÝU" for word in letters) else name


def _authority(mark: re.Match[str]) -> str:
    sign = mark["mark"].strip()
    written = sign if "/" in sign else f"{sign}."
    rest = bare(" ".join(mark["rest"].split()))
    return f"{written} {_office(rest) or spelled(normal_name(rest))}"


def _signatory(case: Case, name: str, block: Block, authority: _Spot | None, position: _Spot | None) -> model.Signatory:
    first = name.split(maxsplit=1)[0]
    start = max(case.text.find(first, block.start, block.end), block.start)
    end = min(start + len(name), block.end)
    found = model.Signatory(
        name.title() if name.isupper() else name,
        case.sure(0.95, start, end),
        case.evidence(start, end),
        position=position.text if position else None,
        authority=authority.text if authority else None,
    )
    for part, spot in (("authority", authority), ("position", position)):
        if spot:
            case.part(f"signatory.{part}", f"signed-{part}", spot.text, (spot.block.start, spot.block.end), found)
    return found
