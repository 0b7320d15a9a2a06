"""Mentions of one document brought together: by number, by name, by the short form that the text has agreed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors import editions, kinds
from extractors.mentions import Mention
from extractors.spans import Spans
from pipeline.number import number_key, stated_year
from pipeline.viet import fold, key, numeral

# What stands before them is asked after the first digit: only at digits is anything tried at all.
_SHORT = re.compile(
    r"(?P<digits>[0-9](?<![\d/(-].)\d{0,3})(?:/(?P<year>(?:19|20)\d\d)\b)?"
    r"(?![\d/.-]*\d|,\d|\s*[-/]\s*[A-ZĐ]|\s*(?:năm|ngày|tháng|%|người|đồng|tỷ))"
)
# "CT 34", "NQ 09": the kind by its symbol.
_CODE_BEFORE = re.compile(r"(?<![\w/-])(?P<code>[A-ZĐ]{2}r?)\s+(?:số\s+)?$")
_CODE_WITHIN = re.compile(r"[A-ZĐ]{2}r?\s")
_ALSO = re.compile(r"\s*(?:,|và|;)\s*(?:số\s+)?")
_DIGITS = re.compile(r"\d+")
_CONGRESS = re.compile(
    r"đại hội (?:(?:đại biểu|đảng|toàn quốc|lần thứ|của) )*(?P<term>[ivxl]+|\d{1,2})"
    r"(?:(?: của)? đảng(?: cộng sản việt nam)?)?"
)


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
    told = (document for group in numbered.values() for document in editions.apart(group))
    groups = [group for group in (*told, *_join_short_names(names)) if group]
    return _with_short_forms(text, groups)


@lru_cache(maxsize=4_096)
def _name_key(name: str) -> str:
    """Form in which two names of one document are equal: commas, tone placement, how formally a plenum is called."""
    plain = key(name).replace(",", "").removeprefix("hội nghị ")
    congress = _CONGRESS.fullmatch(plain)
    if congress:
        term = congress["term"]
        return f"đại hội {numeral(term)}"
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
    stated: dict[tuple[str | None, str], list[_Ident]] = defaultdict(list)
    for ident in groups:
        if ident.edition:
            stated[ident[:2]].append(ident)
    for ident, group in groups.items():
        known = stated[ident[:2]]
        if ident.edition or not known:
            continue
        # Of two editions named at one place the first counts, so it comes last.
        places = sorted((m.start, -order) for order, edition in enumerate(known) for m in groups[edition])
        for mention in group:
            before = bisect_left(places, mention.start, key=lambda place: place[0])
            out[known[-places[before - 1][1] if before else 0]].append(mention)
        del out[ident]
    return out


def _join_numbered(numbered: dict[_Ident, list[Mention]], by_name: dict[_Ident, list[Mention]]) -> list[list[Mention]]:
    """A law named without its number joins the one that bears name and number, and the year where one is stated."""
    bearers: dict[_Ident, list[Mention]] = {}
    for group in numbered.values():
        editions = (None, *filter(None, map(_stated_year, group)))
        for kind, name in dict.fromkeys((m.kind, _name_key(m.name)) for m in group if m.name):
            for edition in editions:
                bearers.setdefault(_Ident(kind, name, edition), group)
    left: list[list[Mention]] = []
    for ident, group in by_name.items():
        fitting = bearers.get(ident)
        if fitting is None:
            left.append(group)
        else:
            fitting.extend(group)
    return left


def _stated_year(mention: Mention) -> str | None:
    return stated_year(mention.number) or _year(mention)


def _join_short_names(groups: Sequence[list[Mention]]) -> list[list[Mention]]:
    """ "Luật Bầu cử" after "Luật Bầu cử đại biểu Quốc hội và …": the short form of the one law that begins like it."""
    keyed = sorted((f"{group[0].kind} {key(group[0].name or '')}", index) for index, group in enumerate(groups))
    starts = [min(m.start for m in group) for group in groups]
    longer: dict[int, int] = {}
    for place, (name, index) in enumerate(keyed):
        rest = keyed[place + 1 : place + 3]
        fitting = [other for other_name, other in rest if other_name.startswith(f"{name} ")]
        if groups[index][0].name and len(fitting) == 1 and starts[fitting[0]] < starts[index]:
            longer[index] = fitting[0]
    for index, other in longer.items():
        groups[longer.get(other, other)].extend(groups[index])
    return [group for index, group in enumerate(groups) if index not in longer]


class _Naming(NamedTuple):
    """A kind named before a short form: where it begins, its code, its name where it is written out."""

    start: int
    code: str | None
    name: str | None


def _with_short_forms(text: str, groups: list[list[Mention]]) -> list[list[Mention]]:
    """ "Chỉ thị 30", "CT 30", "các Chỉ thị 28, 30" after "Chỉ thị số 30-CT/TW": mentions of it, where only one fits."""
    wanted: dict[str, list[list[Mention]]] = defaultdict(list)
    for group in groups:
        if group[0].number and group[0].kind:
            wanted[_running(group[0].number)].append(group)
    folded = fold(text)
    taken = Spans((m.start, m.end) for group in groups for m in group)
    naming: _Naming | None = None
    last = 0
    for found in _SHORT.finditer(text):
        own = _naming(text, folded, found.start())
        listed = own is None and naming is not None and _ALSO.fullmatch(text, last, found.start())
        naming = own or (naming if listed else None)
        last = found.end()
        if naming is None:
            continue
        start = naming.start if own else found.start()
        fitting = [group for group in wanted[_running(found["digits"])] if _fits(group[0], naming, found["year"])]
        if len(fitting) == 1 and not taken.hold(start, start + 1):
            fitting[0].append(Mention(start, found.end(), fitting[0][0].kind, fitting[0][0].number))
    return groups


def _running(number: str) -> str:
    digits = _DIGITS.match(number)
    return digits.group().lstrip("0") if digits else ""


def _naming(text: str, folded: str, position: int) -> _Naming | None:
    word = kinds.word_before(folded, position, 40)
    if word:
        return _Naming(word.start, None, word.name)
    before = text[max(0, position - 10) : position]
    code = _CODE_BEFORE.search(text, position - len(before), position) if _CODE_WITHIN.search(before) else None
    return _Naming(code.start(), code["code"], None) if code else None


def _fits(mention: Mention, naming: _Naming, year: str | None) -> bool:
    if year and stated_year(mention.number) != year:
        return False
    return mention.kind == naming.name if naming.name else kinds.code_of(mention.kind) == naming.code
