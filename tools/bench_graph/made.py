"""A made net of citations: which documents there are, which of them the archive holds, and what each of them cites.

Documents come in the order of their days and cite only earlier ones: a dozen laws and resolutions that a fixed share of
all documents cites, what others cited lately (copied, so that what is cited often is cited more often still), and what
was issued lately. How many a document cites is log-normal about seven. A third of the works is not held.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from tools.bench_search.heads import SEED, Head, head

MEAN = 7.0
_SPREAD, _MOST = 0.8, 120
# One document in three is not in the archive, whether it is cited or not.
_NOT_HELD = 3
_HUBS, _FIRST_SHARE, _FALL = 16, 0.35, 0.9
_COPIED = 0.55
_CENTRAL = frozenset({"Luật", "Nghị định", "Nghị quyết", "Pháp lệnh"})
_RELATIONS = {
    "cites": 42, "based-on": 26, "implements": 13, "guides": 3, "extends": 2, "reviews": 3, "attached-to": 1,
    "amends": 5, "replaces": 3, "repeals": 2,
}  # fmt: skip
_OF_HUBS = {"cites": 30, "based-on": 60, "implements": 10}
# What a citation states beside the number: all, no date, nothing, the year alone.
STATED = ("all", "undated", "bare", "year")
_SHARES = (66, 18, 10, 6)


class Cites(NamedTuple):
    """One citation: the place of what is meant, what is done with it, and how much of it is stated."""

    target: int
    relation: str
    stated: str
    mentions: int


class Made(NamedTuple):
    """All documents in the order of their days, which of them are held, the hubs, and what each held one cites."""

    heads: list[Head]
    held: list[bool]
    hubs: list[int]
    cites: list[list[Cites]]


def made(edges: int) -> Made:
    """The net with about this many citations; always the same."""
    dice = random.Random(f"net {SEED} {edges}")
    count = round(edges / MEAN * _NOT_HELD / (_NOT_HELD - 1))
    heads = _numbered([head(place) for place in range(count)])
    hubs = _hubs(heads)
    held = [place % _NOT_HELD != 0 for place in range(count)]
    dice.shuffle(held)
    for rank, place in enumerate(hubs):
        held[place] = not _lacking(rank)
    return Made(heads, held, hubs, _citations(dice, heads, held, hubs))


def _numbered(heads: list[Head]) -> list[Head]:
    """In order of their days, with numbers as they are given: of central bodies one after the other in each year.

    Of the others an archive has some of a long series.
    """
    last: Counter[str] = Counter()
    found = []
    for own in sorted(heads, key=lambda each: (each.date, each.place)):
        symbol = own.number.lstrip("0123456789")
        dice = random.Random(SEED - own.place)
        digits = 1 + int(3000 * dice.random() ** 2)
        if own.locality is None:
            last[f"{symbol} {own.year}"] += 1
            digits = last[f"{symbol} {own.year}"]
        found.append(own._replace(digits=digits, number=f"{digits:02}{symbol}"))
    return found


def _hubs(heads: list[Head]) -> list[int]:
    """Early documents of central bodies, spread over the first half of the days, most of them laws and decrees.

    One that is not held bears its year in its number: else others of its series would come into question.
    """
    early = [place for place in range(len(heads) // 2) if heads[place].kind in _CENTRAL and not heads[place].locality]
    dated = [place for place in early if f"/{heads[place].year}/" in heads[place].number]
    step = 1 / (_HUBS + 1)
    pools = (dated if _lacking(rank) else early for rank in range(_HUBS))
    return list(dict.fromkeys(pool[int(rank * step * len(pool))] for rank, pool in enumerate(pools) if pool))


def _lacking(rank: int) -> bool:
    """The third of the hubs, the eighth and so on are not held."""
    return rank % 5 == 2


def _citations(dice: random.Random, heads: list[Head], held: list[bool], hubs: list[int]) -> list[list[Cites]]:
    shares = [_FIRST_SHARE / (rank + 1) ** _FALL for rank in range(len(hubs))]
    known = set(hubs)
    cited: list[int] = []
    found: list[list[Cites]] = []
    for place, own in enumerate(heads):
        targets: set[int] = set()
        if held[place] and place:
            wanted = min(_MOST, round(dice.lognormvariate(0, _SPREAD) * MEAN / 1.37))
            targets = {hub for hub, share in zip(hubs, shares, strict=True) if hub < place and dice.random() < share}
            for _ in range(wanted - len(targets)):
                target = _target(dice, place, cited)
                if heads[target].date <= own.date and not _foreign_district(own, heads[target]):
                    targets.add(target)
        citations = [
            _stated(dice, target, known, heads[target].locality in {None, own.locality}) for target in sorted(targets)
        ]
        cited.extend(target for target in targets if target not in known)
        found.append(citations)
    return found


def _foreign_district(own: Head, target: Head) -> bool:
    """A district of another province, which is cited by nobody: its body's name does not tell the province."""
    return target.locality not in {None, own.locality} and str(target.locality) not in target.issuer


def _target(dice: random.Random, place: int, cited: list[int]) -> int:
    """What was cited lately, or what was issued lately; long ago becomes rare, not impossible."""
    back = dice.random() ** 2.5
    if cited and dice.random() < _COPIED:
        return cited[-1 - int(back * len(cited))]
    return place - 1 - int(back * place)


def _stated(dice: random.Random, target: int, hubs: set[int], near: bool) -> Cites:
    shares = _OF_HUBS if target in hubs else _RELATIONS
    (relation,) = dice.choices(list(shares), list(shares.values()))
    (stated,) = dice.choices(STATED, _SHARES)
    if stated == "bare" and not near:
        # A number alone is one of one's own province.
        stated = "undated"
    return Cites(target, relation, stated, 1 + bisect_right((0.6, 0.88), dice.random()))
