"""Dates as Vietnamese directives write them, from running text to ISO days.

`find_dates` gives every date, slot, recurrence and time limit of a stretch of text with its exact span; `full_date` the
one complete day of a short string. Days, months, quarters and years are computed as docs/contract.md lays down.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from extractors.date_forms import (
    AND,
    AND_DOES,
    CLOCK,
    FORMS,
    FROM,
    FROM_NOW,
    IN_BRACKETS,
    LINK,
    UNTIL,
    YEARLY_AFTER,
    YEARLY_BEFORE,
)
from extractors.date_reading import READERS, DateContext, Raw

# What nearly every document has, read without looking for anything else.
_DAY, _MONTH, _YEAR = "(3[01]|[12][0-9]|0?[1-9])", "(1[0-2]|0?[1-9])", "((?:1[89]|20)[0-9][0-9])"
_PLAIN_DATE = re.compile(rf"{_DAY}/{_MONTH}/{_YEAR}|{_DAY} tháng {_MONTH} năm {_YEAR}")

__all__ = ["DateContext", "DateMention", "find_dates", "full_date"]


class DateMention(NamedTuple):
    """One date expression, `start:end` of the text.

    `since` and `due` are ISO days, first and last day meant; None where open or not computable. `precision` is day,
    week, month, part-of-month, quarter, part-of-year or year; `recurrence` as in the record. `blank`: the day or month
    is left blank. `guessed`: the year is not written. `era`: the span of a programme or term of office, not of a task.
    """

    start: int
    end: int
    since: str | None
    due: str | None
    precision: str
    recurrence: str | None = None
    blank: bool = False
    guessed: bool = False
    era: bool = False


def find_dates(
    text: str, start: int = 0, end: int | None = None, context: DateContext | None = None
) -> list[DateMention]:
    """All date expressions of `text[start:end]` in order. Impossible days (31/4) are left out."""
    context = context or DateContext()
    stop = len(text) if end is None else end
    raws: list[Raw] = []
    for match in FORMS.finditer(text, start, stop):
        # "30 ngày kể từ ngày 01/12/2025" has read on to the date it counts from.
        if not raws or match.start() >= raws[-1].end:
            raws += READERS[match.lastgroup or ""](match, context)
    raws = _with_recurrence(text, raws, stop, context)
    return list(_joined(text, _resolved(text, raws, context), start))


@lru_cache(maxsize=4_096)
def full_date(text: str) -> str | None:
    """ISO day of the first complete date in a short string (day, month and year all printed), else None."""
    plain = _PLAIN_DATE.fullmatch(text)
    if plain:
        day, month, year = map(int, filter(None, plain.groups()))
        return _iso(year, month, day)
    return next(
        (
            d.due
            for d in find_dates(text)
            if d.precision == "day" and not d.blank and not d.guessed and d.since == d.due
        ),
        None,
    )


# ---- years, recurrences and ranges that reach over several forms ----------------------------------------------------


def _near(text: str, left: Raw, right: Raw) -> bool:
    """Whether two forms belong to one enumeration or range, so that a year written once holds for both."""
    between = text[left.end : right.start]
    return len(between) <= 30 and LINK.fullmatch(between) is not None


def _with_recurrence(text: str, raws: list[Raw], stop: int, context: DateContext) -> list[Raw]:
    """ngày 15/12 hằng năm, hằng năm (trước ngày 15/12), 15/6 và 15/12 hằng năm as one recurring mention each."""
    out: list[Raw] = []
    for each in raws:
        raw = each
        if raw.yearless and (after := YEARLY_AFTER.match(text, raw.end, stop)):
            raw = raw._replace(end=after.end(), recurrence="yearly", yearless=False)
        elif raw.yearless and raw.precision == "day" and context.year is None and _of_every_year(text, raw):
            raw = raw._replace(recurrence="yearly", yearless=False)
        last = out[-1] if out else None
        if last and last.recurrence and raw.start < last.end:
            if raw.start != last.start:
                continue
        elif (
            last
            and last.recurrence
            and _bracketed(text, last, raw)
            and (raw.yearless or raw.recurrence == last.recurrence)
        ):
            out[-1] = raw._replace(start=last.start, recurrence=last.recurrence, yearless=False)
            continue
        out.append(raw)
    for i in range(len(out) - 2, -1, -1):
        if (
            out[i].yearless
            and out[i + 1].recurrence == "yearly"
            and out[i].precision == out[i + 1].precision
            and (_near(text, out[i], out[i + 1]) or AND_DOES.fullmatch(text[out[i].end : out[i + 1].start]))
        ):
            out[i] = out[i]._replace(recurrence="yearly", yearless=False)
    return out


def _of_every_year(text: str, raw: Raw) -> bool:
    """báo cáo năm (trước ngày 15/12): of each year, unless the title names the one year of the plan."""
    return YEARLY_BEFORE.search(text[max(0, raw.start - 60) : raw.start]) is not None


def _bracketed(text: str, every: Raw, day: Raw) -> bool:
    """hằng năm (trước ngày 10/12), định kỳ hằng năm, chậm nhất ngày 10/12."""
    between = text[every.end : day.start]
    return every.precision != "day" and len(between) <= 40 and IN_BRACKETS.fullmatch(between) is not None


def _resolved(text: str, raws: list[Raw], context: DateContext) -> list[tuple[Raw, DateMention]]:
    """Years supplied from the neighbour after, the neighbour before, or the context; then days computed."""
    years: list[Raw] = list(raws)
    for i in range(len(years) - 2, -1, -1):
        here, after = years[i], years[i + 1]
        if here.yearless and here.year is None and after.year is not None and _near(text, here, after):
            years[i] = here._replace(year=after.year - (here.low > after.low))
    for i in range(1, len(years)):
        here, before = years[i], years[i - 1]
        if here.yearless and here.year is None and before.year is not None and _near(text, before, here):
            years[i] = here._replace(year=before.year + (here.low < before.low))
    found = []
    for raw in years:
        guessed = raw.yearless and raw.year is None
        month, day = raw.high
        whole = raw._replace(year=context.guess(month, day or 28)) if guessed else raw
        found.append((whole, _mention(whole, guessed)))
    return found


def _mention(raw: Raw, guessed: bool) -> DateMention:
    since, due = raw.since, raw.due
    if raw.year is not None and not raw.recurrence:
        since = _iso(raw.year, *raw.low)
        due = _iso(raw.last or raw.year, *raw.high)
    return DateMention(raw.start, raw.end, since, due, raw.precision, raw.recurrence, raw.blank, guessed, raw.era)


def _iso(year: int, month: int, day: int) -> str | None:
    length = monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day or length:02}" if day <= length else None


def _joined(text: str, found: list[tuple[Raw, DateMention]], low: int) -> Iterator[DateMention]:
    """Ranges (từ … đến …), neighbouring days (28/12 và 29/12/2011) and spans from today made one mention."""
    held: DateMention | None = None
    for raw, mention in found:
        if raw.yearless and mention.due is None:
            continue
        if held is not None and (joined := _join(text, held, mention)):
            held = joined
            continue
        if held is not None:
            yield _widened(text, held, low)
        held = mention
    if held is not None:
        yield _widened(text, held, low)


def _join(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    if (
        left.due is None
        or right.due is None
        or left.since is None
        or right.since is None
        or left.era
        or right.era
        or left.blank
    ):
        return None
    between = text[left.end : right.start]
    if len(between) > 40 or left.due >= right.due:
        return None
    tied = UNTIL.fullmatch(between) or (AND.fullmatch(between) and _next_day(left.due) == right.since)
    if not tied:
        return None
    precision = (
        left.precision
        if left.precision == right.precision
        else "day"
        if "day" in (left.precision, right.precision)
        else right.precision
    )
    return right._replace(start=left.start, since=left.since, precision=precision)


def _next_day(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(1)).isoformat()


def _widened(text: str, mention: DateMention, low: int) -> DateMention:
    """The span with the clock time, the "từ" of a range or "từ nay đến" before it."""
    before = text[max(low, mention.start - 60) : mention.start]
    if now := FROM_NOW.search(before):
        return mention._replace(start=mention.start - len(before) + now.start(), since=None)
    if clock := CLOCK.search(before):
        mention = mention._replace(start=mention.start - len(before) + clock.start())
        before = before[: clock.start()]
    since = FROM.search(before) if mention.since != mention.due else None
    if since and (
        "ừ" in since[0] or (mention.precision == "day" and text[mention.start : mention.end].lstrip()[:1] in ("n", "N"))
    ):
        mention = mention._replace(start=mention.start - len(before) + since.start())
    while mention.start < mention.end and text[mention.start] in " \t\f":
        mention = mention._replace(start=mention.start + 1)
    return mention
