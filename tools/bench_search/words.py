"""Administrative Vietnamese that nobody wrote: some thousand words with Zipf's frequencies."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import yaml

from pipeline.viet import fold

WORDS = 5000
_SYLLABLES = 1600
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@cache
def material() -> Any:
    """The table that everything is put together from."""
    return yaml.load(files("tools.bench_search").joinpath("made.yaml").read_text("utf-8"), Loader=yaml.SafeLoader)


@cache
def vocabulary() -> tuple[str, ...]:
    """The words, most frequent first: two syllables each; made from a fixed seed."""
    dice = random.Random(1)
    made: dict[str, None] = {}
    while len(made) < _SYLLABLES:
        made[_toned(dice.choice(material()["onsets"]) + dice.choice(material()["rimes"]), dice.choice(_TONES))] = None
    syllables = list(made)
    weights = list(accumulate(1 / (rank + 20) for rank in range(_SYLLABLES)))
    found = dict.fromkeys(material()["common"])
    while len(found) < WORDS:
        found[" ".join(dice.choices(syllables, cum_weights=weights, k=2))] = None
    return tuple(found)


def _toned(syllable: str, tone: str) -> str:
    """The tone on the last vowel but one before a final consonant or vowel, near enough to how it is written."""
    vowels = [place for place, letter in enumerate(syllable) if fold(letter) in "aeiouy"]
    place = vowels[-2] if len(vowels) > 1 and vowels[-1] == len(syllable) - 1 else vowels[-1]
    return unicodedata.normalize("NFC", syllable[: place + 1] + tone + syllable[place + 1 :])


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))


def some(dice: random.Random, count: int) -> list[str]:
    """So many words, the frequent ones often."""
    return dice.choices(vocabulary(), cum_weights=_weights(), k=count)


@cache
def _slots() -> tuple[int, ...]:
    return tuple(template.count("{}") for template in material()["sentences"])


def sentences(dice: random.Random, length: int) -> Iterator[str]:
    """Sentences until about `length` characters are there."""
    templates = material()["sentences"]
    while length > 0:
        chosen = dice.choices(range(len(templates)), k=12)
        words = iter(some(dice, sum(_slots()[each] for each in chosen)))
        for each in chosen:
            sentence = templates[each].format(*(next(words) for _ in range(_slots()[each])))
            yield sentence[0].upper() + sentence[1:]
            length -= len(sentence) + 1
            if length <= 0:
                return
