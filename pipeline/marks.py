"""What stands on a page without being its text: page numbers, e-signature overlays, receipt stamps, scribbles.

Each becomes lines of its own region, so it is kept but never mixed into the sentences it lies beside or over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from pipeline.model import Box, Line, Page, Region
from pipeline.motto import has_motto
from pipeline.rows import Run, as_one, overlap, rows_of
from pipeline.syllable import spelling
from pipeline.viet import fold

_PAGE_NUMBER = re.compile(r"[-–—~. ]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—~. ]*")
_SIGNED = re.compile(
    r"(?:ky boi\s*:|nguoi ky\s*:|ngay ky\s*:|gio ky\s*:|thoi gian ky|ky ngay\s*:|duoc ky boi|da ky|chu ky so"
    r"|digitally signed|signed by|signature (?:valid|not)|sao y\b|sao luc\b|trich sao\b)"
)
# Lines that stand with those, but say nothing of signing by themselves.
_BESIDE = re.compile(
    r"(?:co quan\s*:|email\s*:|e-mail\s*:|date\s*:|dn\s*:|cn\s*=|ly do\s*:|reason\s*:|location\s*:|chuc vu\s*:)"
)
_STAMP_TIME = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}:\d{2}:\d{2}|\+07[:\']?00\'?"
)
_NUMBERED = re.compile(r"\d[/-](?:\d{4}[/-])?[A-ZĐ]{2}")
_ARRIVED = re.compile(r"\b(?:cong van )?den\b")
_ARRIVED_LABEL = re.compile("ĐẾN|ĐÊN")
_ARRIVED_PARTS = re.compile(r"(?:\bso\b|\bngay\b|\bgio\b|chuyen|kinh chuyen|luu ho so|so va ky hieu)[\s.:…_]*")


def take(runs: list[Run], chosen: set[int], region: Region) -> tuple[list[Run], list[Line]]:
    """Runs that stay, and those whose id is in `chosen` as lines of `region`."""
    lines = [run.line(region, "paragraph") for run in runs if id(run) in chosen]
    return [run for run in runs if id(run) not in chosen], lines


def page_numbers(runs: list[Run], width: float, height: float) -> tuple[list[Run], list[Line]]:
    """A lone number in the top or bottom margin."""
    rows = rows_of(runs)
    lone = {id(row[0]) for row in rows[:2] + rows[-2:] if len(row) == 1}
    high = max((run.box.y1 for run in runs), default=0.0)

    def is_number(run: Run) -> bool:
        margin = run.box.y1 < height * 0.12 or run.box.y0 > height * 0.9 or run.box.y1 >= high
        if not margin or id(run) not in lone:
            return False
        # A single figure alone on a line is often misread as a letter or two.
        scrap = len(run.text) <= 2 and abs(run.middle - width / 2) < width * 0.06 and run.box.y1 < height * 0.12
        return scrap or bool(_PAGE_NUMBER.fullmatch(run.folded))

    return take(runs, {id(run) for run in runs if is_number(run)}, "page-number")


def overlays(runs: list[Run]) -> tuple[list[Run], list[Line]]:
    """E-signature blocks: lines that speak of signing, and the print of the same size that stands with them in one
    block.
    """
    signing = [run for run in runs if _is_signing(run)]
    if not signing:
        return runs, []
    blocks = [(run.box, run.height) for run in signing]
    taken = set(map(id, signing))
    grown = True
    while grown:
        grown = False
        for run in runs:
            if id(run) in taken:
                continue
            index = next((i for i, (block, height) in enumerate(blocks) if _belongs(run, block, height)), None)
            if index is not None:
                blocks[index] = (blocks[index][0].union(run.box), blocks[index][1])
                taken.add(id(run))
                grown = True
    return take(runs, taken, "overlay")


def _is_signing(run: Run) -> bool:
    text = run.folded
    if len(text) < 60 and _STAMP_TIME.search(text):
        return sum(char.isalpha() for char in _STAMP_TIME.sub("", text)) < 15
    return bool(_SIGNED.match(text)) and len(text) < 90


def _belongs(run: Run, block: Box, height: float) -> bool:
    """Print of the same size directly over or under the block, within its width."""
    apart = max(run.box.y0 - block.y1, block.y0 - run.box.y1)
    inside = block.x0 - 1.5 * height <= run.box.x0 <= block.x0 + 4 * height
    alike = abs(run.height - height) < 0.2 * height and len(run.text) < 60
    if _BESIDE.match(run.folded):
        return inside and apart < 1.5 * height
    return alike and inside and apart < 0.6 * height


def receipt_stamp(runs: list[Run], height: float) -> tuple[list[Run], list[Line]]:
    """The ĐẾN stamp of a receiving office: ĐẾN with at least Số and Ngày close by, in the upper half of a page."""
    for seed in runs:
        if not _ARRIVED_LABEL.search(seed.text) or not _ARRIVED.search(seed.folded) or seed.box.y0 > height * 0.6:
            continue
        size = seed.height
        reach = Box(seed.box.x0 - 9 * size, seed.box.y0 - 4 * size, seed.box.x1 + 9 * size, seed.box.y1 + 7 * size)
        parts = [run for run in runs if run is not seed and _within(run.box, reach) and _arrived_part(run)]
        kinds = {match.group()[:4] for run in parts for match in _ARRIVED_PARTS.finditer(run.folded)}
        if len(kinds) >= 2:
            rest, lines = take(runs, {id(run) for run in (seed, *parts)}, "stamp")
            return rest, as_one(lines)
    return runs, []


def _arrived_part(run: Run) -> bool:
    match = _ARRIVED_PARTS.match(run.folded.strip())
    return match is not None and len(run.text) < 60


def _within(box: Box, outer: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def scribbles(runs: list[Run], height: float) -> tuple[list[Run], list[Line]]:
    """What recognition made of seals and signatures: short, unsure, and no Vietnamese. Rules of dashes or stars are
    dropped.
    """
    runs = [run for run in runs if any(map(str.isalnum, run.text))]

    def is_scribble(run: Run) -> bool:
        if run.confidence >= 0.5 or sum(char.isalnum() for char in run.text) > 25:
            return False
        if run.box.y1 < height * 0.35 and re.search(r"[:/\d]", run.text):
            return False  # a number or day written in by hand
        if _NUMBERED.search(run.text):
            return False  # the rest of a citation, alone on its line under a seal or pen
        checked = spelling(run.text)
        return checked.right * 2 <= len(run.words)

    return take(runs, {id(run) for run in runs if is_scribble(run)}, "handwriting")


def running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Mark running heads and feet: nearly the same text at the same height in the margins of half of three or more
    pages. The letterheads of one office, bound together, are none.
    """
    if len(pages) < 3:
        return tuple(pages)
    edges = [[line for line in page.lines if _in_margin(line, page.height)] for page in pages]
    headed = [any(has_motto(line.text) for line in page.lines if _in_head(line, page.height)) for page in pages]
    marked = []
    for index, page in enumerate(pages):
        others = [edges[other] for other in range(len(pages)) if other != index]
        inner = [edges[other] for other in range(len(pages)) if other != index and not headed[other]]
        repeated = {
            id(line)
            for line in edges[index]
            if _repeats(line, inner if headed[index] and line.text.isupper() else others)
        }
        lines = tuple(_as_running(line) if id(line) in repeated else line for line in page.lines)
        marked.append(msgspec.structs.replace(page, lines=lines))
    return tuple(marked)


def _repeats(line: Line, others: Sequence[Sequence[Line]]) -> bool:
    return sum(any(_alike(line, other) for other in edge) for edge in others) >= max(2, 0.5 * len(others))


def _in_head(line: Line, height: float) -> bool:
    return line.box is not None and line.box.y1 < height * 0.35


def _in_margin(line: Line, height: float) -> bool:
    return line.box is not None and line.region == "body" and (line.box.y1 < height * 0.1 or line.box.y0 > height * 0.9)


def _alike(a: Line, b: Line) -> bool:
    if a.box is None or b.box is None or overlap(a.box, b.box) < 0.3:
        return False
    return fuzz.ratio(_unnumbered(a.text), _unnumbered(b.text), score_cutoff=88) >= 88


@lru_cache(maxsize=4096)
def _unnumbered(text: str) -> str:
    return fold(re.sub(r"\d+", "0", text))


def _as_running(line: Line) -> Line:
    return msgspec.structs.replace(line, region="running", end="paragraph")
