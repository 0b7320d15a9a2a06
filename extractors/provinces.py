"""The province that a document's issuing body belongs to."""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex as re

from config.vocabulary import any_of, table
from extractors.base import Case
from extractors.gazetteer import locality_of, normal_name
from pipeline.model import Field, Receipt
from pipeline.viet import fold

_ADDRESS = re.compile(r"\b(?:[Tt]ỉnh|[Tt]hành phố|TỈNH|THÀNH PHỐ|[Tt]ỉnh ủy|[Tt]ỉnh uỷ|[Tt]hành ủy)\s+(?=\p{Lu})")
# A province that the tables do not know is still named as one.
_UNLISTED = re.compile(
    r"(?:[Tt][ỉí]nh(?: [uủ][yỷ]| [Đđ]oàn)?|T[ỈÍ]NH(?: [UỦ][YỶ]| ĐOÀN)?)\s+"
    r"(?P<name>\p{Lu}\p{Ll}+(?:[ \f]\p{Lu}\p{Ll}+){1,2})(?!\p{L})"
)
_OFFICE_BEFORE = re.compile(
    r"(?:[Bb]í thư|[Cc]hủ tịch|[ỦỦủU]y viên|[Tt]rưởng|[Gg]iám đốc|Thường trực)\s*(?:Thường trực\s*)?$"
)


@cache
def _central() -> re.Pattern[str]:
    listed = table("letterheads")
    names = any_of(map(fold, listed["central"]))
    return re.compile(rf"(?!{any_of(map(fold, listed['not_central']))})(?:{names}|ban .* trung uong)")


def is_central(name: str) -> bool:
    """Does a body of this name belong to no province?"""
    folded = fold(name)
    return _central().match(folded) is not None or folded.endswith(" viet nam")


def province_of(case: Case, name: str) -> str | None:
    """Province of a body: from its name, the place of issue or a receiver's stamp, else the one the text speaks of."""
    if name and is_central(name):
        case.part("issuer.locality", "locality-central", None, None)
        return None
    place = case.fields.get("place")
    receipt = case.fields.get("receipt")
    sources = [name, place.value if place else "", receipt.body if receipt and receipt.body else ""]
    for source, rule in zip(sources, ("locality-name", "locality-place", "locality-stamp"), strict=True):
        found = locality_of(source) if source else None
        if found:
            case.part(
                "issuer.locality", rule, found, _span({"locality-place": place, "locality-stamp": receipt}.get(rule))
            )
            return found
    counts: Counter[str] = Counter()
    where: dict[str | None, tuple[int, int]] = {}
    for match in _ADDRESS.finditer(case.text):
        near = case.text[match.start() : match.end() + 28].split("\n")[0]
        found = locality_of(near)
        if found:
            counts[found] += 1
            where.setdefault(found, (match.start(), match.start() + len(near)))
    best = counts.most_common(1)[0][0] if counts else _unlisted(case, name)
    rule = "locality-text" if counts else "locality-unlisted" if best else "locality-unknown"
    case.part("issuer.locality", rule, best, where.get(best))
    return best


def _span(field: Field | Receipt | None) -> tuple[int, int] | None:
    return (field.evidence[0].start, field.evidence[-1].end) if field and field.evidence else None


def unlisted_in(name: str) -> str | None:
    """A province outside the tables that a body's name gives."""
    # A photocopy takes the hook off TỈNH; in a letterhead TÍNH is no other word.
    found = _UNLISTED.search(normal_name(re.sub(r"\bTÍNH\b", "TỈNH", name)))
    return " ".join(found["name"].split()) if found else None


def _unlisted(case: Case, name: str) -> str | None:
    """The province that the body's name gives, else the one the text speaks of most; no persons after an office."""
    if own := unlisted_in(name):
        return own
    counts = Counter(
        " ".join(found["name"].split())
        for found in _UNLISTED.finditer(case.text)
        if not _OFFICE_BEFORE.search(case.text, max(0, found.start() - 30), found.start())
    )
    return counts.most_common(1)[0][0] if counts else None
