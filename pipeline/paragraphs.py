"""Where paragraphs end, told by geometry: would the next line's first word have fitted here? is the next line
indented?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import msgspec
import regex as re

from pipeline.model import End, Line, Page
from pipeline.rows import Run, run_of

MARKER = re.compile(
    r"(?:[-–—+*•●▪○◦·►✓]\s*\S|\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)/]\s*\S|\d{1,2}(?:\.\d{1,2}){1,3}\s+\S|[IVXL]{1,6}\s*[.)/-]\s*\S"
    r"|[A-ZĐ]\s*[.)-]\s+\S|[a-zđ]{1,2}\s*\)\s*\S|[a-zđ]\.\s+\S"
    r"|(?:Điều|Chương|Mục|Phần|ĐIỀU|CHƯƠNG|MỤC|PHẦN)\s+[\dIVXL]+|PHỤ LỤC|Phụ lục\s"
    r"|Căn cứ\s|Xét\s|Theo đề nghị\s|Kính gửi|Nơi nhận)"
)
_STOP = re.compile(r"[.;:!?…][\"”'’)\]]*$")
_SMALL = re.compile(r"\p{Ll}")


class Frame(NamedTuple):
    """What the body lines of a page have in common, in points.

    `left`, `right`: margins of the text; `pitch`: from line to line inside a paragraph; `indent`: first-line indent, 0
    where paragraphs start at the margin.
    """

    left: float
    right: float
    pitch: float
    indent: float


def frame_of(runs: Sequence[Run]) -> Frame | None:
    """The frame of body lines in order from the top; None where there are none."""
    if not runs:
        return None
    widest = max(run.box.x1 - run.box.x0 for run in runs)
    long = [run for run in runs if run.box.x1 - run.box.x0 > 0.75 * widest]
    left = _edge([run.box.x0 for run in runs], 0.06, smallest=True)
    right = _edge([run.box.x1 for run in long], 0.25, smallest=False)
    return Frame(left, right, _pitch(runs, long), _indent(runs, left, right))


def _edge(values: list[float], share: float, *, smallest: bool) -> float:
    """The outermost margin that at least `share` of the lines keep, two at least; else the outermost but for strays."""
    rounded = Counter(round(value / 3) for value in values)
    outer = sorted(rounded) if smallest else sorted(rounded, reverse=True)
    for step in outer:
        near = sum(rounded[other] for other in (step - 1, step, step + 1))
        if near >= max(2, share * len(values)):
            cluster = [value for value in values if abs(round(value / 3) - step) <= 1]
            return median(cluster)
    ordered = sorted(values, reverse=not smallest)
    return ordered[min(len(ordered) - 1, len(ordered) // 10)]


def _pitch(runs: Sequence[Run], long: Sequence[Run]) -> float:
    height = median(run.height for run in runs)
    ids = {id(run) for run in long}
    steps = [
        b.level - a.level for a, b in pairwise(runs) if id(a) in ids and 0.8 * height < b.level - a.level < 3.5 * height
    ]
    if len(steps) < 2:
        return 1.6 * height
    # Lines inside paragraphs outnumber those between; where they do not, the closer ones are inside.
    return sorted(steps)[int(len(steps) * 0.4)]


def _indent(runs: Sequence[Run], left: float, right: float) -> float:
    """First-line indent: where lines stand that follow a line which surely ended its paragraph."""
    after = [b.box.x0 - left for a, b in pairwise(runs) if _room(a, b, right) > 0 and _reaches(b, right)]
    indents = [x for x in after if 8 < x < 90]
    flush = [x for x in after if -6 < x <= 8]
    return median(indents) if len(indents) > len(flush) else 0.0


def _reaches(run: Run, right: float) -> bool:
    return run.box.x1 > right - 6 * run.height


def _room(a: Run, b: Run, right: float) -> float:
    """Points left over on line `a` if the first word of `b` were added to it; positive when the break was meant."""
    first = b.words[0].box
    # A dash or bullet hangs on to the word after it.
    if len(b.words[0].text) == 1 and len(b.words) > 1 and not b.words[0].text.isalnum():
        first = first.union(b.words[1].box)
    blank = 0.3 * a.height
    return right - a.box.x1 - blank - (first.x1 - first.x0) - 0.35 * a.height


def over_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Decide the break after each page's last line by how the next page begins: indented, or at the margin."""
    joined = list(pages)
    for index in range(len(pages) - 1):
        here = [at for at, line in enumerate(pages[index].lines) if line.region == "body"]
        there = [line for line in pages[index + 1].lines if line.region == "body"]
        if not here or not there or pages[index].lines[here[-1]].end != "open":
            continue
        end = _over_page(pages[index], there)
        lines = list(joined[index].lines)
        lines[here[-1]] = msgspec.structs.replace(lines[here[-1]], end=end)
        joined[index] = msgspec.structs.replace(joined[index], lines=tuple(lines))
    return tuple(joined)


def _over_page(page: Page, there: Sequence[Line]) -> End:
    before = frame_of([run_of(line.words) for line in page.lines if line.region == "body" and line.words])
    frame = frame_of([run_of(line.words) for line in there if line.words])
    first = there[0]
    if before is None or frame is None or first.box is None:
        return "open"
    shift = first.box.x0 - frame.left
    if _SMALL.match(first.text) and not MARKER.match(first.text) and shift < 90:
        return "wrap"
    if not (before.indent or frame.indent) or shift > 90:
        return "open"
    return "paragraph" if shift > 8 else "wrap"


class _Gap(NamedTuple):
    """The break between lines `a` and `b`; `before` stands over `a`, `beyond` under `b`."""

    before: Run | None
    a: Run
    b: Run
    beyond: Run | None
    frame: Frame

    @property
    def step(self) -> float:
        return self.b.level - self.a.level

    @property
    def far(self) -> bool:
        """More white than between lines of one paragraph."""
        return self.step > 1.3 * self.frame.pitch

    @property
    def small(self) -> bool:
        """`b` goes on in a small letter."""
        return bool(_SMALL.match(self.b.text)) and not self.marker

    @property
    def marker(self) -> bool:
        return bool(MARKER.match(self.b.text))

    @property
    def stopped(self) -> bool:
        """`a` ends a sentence."""
        return bool(_STOP.search(self.a.text))

    @property
    def shift(self) -> float:
        """How far `b` stands in from the margin."""
        return self.b.box.x0 - self.frame.left

    @property
    def aligned(self) -> bool:
        """Both begin at the same place."""
        return abs(self.b.box.x0 - self.a.box.x0) < 6


def paragraphs(runs: Sequence[Run], frame: Frame | None = None) -> list[Line]:
    """Body lines from the top as Lines, each with what is known of the break after it."""
    frame = frame or frame_of(runs)
    if frame is None:
        return []
    lines = []
    for index, run in enumerate(runs):
        before = runs[index - 1] if index else None
        if index + 1 == len(runs):
            lines.append(run.line(end=_last(run, frame)))
            continue
        beyond = runs[index + 2] if index + 2 < len(runs) else None
        lines.append(run.line(end=_break(_Gap(before, run, runs[index + 1], beyond, frame))))
    return lines


def _last(run: Run, frame: Frame) -> End:
    """The last line of a page: a short one surely ends its paragraph."""
    return "paragraph" if run.box.x1 < frame.right - 0.25 * (frame.right - frame.left) else "open"


def _break(gap: _Gap) -> End:
    a, b, frame = gap.a, gap.b, gap.frame
    if gap.step > 2.2 * frame.pitch or (a.upper and not b.upper and len(a.words) > 1):
        return "paragraph"
    if _centred(a, frame) or (_centred(b, frame) and not _reaches(a, frame.right)):
        return "paragraph" if _title_ends(gap) else _title_goes_on(gap)
    if _room(a, b, frame.right) > 0 or _heading_follows(gap):
        return "paragraph"
    return _after_full_indented(gap) if frame.indent else _after_full_flush(gap)


def _heading_follows(gap: _Gap) -> bool:
    """Although line `a` is full: what follows is set apart, centred or in the other case."""
    if gap.small:
        return False
    centred = _centred(gap.b, gap.frame)
    if gap.a.upper != gap.b.upper and (gap.far or gap.shift > 8 or centred):
        return True
    return centred and gap.shift > 40


def _after_full_indented(gap: _Gap) -> End:
    """The line is full, and paragraphs of this page begin indented."""
    if gap.shift <= 8:
        return "paragraph" if gap.far and gap.marker else "wrap"
    if gap.small or _nearly_full_title(gap):
        return "wrap"
    if abs(gap.shift - gap.frame.indent) < 8:
        return "paragraph"
    hanging = gap.aligned and not gap.marker and not (gap.stopped and _returns(gap.b, gap.beyond))
    return "wrap" if hanging else "paragraph"


def _nearly_full_title(gap: _Gap) -> bool:
    """A centred line under a full one, itself so long that it stands in by less than an indent on either side."""
    right = gap.frame.right - gap.b.box.x1
    return gap.shift < 0.6 * gap.frame.indent and abs(gap.shift - right) < 4 and not gap.far and not gap.stopped


def _after_full_flush(gap: _Gap) -> End:
    """The line is full, and paragraphs begin at the margin: spacing, markers and the words themselves must tell."""
    if gap.small:
        return "wrap"
    indented = gap.shift > 8
    if gap.marker:
        return "paragraph" if gap.far or gap.stopped or indented or gap.aligned else "wrap"
    hangs = gap.aligned or (gap.before is not None and MARKER.match(gap.a.text) is not None)
    return "paragraph" if gap.far or (indented and not hangs) else "wrap"


def _returns(b: Run, beyond: Run | None) -> bool:
    """Whether the line after `b` goes back to the left of it: then `b` was a first line."""
    return beyond is None or beyond.box.x0 < b.box.x0 - 8


def _centred(run: Run, frame: Frame) -> bool:
    """Centred on the text, and clear of both margins."""
    left, right = run.box.x0 - frame.left, frame.right - run.box.x1
    width = frame.right - frame.left
    return min(left, right) > 0.04 * width and abs(left - right) < 0.09 * width


def _title_ends(gap: _Gap) -> bool:
    """Whether a centred line is the last of its part of the head."""
    a, b = gap.a, gap.b
    if a.text.count("(") > a.text.count(")") and not gap.far:
        return False
    if b.text.startswith("(") or gap.marker:
        return True
    if gap.small and not gap.stopped:
        return False
    return gap.far or a.upper != b.upper or not _centred(b, gap.frame) or gap.stopped


def _title_goes_on(gap: _Gap) -> End:
    """Two lines of a head set alike: surely one sentence, or perhaps two parts?"""
    a, b, width = gap.a, gap.b, gap.frame.right - gap.frame.left
    if gap.small or a.text.endswith(",") or a.text.count("(") > a.text.count(")"):
        return "wrap"
    wide = a.box.x1 - a.box.x0 > 0.45 * width
    return "wrap" if wide and abs(a.height - b.height) < 0.15 * a.height else "open"
