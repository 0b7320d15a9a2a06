"""Each written form of a date read into month, day and year; see `extractors.date_forms` for the forms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from extractors.date_forms import FORMS, LUNAR, number

_RECURRENCE = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_PERIOD = {"weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
_THIRD = {"đầu": 0, "thượng": 0, "giữa": 1, "trung": 1, "cuối": 2, "hạ": 2}
_NOT_EVERY = frozenset({"khách", "ngân", "mặt", "bán", "mua", "đơn", "cửa", "nhà", "lô"})
_BEFORE_1990 = 1990


class DateContext(NamedTuple):
    """What supplies a missing year or starting day: ISO day of issue, year of the title, ISO day of effect."""

    issued: str | None = None
    year: int | None = None
    effective: str | None = None

    def guess(self, month: int, day: int) -> int | None:
        """The year of a day and month written without one: the first such day not before the issue."""
        if self.issued is None:
            return self.year
        year = int(self.issued[:4])
        if self.year is not None and year <= self.year <= year + 1:
            year = self.year
        return year + (f"{year:04}-{month:02}-{day:02}" < self.issued)


class Raw(NamedTuple):
    """A form as read: from month and day `low` to `high` (day 0 = end of month) of `year`, or of `last` in a span."""

    start: int
    end: int
    precision: str
    low: tuple[int, int] = (1, 1)
    high: tuple[int, int] = (12, 31)
    year: int | None = None
    last: int | None = None
    recurrence: str | None = None
    blank: bool = False
    era: bool = False
    yearless: bool = False
    since: str | None = None
    due: str | None = None


Reader = Callable[[re.Match[str], DateContext], list[Raw]]


def _year(token: str | None, context: DateContext) -> int | None:
    if token is None:
        return None
    if token.strip() == "nay":
        return int(context.issued[:4]) if context.issued else context.year
    value = number(token)
    if value is not None and value < 100:
        value += 2000 if value < 50 else 1900
    return value if value is not None and 1800 <= value <= 2199 else None


def _day(match: re.Match[str], context: DateContext) -> list[Raw]:
    """ngày 26, 27/12/2011; ngày 01 tháng 8 năm 2018; ngày … tháng 5 năm 2018; ngày 15/12."""
    form = match.lastgroup or ""
    parts = match.groupdict()
    token = parts.get(f"{form}_y") or parts.get(f"{form}_z")
    year = _year(token, context)
    sign = parts.get(f"{form}_s")
    month = number(parts[f"{form}_m"], roman=sign == "-" or (year is not None and year < _BEFORE_1990))
    day = number(parts[f"{form}_d"])
    if LUNAR.match(match.string, match.end()):
        return []
    if month is None or day is None or (form == "wd" and not (1 <= day <= 31)):
        return _blank(match, month, year)
    first = re.match(r"\d+", parts.get(f"{form}_l") or "")
    low = int(first[0]) if first and 0 < int(first[0]) < day else day
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]):
        return []
    start = (
        match.start(f"{form}_l")
        if form in ("dm", "nu", "wn") and parts.get(f"{form}_l") is not None
        else match.start(f"{form}_d")
    )
    start = match.start() if match[0][:1] in "nN" or form == "iso" else start
    return [Raw(start, match.end(), "day", (month, low), (month, day), year, yearless=year is None)]


def _blank(match: re.Match[str], month: int | None, year: int | None) -> list[Raw]:
    if month is not None and 1 <= month <= 12:
        return [
            Raw(match.start(), match.end(), "month", (month, 1), (month, 0), year, blank=True, yearless=year is None)
        ]
    return [Raw(match.start(), match.end(), "year", year=year, blank=True)] if year else []


def _day_of_period(match: re.Match[str], context: DateContext) -> list[Raw]:
    every = match["dr_e"]
    recurrence = "quarterly" if match["dr_q"] or (every and every != "tháng") else "monthly"
    return [Raw(match.start(), match.end(), "day", recurrence=recurrence)]


def _month(match: re.Match[str], context: DateContext) -> list[Raw]:
    year = _year(match["mo_y"] or match["mo_z"], context)
    month = number(match["mo_m"], roman=year is not None and year < _BEFORE_1990)
    lunar = match.string[: match.start()].rstrip().endswith("rằm")
    if month is None or not 1 <= month <= 12 or (year is None and not match["mo_m"][:1].isdigit()) or lunar:
        return []
    first = re.match(r"\d+", match["mo_l"] or "")
    low = int(first[0]) if first and 0 < int(first[0]) < month else month
    if not match["mo_p"]:
        return [Raw(match.start(), match.end(), "month", (low, 1), (month, 0), year, yearless=year is None)]
    words = match["mo_p"].lower().split()
    if words[0] == "nửa":
        days = ((month, 1), (month, 15)) if words[1] == "đầu" else ((month, 16), (month, 0))
    else:
        days = (((month, 1), (month, 10)), ((month, 11), (month, 20)), ((month, 21), (month, 0)))[_THIRD[words[0]]]
    return [Raw(match.start(), match.end(), "part-of-month", *days, year, yearless=year is None)]


_WEEKS = {"1": 1, "nhất": 1, "đầu": 1, "2": 8, "hai": 8, "3": 15, "ba": 15, "4": 22, "tư": 22}


def _week_of_month(match: re.Match[str], context: DateContext) -> list[Raw]:
    """tuần thứ 2 tháng 5/2018: the days 8 to 14; tuần cuối: the last seven."""
    year = _year(match["wk_y"] or match["wk_z"], context)
    month = number(match["wk_m"])
    if month is None or not 1 <= month <= 12:
        return []
    first = _WEEKS.get(match["wk_n"].lower())
    low, high = (first, first + 6) if first else (monthrange(year or 2023, month)[1] - 6, 0)
    return [Raw(match.start(), match.end(), "part-of-month", (month, low), (month, high), year, yearless=year is None)]


def _bare_month(match: re.Match[str], context: DateContext) -> list[Raw]:
    year, month = _year(match["bm_y"], context), int(match["bm_m"])
    first = re.match(r"\d+", match["bm_l"])
    low = min(int(first[0]) if first else month, month)
    return [Raw(match.start(), match.end(), "month", (low, 1), (month, 0), year)]


def _quarter(match: re.Match[str], context: DateContext) -> list[Raw]:
    year = _year(match["qu_y"] or match["qu_z"], context)
    last = _quarter_number(match["qu_q"])
    lead = re.match(r"IV|I{1,3}|[1-4]", match["qu_l"] or "")
    first = min(_quarter_number(lead[0]) if lead else last, last)
    if not 1 <= last <= 4:
        return []
    low, high = first * 3 - 2, last * 3
    if match["qu_p"] and (third := _THIRD.get(match["qu_p"].lower().split()[0])) is not None:
        return [
            Raw(match.start(), match.end(), "month", (low + third, 1), (low + third, 0), year, yearless=year is None)
        ]
    return [Raw(match.start(), match.end(), "quarter", (low, 1), (high, 0), year, yearless=year is None)]


def _quarter_number(token: str) -> int:
    if token.endswith("V"):
        return 4
    return int(token) if token in "1234" else len(token)


def _half(match: re.Match[str], context: DateContext) -> list[Raw]:
    months = number(match["hf_n"]) if match["hf_n"] else 9 if match[0][:1] in "cC" else 6
    year = _year(match["hf_y"], context)
    if not months:
        return []
    low, high = (1, months) if match["hf_p"] == "đầu" else (13 - months, 12)
    return [Raw(match.start(), match.end(), "part-of-year", (low, 1), (high, 0), year, yearless=year is None)]


def _years(match: re.Match[str], context: DateContext) -> list[Raw]:
    year = _year(match["ye_y"], context)
    if match["ye_p"]:
        return _third_of_year(match, match["ye_p"], year)
    return _span_of_years(match, year, match["ye_l"])


def _bare_years(match: re.Match[str], context: DateContext) -> list[Raw]:
    return _span_of_years(match, _year(match["by_y"], context), match["by_l"])


def _span_of_years(match: re.Match[str], year: int | None, listed: str) -> list[Raw]:
    more = [y for y in re.findall(r"\d{4}", listed) if year and int(y) > year]
    return [Raw(match.start(), match.end(), "year", year=year, last=int(more[-1]) if more else None)]


def _year_of_issue(match: re.Match[str], context: DateContext) -> list[Raw]:
    year = _year("nay", context)
    if match["yn_p"]:
        return _third_of_year(match, match["yn_p"], year)
    return [Raw(match.start(), match.end(), "year", year=year)] if year else []


def _third_of_year(match: re.Match[str], part: str, year: int | None) -> list[Raw]:
    low = _THIRD[part.lower()] * 4 + 1
    return [Raw(match.start(), match.end(), "part-of-year", (low, 1), (low + 3, 0), year)] if year else []


def _era(match: re.Match[str], context: DateContext) -> list[Raw]:
    first, last = _year(match["er_a"], context), _year(match["er_b"], context)
    return [Raw(match.start(), match.end(), "year", year=first, last=last, era=True)] if first and last else []


def _recurring(match: re.Match[str], context: DateContext) -> list[Raw]:
    if match.string[max(0, match.start() - 8) : match.start()].split()[-1:] and (
        match.string[max(0, match.start() - 8) : match.start()].split()[-1].lower() in _NOT_EVERY
    ):
        return []
    found = []
    for unit in re.split(r"\s*(?:,|;|/|-|\bvà\b|\bhoặc\b)\s*", match["re_u"]):
        word = unit.lower().split()[-1].replace("quí", "quý").replace("qúy", "quý")
        if re.search(r"\d|sáu", unit):
            found.append(Raw(match.start(), match.end(), "part-of-year"))
        elif word in _RECURRENCE:
            name = _RECURRENCE[word]
            found.append(Raw(match.start(), match.end(), _PERIOD[name], recurrence=name))
    return found


def _weekday(match: re.Match[str], context: DateContext) -> list[Raw]:
    return [Raw(match.start(), match.end(), "day", recurrence="weekly")]


def _relative(match: re.Match[str], context: DateContext) -> list[Raw]:
    """15 ngày kể từ ngày ký: computed where the starting day is known, otherwise left out."""
    amount = number(match["rel_n"])
    anchor = match["rel_a"]
    base, end = (context.effective if anchor and "hiệu" in anchor else context.issued) if anchor else None, match.end()
    if anchor is None and (named := FORMS.match(match.string, match.end())) and named.lastgroup in ("nu", "wn"):
        day = _day(named, context)
        if day and day[0].year:
            base, end = f"{day[0].year:04}-{day[0].high[0]:02}-{day[0].high[1]:02}", named.end()
    if base is None or not amount:
        return []
    due = _add(date.fromisoformat(base), amount, match["rel_u"], working=match["rel_w"] is not None)
    return [Raw(match.start(), end, "day", since=base, due=due.isoformat())]


def _add(day: date, amount: int, unit: str, *, working: bool) -> date:
    if working and unit == "ngày":
        while amount:
            day += timedelta(1)
            amount -= day.weekday() < 5
        return day
    if unit in ("ngày", "tuần"):
        return day + timedelta(amount * (7 if unit == "tuần" else 1))
    months = day.month - 1 + amount * (12 if unit == "năm" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


READERS: dict[str, Reader] = {
    "rel": _relative, "wd": _day, "wn": _day, "nw": _day, "nu": _day, "dm": _day, "dd": _day, "dt": _day, "iso": _day,
    "dr": _day_of_period, "mo": _month, "bm": _bare_month, "wk": _week_of_month, "qu": _quarter, "hf": _half,
    "hs": lambda match, context: [], "er": _era, "re": _recurring, "we": _weekday, "ye": _years, "by": _bare_years,
    "yn": _year_of_issue,
}  # fmt: skip
