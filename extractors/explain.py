"""From what the extractors told (`extractors/trace.py`) to the decisions that `vanban extract --explain` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from config.vocabulary import table
from extractors import mending, rivals
from extractors.base import Case
from extractors.trace import Part, Refusal, Trace
from pipeline.decision import Decision, Rival
from pipeline.model import Evidence
from pipeline.viet import key

SINGLE = ("kind", "number", "issued_on", "place", "issuer", "subject", "signatory", "receipt")
LISTS = ("recipients", "deadlines", "citations", "attachments")
# Of a longer text only the beginning is shown; of what a text is full of, the first few.
_SHOWN, _LISTED = 160, 3
_COMMON = frozenset({"cited-in-text", "date-in-text", "does-not-speak", "does-not-sign", "lower-weight"})


def decisions(case: Case) -> tuple[Decision, ...]:
    """A decision for every value of the record, for every field without one, and what was passed over.

    `case` holds all fields, as the extractors left them, and the trace that was told of them.
    """
    assert case.trace is not None
    found: list[Decision] = []
    for field in SINGLE:
        found += _of_single(case, case.trace, field)
    for field in LISTS:
        found += _of_list(case, case.trace, field)
    return tuple(found)


def shown(field: str, value: Any) -> str | None:
    """The value of a field, or of an item of a list, in a few words."""
    text: str | None
    if field == "citations":
        text = value.number or " ".join(part for part in (value.kind, value.name) if part)
    elif field == "deadlines":
        text = value.due or value.recurrence or value.text
    else:
        text = getattr(value, {"receipt": "number", "attachments": "kind"}.get(field, "value"))
    return text


def _of_single(case: Case, trace: Trace, field: str) -> Iterator[Decision]:
    value = case.fields.get(field)
    passed, more = _rivals(case, trace, field, [value] if value is not None else [])
    if value is None:
        rule = "not-of-article" if case.fields.get("carrier") else "nothing-found"
        yield Decision(field, None, rule, _told("rules", rule), rivals=passed, more=more)
        return
    parts = [part for part in trace.parts if part.field.partition(".")[0] == field and part.of in (None, value)]
    quote = next((part.value or "" for part in parts if part.field.endswith(".quote")), "")
    yield msgspec.structs.replace(_decision(case, field, value, None), rivals=passed, more=more, quote=quote)
    # An extractor may try several ways: the last that was told of a property holds.
    for part in {part.field: part for part in parts if not part.field.endswith(".quote")}.values():
        yield _of_part(case, part, value, None)


def _of_list(case: Case, trace: Trace, field: str) -> Iterator[Decision]:
    values = case.fields.get(field) or ()
    for item, value in enumerate(values):
        yield _decision(case, field, value, item)
        for part in trace.parts:
            if part.of is value:
                yield _of_part(case, part, value, item)
    passed, more = _rivals(case, trace, field, values)
    if passed or not values:
        rule = "passed-over" if values else "nothing-found"
        yield Decision(field, None, rule, _told("rules", rule), rivals=passed, more=more)


def _decision(case: Case, field: str, value: Any, item: int | None) -> Decision:
    """The decision for a value, without what it beat."""
    assert case.trace is not None
    rule = case.trace.rule_of(value) or "unnamed"
    return Decision(
        field,
        shown(field, value),
        rule,
        _told("rules", rule),
        item,
        value.confidence,
        _reading(case, value.evidence),
        value.evidence,
        repairs=mending.repairs(case, field, value, rule),
    )


def _of_part(case: Case, part: Part, value: Any, item: int | None) -> Decision:
    evidence = case.evidence(*part.span) if part.span else value.evidence
    told, read = _told("rules", part.rule), _reading(case, evidence)
    return Decision(part.field, part.value, part.rule, told, item, None, read, evidence)


def _reading(case: Case, evidence: Iterable[Evidence]) -> float | None:
    read = [case.document.confidence(spot.start, spot.end) for spot in evidence]
    return round(min(read), 3) if read else None


def _rivals(case: Case, trace: Trace, field: str, values: Iterable[Any]) -> tuple[tuple[Rival, ...], int]:
    """The candidates passed over for a field, each text once, and how many more are not listed."""
    taken = [(spot.start, spot.end) for value in values for spot in value.evidence]
    same = {key(shown(field, value) or "") for value in values}
    told: dict[str, Rival] = {}
    for refusal in (*rivals.corrected(case, trace.refused(field)), *rivals.others(case, field)):
        text = refusal.text or _printed(case, refusal)
        if not text or key(text) in same or (not refusal.text and _meets(taken, refusal)):
            continue
        evidence = () if refusal.text else case.evidence(refusal.start, refusal.end)
        told.setdefault(key(text), Rival(text, refusal.reason, _told("reasons", refusal.reason), evidence))
        if field not in LISTS and refusal.reason not in _COMMON:
            # What stands inside a line that was refused is not told again.
            taken.append((refusal.start, refusal.end))
    common = [rival for rival in told.values() if rival.reason in _COMMON][_LISTED:]
    return tuple(rival for rival in told.values() if rival not in common), len(common)


def _meets(spans: Iterable[tuple[int, int]], refusal: Refusal) -> bool:
    return any(low < refusal.end and refusal.start < high for low, high in spans)


def _printed(case: Case, refusal: Refusal) -> str:
    text = " ".join(case.text[refusal.start : refusal.end].split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _told(section: str, name: str) -> str:
    """What the table says of a rule or reason. Raises KeyError for one that it does not name."""
    return str(table("rules")[section][name])
