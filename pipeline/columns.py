"""The two places where a directive stands in two columns: the letterhead, and the recipients beside the signature.

Both are read column by column, left before right: issuing bodies and number before the motto, place and date; the whole
Nơi nhận list before authority, position and name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.model import End, Line, Word
from pipeline.rows import Run, gutter, overlap, rows_of, runs_of, split_at
from pipeline.signing import name_like, signs
from pipeline.viet import fold

_MOTTOES = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam", "doan tncs ho chi minh")
# What is longer than this, in letters, resembles none of them.
_LONGEST_MOTTO = 60
_PLACE_DATE = re.compile(r"\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b")
_NUMBER = re.compile(r"(?:s[o0-9]\w?|luat so)\s*[:.;]|so\s*\d|so\s*[-/]")
_ABOUT = re.compile(r"\W*(?:v/v|vv\b|v v\b|ve viec)")
_RECIPIENTS = re.compile(r"noi\s*nhan")
# What is left of the label under a seal or a pen, alone on its line.
_HALF_LABEL = re.compile(r"noi ?n\w{0,2}\W*|n?han\W*")
_BULLET = re.compile(r"[-–—+•*·]\s*\S")
_AUTHORITY = re.compile(r"(?:tm|t/m|kt|k/t|tl|t/l|tuq|q)[./ ]")


class Zone(NamedTuple):
    """Runs read column by column: `lines` in reading order, `top` and `bottom` in points."""

    lines: tuple[Line, ...]
    top: float
    bottom: float


def letterhead(runs: list[Run], width: float, height: float) -> tuple[list[Run], Zone | None]:
    """Take the letterhead off the runs of a page; None where the page has none."""
    anchor = _anchor(runs, width, height)
    if anchor is None:
        return runs, None
    size = anchor.height
    top = min((run.box.y0 for run in runs if overlap(run.box, anchor.box) > 0.3), default=anchor.box.y0) - 2.5 * size
    x = _between(runs, anchor, top)
    pieces = split_at([run for run in runs if run.box.y0 >= top], x)
    left, right = _columns(pieces, anchor, x, size)
    if not left or not right:
        return runs, None
    taken = {word for run in (*left, *right) for word in run.words}
    stay = [part for run in runs for part in _without(run, taken)]
    lines = (*_left_lines(left), *_right_lines(right))
    bottom = max(run.box.y1 for run in (*left, *right))
    return stay, Zone(lines, min(run.box.y0 for run in (*left, *right)), bottom)


def _between(runs: Sequence[Run], anchor: Run, top: float) -> float:
    """Where the two columns part: in the free strip between the bodies on the left and the motto."""
    near = [
        word
        for run in runs
        for word in run.words
        if top <= word.box.y0 and run.level < anchor.level + 2.2 * anchor.height
    ]
    beside = [word.box.x1 for word in near if word.box.x1 <= anchor.box.x0]
    low = max(beside, default=0.0) - 0.1
    strip = gutter(near, min(low, anchor.box.x0 - 4.0), anchor.box.x0 + 0.1)
    return (strip[0] + strip[1]) / 2 if strip else anchor.box.x0 - 1.0


def _anchor(runs: Sequence[Run], width: float, height: float) -> Run | None:
    """The motto, or where there is none the line of place and date, in the right half of the page's upper part."""
    for run in runs:
        if run.box.y0 > height * 0.4 or run.box.x1 < width * 0.55:
            continue
        motto = _motto(run)
        if motto is not None and motto.middle > width * 0.45:
            return motto
    for run in runs:
        if run.box.y0 < height * 0.35 and run.middle > width * 0.55 and _PLACE_DATE.search(run.folded):
            return run
    return None


def _motto(run: Run) -> Run | None:
    """The part of a run that is the motto: with a narrow gap the left column's line and the motto are one run."""
    words, folded = run.words, run.folded.split()
    tail, scores = "", [0.0] * len(words)
    if len(folded) != len(words):
        folded = [fold(word.text) for word in words]
    for start in reversed(range(len(words))):
        tail = f"{folded[start]} {tail}".rstrip()
        if len(tail) > _LONGEST_MOTTO:
            break
        scores[start] = max([fuzz.ratio(tail, motto, score_cutoff=82) for motto in _MOTTOES])
    best = max(range(len(words)), key=scores.__getitem__)
    return runs_of(words[best:], gap=9)[0] if scores[best] >= 82 else None


def _columns(pieces: list[Run], anchor: Run, x: float, size: float) -> tuple[list[Run], list[Run]]:
    """The rows of both columns, from the top down to the first that belongs to neither."""
    columns: tuple[list[Run], list[Run]] = ([], [])
    lowest = [anchor.box.y1, anchor.box.y1]
    for row in rows_of(pieces):
        if row[0].level > anchor.level + 0.7 * size and _unbroken(row, x):
            return columns
        for side in (0, 1):
            part = [run for run in row if (run.middle > x) == bool(side)]
            if not part:
                continue
            run = _row_run(part)
            below = run.level > anchor.level + 0.7 * size
            if run.box.y0 - lowest[side] > 4.5 * size or (below and not _fits(run, columns[side], anchor, x, side)):
                if sum(map(str.isalnum, run.text)) < 6:
                    continue  # a scrap of a seal or of a ruled line
                return columns
            columns[side].append(run)
            lowest[side] = max(lowest[side], run.box.y1)
    return columns


def _unbroken(row: Sequence[Run], x: float) -> bool:
    """Whether a row runs over the gutter with no more than a word's blank: a title, no longer the letterhead."""
    left = max((word.box.x1 for run in row for word in run.words if run.middle <= x), default=None)
    right = min((word.box.x0 for run in row for word in run.words if run.middle > x), default=None)
    return left is not None and right is not None and right - left < 0.7 * row[0].height


def _fits(run: Run, column: Sequence[Run], anchor: Run, x: float, side: int) -> bool:
    """Whether a run under the first line belongs to its column: centred on its axis, or what letterheads say."""
    folded = run.folded.strip(" -–—_*")
    if folded.startswith("kinh gui"):
        return False
    if side == 1:
        axis = anchor.middle
        said = _PLACE_DATE.search(folded) or folded.startswith("doc lap") or "hanh phuc" in folded
        return bool(said) or (abs(run.middle - axis) < 0.12 * x and run.box.x0 > x)
    if _NUMBER.match(folded):
        return True
    if not column:
        return True
    axis = sum(other.middle for other in column) / len(column)
    return abs(run.middle - axis) < 0.12 * x


def _without(run: Run, taken: set[Word]) -> list[Run]:
    rest = [word for word in run.words if word not in taken]
    if len(rest) == len(run.words):
        return [run]
    return runs_of(rest) if rest else []


def _left_lines(runs: Sequence[Run]) -> list[Line]:
    """Bodies, number, and in letters the subject (V/v …), whose wrapped lines go on to the column's end."""
    lines: list[Line] = []
    ordered = [_row_run(row) for row in rows_of(runs)]
    about = False
    for index, run in enumerate(ordered):
        folded = run.folded.strip()
        about = about or bool(_ABOUT.match(folded))
        following = ordered[index + 1].folded if index + 1 < len(ordered) else ""
        end: End = "open"
        if _NUMBER.match(folded) or not following or _NUMBER.match(following) or _ABOUT.match(following):
            end = "paragraph"
        elif about:
            end = "wrap"
        lines.append(run.line(end=end))
    return lines


def _right_lines(runs: Sequence[Run]) -> list[Line]:
    return [_row_run(row).line(end="paragraph") for row in rows_of(runs)]


def _row_run(row: Sequence[Run]) -> Run:
    """A row of one column as one run, however wide its gaps (Số:      /TB-UBND)."""
    words = tuple(word for run in row for word in run.words)
    box = row[0].box
    for run in row[1:]:
        box = box.union(run.box)
    return Run(words, box)


# ---- signature ------------------------------------------------------------------------------------------------------


def signature(runs: list[Run], width: float) -> tuple[list[Run], Zone | None]:
    """Take the signature block off the runs: Nơi nhận and what stands under it left, the signature right."""
    seed = next((run for run in runs if is_recipients(run) and run.box.x0 < width * 0.45), None)
    seed = seed or _unlabelled(runs, width)
    if seed is None:
        return _continued(runs, width) or _two_signatures(runs, width)
    top = _signature_top(runs, seed, width)
    below = [run for run in runs if run.level >= top]
    strip = gutter([word for run in below for word in run.words], width * 0.3, width * 0.68)
    if strip is None:
        return runs, None
    x = (strip[0] + strip[1]) / 2
    whole = [run for run in below if _runs_over(run, x)]
    pieces = split_at([run for run in below if run not in whole], x)
    left = [*whole, *(run for run in pieces if run.box.x1 <= x + 1)]
    right = [run for run in pieces if run.box.x1 > x + 1]
    if not right or not left:
        return runs, None
    stay = [run for run in runs if run.level < top]
    lines = (*recipients(left), *_right_lines(right))
    return stay, Zone(lines, min(run.box.y0 for run in below), max(run.box.y1 for run in below))


def _runs_over(run: Run, x: float) -> bool:
    """Whether a line of the list goes on over the gutter: after a blank, in small letters as no signature begins."""
    left = [word for word in run.words if (word.box.x0 + word.box.x1) / 2 < x]
    right = [word for word in run.words if (word.box.x0 + word.box.x1) / 2 >= x]
    if not left or not right:
        return False
    return right[0].text[:1].islower() and right[0].box.x0 - left[-1].box.x1 < 0.7 * run.height


def _unlabelled(runs: Sequence[Run], width: float) -> Run | None:
    """The first run left of a line that opens a signature, where a list stands under it: its label was not read."""
    for run in runs:
        if run.box.x0 < width * 0.4 or not signs(run.text):
            continue
        left = [other for other in runs if _in_list(other, width) and other.level > run.level - 2.0 * run.height]
        if sum(bool(_BULLET.match(other.text)) for other in left) >= 3:
            near = [other for other in left if abs(other.level - run.level) < 2.6 * run.height]
            return near[0] if near else None
    return None


def _in_list(run: Run, width: float) -> bool:
    return run.box.x0 < width * 0.35 and run.box.x1 < width * 0.68


def _continued(runs: list[Run], width: float) -> tuple[list[Run], Zone | None] | None:
    """A list that began on the page before, with the signatory's name beside its first lines; None where none is."""
    rows = rows_of(runs)
    left: list[Run] = []
    right: list[Run] = []
    for row in rows:
        low = [run for run in row if _in_list(run, width)]
        if len(row) - len(low) > 1 or any(run.box.x0 < width * 0.45 for run in row if run not in low):
            break
        left += low
        right += [run for run in row if run not in low]
    bullets = sum(bool(_BULLET.match(run.text)) for run in left)
    if bullets < 3 or not left or not _BULLET.match(left[0].text) or not any(name_like(run.text) for run in right):
        return None
    stay = [run for run in runs if run not in left and run not in right]
    lines = (*recipients(left), *_right_lines(right))
    return stay, Zone(lines, left[0].box.y0, max(run.box.y1 for run in (*left, *right)))


def is_recipients(run: Run) -> bool:
    """Whether a run opens the Nơi nhận list, misread letters allowed."""
    folded = run.folded
    return bool(_RECIPIENTS.match(folded) or (_HALF_LABEL.fullmatch(folded) and folded.startswith("noi"))) or (
        len(folded) <= 13 and fuzz.ratio(folded.rstrip(" :.;-"), "noi nhan") >= 75
    )


def _signature_top(runs: Sequence[Run], seed: Run, width: float) -> float:
    """Level of the block's first line: authority or position may stand a little above Nơi nhận."""
    top = seed.level
    for run in sorted(runs, key=lambda run: -run.level):
        above = top - run.level
        if 0 < above < 2.6 * seed.height and run.box.x0 > width * 0.4 and (run.upper or _AUTHORITY.match(run.folded)):
            top = run.level
    return min(top, seed.level) - 0.5 * seed.height


def _two_signatures(runs: list[Run], width: float) -> tuple[list[Run], Zone | None]:
    """Two signatures side by side, both begun by a line in capitals, and nothing of full width under them."""
    for row in rows_of(runs):
        if len(row) != 2 or not all(run.upper and len(run.text) >= 8 for run in row):
            continue
        below = [run for run in runs if run.level >= row[0].level - 0.5 * row[0].height]
        strip = gutter([word for run in below for word in run.words], row[0].middle, row[1].middle)
        if strip is None or len(below) > 16:
            continue
        x = (strip[0] + strip[1]) / 2
        left, right = [run for run in below if run.box.x1 <= x], [run for run in below if run.box.x0 >= x]
        if len(left) + len(right) < len(below) or not (_one_axis(left, width) and _one_axis(right, width)):
            continue
        stay = [run for run in runs if run not in below]
        lines = (*_right_lines(left), *_right_lines(right))
        return stay, Zone(lines, row[0].box.y0, max(run.box.y1 for run in below))
    return runs, None


def _one_axis(runs: Sequence[Run], width: float) -> bool:
    """Whether runs stand centred under one another."""
    middles = [run.middle for run in runs]
    return len(runs) >= 2 and max(middles) - min(middles) < width * 0.1


def recipients(runs: Sequence[Run]) -> list[Line]:
    """The Nơi nhận column: an item per bullet, wrapped items joined."""
    ordered = [_row_run(row) for row in rows_of(runs)]
    ordered[0] = _label_mended(ordered[0])
    if len(ordered) > 1 and _RECIPIENTS.match(ordered[0].folded) and _HALF_LABEL.fullmatch(ordered[1].folded):
        del ordered[1]
    bullets = sum(bool(_BULLET.match(run.text)) for run in ordered)
    lines = []
    for index, run in enumerate(ordered):
        end: End = "paragraph"
        if index + 1 < len(ordered) and index > 0:
            after = ordered[index + 1]
            goes_on = not _BULLET.match(after.text) and not run.text.rstrip().endswith((";", "."))
            near = after.level - run.level < 2.2 * max(run.height, after.height)
            end = "wrap" if goes_on and near and bullets else "paragraph"
        lines.append(run.line(end=end))
    return lines


def _label_mended(run: Run) -> Run:
    """Nơi nhận as it is printed, where recognition misread it: its place and the list under it leave no doubt."""
    words = tuple(word for word in run.words if any(map(str.isalnum, word.text)))
    if _RECIPIENTS.match(run.folded) or not is_recipients(run) or len(words) > 2 or run.confidence == 1.0:
        return run
    if len(words) == 1:
        return Run((Word("Nơi nhận:", words[0].box, words[0].confidence),), run.box)
    label = zip(("Nơi", "nhận:"), words, strict=True)
    return Run(tuple(Word(text, word.box, word.confidence) for text, word in label), run.box)
