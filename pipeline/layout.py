"""Words of one page → its lines in reading order, each with its region and what is known of the break after it.

Works on words alone, wherever they come from: a text layer or recognition. All boxes are points of the upright page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

import msgspec

from pipeline import columns, grid, marks
from pipeline.grid import NO_RULES, Rules
from pipeline.model import Line, Word
from pipeline.paragraphs import Frame, frame_of, paragraphs
from pipeline.rows import Run, rows_of, run_of, runs_of

# Footnotes: print so much smaller than the page's, opened by a number or sign.
_SMALL_PRINT = 0.88
_NARROW_PRINT = 0.95
_NOTE_SIGN = re.compile(r"[(\[]?(?:\d{1,3}|[*†‡¹²³⁴-⁹]+)[)\].]?\s*\S")


def arrange(words: Sequence[Word], width: float, height: float, rules: Rules = NO_RULES) -> tuple[Line, ...]:
    """Put the words of a page in order. `rules` are the ruled lines drawn on it, which make tables."""
    tables, rest = grid.tables(words, rules)
    runs = runs_of(rest)
    runs, aside = _asides(runs, width, height)
    # The letterhead may be followed by anything; the signature block ends what stands above it.
    runs, head = columns.letterhead(runs, width, height)
    runs, foot = columns.signature(runs, width)
    blocks: list[tuple[float, tuple[Line, ...]]] = [(table.top, table.lines) for table in tables]
    blocks += [(zone.top, zone.lines) for zone in (head, foot) if zone is not None]
    blocks += _body(runs, sorted(top for top, _ in blocks))
    ordered = [line for _, lines in sorted(blocks, key=lambda block: block[0]) for line in lines]
    return (*ordered, *aside)


def _asides(runs: list[Run], width: float, height: float) -> tuple[list[Run], list[Line]]:
    """Take off what is not text: overlays and stamps first, for their numbers must not pass for page numbers."""
    runs, overlays = marks.overlays(runs)
    runs, stamp = marks.receipt_stamp(runs, height)
    runs, scribbles = marks.scribbles(runs, height)
    runs, numbers = marks.page_numbers(runs, width, height)
    return runs, [*overlays, *stamp, *scribbles, *numbers]


def _footnotes(rows: Sequence[Run], frame: Frame | None) -> int:
    """Where the footnotes begin: the last rows of the page, in smaller print, set apart or opened by a sign; else the
    end.
    """
    if frame is None or len(rows) < 4:
        return len(rows)
    usual, pitch = median(row.height for row in rows), median(map(_letter_width, rows))
    first = len(rows)
    while first > len(rows) // 2 and rows[first - 1].height < _SMALL_PRINT * usual:
        # A line without tall letters looks low, but is as wide as any other.
        if _letter_width(rows[first - 1]) > _NARROW_PRINT * pitch:
            break
        first -= 1
    if any(columns.is_recipients(row) for row in rows[first:]):
        return len(rows)
    apart = 0 < first < len(rows) and rows[first].level - rows[first - 1].level > 1.25 * frame.pitch
    while first < len(rows) and not apart and not _NOTE_SIGN.match(rows[first].text):
        first += 1
    return first


def _letter_width(row: Run) -> float:
    """Points from letter to letter."""
    return sum([word.box.x1 - word.box.x0 for word in row.words]) / sum([len(word.text) for word in row.words])


def _body(runs: Sequence[Run], cuts: Sequence[float]) -> list[tuple[float, tuple[Line, ...]]]:
    """Everything in one column: rows joined over wide gaps, cut where a table or zone stands between."""
    rows = [_joined(row) for row in rows_of(runs)]
    frame = frame_of(rows)
    first_note = _footnotes(rows, frame)
    notes = rows[first_note:]
    rows = rows[:first_note]
    blocks: list[tuple[float, tuple[Line, ...]]] = []
    part: list[Run] = []
    remaining = list(cuts)
    for row in rows:
        if remaining and row.level > remaining[0]:
            blocks += _block(part, frame)
            part = []
            while remaining and row.level > remaining[0]:
                remaining.pop(0)
        part.append(row)
    blocks += _block(part, frame)
    if notes:
        lines = (msgspec.structs.replace(line, region="note") for line in paragraphs(notes))
        blocks.append((notes[0].box.y0, tuple(lines)))
    return blocks


def _block(part: list[Run], frame: Frame | None) -> list[tuple[float, tuple[Line, ...]]]:
    return [(part[0].box.y0, tuple(paragraphs(part, frame)))] if part else []


def _joined(row: Sequence[Run]) -> Run:
    return row[0] if len(row) == 1 else run_of(word for run in row for word in run.words)
