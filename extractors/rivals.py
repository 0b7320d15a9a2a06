"""Candidates that an extractor never came to, because it had found its value before: for explanations only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors import kinds
from extractors.base import Case
from extractors.dates import find_dates
from extractors.head import letterhead_parts
from extractors.trace import Refusal
from pipeline.number import NUMBER, NUMBER_WORD, number_key, parse
from pipeline.viet import fold

_FIRST_BLOCKS = 40
# A number at the beginning of its line, with or without its label.
_LABELLED = re.compile(rf"\W*(?:{NUMBER_WORD}\s*[:;.]?\s*)?(?=\d)")


def others(case: Case, field: str) -> list[Refusal]:
    """The further candidates for a field that are worth telling."""
    return list(_FINDERS[field](case)) if field in _FINDERS else []


def corrected(case: Case, refusals: list[Refusal]) -> Iterator[Refusal]:
    """The refusals, the own number called by its name: it may have been passed over as something else before."""
    own = case.fields.get("number")
    name = number_key(own.value) if own else None
    for refusal in refusals:
        is_own = refusal.field == "citations" and number_key(case.text[refusal.start : refusal.end]) == name
        yield refusal._replace(reason="own-number") if is_own else refusal


def _numbers(case: Case) -> Iterator[Refusal]:
    """Every other number, told by where it stands; each once."""
    own = case.fields.get("number")
    seen = {number_key(own.value)} if own else set()
    letterhead = {part.start + found.end() for part in letterhead_parts(case) if (found := _LABELLED.match(part.text))}
    for found in NUMBER.finditer(case.text):
        block = case.outline.at(found.start())
        name = number_key(found.group())
        if block is None or name in seen:
            continue
        seen.add(name)
        reason = "later-in-letterhead" if found.start() in letterhead else "cited-in-text"
        yield Refusal("number", reason, *found.span())


def _kinds(case: Case) -> Iterator[Refusal]:
    kind, title = case.fields.get("kind"), case.outline.title
    if kind is None or title is None:
        return
    for index, block in enumerate(case.outline.blocks[:_FIRST_BLOCKS]):
        text = case.text[block.start : block.end]
        word = kinds.named(text)
        if index != title and word and text[word.start : word.end].isupper():
            reason = "kind-later" if index > title else "kind-not-alone"
            on_stamp = word.name == "Công văn" and case.fields.get("receipt") is not None
            yield Refusal("kind", "receipt-words" if on_stamp else reason, block.start, block.end)
        if word is None and index < title + 8 and fold(text).startswith("kinh gui"):
            yield Refusal("kind", "heading-wins", block.start, block.end)
    number = case.fields.get("number")
    parsed = parse(number.value) if number else None
    told = kinds.by_symbol(parsed) if parsed else None
    if number and told and kinds.code_of(told) != kind.code:
        yield Refusal("kind", "symbol-differs", number.evidence[0].start, number.evidence[-1].end)


def _dates(case: Case) -> Iterator[Refusal]:
    receipt = case.fields.get("receipt")
    if receipt is not None and receipt.date:
        yield Refusal("issued_on", "receipt-date", 0, 0, receipt.date)
    for block in case.outline.blocks:
        if block.zone in ("basis", "body"):
            for date in find_dates(case.text, block.start, block.end):
                if date.precision == "day" and not date.blank and date.due:
                    yield Refusal("issued_on", "date-in-text", date.start, date.end)


def _bodies(case: Case) -> Iterator[Refusal]:
    receipt = case.fields.get("receipt")
    if receipt is not None and receipt.body:
        yield Refusal("issuer", "receipt-body", 0, 0, receipt.body)


def _subjects(case: Case) -> Iterator[Refusal]:
    """The line after the subject: why it goes no further."""
    subject = case.fields.get("subject")
    if subject is None or not subject.evidence:
        return
    following = next((b for b in case.outline.blocks if b.start >= subject.evidence[-1].end), None)
    if following is not None:
        reason = "not-subject" if following.zone == "head" else "text-begins"
        yield Refusal("subject", reason, following.start, following.end)


def _addressees(case: Case) -> Iterator[Refusal]:
    kind = case.fields.get("kind")
    for block in case.outline.blocks[:_FIRST_BLOCKS]:
        addressed = fold(case.text[block.start : block.end]).lstrip("*_ ").startswith("kinh gui")
        if addressed and kind is not None and not _addressed(case):
            yield Refusal("recipients", "not-a-letter", block.start, block.end)


def _addressed(case: Case) -> bool:
    trace = case.trace
    return trace is not None and any(
        trace.rule_of(found) == "recipient-addressed" for found in case.fields.get("recipients") or ()
    )


_FINDERS: dict[str, Callable[[Case], Iterator[Refusal]]] = {
    "number": _numbers,
    "kind": _kinds,
    "issued_on": _dates,
    "issuer": _bodies,
    "subject": _subjects,
    "recipients": _addressees,
}
