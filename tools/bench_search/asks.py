"""What is asked of an archive: typed queries of each kind, sampled from what was put into it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from index.clauses import LATEST, Order
from pipeline.number import number_key
from tools.bench_search.heads import Head, head, provinces
from tools.bench_search.noise import garbled
from tools.bench_search.typed import FULL, PARTIAL
from tools.bench_search.words import some, vocabulary

_SEED = 7
# From where in the vocabulary words are taken: a word is typed as it is spoken, two syllables without quotes.
_FREQUENT, _MIDDLING, _RARE = (0, 40), (150, 500), (2500, 5000)
DEEP = 10_000


def sampled(size: int, count: int, kind: str) -> list[Head]:
    """Documents of an archive of this size, others for each kind of query."""
    dice = random.Random(f"{_SEED} {kind}")
    return [head(dice.randrange(size)) for _ in range(count)]


@cache
def alone(size: int) -> tuple[Head, ...]:
    """The documents whose number no other of the archive has."""
    heads = [head(index) for index in range(size)]
    keys = [number_key(each.number) for each in heads]
    times = Counter(keys)
    return tuple(each for each, key in zip(heads, keys, strict=True) if times[key] == 1)


def bare(number: str) -> str:
    """A number without its signs: what of it is left when dashes and strokes are lost."""
    return re.sub(r"[\W_]", "", number_key(number))


@cache
def numbers(size: int) -> frozenset[str]:
    """All numbers of the archive, bare."""
    return frozenset(bare(head(index).number) for index in range(size))


@cache
def _by_kind(size: int) -> dict[tuple[str, int], list[Head]]:
    found: dict[tuple[str, int], list[Head]] = {}
    for each in map(head, range(size)):
        found.setdefault((each.kind, each.digits), []).append(each)
    return found


def like(wanted: Head, size: int, *, dated: bool) -> set[str]:
    """Ids of the documents of this kind and running number, of the same year where it is asked for."""
    same = _by_kind(size)[wanted.kind, wanted.digits]
    return {each.id for each in same if not dated or each.year == wanted.year}


def _numbers(size: int, count: int) -> list[str]:
    found = [FULL[place % len(FULL)].typed(each) for place, each in enumerate(sampled(size, 3 * count, "number"))]
    return [typed for typed in found if typed][:count]


def _partial(size: int, count: int) -> list[str]:
    found = [
        PARTIAL[place % len(PARTIAL)].typed(each) for place, each in enumerate(sampled(size, 3 * count, "partial"))
    ]
    return [typed for typed in found if typed][:count]


def _garbled(size: int, count: int) -> list[str]:
    dice = random.Random(_SEED)
    return [garbled(each.number, dice).text for each in sampled(size, count, "garbled")]


def _ranked(ranks: tuple[int, int]) -> Callable[[int, int], list[str]]:
    def asked(size: int, count: int) -> list[str]:
        dice = random.Random(f"{_SEED} {ranks}")
        return [vocabulary()[dice.randrange(*ranks)] for _ in range(count)]

    return asked


def _texts(size: int, count: int, kind: str) -> list[tuple[random.Random, list[str]]]:
    """Sentences of sampled documents, with dice."""
    from tools.bench_search.records import body_of

    found = []
    for place, each in enumerate(sampled(size, count, kind)):
        dice = random.Random(f"{_SEED} {kind} {place}")
        found.append((dice, body_of(each.place)))
    return found


def _several(size: int, count: int) -> list[str]:
    """Two or three words out of one document, in any order."""
    found = []
    for dice, said in _texts(size, count, "words"):
        syllables = re.findall(r"\w+", " ".join(said))
        starts = [dice.randrange(len(syllables) - 1) for _ in range(dice.choice((2, 3)))]
        found.append(" ".join(" ".join(syllables[start : start + 2]) for start in starts))
    return found


def _phrases(size: int, count: int) -> list[str]:
    """Two to four syllables that follow each other in one document, in quotes."""
    found = []
    for dice, said in _texts(size, count, "phrase"):
        syllables = re.findall(r"\w+", dice.choice(said))
        length = min(dice.choice((2, 3, 4)), len(syllables))
        start = dice.randrange(len(syllables) - length + 1)
        found.append('"' + " ".join(syllables[start : start + length]) + '"')
    return found


def _filtered(size: int, count: int) -> list[str]:
    """Words with one of the fields people know."""
    dice = random.Random(f"{_SEED} filtered")
    found = []
    for each in sampled(size, count, "filtered"):
        (word,) = some(dice, 1)
        place = each.locality or provinces()[0][0]
        year = int(each.year)
        fields = (
            *(f"loại:{each.code or 'CV'}", f"năm:{year}", f'tỉnh:"{place}"', f"ngày:>{year - 3}", 'ký:"Văn Mẫu"'),
            *(f'loại:"{each.kind}" năm:{year}', f'tỉnh:"{place}" ngày:{year}..{year + 5}'),
        )
        found.append(f"{word} {dice.choice(fields)}")
    return found


Asked = Callable[[int, int], Sequence[str]]
# What is told of each kind: typed queries, and how `search` is called beside limit=20.
KINDS: dict[str, tuple[Asked, dict[str, int | Order]]] = {
    "number": (_numbers, {}),
    "part of a number": (_partial, {}),
    "garbled number": (_garbled, {}),
    "frequent word": (_ranked(_FREQUENT), {}),
    "middling word": (_ranked(_MIDDLING), {}),
    "rare word": (_ranked(_RARE), {}),
    "several words": (_several, {}),
    "phrase": (_phrases, {}),
    "words and fields": (_filtered, {}),
    "facets alone": (_ranked(_FREQUENT), {"limit": 1}),
    "10,000 hits deep": (_ranked(_FREQUENT), {"offset": DEEP}),
    "latest first": (_ranked(_FREQUENT), {"order": LATEST}),
}
# What the peers are asked too; SQLite's number is a phrase.
PEERS = ("number", "frequent word", "middling word", "rare word", "several words", "phrase")
