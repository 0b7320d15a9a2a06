"""Confidence that means something: of the values at 0.9 and above, 98 of 100 are right.

The extractors say how far they trust a rule and how well the characters were read. What that is worth was measured on
documents whose true values are known, and is stored in `config/tables/calibration.yaml` by `make calibrate`: a weight
for each signal (extractors/signals.py) and field. Method and figures: docs/calibration.md.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

import msgspec

from config.vocabulary import table
from extractors.signals import SIGNALS, judged
from pipeline.model import LISTS, Document, Record

# What a person need not look at.
SURE = 0.9
_REPAIRED = 0.02
# What a pen may have written is looked at by a person, however well the rest of the record agrees with it.
_PENNED, _DOUBTED = frozenset({"number", "issued_on"}), 0.6


class FieldModel(NamedTuple):
    """What is known of one field: log-odds are `offset` plus each weight times its signal; nothing is above `cap`."""

    offset: float
    weights: tuple[float, ...]
    cap: float


def chance(model: FieldModel, signals: tuple[float, ...]) -> float:
    """The chance that a value with these signals is right, in 0..1."""
    odds = model.offset + sum(weight * signal for weight, signal in zip(model.weights, signals, strict=True))
    return 1 / (1 + math.exp(-odds))


def confidence(model: FieldModel, bar: float, signals: tuple[float, ...]) -> float:
    """What is claimed for a value: its chance, but less than SURE below `bar`, from which on enough are right.

    A little goes off for a rule that is not quite trusted, so that a value that had to be repaired stays below one that
    had not, even where both are as sure as may be claimed.
    """
    found = chance(model, signals)
    claimed = min(model.cap, found if found >= bar else min(found * SURE / bar, SURE - 0.001))
    return round(max(0.0, claimed - _REPAIRED * (1 - signals[0])), 3)


@cache
def models() -> tuple[dict[str, FieldModel], float]:
    """The stored models by field, and the bar."""
    stored = table("calibration")
    fields = {
        name: FieldModel(entry["offset"], tuple(entry["weights"][signal] for signal in SIGNALS), entry["cap"])
        for name, entry in stored["fields"].items()
    }
    return fields, stored["bar"]


def calibrated(document: Document, record: Record) -> Record:
    """The record with every confidence as measured; `document` is what it was extracted from."""
    fields, bar = models()
    changed: dict[str, Any] = {field: list(getattr(record, field)) for field in LISTS}
    for value in judged(document, record):
        sure = confidence(fields[value.field], bar, value.signals)
        if value.field in _PENNED and value.raw < _DOUBTED:
            sure = min(sure, round(SURE - 0.001, 3))
        if not value.placed:
            sure = min(sure, value.raw)  # nothing on the page to compare it with
        if value.field in LISTS:
            changed[value.field][value.place] = msgspec.structs.replace(
                changed[value.field][value.place], confidence=sure
            )
        else:
            changed[value.field] = msgspec.structs.replace(getattr(record, value.field), confidence=sure)
    return msgspec.structs.replace(
        record, **{field: tuple(found) if field in LISTS else found for field, found in changed.items()}
    )
