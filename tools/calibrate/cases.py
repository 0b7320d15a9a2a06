"""Every extracted value, right or wrong, as the scorer of the gold records (score.py of the shared tools) compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from extractors.api import extract
from extractors.signals import judged
from pipeline.bundle import split
from pipeline.model import Document
from tools.calibrate.sources import Source

# Lists that the scorer compares apart, and the list of the record they are part of.
_LIST_OF = {"deadlines-recurring": "deadlines"}
# Dates of deadlines alone are scored once more without their tasks: no value of their own.
_NO_LIST = frozenset({"deadline-dates"})
# What the scorer compares beside a value, once the value is right.
_OWNERS = {
    "locality": "issuer",
    "signatory-position": "signatory",
    "signatory-authority": "signatory",
    "receipt-date": "receipt",
}
_BY_HAND = "-handwritten"


class Case(NamedTuple):
    """One value: where it is from, whether it is right, what its extractor claimed, its signals."""

    document: str
    variant: str
    field: str
    place: int
    right: bool
    raw: float
    signals: tuple[float, ...]


class Part(NamedTuple):
    """Something stated beside a right value: `name` as the scorer calls it; `field` and `place` are the value's."""

    document: str
    variant: str
    field: str
    place: int
    name: str
    right: bool


class _Tally:
    """Stands in for the scorer's own tally: keeps which value of the record was right in place of counts."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.values: list[tuple[str, int, bool]] = []
        self.parts: list[tuple[str, str, int, bool]] = []
        self._record = record
        self._item = 0

    def add(self, field: str, **counts: int) -> None:
        """Counts are of no use here."""

    def one(self, _: str, field: str, gold: Any, got: Any, same: Callable[[Any, Any], bool]) -> None:
        if got is None:
            return
        right = gold is not None and bool(same(gold, got))
        if field.startswith(("citation-", "deadline-")):
            self.parts.append((field, f"{field.partition('-')[0]}s", self._item, right))
        elif field in _OWNERS:
            self.parts.append((field, _OWNERS[field], 0, right))
        else:
            self.values.append((field.removesuffix(_BY_HAND), 0, right))

    def many(
        self,
        _: str,
        field: str,
        gold: Sequence[Any],
        got: Sequence[Any],
        same: Callable[[Any, Any], bool],
        show: Any = None,
    ) -> Iterable[tuple[Any, Any]]:
        left, pairs = list(range(len(got))), []
        for wanted in gold:
            hit = next((place for place in left if same(wanted, got[place])), None)
            if hit is not None:
                left.remove(hit)
                pairs.append((wanted, hit))
        if field not in _NO_LIST:
            name = _LIST_OF.get(field, field)
            self.values += [(name, self._place(name, got, hit), True) for _, hit in pairs]
            self.values += [(name, self._place(name, got, hit), False) for hit in left]
        return self._paired(_LIST_OF.get(field, field), got, pairs)

    def _paired(self, name: str, got: Sequence[Any], pairs: Sequence[tuple[Any, int]]) -> Iterator[tuple[Any, Any]]:
        """The pairs one by one; what the scorer compares before it asks for the next belongs to this one."""
        for wanted, hit in pairs:
            self._item = self._place(name, got, hit)
            yield wanted, got[hit]

    def _place(self, name: str, got: Sequence[Any], hit: int) -> int:
        """The scorer compares a part of some lists: where in the record's list the item stands."""
        whole = self._record.get(name) or ()
        return next((place for place, item in enumerate(whole) if item is got[hit]), hit)


def cases(score: Any, read: Iterable[tuple[Source, Document]]) -> tuple[list[Case], list[Part]]:
    """All values of all records with what became of them."""
    found: list[Case] = []
    parts: list[Part] = []
    for source, document in read:
        records = extract(document, calibrated=False)
        for gold, record, piece in zip(source.gold, records, split(document), strict=False):
            plain = msgspec.to_builtins(record)
            tally = _Tally(plain)
            score.score_record(tally, source.name, gold, plain)
            signals = {(value.field, value.place): value for value in judged(piece, record)}
            for field, place, right in tally.values:
                if value := signals.get((field, place)):
                    found.append(Case(source.name, source.variant, field, place, right, value.raw, value.signals))
            parts += [
                Part(source.name, source.variant, field, place, name, right)
                for name, field, place, right in tally.parts
            ]
    return found, parts
