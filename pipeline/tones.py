"""Tone marks that recognition lost or took for others, set right where two neighbouring syllables are a known word.

Print that is small, faint or black and white only keeps its letters and loses its marks: "triên khai", "châp hành",
"Giám đôc". A syllable is changed only where the pair it forms with a neighbour is no word, where with other marks it is
one, where a single such reading is left, and where that reading is the commoner syllable. Syllables that stand alone
everywhere (config/tables/syllables.yaml) and names stay.

Words: the dictionary of 74,000 words that comes with underthesea, and the names in our own tables.
Measured on pages of six real documents printed and worn: docs/benchmarks.md.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from config.vocabulary import table
from pipeline.model import Word
from pipeline.viet import fold, key, keys

# How sure a word is at most whose marks were set by its neighbour.
_MENDED = 0.8
_TABLES = ("kinds", "roles", "bodies", "headings", "letterheads")
_CORE = re.compile(r"^(\W*)([^\W\d_]{2,7})(\W*)$")


class _Lexicon(NamedTuple):
    """Pairs of neighbouring syllables in words, those of the field's own words, of kinds and positions among these; how
    many words hold a syllable, and syllables alike but for marks.
    """

    pairs: frozenset[tuple[str, str]]
    own: frozenset[tuple[str, str]]
    titles: frozenset[tuple[str, str]]
    frequency: dict[str, int]
    alike: dict[str, tuple[str, ...]]
    alone: frozenset[str]


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one line with lost marks set right; boxes stay, and what was changed is less sure."""
    cores = [_CORE.match(word.text) for word in words]
    texts = [core[2] if core else "" for core in cores]
    out = list(words)
    for index, (word, core) in enumerate(zip(words, cores, strict=True)):
        if core is None or _is_name(words, index, core[2]):
            continue
        before = texts[index - 1] if index and not _closed(cores[index - 1]) and not core[1] else ""
        after = texts[index + 1] if index + 1 < len(words) and not core[3] and not _opened(cores[index + 1]) else ""
        right = _reading(core[2], before, after)
        if right is not None:
            texts[index] = right
            out[index] = Word(f"{core[1]}{right}{core[3]}", word.box, min(word.confidence, _MENDED))
    return tuple(out)


def _is_name(words: Sequence[Word], index: int, core: str) -> bool:
    """A capital in the midst of a line of small letters, or beside another such word."""
    if not core[:1].isupper() or core.isupper():
        return False
    if index + 1 < len(words) and words[index + 1].text.istitle():
        return True
    if index == 0:
        return False
    before = words[index - 1].text
    return before[-1:].isalnum() or before[-1:] == ","


def _closed(core: re.Match[str] | None) -> bool:
    return core is None or bool(core[3])


def _opened(core: re.Match[str] | None) -> bool:
    return core is None or bool(core[1])


def _reading(printed: str, before: str, after: str) -> str | None:
    """The one reading that makes a word with a neighbour where the printed one makes none; None where there is none."""
    lexicon = _lexicon()
    syllable, left, right = key(printed), key(before), key(after)
    if (left, syllable) in lexicon.pairs or (syllable, right) in lexicon.pairs:
        return None
    alike = [other for other in lexicon.alike.get(_letters(syllable), ()) if other != syllable]
    sure = lexicon.titles if syllable in lexicon.alone else lexicon.own
    own = [other for other in alike if (left, other) in sure or (other, right) in sure]
    known = [other for other in alike if (left, other) in lexicon.pairs or (other, right) in lexicon.pairs]
    if len(own) == 1:
        best = own[0]
    elif len(known) == 1 and _commoner(known[0], syllable):
        best = known[0]
    else:
        return None
    if printed.isupper():
        return best.upper()
    return best.capitalize() if printed[:1].isupper() else best


def _commoner(other: str, syllable: str) -> bool:
    """Whether a reading outweighs what is printed, if that is no syllable that stands alone."""
    lexicon = _lexicon()
    return syllable not in lexicon.alone and lexicon.frequency[other] >= 2 * lexicon.frequency.get(syllable, 0)


def _letters(syllable: str) -> str:
    """A syllable without its marks; đ is a letter of its own."""
    return fold(syllable.replace("đ", "ð"))


@cache
def _lexicon() -> _Lexicon:
    own_names, words = _syllables(_own_names()), _syllables(dictionary())
    frequency = Counter(chain.from_iterable(chain(words, own_names)))
    alike: dict[str, list[str]] = {}
    for syllable in sorted(frequency):
        alike.setdefault(_letters(syllable), []).append(syllable)
    own = _pairs(own_names)
    alone = frozenset(map(key, table("syllables")["alone"].split()))
    titles = _pairs(_syllables(name for table_ in ("kinds", "roles") for name in _strings(table(table_))))
    letters = {same: tuple(syllables) for same, syllables in alike.items()}
    return _Lexicon(own | _pairs(words), own, titles, frequency, letters, alone)


def _syllables(names: Iterable[str]) -> list[list[str]]:
    """The keys of the syllables of each name; all names are keyed as one text, which takes a tenth of the time."""
    return [name.split() for name in keys("\n".join(names)).split("\n")]


def _pairs(names: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for name in names for pair in pairwise(name))


def dictionary() -> Iterable[str]:
    """The words of underthesea's dictionary, read as a file: importing the package would cost more than reading it."""
    found = importlib.util.find_spec("underthesea")
    for place in (found.submodule_search_locations or ()) if found else ():
        path = Path(place) / "corpus" / "data" / "Viet74K.txt"
        if path.is_file():
            return path.read_text("utf-8").splitlines()
    return ()


def _own_names() -> Iterator[str]:
    for name in _TABLES:
        yield from _strings(table(name))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
