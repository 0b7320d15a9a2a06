"""What `make gains` prints: a line for each field, the values themselves, what failed, the speed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from tools.gains_compare import Gain, Side, Weighed

_STYLES = {"won": "green", "lost": "red", "changed": "yellow"}


def summary(weighed: Weighed) -> Table:
    """One line per field in which something happened, and one for all gold fields together."""
    drawn = Table("field", box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("won", "lost", "changed", "F1 before", "→ after"):
        drawn.add_column(heading, justify="right")
    for field in dict.fromkeys((*weighed.before, *(gain.field for gain in weighed.gains))):
        counts = [sum(g.field == field and g.verdict == name for g in weighed.gains) for name in _STYLES]
        if any(counts):
            drawn.add_row(field, *_styled(counts), *(_f1(side.get(field)) for side in weighed[1:]))
    totals = [sum(g.verdict == name for g in weighed.gains) for name in _STYLES]
    drawn.add_row("all", *_styled(totals), *(_f1(_all(side)) for side in weighed[1:]), style="bold")
    return drawn


def _styled(counts: Sequence[int]) -> list[str]:
    return [f"[{style}]{count}[/]" if count else "·" for count, style in zip(counts, _STYLES.values(), strict=True)]


def _all(counts: Mapping[str, Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*counts.values(), strict=True)]


def _f1(counts: Sequence[int] | None) -> str:
    if not counts or not any(counts):
        return ""
    true, spurious, missing = counts
    return f"{2 * true / (2 * true + spurious + missing):.4f}"


def listing(gains: Sequence[Gain], shared: Path, limit: int) -> Table:
    """The values themselves, losses first."""
    drawn = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    order = ["lost", "won", "changed"]
    ranked = sorted(gains, key=lambda gain: order.index(gain.verdict))
    for gain in ranked[: limit or None]:
        values = f"{_cut(gain.before)} → {_cut(gain.after)}"
        told = f"{values}   (gold: {_cut(gain.wanted)})" if gain.wanted not in (None, gain.after) else values
        name = os.path.relpath(gain.file, shared)
        drawn.add_row(f"[{_STYLES[gain.verdict]}]{gain.verdict}[/]", gain.field, name, escape(told))
    if limit and len(gains) > limit:
        drawn.add_row("…", "", f"{len(gains) - limit} more", "--limit 0 lists all")
    return drawn


def _cut(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97]}…"


def failures(sides: Sequence[Side], shared: Path) -> Iterator[str]:
    """Files that one side or both could not read or extract."""
    for file in sorted(set().union(*(side.answers for side in sides))):
        errors = {side.name: side.answers[file]["error"] for side in sides if "error" in side.answers.get(file, {})}
        if errors:
            who = "both" if len(errors) == len(sides) else next(iter(errors))
            yield f"failed ({who})  {os.path.relpath(file, shared)}: {' / '.join(dict.fromkeys(errors.values()))}"


def speed(sides: Sequence[Side]) -> str:
    """Characters to records per second of CPU time, on the files that both could do."""
    common = set.intersection(*(set(side.records) for side in sides))
    rates = []
    for side in sides:
        done = [side.answers[file] for file in common]
        rates.append(sum(d["chars"] for d in done) / max(sum(d["seconds"] for d in done), 1e-9))
    before, after = rates
    ratio = after / before if before else 0.0
    return f"{len(common)} files; {before:,.0f} → {after:,.0f} characters/s of CPU time, ratio {ratio:.2f}"
