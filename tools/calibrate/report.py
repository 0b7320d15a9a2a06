"""What the measuring gave, as tables for people and as data for the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import yaml

from extractors.calibration import SURE
from extractors.signals import SIGNALS
from pipeline.model import FIELDS
from tools.calibrate.cases import Case, Part
from tools.calibrate.fit import Model
from tools.calibrate.sources import TEXT

BINS = 10
VERSION = 1
_END = "<!-- end -->"


class Figures(NamedTuple):
    """How good some confidences are. `sure`: share of the values at SURE or above; `sure_right`: share of those that is
    right, None where there are none; `covered`: share of the right values that is there.
    """

    values: int
    right: float
    sure: float
    sure_right: float | None
    covered: float
    brier: float
    ece: float


def figures(right: Sequence[bool], confidences: Sequence[float]) -> Figures:
    """The figures of these values. `ece`: mean distance of claim and truth, over BINS bins."""
    count = len(right)
    high = [good for good, claimed in zip(right, confidences, strict=True) if claimed >= SURE]
    gaps = [abs(sum(row.right) - sum(row.claimed)) for row in binned(right, confidences)]
    return Figures(
        count,
        sum(right) / count,
        len(high) / count,
        sum(high) / len(high) if high else None,
        sum(high) / max(1, sum(right)),
        sum((claimed - good) ** 2 for good, claimed in zip(right, confidences, strict=True)) / count,
        sum(gaps) / count,
    )


class Bin(NamedTuple):
    """Values whose confidences lie near each other."""

    right: list[bool]
    claimed: list[float]


def binned(right: Sequence[bool], confidences: Sequence[float]) -> list[Bin]:
    """The values in BINS bins of equal width; empty ones are left out."""
    bins = [Bin([], []) for _ in range(BINS)]
    for good, claimed in zip(right, confidences, strict=True):
        row = bins[min(BINS - 1, int(claimed * BINS))]
        row.right.append(good)
        row.claimed.append(claimed)
    return [row for row in bins if row.right]


def tables(cases: Sequence[Case], after: Sequence[float], parts: Sequence[Part]) -> str:
    """The table of the fields before and after, and that of what is stated beside a value, in Markdown."""
    head = (
        "| field | documents | values | right | at 0.9 before | of them right | at 0.9 after | **of them right** "
        "| right ones at 0.9 | Brier before, after | ECE before, after |\n" + "| --- " * 11 + "|"
    )
    rows = [_row(name, cases, after, keep) for name, keep in _groups()]
    return "\n".join([head, *filter(None, rows), "", *_part_table(cases, after, parts)])


def _groups() -> Iterator[tuple[str, Callable[[Case], bool]]]:
    for name in FIELDS:
        yield name, lambda case, name=name: case.field == name  # type: ignore[misc]
    yield "**all, files as they came**", lambda case: case.variant == TEXT
    yield "**all, worn scans**", lambda case: case.variant != TEXT
    yield "**all**", lambda case: True


def _row(name: str, cases: Sequence[Case], after: Sequence[float], keep: Callable[[Case], bool]) -> str:
    chosen = [(case, sure) for case, sure in zip(cases, after, strict=True) if keep(case)]
    if not chosen:
        return ""
    right = [case.right for case, _ in chosen]
    old, new = figures(right, [case.raw for case, _ in chosen]), figures(right, [sure for _, sure in chosen])
    return (
        f"| {name} | {len({case.document for case, _ in chosen})} | {new.values} | {_percent(new.right)} "
        f"| {_percent(old.sure)} | {_percent(old.sure_right)} | {_percent(new.sure)} | **{_percent(new.sure_right)}** "
        f"| {_percent(new.covered)} | {old.brier:.3f}, {new.brier:.3f} | {old.ece:.3f}, {new.ece:.3f} |"
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _part_table(cases: Sequence[Case], after: Sequence[float], parts: Sequence[Part]) -> Iterator[str]:
    sure = {
        (case.document, case.variant, case.field, case.place): claimed
        for case, claimed in zip(cases, after, strict=True)
    }
    yield "| stated beside a right value | times | right | value at 0.9 | of them right |"
    yield "| --- " * 5 + "|"
    for name in dict.fromkeys(part.name for part in parts):
        own = [part for part in parts if part.name == name]
        high = [part.right for part in own if sure.get(part[:4], 0.0) >= SURE]
        share = sum(high) / len(high) if high else None
        everything = sum(part.right for part in own) / len(own)
        yield f"| {name} | {len(own)} | {_percent(everything)} | {len(high)} | {_percent(share)} |"


def store(model: Model, cases: Sequence[Case], path: Path) -> None:
    """Write the model as a vocabulary table."""
    variants = sorted({case.variant for case in cases} - {TEXT})
    stored = {
        "version": VERSION,
        "made": datetime.now(UTC).date().isoformat(),
        "documents": len({case.document for case in cases}),
        "values": len(cases),
        "worn_copies": variants,
        "bar": model.bar,
        "fields": {
            name: {"offset": own.offset, "cap": own.cap, "weights": dict(zip(SIGNALS, own.weights, strict=True))}
            for name, own in model.fields.items()
        },
    }
    head = "# Written by make calibrate, not by hand; docs/calibration.md tells what the figures mean.\n"
    path.write_text(head + yaml.safe_dump(stored, sort_keys=False, allow_unicode=True, width=120), "utf-8")


def rewrite(page: Path, text: str, by: str = "make calibrate") -> None:
    """Put the tables between the marks of a page; `by` is the command that its first mark names."""
    begin = f"<!-- written by {by} -->"
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(_END)
    page.write_text(f"{before}{begin}\n\n{text}\n\n{_END}{after}", "utf-8")
