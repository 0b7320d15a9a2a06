"""What a made document is known by: its number in a series of Party or State, body, place and date.

Every head is made from its index alone, so a document can be cited by its index and an archive of 20,000 is the
beginning of that of 200,000.
"""

from __future__ import annotations

import hashlib
import random
from functools import cache
from itertools import accumulate
from math import exp, log
from typing import Any, NamedTuple

from config.vocabulary import table
from tools.bench_search.words import material, vocabulary

SEED = 20
FIRST_YEAR, LAST_YEAR = 1990, 2025


class Series(NamedTuple):
    """Numbers of one kind and body: how often, kind and symbol, shape of the number, the body, the highest number."""

    weight: float
    kind: str
    code: str | None
    shape: str
    body: str
    most: int


class Head(NamedTuple):
    """What is known of one document; `date` as ISO 8601, `locality` a province or None for central bodies."""

    place: int
    kind: str
    code: str | None
    digits: int
    number: str
    issuer: str
    locality: str | None
    date: str

    @property
    def id(self) -> str:
        """The id of its record."""
        return f"{self.sha256[:12]}-1"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(f"{SEED}:{self.place}".encode()).hexdigest()

    @property
    def year(self) -> str:
        return self.date[:4]


@cache
def _series() -> tuple[tuple[Series, ...], list[float]]:
    told = material()
    found = [
        Series(kind["weight"] * body["share"], kind["name"], kind["code"], _shape("-", kind, "/", body), *_of(body))
        for body in told["party"]
        for kind in told["kinds"]
    ]
    found += [
        Series(kind["weight"], kind["name"], kind["code"], _shape("/", kind, "-", body), *_of(body))
        for body in told["state"]
        for kind in told["kinds"]
        if kind["code"] not in body["without"] and kind["code"] in body.get("only", [kind["code"]])
    ]
    people = told["state"][0]["name"]
    found += [Series(6, "Công văn", None, "{n:02}/UBND-" + office, people, 9500) for office in told["offices"]]
    found.append(Series(12, "Quyết định", "QĐ", "{n:02}/{y}/QĐ-UBND", people, 90))
    found += [Series(**row) for row in told["central"]]
    ministries = [(row["symbol"], row["name"]) for row in told["ministries"]]
    found += [Series(5, "Thông tư", "TT", "{n:02}/{y}/TT-" + symbol, name, 160) for symbol, name in ministries]
    found += [Series(5, "Quyết định", "QĐ", "{n:02}/QĐ-" + symbol, name, 3500) for symbol, name in ministries]
    found += [Series(6, "Công văn", None, "{n:02}/" + symbol + "-VP", name, 9000) for symbol, name in ministries]
    return tuple(found), list(accumulate(each.weight for each in found))


def _shape(before: str, kind: dict[str, Any], between: str, body: dict[str, Any]) -> str:
    return f"{{n:02}}{before}{kind['code']}{between}{body['symbol']}"


def _of(body: dict[str, Any]) -> tuple[str, int]:
    return body["name"], body["most"]


@cache
def provinces() -> tuple[tuple[str, ...], list[float]]:
    """The provinces with falling weights: an archive has more of some than of others."""
    names = tuple(row["name"] for row in table("localities")["provinces"])
    return names, list(accumulate(1 / (rank + 4) for rank in range(len(names))))


@cache
def _districts(province: str) -> tuple[str, ...]:
    dice = random.Random(province)
    return tuple(dice.choice(vocabulary()[1000:]).title() for _ in range(9))


def head(index: int) -> Head:
    """The head of the document with this index."""
    dice = random.Random(SEED * 1_000_000_007 + index)
    found, weights = _series()
    (series,) = dice.choices(found, cum_weights=weights)
    # More is kept of later years.
    year = FIRST_YEAR + int((LAST_YEAR - FIRST_YEAR + 1) * dice.random() ** 0.7)
    # How far a series gets in a year or term is log-uniform, what is kept of it is anything up to there.
    digits = 1 + int(exp(dice.uniform(log(10), log(series.most))) * dice.random())
    session = 8 + sum(year >= since for since in (1992, 1997, 2002, 2007, 2011, 2016, 2021))
    locality = None
    if "{}" in series.body:
        names, shares = provinces()
        (locality,) = dice.choices(names, cum_weights=shares)
    of = dice.choice(_districts(locality)) if locality and series.body.startswith("Huyện") else locality
    return Head(
        index,
        series.kind,
        series.code,
        digits,
        series.shape.format(n=digits, y=year, q=session),
        series.body.format(of),
        locality,
        f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
    )
