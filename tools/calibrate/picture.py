"""The reliability plot: how many of the values with some confidence are right, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractors.calibration import SURE
from tools.calibrate.cases import Case
from tools.calibrate.report import BINS, Bin, binned
from tools.calibrate.sources import TEXT

_ENOUGH = 5


class _Look(NamedTuple):
    colour: str
    shift: float


_LOOKS = {"before": _Look("#b0643c", 0.03), "after": _Look("#1f6f8b", 0.07)}


def draw(cases: Sequence[Case], after: Sequence[float], path: Path) -> None:
    """Two panels, files as they came and worn scans, with the number of values of each bin below."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    picture, panels = pyplot.subplots(
        2, 2, figsize=(9, 5.6), sharex=True, height_ratios=(3, 1), layout="constrained", dpi=110
    )
    for column, (title, worn) in enumerate((("files as they came", False), ("worn scans", True))):
        chosen = [place for place, case in enumerate(cases) if (case.variant != TEXT) == worn]
        right = [cases[place].right for place in chosen]
        top, bottom = panels[0][column], panels[1][column]
        top.plot((0, 1), (0, 1), color="#999999", linewidth=1, linestyle="--")
        top.axvline(SURE, color="#cccccc", linewidth=1)
        _series(top, bottom, "before", binned(right, [cases[place].raw for place in chosen]))
        _series(top, bottom, "after", binned(right, [after[place] for place in chosen]))
        top.set(title=f"{title} ({len(chosen)} values)", ylim=(0, 1.04), xlim=(0, 1.01))
        top.legend(loc="lower right", frameon=False)
        bottom.set(xlabel="confidence", yscale="log")
    panels[0][0].set_ylabel("share that is right")
    panels[1][0].set_ylabel("values")
    picture.savefig(path, metadata={"Software": None})
    pyplot.close(picture)


def _series(top: Any, bottom: Any, name: str, rows: Sequence[Bin]) -> None:
    """One line with its 95 % ranges, and one set of bars; bins of few values have bars alone."""
    look = _LOOKS[name]
    enough = [row for row in rows if len(row.right) >= _ENOUGH]
    share = [sum(row.right) / len(row.right) for row in enough]
    top.errorbar(
        [sum(row.claimed) / len(row.claimed) for row in enough],
        share,
        yerr=[1.96 * (one * (1 - one) / len(row.right)) ** 0.5 for one, row in zip(share, enough, strict=True)],
        color=look.colour,
        marker="o",
        markersize=4,
        linewidth=1.4,
        capsize=2,
        label=name,
    )
    places = [min(BINS - 1, int(row.claimed[0] * BINS)) / BINS + look.shift for row in rows]
    bottom.bar(places, [len(row.right) for row in rows], width=0.038, color=look.colour)
