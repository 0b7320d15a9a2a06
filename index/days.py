"""Days, months and years as people type them, as spans of days. Days are ISO 8601 text and compared as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.errors import UsageError

BEGINNING, END = "0001-01-01", "9999-12-31"
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?:(?P<d>\d{{1,2}})[/.-])?(?:(?P<m>\d{{1,2}})[/.-])?(?P<y>{_YEAR})|(?P<iso>\d{{4}}(?:-\d\d){{1,2}})"
)
_YEARS = re.compile(rf"({_YEAR})-({_YEAR})")
# Within a text: a whole day, or a month that is called one.
_TYPED = re.compile(
    rf"""(?<![\w./:<>=-])(?:
        (?:ngay\s+)?(?P<d>\d{{1,2}})(?:\s*/\s*|\s+thang\s+|(?P<sign>[.-]))(?P<m>\d{{1,2}})
            (?(sign)(?P=sign)|(?:\s*/\s*|\s+nam\s+))(?P<y>{_YEAR})
        |(?:ngay\s+)?(?P<iso>{_YEAR}-\d\d-\d\d)
        |thang\s+(?P<month>\d{{1,2}})(?:\s*[/-]\s*|\s+nam\s+)(?P<of>{_YEAR})
    )(?![\w/-])""",
    re.VERBOSE,
)


def day(date: str | None) -> str:
    """2018-05-02 → 02/05/2018."""
    return "/".join(reversed(date.split("-"))) if date else ""


class Day(NamedTuple):
    """A day or month that stands in what was typed: where, and its first and last day."""

    start: int
    end: int
    low: str
    high: str


def typed(folded: str) -> Iterator[Day]:
    """The days and months in a folded text; what no calendar has is none."""
    for found in _TYPED.finditer(folded):
        if found["iso"]:
            span = _span(found["iso"])
        elif found["month"]:
            span = _span(f"{found['month']}/{found['of']}")
        else:
            span = _span(f"{found['d']}/{found['m']}/{found['y']}")
        if span:
            yield Day(found.start(), found.end(), *span)


def day_span(typed: str) -> tuple[str, str]:
    """First and last day of a date as people type it. Raises UsageError for what is no date."""
    span = _span(typed)
    if span is None:
        raise UsageError(f"{typed} is no date", hint="give it as 2018-07-01, 1/7/2018, 7/2018 or 2018")
    return span


def limits(op: str | None, value: str) -> tuple[str, str] | None:
    """First and last day of `2018`, `7/2018`, `1/7/2018`, `2018-07-01`, `a..b`, `2016-2018`, `<a`; None for no date."""
    if years := _YEARS.fullmatch(value.strip()):
        value = f"{years[1]}..{years[2]}"
    first, dots, last = value.partition("..")
    low, high = _span(first) if first else (BEGINNING, BEGINNING), _span(last) if dots and last else None
    if low is None or (dots and last and high is None):
        return None
    if dots:
        return low[0], high[1] if high else END
    known = {
        "<": (BEGINNING, _before(low[0])),
        "<=": (BEGINNING, low[1]),
        ">": (_after(low[1]), END),
        ">=": (low[0], END),
    }
    return known.get(op or "", low)


def _span(value: str) -> tuple[str, str] | None:
    found = _DAY.fullmatch(value.strip())
    if not found:
        return None
    if found["iso"]:
        year, month, *rest = found["iso"].split("-")
        day = rest[0] if rest else None
    else:
        # A single part before the year is the month: 7/2018.
        year, month, day = found["y"], found["m"] or found["d"], found["d"] if found["m"] else None
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    low = f"{year}-{int(month or 1):02}-{int(day or 1):02}"
    return low, f"{year}-{int(month or 12):02}-{int(day or 31):02}"


# A day that no calendar has (2018-07-00, 2018-07-32) serves as a limit.
def _before(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) - 1:02}"


def _after(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) + 1:02}"
