"""Cited documents: mentions by number and by name brought together, one citation per document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from extractors import kinds, mentions, named, relations
from extractors.base import Case
from extractors.mentions import Mention
from pipeline import model
from pipeline.number import number_key
from pipeline.viet import fold, key


def find(case: Case) -> dict[str, Any]:
    """All cited documents in the order of their first mention, and contradictions between mentions of one."""
    own = case.fields.get("number")
    own_key = number_key(own.value) if own else None
    numbered = mentions.distribute(case.text, [m for m in mentions.numbered(case.text)])
    receipt = case.fields.get("receipt")
    stamped = number_key(receipt.number) if receipt and receipt.number else None
    held = [m for m in numbered if m.number and number_key(m.number) not in (own_key, stamped)]
    held = [m for m in held if not _own_header(case, m)]
    spans = [(m.start, m.end) for m in held]
    by_name = [m for m in named.named(case.text) if m.number or not _inside_number(m, spans)]
    taken = {(m.number, m.end) for m in by_name if m.number}
    held = [
        m for m in held if not any(m.number == number and m.start < end and end - 60 < m.end for number, end in taken)
    ]
    groups = _join_short_names(_group([*held, *by_name]))
    groups = _with_short_forms(case, groups)
    ordered = sorted(groups, key=lambda group: min(m.start for m in group))
    outside = relations.masked(case.text, sorted((m.start, m.end) for group in ordered for m in group))
    return {
        "citations": tuple(_citation(case, group, outside) for group in ordered),
        "citation_conflicts": tuple(conflict for group in ordered for conflict in _conflicts(case, group)),
    }


def _own_header(case: Case, mention: Mention) -> bool:
    """Numbers in the letterhead before the kind are the document's own or a stamp's, however they were read."""
    title = case.outline.title
    if title is None:
        return False
    return mention.end <= case.outline.blocks[title].start and mention.kind in (None, *_symbol_kinds(mention))


def _symbol_kinds(mention: Mention) -> tuple[str | None, ...]:
    return () if mention.worded else (mention.kind,)


def _inside_number(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """A law named inside the date-and-body tail of a number is no mention of its own; its title is."""
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _group(found: Iterable[Mention]) -> list[list[Mention]]:
    groups: dict[Any, list[Mention]] = defaultdict(list)
    names: dict[tuple[str | None, str], Any] = {}
    for mention in sorted(found, key=lambda m: (m.number is None, m.start)):
        if mention.number:
            ident: Any = (number_key(mention.number), _separate_kind(mention))
            if mention.name:
                names.setdefault((mention.kind, key(mention.name)), ident)
        else:
            ident = names.get((mention.kind, key(mention.name or ""))) or (
                mention.kind,
                key(mention.name or ""),
                mention.term,
            )
        groups[ident].append(mention)
    return _join_termless(groups)


def _join_short_names(groups: list[list[Mention]]) -> list[list[Mention]]:
    """ "Luật Bầu cử" after "Luật Bầu cử đại biểu Quốc hội và …": the short form of the one law that begins like it."""
    out: list[list[Mention]] = []
    for group in groups:
        name = key(group[0].name or "")
        longer = [g for g in groups if g is not group and name and g[0].kind == group[0].kind and key(g[0].name or "").startswith(f"{name} ")]
        if len(longer) == 1 and not group[0].number and min(m.start for m in longer[0]) < min(m.start for m in group):
            longer[0].extend(group)
        else:
            out.append(group)
    return out


def _separate_kind(mention: Mention) -> str | None:
    """QĐ is Quyết định or Quy định: two documents when the text says both of one number."""
    return mention.kind if mention.worded and mention.kind in ("Quy định",) else None


def _join_termless(groups: dict[Any, list[Mention]]) -> list[list[Mention]]:
    """ "Nghị quyết Trung ương 4" without a term joins the one that has a term, when there is only one."""
    out: list[list[Mention]] = []
    for ident, group in groups.items():
        if len(ident) == 3 and ident[2] is None and group[0].name:
            others = [g for other, g in groups.items() if len(other) == 3 and other[:2] == ident[:2] and other[2]]
            if len(others) == 1:
                others[0].extend(group)
                continue
        if len(ident) == 2 and ident[1] is None and (ident[0], "Quy định") in groups:
            groups[(ident[0], "Quy định")].extend(m for m in group if not m.worded)
            if all(not m.worded for m in group):
                continue
        out.append(group)
    return out


_SHORT = re.compile(r"(?P<digits>\d{1,4})(?![\d/.,-]*\d|\s*[-/]\s*[A-ZĐ]|\s*(?:năm|ngày|tháng|%|người|đồng|tỷ))")


def _with_short_forms(case: Case, groups: list[list[Mention]]) -> list[list[Mention]]:
    """ "Chỉ thị 30" after "Chỉ thị số 30-CT/TW": a mention of the same document, where only one fits."""
    wanted: dict[tuple[str, str], list[list[Mention]]] = defaultdict(list)
    for group in groups:
        first = group[0]
        if first.number and first.kind:
            digits = re.match(r"\d+", first.number)
            wanted[(first.kind, digits.group().lstrip("0") if digits else "")].append(group)
    folded = fold(case.text)
    spans = sorted((m.start, m.end) for group in groups for m in group)
    for found in _SHORT.finditer(case.text):
        word = kinds.word_before(folded, found.start(), 40)
        fitting = wanted.get((word.name, found["digits"].lstrip("0")), []) if word else []
        if word and len(fitting) == 1 and not _covered(spans, word.start):
            fitting[0].append(Mention(word.start, found.end(), word.name, fitting[0][0].number))
    return groups


def _covered(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _citation(case: Case, group: list[Mention], outside: str) -> model.Citation:
    ordered = sorted(group, key=lambda m: m.start)
    shown = [relations.relation(outside, m.start, m.end, case.outline, case.outline.at(m.start)) for m in ordered]
    first = ordered[0]
    return model.Citation(
        kind=_first(m.kind for m in ordered if m.worded) or _first(m.kind for m in ordered),
        number=_first(m.number for m in ordered),
        relation=relations.strongest(shown),
        name=_first(m.name for m in ordered),
        date=_first(m.date for m in ordered),
        issuer=_first(m.issuer for m in ordered),
        term=_commonest(m.term for m in ordered),
        mentions=tuple(
            model.Mention(case.text[m.start : m.end], m.start, m.end, case.document.page_at(m.start)) for m in ordered
        ),
        confidence=case.sure((0.97 if first.worded else 0.85) * (0.9 if first.repaired else 1.0), first.start, first.end),
        evidence=tuple(e for m in ordered for e in case.evidence(m.start, m.end)),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _commonest(values: Iterable[str | None]) -> str | None:
    held = [value for value in values if value]
    return max(held, key=held.count) if held else None


def _conflicts(case: Case, group: list[Mention]) -> list[model.Finding]:
    """One document named with two dates or two terms, or with a date that its own number denies."""
    out: list[model.Finding] = []
    name = _first(m.number for m in group) or _first(m.name for m in group) or ""
    for what, values in (("date", [m.date for m in group]), ("term", [m.term for m in group])):
        stated = sorted({value for value in values if value})
        if len(stated) > 1:
            spots = [m for m in group if (m.date if what == "date" else m.term) is not None]
            evidence = tuple(e for m in spots for e in case.evidence(m.start, m.end))
            label = "ngày" if what == "date" else "khóa"
            out.append(model.Finding("citation-conflict", f"{name}: {label} {' / '.join(stated)}", evidence))
    for mention in group:
        year = re.match(r"\d+[a-z]?/(\d{4})/", mention.number or "")
        if year and mention.date and mention.date[:4] != year[1]:
            evidence = case.evidence(mention.start, mention.end)
            out.append(model.Finding("citation-conflict", f"{name}: năm {year[1]} / ngày {mention.date}", evidence))
    return out
