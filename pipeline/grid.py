"""Tables: ruled grids, drawn or scanned, read row by row; each cell's wrapped lines are joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Box, Line, Word
from pipeline.rows import Run, box_of, confidence_of, rows_of, runs_of

if TYPE_CHECKING:
    from pipeline.picture import Prepared

# How far two ends of rules may miss one another and still meet, in points.
_MEET = 5.0


class Rules(NamedTuple):
    """Ruled lines of a page in points: `across` as (x0, y, x1), `down` as (x, y0, y1)."""

    across: tuple[tuple[float, float, float], ...]
    down: tuple[tuple[float, float, float], ...]


NO_RULES = Rules((), ())


class Table(NamedTuple):
    """A table's rows as lines, and where it begins on the page."""

    lines: tuple[Line, ...]
    top: float


def tables(words: Sequence[Word], rules: Rules) -> tuple[list[Table], list[Word]]:
    """The tables of a page, and the words outside them."""
    found: list[Table] = []
    rest = list(words)
    for cluster in _clusters(rules):
        cells = _cells(cluster)
        if len({cell.x0 for cell in cells}) < 2 or len(cells) < 3:
            continue
        inside: dict[Box, list[Word]] = {}
        outside = []
        for word in rest:
            x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
            cell = next((c for c in cells if c.x0 <= x <= c.x1 and c.y0 <= y <= c.y1), None)
            if cell is None:
                outside.append(word)
            else:
                inside.setdefault(cell, []).append(word)
        if len(inside) >= 2:
            found.append(Table(_rows(cells, inside), min(cell.y0 for cell in cells)))
            rest = outside
    return found, rest


def _clusters(rules: Rules) -> list[Rules]:
    """Rules that touch one another, each cluster a possible table."""
    items = [(Box(x0, y, x1, y), True) for x0, y, x1 in rules.across]
    items += [(Box(x, y0, x, y1), False) for x, y0, y1 in rules.down]
    groups: list[list[int]] = []
    for index, (box, _) in enumerate(items):
        touching = [g for g in groups if any(_touch(box, items[other][0]) for other in g)]
        merged = [index] + [other for g in touching for other in g]
        groups = [g for g in groups if g not in touching] + [merged]
    clusters = []
    for group in groups:
        across = tuple((items[i][0].x0, items[i][0].y0, items[i][0].x1) for i in group if items[i][1])
        down = tuple((items[i][0].x0, items[i][0].y0, items[i][0].y1) for i in group if not items[i][1])
        if len(across) >= 2 and len(down) >= 2:
            clusters.append(Rules(across, down))
    return clusters


def _touch(a: Box, b: Box) -> bool:
    return a.x0 - _MEET <= b.x1 and b.x0 - _MEET <= a.x1 and a.y0 - _MEET <= b.y1 and b.y0 - _MEET <= a.y1


def _cells(rules: Rules) -> list[Box]:
    """The smallest closed rectangles of a grid; a cell over several rows or columns is one rectangle."""
    xs = _steps([x for x, _, _ in rules.down])
    ys = _steps([y for _, y, _ in rules.across])
    columns, levels = len(xs) - 1, len(ys) - 1
    if columns < 1 or levels < 1:
        return []
    # owner[i][j]: which cell the elementary field at level i, column j belongs to
    owner = {(i, j): (i, j) for i in range(levels) for j in range(columns)}
    for i in range(levels):
        for j in range(columns):
            middle_y, middle_x = (ys[i] + ys[i + 1]) / 2, (xs[j] + xs[j + 1]) / 2
            if j + 1 < columns and not _crossed(rules.down, xs[j + 1], middle_y):
                _merge(owner, (i, j), (i, j + 1))
            if i + 1 < levels and not _crossed([(y, a, b) for a, y, b in rules.across], ys[i + 1], middle_x):
                _merge(owner, (i, j), (i + 1, j))
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, root in owner.items():
        fields.setdefault(root, []).append(place)
    return [
        Box(
            xs[min(j for _, j in places)],
            ys[min(i for i, _ in places)],
            xs[max(j for _, j in places) + 1],
            ys[max(i for i, _ in places) + 1],
        )
        for places in fields.values()
    ]


def _steps(values: Sequence[float]) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _MEET:
            steps.append(value)
    return steps


def _crossed(lines: Sequence[tuple[float, float, float]], at: float, middle: float) -> bool:
    """Whether a rule lies at `at` and passes `middle`."""
    return any(abs(position - at) <= _MEET and low <= middle <= high for position, low, high in lines)


def _merge(owner: dict[tuple[int, int], tuple[int, int]], first: tuple[int, int], second: tuple[int, int]) -> None:
    keep, drop = owner[first], owner[second]
    for place, root in owner.items():
        if root == drop:
            owner[place] = keep


def _rows(cells: Sequence[Box], inside: dict[Box, list[Word]]) -> tuple[Line, ...]:
    """Cells that begin at one height make a row; the text of a cell that spans rows stands in its first."""
    levels = sorted({cell.y0 for cell in cells})
    lines = []
    for level in levels:
        row = sorted((cell for cell in cells if cell.y0 == level), key=lambda cell: cell.x0)
        parts = [_cell_runs(inside.get(cell, [])) for cell in row]
        if not any(parts):
            continue
        text = " | ".join(" ".join(run.text for run in part) for part in parts)
        words = tuple(word for part in parts for run in part for word in run.words)
        lines.append(Line(text, box_of(words), words, "table", "paragraph", round(confidence_of(words), 3)))
    return tuple(lines)


def _cell_runs(words: Sequence[Word]) -> list[Run]:
    """The lines of one cell; a lone bar or underscore is a piece of the rule."""
    kept = [word for word in words if word.text.strip("|_[]{}!¦—") or word.text == "—"]
    return [run for row in rows_of(runs_of(kept, gap=9)) for run in row]


# ---- where rules come from ------------------------------------------------------------------------------------------


def scanned_rules(prepared: Prepared) -> Rules:
    """Rules of a scanned page: straight dark strokes of at least 10 mm across or 7 mm down."""
    import cv2
    import numpy as np

    dark = (prepared.pixels < 170).astype(np.uint8)
    point = 72 / prepared.dpi
    long, tall = max(10, int(prepared.dpi * 0.4)), max(8, int(prepared.dpi * 0.28))
    # One pixel of slant or a gap in a thin rule must not break it.
    thick_a = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    thick_d = cv2.dilate(dark, np.ones((1, 3), np.uint8))
    across = cv2.morphologyEx(thick_a, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(thick_d, cv2.MORPH_OPEN, np.ones((tall, 1), np.uint8))
    thin = prepared.dpi * 0.06
    rows = []
    for x, y, w, h in _strokes(across):
        if h <= thin + 3 + w * 0.02:
            rows.append((x * point, (y + h / 2) * point, (x + w) * point))
    columns = []
    for x, y, w, h in _strokes(down):
        if w <= thin + 3 + h * 0.02:
            columns.append(((x + w / 2) * point, y * point, (y + h) * point))
    return Rules(tuple(rows), tuple(columns))


def _strokes(mask: object) -> list[tuple[int, int, int, int]]:
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)  # type: ignore[call-overload]
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]
