"""The signature column of a scanned page, read a second time: seals and pens lie over its few lines, and names and
positions are often stamped in red, which the preparation of a page lets fade.

The column alone is cut out of the picture and prepared in several ways (only what is nearly black; only what is red;
larger); of all readings of a line the one that looks most like a line of a signature block is kept. What remains of
seals and pens is taken off the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline import inks, nameline, officelines, persons, tesseract
from pipeline.columns import is_recipients
from pipeline.model import Box, Line, Word
from pipeline.picture import Picture, Prepared
from pipeline.rows import Run, overlap, run_of, runs_of
from pipeline.signing import AUTHORITY, hidden, name_like, signs
from pipeline.viet import fold

if TYPE_CHECKING:
    from pipeline.tesseract import Binding

_DPI = 150.0
# How far the column reaches above the first line of its seed and below it, in points.
_ABOVE, _BELOW = 44.0, 210.0
# Share of the page's width left of which no signature stands.
_LEFT = 0.38
# Confidence of the words of a line that needs no second reading, and of one that only a second reading found.
_SURE, _FOUND = 0.85, 0.6
# How far below its first line the lines of offices reach, where no name is seen, in points.
_OFFICES = 60.0
_ABBREVIATION = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q|UBND|H[ĐD]ND|PGS|GS|TS|Th[sS]|BS|[A-ZĐ]{2,5})")
_EDGE = re.compile(r"^[^\w(]+|[^\w.):]+$")
_DATED = re.compile(r"ngày|\d[/-]\d|[Ss]ố")
_GLUED = re.compile(r"(?<=\w\w)[,;|](?=\w\w)")
_NGUYEN = re.compile(r"\w{0,2}guyen")
# Letters whose small form is their capital, only smaller.
_SAME_SHAPE = re.compile(r"[cosuvx]|[òóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự]")


class Second(NamedTuple):
    """Words of the page with the column as read best, and the marks of seals and pens as lines apart."""

    words: list[Word]
    scribbles: list[Line]


class _Column(NamedTuple):
    """Where the signature stands, in upright points, and the words that the first reading found in it."""

    place: Box
    words: list[Word]
    others: list[Word]


def read_again(words: list[Word], picture: Picture, prepared: Prepared, binding: Binding) -> Second:
    """Read the signature column of a page again, if it has one that did not come out clean; all in upright points."""
    column = _column(words, *prepared.size)
    if column is None:
        return Second(words, [])
    first = runs_of(column.words)
    if _clean(first):
        return Second(words, [])
    found = [run for run in map(_trimmed, first) if run is not None]
    lines, marks, read = first, list[Run](), list(first)
    for reading in _readings(picture, prepared, column, binding):
        runs = runs_of(reading)
        read += runs
        trimmed = (run for run in map(_trimmed, runs) if run is not None)
        found += (run for run in trimmed if not any(_meet(run.box, word.box) for word in column.others))
        best = [_mended(run, found) if run in found else run for run in _best(first, found)]
        marks = [run for run in best if _is_mark(run)]
        lines = [run for run in best if run not in marks]
        if _clean(lines):
            break
    axis = _axis(lines)
    lines = _with_offices(lines, read)
    seed = _seed(lines, found, axis or _axis(lines))
    if seed is not None and (name := nameline.read_alone(seed, found, picture, prepared, binding)) is not None:
        lines = [*(run for run in lines if not _meet(run.box, name.box)), name]
    scribbles = [run.line("handwriting", "paragraph") for run in marks]
    return Second([*column.others, *(word for run in lines for word in run.words)], scribbles)


def _with_offices(lines: list[Run], read: Sequence[Run]) -> list[Run]:
    """The lines above the name as all their readings suggest."""
    named = [run.level for run in lines if _is_name(run) and not run.upper]
    first = min((run.level for run in lines if signs(run.text)), default=0.0)
    low = min((level for level in named if level > first), default=max(named, default=first + _OFFICES))
    return officelines.mended(lines, read, low)


def _seed(lines: Sequence[Run], found: Sequence[Run], axis: float | None) -> nameline.Seed | None:
    """What there is of the name below the first line of offices, or above where that is hidden; None where it needs
    no further reading.
    """
    top = min((run.level + 0.8 * run.height for run in lines if signs(run.text)), default=0.0)
    others = [run for run in (*lines, *found) if not signs(run.text)]
    seed = nameline.seed_of([run for run in others if run.level > top], axis) or nameline.seed_of(others, axis)
    if seed is None or any(nameline.is_sure(run, axis) and _meet(run.box, seed.name.box) for run in lines):
        return None
    return seed


# ---- where ----------------------------------------------------------------------------------------------------------


def _column(words: Sequence[Word], width: float, height: float) -> _Column | None:
    """The column beside Nơi nhận, or under the first line of a signature in the right half of the page."""
    runs = runs_of(words)
    seed = next((run for run in runs if is_recipients(run) and run.box.x0 < width * 0.45), None)
    left = width * _LEFT
    if seed is not None:
        beside = [run.box.x1 for run in runs if run.level >= seed.level - 2 and abs(run.box.x0 - seed.box.x0) < 15]
        left = max(left, *(x for x in beside if x < width * 0.62))
    else:
        seed = next((run for run in runs if run.middle > width * 0.55 and run.box.x0 > left and signs(run.text)), None)
        if seed is None:
            return None
    place = Box(left + 2, max(0.0, seed.box.y0 - _ABOVE), width, min(height, seed.box.y1 + _BELOW))
    # A line that begins left of the column is body text, and so is what stands beside it.
    body = [run.box for run in runs if run.box.x0 < left - 1 and run.level < seed.level - seed.height]
    inside = [run for run in runs if run.box.x0 >= left - 1 and place.y0 <= run.level <= place.y1]
    inside = [run for run in inside if not any(overlap(run.box, box) > 0.5 for box in body)]
    end = min((run.box.y0 for run in runs if run.level > seed.level + 30 and _full(run, width)), default=place.y1)
    inside = [run for run in inside if run.level < end]
    mine = [word for run in inside for word in run.words]
    others = [word for word in words if word not in mine]
    return _Column(Box(place.x0, place.y0, place.x1, max(end, place.y0 + 1)), mine, others)


def _full(run: Run, width: float) -> bool:
    return run.box.x0 < width * 0.3 and run.box.x1 > width * 0.75


# ---- readings -------------------------------------------------------------------------------------------------------


def _readings(picture: Picture, prepared: Prepared, column: _Column, binding: Binding) -> Iterator[list[Word]]:
    """The words of the place in each preparation, as one block and as scattered words, in upright points."""
    cut = inks.cut_out(picture, prepared, column.place)
    sure = [word.box for word in column.words if word.confidence > _SURE]
    black = inks.blackness(picture, cut, column.place, sure)
    pictures = [(grey, 1.0) for grey in inks.inks(cut, black, inks.WIDE)]
    light = 0 if black is None else 1
    pictures.insert(light + 1, (pictures[light][0], 1.5))
    for grey, larger in pictures:
        for mode in (tesseract.BLOCK, tesseract.SCATTERED):
            yield inks.read(grey, column.place, inks.Resolutions(picture.dpi, _DPI * larger), binding, mode)


# ---- choosing -------------------------------------------------------------------------------------------------------


def _trimmed(run: Run) -> Run | None:
    """A run without the marks round its words and at its ends; None where nothing is left."""
    edged = (Word(_EDGE.sub("", word.text), word.box, word.confidence) for word in run.words)
    words = [Word(_GLUED.sub(" ", word.text), word.box, word.confidence) for word in edged if word.text]
    while words and not _reads(words[-1]):
        words = words[:-1]
    start = next((at for at, word in enumerate(words) if _reads(word)), len(words))
    # What is left of a name's first word is kept: a name without it would look whole.
    if 0 < start < len(words) and _is_name(run_of(words[start:])) and _parts(words[start - 1], run_of(words[start:])):
        start -= 1
    return run_of(_capital(words[start:])) if words[start:] else None


def _parts(word: Word, name: Run) -> bool:
    """Whether a word left of a name may be its beginning, and not a mark beside a whole one."""
    near = -2.0 < name.box.x0 - word.box.x1 < name.height and overlap(word.box, name.box) > 0.3
    return near and any(map(str.isalnum, word.text)) and (len(name.words) < 3 or len(word.text) > 2)


def _capital(words: list[Word]) -> list[Word]:
    """vũ Huy Hoàng → Vũ Huy Hoàng: the first letter of a name among capitalised ones, if both its forms look alike;
    guyễn Văn An → Nguyễn Văn An: no other family name ends so.
    """
    first, rest = words[0], words[1:]
    if not rest or not all(word.text.istitle() for word in rest):
        return words
    name = "Nguyễn" if _NGUYEN.fullmatch(fold(first.text)) else first.text
    name = name.capitalize() if _SAME_SHAPE.match(name) else name
    return [Word(name, first.box, first.confidence), *rest]


def _reads(word: Word) -> bool:
    text = word.text.strip(".,:()")
    return word.confidence >= 0.3 and len(text) > 1 and _known(text)


def _known(text: str) -> bool:
    parts = text.split()
    return all(persons.is_part(part) or _ABBREVIATION.fullmatch(part) is not None for part in parts)


def _value(run: Run) -> float:
    """How much of a signature's line was read: letters of known words weighted by how sure they are, less the rest."""
    total = 0.0
    for word in run.words:
        text = word.text.strip(".,:()")
        known = bool(text) and _known(text)
        total += len(text) * (word.confidence - 0.4) if known else -0.5 * max(1, len(text))
    if total > 0 and AUTHORITY.match(run.text):
        return total * 1.6
    return total * 1.3 if total > 0 and _fits(run) else total


def _fits(run: Run) -> bool:
    """A line that signature blocks are made of: on whose behalf, in what position, or a name."""
    return signs(run.text) or _is_name(run)


def _is_name(run: Run) -> bool:
    texts = [word.text for word in run.words]
    return (
        2 <= len(texts) <= 5 and all(text.istitle() and persons.is_part(text) for text in texts) and name_like(run.text)
    )


def _sure(run: Run) -> bool:
    """Whether a line that the first reading did not see, or did not read, can be believed. The words round a seal are
    capitals; so is a position, but not every one is known.
    """
    if signs(run.text):
        return run.confidence >= _FOUND
    return _is_name(run) and not run.upper and all(word.confidence >= _FOUND for word in run.words)


def _clean(runs: Sequence[Run]) -> bool:
    """Whether a reading is sure of every line, hides none in part, and ends in a name that is no part of one."""
    sure = all(word.confidence >= _SURE and _known(word.text.strip(".,:()")) for run in runs for word in run.words)
    if not runs or not sure or not _is_name(runs[-1]) or any(hidden(run.text) for run in runs):
        return False
    return nameline.is_sure(runs[-1], _axis(runs[:-1]))


def _axis(runs: Sequence[Run]) -> float | None:
    """The middle of the widest line of offices; None where none is read whole."""
    whole = [run for run in runs if signs(run.text) and not hidden(run.text)]
    return max(whole, key=lambda run: run.box.x1 - run.box.x0).middle if whole else None


def _mended(run: Run, found: Sequence[Run]) -> Run:
    """A run with each word as most readings of its place have it, weighted by how sure they are, and with the words
    that only other readings have at its ends, where they make it a name or position.
    """
    best = run_of(_capital([_elected(word, found) for word in run.words]))
    for other in (word for line in found for word in line.words if word.confidence >= _FOUND):
        gap = max(best.box.x0 - other.box.x1, other.box.x0 - best.box.x1)
        if overlap(best.box, other.box) > 0.5 and -1.0 < gap < 1.5 * best.height and _known(other.text):
            longer = run_of([*best.words, other])
            best = longer if _fits(longer) else best
    return best


def _elected(word: Word, found: Sequence[Run]) -> Word:
    votes: dict[str, float] = {}
    for other in (other for run in found for other in run.words):
        if _known(other.text.strip(".,:()")) and _same_place(word.box, other.box):
            votes[other.text] = votes.get(other.text, 0.0) + other.confidence**2
    best = max(votes, key=votes.__getitem__, default=word.text)
    return word if votes.get(best, 0.0) <= votes.get(word.text, 0.0) else Word(best, word.box, word.confidence)


def _same_place(a: Box, b: Box) -> bool:
    common = min(a.x1, b.x1) - max(a.x0, b.x0)
    return overlap(a, b) > 0.5 and common > 0.7 * max(a.x1 - a.x0, b.x1 - b.x0)


def _best(first: Sequence[Run], found: Sequence[Run]) -> list[Run]:
    """The runs of the first reading, each replaced where another reading of its place is better, and lines only found
    by the other readings that are sure and fit.
    """
    kept = list(first)
    for run in sorted(found, key=_value, reverse=True):
        instead = [other for other in kept if _meet(run.box, other.box)]
        worth, before = _value(run), sum(max(0.0, _value(other)) for other in instead)
        if _is_name(run) and any(_parts(word, run) for other in instead for word in other.words):
            continue
        if worth > 0.5 + 1.1 * before if before > 0 else _sure(run):
            kept = [other for other in kept if other not in instead] + [run]
    return kept


def _is_mark(run: Run) -> bool:
    """What seals and pens left: no word of the language, or hardly read at all."""
    texts = [text for word in run.words if (text := word.text.strip(".,:()"))]
    if _DATED.search(run.text) and run.confidence > 0.6:
        return False
    known = [text for text in texts if len(text) > 1 and _known(text)]
    letters = sum(map(len, texts))
    scrap = letters <= 3 or (letters <= 5 and run.confidence < _SURE and not _fits(run))
    return not known or scrap or (run.confidence < 0.5 and 2 * len(known) <= len(texts))


def _meet(a: Box, b: Box) -> bool:
    return overlap(a, b) > 0.25 and min(a.x1, b.x1) - max(a.x0, b.x0) > 1.0
