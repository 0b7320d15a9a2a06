"""The two lines of a letterhead that name a document, its number and its date, read again where they are unsure.

They are short, hold what no dictionary can guess, and are what an archive is searched by. Each is cut out of the
picture and read as a single line at several sizes: recognition errs at one size and not at another. A reading counts
only as far as readings agree; digits that a pen wrote come out differently each time, and stay as they were.
Source: measurements on worn pages (docs/benchmarks.md): small letters of numbers read best at 110 dpi, marks at 150.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from config.vocabulary import table
from pipeline import inks, tesseract
from pipeline.model import Box, Word
from pipeline.number import NUMBER
from pipeline.paper import flatten, lightest
from pipeline.picture import Picture, Prepared
from pipeline.rows import Run, confidence_of, overlap, run_of, runs_of
from pipeline.viet import fold

if TYPE_CHECKING:
    from pipeline.tesseract import Binding

# How far down a page a letterhead reaches.
_HEAD = 0.4
# A line all of whose words are as sure as this is not read again.
_SURE = 0.9
_SIZES = (110.0, 150.0, 200.0)
_AROUND = 5.0
# Readings that must agree, the first one included, and how sure a word of them must be.
_AGREEING, _BELIEVED = 3, 0.6
# How sure digits are at most on which no readings agree, and at least where they do: that is print.
_DISPUTED, _PRINTED = 0.4, 0.65
_NUMBERED = re.compile(r"\W*(?:s[o06]\w?|s[eé]|luat so)\s*[:.;]|\W*so\s*\d")
_NUMBER_LIKE = re.compile(r"\d.{0,4}[/⁄-].{0,14}-[A-ZĐÐ]")
# "Lam Giang, ngày" may end a narrow line, and the next begin with the day.
_DATED = re.compile(r"\bng\w{1,2}\b.{0,12}\b\w?han?g\b|^\W*\d{1,2}\W+\w?han?g\W.{1,6}\bn\wm\b")
_DATE = re.compile(r"(?:ngày\s*|^\W*)\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*(?:19|20)\d\d")
# The same as recognition leaves it, over folded text: ngây, thàng, (hàng, nãm.
_LIKE_DATE = re.compile(
    r"(?:ng\w{1,2}\W{0,2}|^\W*)(\d{1,2})\W{1,3}\w?han?g\W{1,2}(\d{1,2})\W{1,3}n\wm\W{1,2}((?:19|20)\d\d)"
)
_LABELS = (("ngày", re.compile(r"ng\w?y")), ("tháng", re.compile(r"\W?\w?han?g")), ("năm", re.compile(r"n\wm\W?")))
# Marks before the digits that are specks or the tail of "Số:".
_LEAD = re.compile(r"(?<=[\s:.,-])[.,'-]+(?=\d)")
# Letters of symbols that are taken for one another.
_ALIKE = str.maketrans("gq0158l", "coiisbi")
# What recognition makes of 1 and 5 beside other digits or where a day stands.
_ONE = re.compile(r"(?<=\d)[\]|lI](?!\w)|(?<!\w)[\]|lI](?=\d)")
_FIVE = re.compile(r"(?<=\d)[ŠS](?!\w)|(?<!\w)[ŠS](?=\d)|(?<=ngày )Š(?= tháng)|(?<=tháng )Š(?= năm)")
# A number whose mark was not read.
_GLUED = re.compile(r"(?<![\w/,.-])\d{1,5}[A-ZĐ]{2,4}[-/][A-ZĐ][A-Za-zĐđ&]*")


class _Reading(NamedTuple):
    """One reading of a line, and what it says (see `_says`)."""

    words: tuple[Word, ...]
    says: str


def read_again(words: list[Word], picture: Picture, prepared: Prepared, binding: Binding) -> list[Word]:
    """The words of a page with its number and date lines as most readings have them; all in upright points."""
    top = [word for word in words if word.box.y1 < prepared.size[1] * _HEAD]
    for line in _lines(top):
        if min(word.confidence for word in line.words) >= _SURE and _says(line.words):
            continue
        best = _elected(line, picture, prepared, binding)
        if best:
            words = [word for word in words if word not in line.words] + list(best)
    return words


def _lines(words: Sequence[Word]) -> list[Run]:
    """The number line, with what stands apart from its label, and the line of place and date."""
    lines: list[Run] = []
    runs = runs_of(words)
    for run in runs:
        folded = fold(run.text)
        if _DATED.search(folded) or (_NUMBER_LIKE.search(run.text) and len(run.words) <= 4):
            lines.append(run)
        elif _NUMBERED.match(folded):
            beside = [other for other in runs if other is not run and _beside(run, other)]
            lines.append(run_of(word for part in (run, *beside) for word in part.words))
    return lines


def _beside(label: Run, other: Run) -> bool:
    """Whether a run goes on with the number line: close to its right, and digits or a symbol."""
    near = -2.0 < other.box.x0 - label.box.x1 < 8.0 * label.height and overlap(label.box, other.box) > 0.4
    return near and re.match(r"[\W\d]*[/⁄-]?[A-ZĐ]{2}|\d", other.text) is not None


def _elected(line: Run, picture: Picture, prepared: Prepared, binding: Binding) -> tuple[Word, ...] | None:
    """The best of the readings that agree, as sure as they are many; the line itself, less sure, where none do."""
    first = _Reading(line.words, _says(line.words))
    readings = [first, *_readings(line.box, picture, prepared, binding)]
    readings = [reading._replace(words=_labelled(reading.words)) for reading in readings]
    counts = {said: [r for r in readings if r.says == said] for said in {r.says for r in readings} if said}
    agreeing = max(counts.values(), key=lambda group: (len(group), _surest(group)), default=[])
    if len(agreeing) < _AGREEING or _surest(agreeing) < _BELIEVED:
        return tuple(_disputed(word) for word in line.words)
    whole = [reading for reading in agreeing if _whole(reading.words)]
    if not whole:
        return None
    best = max(whole, key=lambda reading: (_known(reading.words), confidence_of(reading.words)))
    sure = round(max(_PRINTED, _surest(agreeing) * (1 + len(agreeing) / len(readings)) / 2), 3)
    return tuple(Word(word.text, word.box, max(sure, word.confidence * sure)) for word in best.words)


def _disputed(word: Word) -> Word:
    """A word with digits on which no readings agree: most likely a pen wrote them."""
    sure = min(word.confidence, _DISPUTED) if any(map(str.isdigit, word.text)) else word.confidence
    return Word(word.text, word.box, sure)


def _surest(readings: Sequence[_Reading]) -> float:
    return max(min(word.confidence for word in reading.words) for reading in readings)


def _readings(place: Box, picture: Picture, prepared: Prepared, binding: Binding) -> list[_Reading]:
    around = Box(place.x0 - _AROUND, place.y0 - _AROUND / 2, place.x1 + _AROUND, place.y1 + _AROUND / 2)
    light = flatten(lightest(inks.cut_out(picture, prepared, around)))
    readings = []
    for dpi in _SIZES:
        if dpi > 1.4 * picture.dpi:
            continue
        words = tuple(inks.read(light, around, inks.Resolutions(picture.dpi, dpi, dpi), binding, tesseract.ONE_LINE))
        if words:
            readings.append(_Reading(words, _says(words)))
    return readings


def _says(words: Sequence[Word]) -> str:
    """The number or date of a line in one spelling, blanks and marks left out; "" where it has none."""
    text = _FIVE.sub("5", _ONE.sub("1", _text(words)))
    if date := _LIKE_DATE.search(fold(text)):
        return "-".join(str(int(part)) for part in date.groups())
    if found := NUMBER.search(text) or _GLUED.search(text):
        digits, symbol = re.match(r"(\d+)(.*)", found[0], re.DOTALL).groups()  # type: ignore[union-attr]
        return digits + re.sub(r"\W", "", fold(symbol)).replace("dd", "d").translate(_ALIKE)
    return ""


def _labelled(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a date line with ngày, tháng and năm as they are printed."""
    out = list(words)
    if _LIKE_DATE.search(fold(_text(words))):
        for index, word in enumerate(words):
            label = next((label for label, like in _LABELS if like.fullmatch(fold(word.text))), word.text)
            out[index] = Word(label, word.box, word.confidence)
    return tuple(out)


def _known(words: Sequence[Word]) -> bool:
    """Whether the number of a line, if it has one, bears the symbol of a kind, as most numbers do."""
    found = NUMBER.search(_text(words))
    return found is None or found["first"] in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(kind["code"]) for kind in table("kinds")["kinds"] if kind.get("code"))


def _whole(words: Sequence[Word]) -> bool:
    """Whether a reading has the date, or the number with all its marks."""
    text = _text(words)
    return _DATE.search(text) is not None or NUMBER.search(text) is not None


def _text(words: Sequence[Word]) -> str:
    return _LEAD.sub("", " ".join(word.text for word in words).replace("⁄", "/"))
