"""Mentions of one document brought together: by number, by name, by the short form that the text has agreed on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors import kinds
from extractors.mentions import Mention
from pipeline.number import number_key
from pipeline.viet import fold, key, roman_to_int

_SHORT = re.compile(r"(?P<digits>\d{1,4})(?![\d/.,-]*\d|\s*[-/]\s*[A-ZĐ]|\s*(?:năm|ngày|tháng|%|người|đồng|tỷ))")
_CONGRESS = re.compile(r"đại hội (?:(?:đại biểu|đảng|toàn quốc|lần thứ|của) )*(?P<term>[ivxl]+|\d{1,2})(?: của đảng)?")


class _Ident(NamedTuple):
    """What makes two mentions one document; `edition` is the term or year where one is stated."""

    kind: str | None
    name: str
    edition: str | None = None


def grouped(text: str, found: Iterable[Mention]) -> list[list[Mention]]:
    """One list of mentions for each document named, numbers before names, each in the order of the text."""
    numbered: dict[_Ident, list[Mention]] = defaultdict(list)
    by_name: dict[_Ident, list[Mention]] = defaultdict(list)
    for mention in sorted(found, key=lambda m: m.start):
        if mention.number:
            numbered[_Ident(_separate_kind(mention), number_key(mention.number))].append(mention)
        else:
            by_name[_Ident(mention.kind, _name_key(mention.name or ""), mention.term or _year(mention))].append(mention)
    _join_symbols(numbered)
    names = _join_numbered(numbered, _join_editionless(by_name))
    groups = [group for group in (*numbered.values(), *_join_short_names(names)) if group]
    return _with_short_forms(text, groups)


def _name_key(name: str) -> str:
    """Form in which two names of one document are equal: commas, tone placement, how formally a plenum is called."""
    plain = key(name).replace(",", "").removeprefix("hội nghị ")
    congress = _CONGRESS.fullmatch(plain)
    if congress:
        term = congress["term"]
        return f"đại hội {int(term) if term.isdigit() else roman_to_int(term)}"
    return plain


def _year(mention: Mention) -> str | None:
    """Laws of one name are told apart by their year."""
    return mention.year or (mention.date[:4] if mention.date else None)


def _separate_kind(mention: Mention) -> str | None:
    """QĐ is Quyết định or Quy định: two documents when the text says both of one number."""
    return mention.kind if mention.worded and mention.kind == "Quy định" else None


def _join_symbols(groups: dict[_Ident, list[Mention]]) -> None:
    """A bare number joins the Quy định of that number."""
    for ident, group in groups.items():
        named = groups.get(_Ident("Quy định", ident.name)) if ident.kind is None else None
        if named is not None:
            named.extend(m for m in group if not m.worded)
            if all(not m.worded for m in group):
                group.clear()


def _join_editionless(groups: dict[_Ident, list[Mention]]) -> dict[_Ident, list[Mention]]:
    """ "Nghị quyết Trung ương 4" or "Luật Đất đai" alone is the edition last named before it, or the only one."""
    out = {ident: list(group) for ident, group in groups.items()}
    for ident, group in groups.items():
        editions = [other for other in groups if other[:2] == ident[:2] and other.edition]
        if ident.edition or not ident.name or not editions:
            continue
        for mention in group:
            before = [other for other in editions if groups[other][0].start < mention.start]
            nearest = max(
                before,
                key=lambda other: max(m.start for m in groups[other] if m.start < mention.start),
                default=editions[0],
            )
            out[nearest].append(mention)
        del out[ident]
    return out


def _join_numbered(numbered: dict[_Ident, list[Mention]], by_name: dict[_Ident, list[Mention]]) -> list[list[Mention]]:
    """A law named without its number joins the one that bears name and number, and the year where one is stated."""
    left: list[list[Mention]] = []
    for ident, group in by_name.items():
        fitting = [
            other
            for other in numbered.values()
            if any(m.kind == ident.kind and m.name and _name_key(m.name) == ident.name for m in other)
            and ident.edition in (None, *(year for m in other if (year := _stated_year(m))))
        ]
        if fitting:
            fitting[0].extend(group)
        else:
            left.append(group)
    return left


def _stated_year(mention: Mention) -> str | None:
    year = re.search(r"/(\d{4})/", mention.number or "")
    return year[1] if year else _year(mention)


def _join_short_names(groups: Sequence[list[Mention]]) -> list[list[Mention]]:
    """ "Luật Bầu cử" after "Luật Bầu cử đại biểu Quốc hội và …": the short form of the one law that begins like it."""
    out: list[list[Mention]] = []
    for group in groups:
        name = key(group[0].name or "")
        longer = [
            other
            for other in groups
            if other is not group
            and name
            and other[0].kind == group[0].kind
            and key(other[0].name or "").startswith(f"{name} ")
        ]
        if len(longer) == 1 and min(m.start for m in longer[0]) < min(m.start for m in group):
            longer[0].extend(group)
        else:
            out.append(group)
    return out


def _with_short_forms(text: str, groups: list[list[Mention]]) -> list[list[Mention]]:
    """ "Chỉ thị 30" after "Chỉ thị số 30-CT/TW": a mention of the same document, where only one fits."""
    wanted: dict[tuple[str, str], list[list[Mention]]] = defaultdict(list)
    for group in groups:
        first = group[0]
        if first.number and first.kind:
            digits = re.match(r"\d+", first.number)
            wanted[(first.kind, digits.group().lstrip("0") if digits else "")].append(group)
    folded = fold(text)
    spans = sorted((m.start, m.end) for group in groups for m in group)
    for found in _SHORT.finditer(text):
        word = kinds.word_before(folded, found.start(), 40)
        fitting = wanted.get((word.name, found["digits"].lstrip("0")), []) if word else []
        if word and len(fitting) == 1 and not _covered(spans, word.start):
            fitting[0].append(Mention(word.start, found.end(), word.name, fitting[0][0].number))
    return groups


def _covered(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
