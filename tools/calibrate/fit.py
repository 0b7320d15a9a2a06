"""The model: a logistic regression whose weights each field may bend, as far as its own cases bear it out.

Weights are never negative, because every signal speaks for a value. Those of a field are drawn to weights that all
fields share, so that a field with few cases follows the others; and those to one weight for all signals, so that a sign
of error that no gold record shows counts as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.calibration import FieldModel, confidence
from extractors.signals import SIGNALS
from pipeline.model import FIELDS
from tools.calibrate.cases import Case
from tools.calibrate.sources import TEXT

Floats = NDArray[np.float64]

# What a signal weighs until cases say otherwise, in log-odds: a value that lacks one is seven times as often wrong. The
# rule weighs nearly what would make its extractor's trust the truth, 3.7 (extractors/signals.py).
_PRIOR, _RULE_PRIOR = 2.0, 3.0
# How strongly, in cases: shared weights to that, weights and offset of a field to the shared ones.
_SHARED, _FIELD = 10.0, 2.0
_STEPS = 10_000
FOLDS, _INNER = 8, 5
# So many of the values from the bar on have to be right, in files as they came as well as in worn scans: half a point
# above what is promised, since a bar that just fits the documents it was chosen on falls short on others.
TARGET = 0.985
_HIGHEST_BAR = 0.99


class Model(NamedTuple):
    """Weights of all fields, and the chance from which on a value is sure (see extractors/calibration.py)."""

    fields: dict[str, FieldModel]
    bar: float


def fitted(cases: Sequence[Case], bar: float = 0.0) -> Model:
    """The model that fits these cases."""
    signals = np.array([case.signals for case in cases])
    right = np.array([case.right for case in cases], float)
    field = np.array([FIELDS.index(case.field) for case in cases])
    fields: dict[str, FieldModel] = {}
    for name, row in zip(FIELDS, _solved(signals, right, field), strict=True):
        offset, *weights = (round(float(weight), 3) for weight in row)
        fields[name] = FieldModel(offset, tuple(weights), _cap(cases, name))
    return Model(fields, bar)


def _cap(cases: Sequence[Case], field: str) -> float:
    """By the rule of succession: what n documents, all right, let one say of the next, (n + 1) / (n + 2)."""
    documents = len({case.document for case in cases if case.field == field})
    return round((documents + 1) / (documents + 2), 3)


def _solved(signals: Floats, right: Floats, field: NDArray[np.int64]) -> Floats:
    """A row of offset and weights for each field, by accelerated projected gradients."""
    inputs = np.hstack([np.ones((len(signals), 1)), signals])
    groups = [np.flatnonzero(field == number) for number in range(len(FIELDS))]
    prior = np.full(inputs.shape[1], _PRIOR)
    to_prior = np.full(inputs.shape[1], _SHARED)
    prior[0], to_prior[0] = 0.0, 1e-3
    prior[1 + list(SIGNALS).index("rule")] = _RULE_PRIOR
    steepest = max(0.25 * float(np.linalg.eigvalsh(inputs[rows].T @ inputs[rows])[-1]) for rows in groups if len(rows))
    size = 1 / (steepest + 2 * len(FIELDS) * _FIELD + float(to_prior.max()))
    # Row 0 holds the shared weights.
    now = ahead = np.zeros((1 + len(FIELDS), inputs.shape[1]))
    pace = 1.0
    for _ in range(_STEPS):
        shared, own = ahead[0], ahead[1:]
        slope = np.zeros_like(ahead)
        for number, rows in enumerate(groups):
            slope[1 + number] = inputs[rows].T @ (_chance(inputs[rows] @ own[number]) - right[rows])
        slope[1:] += _FIELD * (own - shared)
        slope[0] = to_prior * (shared - prior) + _FIELD * (shared - own).sum(axis=0)
        following = ahead - size * slope
        following[:, 1:] = np.maximum(following[:, 1:], 0)
        if np.abs(following - now).max() < 1e-6:
            break
        if float(((ahead - following) * (following - now)).sum()) > 0:
            # The pace has carried it past: begin anew from here.
            pace = 1.0
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = following + (pace - 1) / faster * (following - now)
        now, pace = following, faster
    return now[1:]


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))


def folds(cases: Sequence[Case], count: int) -> list[set[str]]:
    """The documents in `count` parts; all copies of a document are in one."""
    names = sorted({case.document for case in cases})
    order = np.random.default_rng(7).permutation(len(names))
    return [{names[place] for place in order[start::count]} for start in range(count)]


def outside(cases: Sequence[Case], count: int) -> list[float]:
    """The chance of each case by a model that has seen no copy of its document."""
    found: dict[int, float] = {}
    for fold in folds(cases, count):
        model = fitted([case for case in cases if case.document not in fold])
        for place, case in enumerate(cases):
            if case.document in fold:
                found[place] = confidence(model.fields[case.field]._replace(cap=1.0), 0.0, case.signals)
    return [found[place] for place in range(len(cases))]


def bar(cases: Sequence[Case], chances: Sequence[float]) -> float:
    """The lowest chance from which on TARGET of the values are right, in files as they came and in worn scans alike."""
    needed = 0.0
    for worn in (False, True):
        both = zip(cases, chances, strict=True)
        group = [(chance, case.right) for case, chance in both if (case.variant != TEXT) == worn]
        needed = max(needed, _lowest(sorted(group, reverse=True)))
    return round(needed, 3)


def _lowest(ordered: Sequence[tuple[float, bool]]) -> float:
    right, lowest = 0, _HIGHEST_BAR
    for count, (chance, good) in enumerate(ordered, 1):
        right += good
        ends = count == len(ordered) or ordered[count][0] < chance
        if ends and right / count >= TARGET:
            lowest = min(lowest, chance)
    return lowest


def measured(cases: Sequence[Case], outer: int = FOLDS, inner: int = _INNER) -> list[float]:
    """The confidence each case would have in a document never seen: weights, bar and caps are of other documents."""
    found: dict[int, float] = {}
    for fold in folds(cases, outer):
        known = [case for case in cases if case.document not in fold]
        model = fitted(known, bar(known, outside(known, inner)))
        for place, case in enumerate(cases):
            if case.document in fold:
                found[place] = confidence(model.fields[case.field], model.bar, case.signals)
    return [found[place] for place in range(len(cases))]
