"""On what a value is judged: the record around it, its number taken apart, and how signs are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import regex as re

from config.vocabulary import table
from extractors.repair import spelled_symbols
from pipeline.model import Record
from pipeline.number import Number, parse
from pipeline.viet import fold, key

# Neither confirmed nor contradicted.
OPEN = 0.5


class Vouched(NamedTuple):
    """Signals in 0..1, see `extractors.signals.SIGNALS`."""

    known: float = 1.0
    confirmed: float = 0.0
    unopposed: float = 1.0
    begins: float = 1.0
    ends: float = 1.0
    clean: float = 1.0


def vouched(agrees: float = OPEN, **signs: float) -> Vouched:
    """Signals of a value; `agrees` is 1 where it is confirmed, 0 where it is contradicted, OPEN for neither."""
    return Vouched(confirmed=max(0.0, 2 * agrees - 1), unopposed=min(1.0, 2 * agrees), **signs)


# A cited document's spelling, how far it is known, and how often it is named.
Cited = tuple[str, float, int]


class Ground(NamedTuple):
    """What of a record vouches for its single values: own number and day, and the cited documents by what two readings
    of one share: the digits of a number, the folded letters of a name.
    """

    record: Record
    number: Number | None
    day: str | None
    cited: Mapping[str, Sequence[Cited]]


def ground(record: Record) -> Ground:
    """The ground on which the values of a record stand."""
    cited: defaultdict[str, list[Cited]] = defaultdict(list)
    for citation in record.citations:
        number = parse(citation.number) if citation.number else None
        if number is not None:
            cited[digits(number)].append((number.symbol, symbols(number), len(citation.mentions)))
        elif citation.name:
            cited[fold(citation.name)].append((citation.name, named(citation.name), len(citation.mentions)))
    day = record.issued_on.value if record.issued_on else None
    return Ground(record, parse(record.number.value) if record.number else None, day, dict(cited))


# Words after which a clause goes on.
HANGING = re.compile(
    r"(?:\b(?:của|và|để|cho|với|là|sang|về|tại|theo|các|những|từ|đến|do|bởi|trên|trong|số|thứ)|[,:(–-])$", re.IGNORECASE
)


def printed(on: Ground, item: Any) -> str:
    """The words under a value, on one line."""
    return " ".join(" ".join(on.record.text[piece.start : piece.end] for piece in item.evidence).split())


def same(one: str | None, other: str | None) -> float:
    """Do two things said of one matter agree? OPEN where one of them is not said."""
    return OPEN if one is None or other is None else float(key(one) == key(other))


def not_before(day: str | None, first: str | None) -> float:
    """Does a day lie on or after another (ISO days)? OPEN where one of them is not known."""
    return OPEN if day is None or first is None else float(day >= first)


def all_of(*signs: float) -> float:
    """Signs put together: 0 as soon as one sign speaks against, 1 as soon as one speaks for."""
    return 0.0 if 0.0 in signs else max(signs, default=OPEN)


def of_number(number: Number, agrees: float) -> Vouched:
    """What the form of a document's number says of it."""
    return vouched(agrees, known=symbols(number), begins=_leads(number), ends=_complete(number))


# The legislature's number is part of the symbol: QH15, UBTVQH11.
_SERIES = re.compile(r"((?:UBTV)?QH)1?\d")


def _groups(number: Number) -> list[str]:
    return [group for group in number.groups if group]


def symbols(number: Number) -> float:
    """Share of a symbol's groups that stand for kinds or bodies."""
    known = [_SERIES.sub(r"\1", group) in spelled_symbols() for group in _groups(number)]
    return sum(known) / len(known) if known else 0.0


def _leads(number: Number) -> float:
    """The rules on form want two digits at least (01/NQ-CP), and a digit lost at the front leaves one."""
    return float(len(number.digits) > 1)


def digits(number: Number) -> str:
    """What two readings of one number share when letters were misread."""
    return f"{number.digits}/{number.year or ''}"


def _complete(number: Number) -> float:
    """Is there more than a kind, and no last group of one letter that lost the others?"""
    groups = _groups(number)
    return float((len(groups) > 1 or number.year is not None) and len(groups[-1]) > 1)


@cache
def _laws() -> frozenset[str]:
    listed = table("laws")
    return frozenset(key(name).replace(",", "") for group in ("laws", "codes", "ordinances") for name in listed[group])


# What stands between the names of laws in the name of a law that amends them.
_LAW = "(?:bộ luật|luật|pháp lệnh) "
_AMENDING = re.compile(rf"sửa đổi,? bổ sung (?:một số|các) điều của (?:các )?(?:{_LAW})?|(?:, | và ){_LAW}")
_MEETING = re.compile(r"(?:hội nghị )?trung ương (?:\d+|lần thứ .*)|đại hội .*")


def named(name: str) -> float:
    """Is a document cited by its name a known one: a law of the table, one that amends such, a plenum, a congress?"""
    plain = key(name)
    if _MEETING.fullmatch(plain):
        return 1.0
    laws = [law.strip(" ,").replace(",", "") for law in _AMENDING.split(plain)]
    known = [law in _laws() for law in laws if law]
    return sum(known) / len(known) if known else 0.0
