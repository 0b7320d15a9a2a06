"""Cited documents: mentions by number and by name brought together, one citation per document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from extractors import grouping, mentions, named, parts, relations, sharing, titles
from extractors.base import Case
from extractors.head import attached_to_self
from extractors.mentions import Mention
from extractors.places import locality_of
from extractors.slips import slips
from extractors.spans import Spans
from pipeline import model
from pipeline.number import number_key, stated_year

# Characters by which the reading of a law's number by name may go on after its reading by number.
_BESIDE = 59
_COMMUNES_SINCE = "2025-07-01"


def find(case: Case) -> dict[str, Any]:
    """All cited documents in the order of their first mention, and contradictions between mentions of one."""
    own = case.fields.get("number")
    own_key = number_key(own.value) if own else None
    numbered = sharing.shared(case.text, list(mentions.numbered(case.text, case.trace)))
    receipt = case.fields.get("receipt")
    stamped = number_key(receipt.number) if receipt and receipt.number else None
    held = [m for m in numbered if m.number and number_key(m.number) not in (own_key, stamped)]
    _passed_over(case, "own-number", numbered, held)
    kind, itself = _parent_references(case)
    others = [m for m in held if not _own_header(case, m)]
    others = [m for m in others if not (m.kind == kind and _ends_within(itself, m.start, m.end))]
    _passed_over(case, "itself", held, others)
    held = others
    # A law named in the date-and-body tail of a number is no mention of its own; one in its title is.
    spans = Spans((m.start, m.end) for m in held)
    by_name = [m for m in named.named(case.text) if m.number or not spans.hold(m.start, m.end)]
    taken: dict[str, list[int]] = defaultdict(list)
    for end, number in sorted((m.end, m.number) for m in by_name if m.number):
        taken[number].append(end)
    held = [m for m in held if not _ends_within(taken.get(m.number or "", ()), m.start, m.end + _BESIDE)]
    groups = grouping.grouped(case.text, [*held, *by_name])
    ordered = sorted(groups, key=lambda group: min(m.start for m in group))
    places = sorted((m.start, m.end) for group in ordered for m in group)
    around = relations.Surroundings(relations.masked(case.text, places), case.outline)
    provisions = parts.Provisions(case.text, case.outline, places, around)
    return {
        "citations": tuple(_citation(case, group, around, provisions) for group in ordered),
        "citation_conflicts": (
            *(conflict for group in ordered for conflict in _conflicts(case, group)),
            *(_slip(case, often, once) for often, once in slips(case, ordered)),
        ),
    }


def _ends_within(ends: Sequence[int], start: int, end: int) -> bool:
    """Whether one of these positions, which are in order, lies after `start` and not after `end`."""
    following = bisect_right(ends, start)
    return following < len(ends) and ends[following] <= end


def _passed_over(case: Case, reason: str, before: Sequence[Mention], after: Sequence[Mention]) -> None:
    """Tell the trace which mentions a step has left out."""
    if case.trace is not None:
        kept = set(after)
        for mention in [mention for mention in before if mention not in kept]:
            case.refuse("citations", reason, mention.start, mention.end)


def _parent_references(case: Case) -> tuple[str | None, list[int]]:
    """Where attachments name a parent of this document's own kind: itself, though its number be read differently."""
    kind = case.fields.get("kind")
    return (kind.value, sorted(end for _, end in attached_to_self(case))) if kind else (None, [])


def _own_header(case: Case, mention: Mention) -> bool:
    """Numbers in the letterhead before the kind are the document's own or a stamp's, however they were read."""
    title = case.outline.title
    if title is None:
        return False
    return mention.end <= case.outline.blocks[title].start and mention.kind in (None, *_symbol_kinds(mention))


def _symbol_kinds(mention: Mention) -> tuple[str | None, ...]:
    return () if mention.worded else (mention.kind,)


def _citation(
    case: Case, group: list[Mention], around: relations.Surroundings, provisions: parts.Provisions
) -> model.Citation:
    ordered = sorted(group, key=lambda m: m.start)
    shown = [relations.relation(around, m.start, m.end) for m in ordered]
    relation = relations.strongest(shown, reported=bool(case.fields.get("carrier")))
    touched = provisions.touched([(m.start, m.end) for m in ordered], shown, relation)
    first = ordered[0]
    date = _first(m.date for m in ordered)
    issuer = _first(m.issuer for m in ordered)
    citation = model.Citation(
        kind=_first(m.kind for m in ordered if m.worded) or _first(m.kind for m in ordered),
        number=_first(m.number for m in ordered),
        relation=relation,
        part=touched.text if touched else None,
        name=_first(m.name for m in ordered),
        date=date,
        issuer=issuer,
        term=_commonest(m.term for m in ordered),
        locality=locality_of(issuer, date, communes=_since_2025(case, date)) if issuer else None,
        year=_first(m.year for m in ordered),
        title=_first(titles.title(case.text, m.end, provisions.starts) for m in ordered if m.number or _of_plenum(m)),
        mentions=tuple(
            model.Mention(case.text[m.start : m.end], m.start, m.end, case.document.page_at(m.start)) for m in ordered
        ),
        confidence=case.sure(
            (0.97 if first.worded else 0.85) * (0.9 if first.repaired else 1.0), first.start, first.end
        ),
        evidence=tuple(e for m in ordered for e in case.evidence(m.start, m.end)),
    )
    _tell_relation(case, citation, shown)
    if touched:
        case.part("citations.part", "part-named", touched.text, touched.span, citation)
    return case.by(_rule(first), citation)


def _since_2025(case: Case, date: str | None) -> bool:
    """May a document of this date, if it is stated, be of one of the communes that there are since July 2025?"""
    own = case.fields.get("issued_on")
    last = date or (own.value if own else None)
    return last is None or last >= _COMMUNES_SINCE


def _of_plenum(mention: Mention) -> bool:
    """A plenum passes several resolutions, which only their titles tell apart."""
    return mention.name is not None and "Trung ương" in mention.name and mention.kind != "Điều lệ"


def _rule(first: Mention) -> str:
    if first.number is None or first.name:
        return "cited-by-name"
    return "cited-by-number" if first.worded else "cited-by-symbol"


def _tell_relation(case: Case, citation: model.Citation, shown: Sequence[relations.Shown]) -> None:
    """Tell the trace which word gave the relation; the mention with the most telling one decides."""
    if case.trace is not None:
        told = [s for s in shown if s.relation == citation.relation]
        best = min(told, key=lambda s: s.rank, default=relations.Shown(1, "cites", "relation-reported"))
        case.part("citations.relation", best.rule, citation.relation, best.cue, citation)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _commonest(values: Iterable[str | None]) -> str | None:
    held = [value for value in values if value]
    return max(held, key=held.count) if held else None


def _slip(case: Case, often: Mention, once: Mention) -> model.Finding:
    evidence = (*case.evidence(often.start, often.end), *case.evidence(once.start, once.end))
    return model.Finding(
        "citation-conflict", f"{often.number} / {once.number}: ngày {once.date or often.date}", evidence
    )


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
        year = stated_year(mention.number) if mention.date else None
        if year and mention.date and mention.date[:4] != year:
            evidence = case.evidence(mention.start, mention.end)
            out.append(model.Finding("citation-conflict", f"{name}: năm {year} / ngày {mention.date}", evidence))
    return out
