"""What a person types beside a number, or instead of one: a day, a term, a province, words that tell a document."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from config.vocabulary import any_of
from index import days, forms
from index.identity import places, provinces
from index.symbols import is_local
from pipeline import provinces as in_time
from pipeline.viet import fold, int_to_roman, plain

_TERM = re.compile(r"\bkhoa\s+(?P<term>[ivxl]+|\d{1,2})\b")
_YEAR = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?![\w/.-])")
# What says nothing by itself: what every body is called, and what joins words.
_IDLE = frozenset(
    (
        *("so", "ngay", "thang", "nam", "khoa", "cua", "ve", "viec", "va", "o", "tai", "tinh", "thanh", "pho", "tp"),
        *("huyen", "quan", "thi", "xa", "phuong", "tran", "uy", "ban", "dang", "bo", "chap", "hanh", "thuong", "vu"),
        *("truc", "ubnd", "hdnd", "nhan", "dan", "hoi", "dong", "btv", "bch"),
    )
)
# Pasted titles are shortened and misread; from this share of words on it is the document.
_MOSTLY = 0.5


class Said(NamedTuple):
    """What was said, None for what was not. `low`, `high`: first and last day; `kind` as records spell it."""

    kind: str | None = None
    low: str | None = None
    high: str | None = None
    term: str | None = None
    locality: str | None = None
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The words as the name of a law or of a plenum."""
        return " ".join(self.words)


def said(typed: str) -> Said:
    """Taken from what stands beside the number, or from all where there is none; `typed` is folded."""
    low, high, typed = _days(typed)
    term, typed = _taken(_TERM, typed)
    name, typed = _taken(_kinds(), typed.strip())
    place, typed = _taken(_places(), typed)
    return Said(
        forms.kind_names()[re.sub(r"\s+", " ", name)][0] if name else None,
        low,
        high,
        int_to_roman(int(term)) if term and term.isdigit() else term.upper() if term else None,
        provinces()[place] if place else None,
        tuple(plain(typed).split()),
    )


def _days(typed: str) -> tuple[str | None, str | None, str]:
    for day in days.typed(typed):
        return day.low, day.high, f"{typed[: day.start]} {typed[day.end :]}"
    year, rest = _taken(_YEAR, typed)
    return (f"{year}-01-01", f"{year}-12-31", re.sub(r"\bnam\s*$", "", rest)) if year else (None, None, typed)


def _taken(pattern: re.Pattern[str], typed: str) -> tuple[str | None, str]:
    """What a pattern finds, and the rest of what was typed."""
    found = pattern.search(typed)
    if found is None:
        return None, typed
    return found[found.lastindex or 0], f"{typed[: found.start()]} {typed[found.end() :]}"


@cache
def _kinds() -> re.Pattern[str]:
    """A kind in words that all begins with, and what joins it to its name."""
    return re.compile(rf"^({any_of(forms.kind_names())})\b")


@cache
def _places() -> re.Pattern[str]:
    """A province, as the last words: Thanh Hóa is one, "Thanh Hóa, huyện X" is left to the words."""
    return re.compile(rf"\b({any_of(provinces())})\b(?=\W*$)")


def fitting(rows: Sequence[sqlite3.Row], asked: Said) -> list[sqlite3.Row]:
    """Works that nothing said speaks against; of several those that have the most of the words."""
    left = [row for row in rows if _dated(row, asked) and _of_term(row, asked) and _of_place(row, asked)]
    words = [word for word in asked.words if word not in _IDLE]
    if not words:
        return left
    shares = [sum(word in _words(row) for word in words) / len(words) for row in left]
    best = max(shares, default=0)
    # Bộ Chính trị and the Committee share one series; what every province has is told by its body.
    return [
        row
        for row, share in zip(left, shares, strict=True)
        if share == best and (best >= _MOSTLY or not is_local(row["number"] or ""))
    ]


def _dated(row: sqlite3.Row, asked: Said) -> bool:
    if asked.low is None or asked.high is None:
        return True
    date = row["date"]
    named = re.search(rf"/{asked.low[:4]}/", row["number"] or "")
    return bool(named) if not date else asked.low[: len(date)] <= date <= asked.high


def _of_term(row: sqlite3.Row, asked: Said) -> bool:
    return asked.term is None or row["term"] is None or row["term"] == asked.term


def _of_place(row: sqlite3.Row, asked: Said) -> bool:
    """A province that a central document is about is no body's; its subject may name it."""
    if asked.locality is None:
        return True
    known = row["locality"]
    if known is None:
        return set(fold(asked.locality).split()) <= _words(row)
    return any(in_time.same(asked.locality, each, row["date"]) for each in places(known))


def _words(row: sqlite3.Row) -> set[str]:
    return set(plain(fold(" ".join(row[name] or "" for name in ("kind", "name", "issuer", "subject")))).split())


def telling(listed: Sequence[sqlite3.Row], rows: Sequence[sqlite3.Row], typed: str) -> list[str]:
    """For each listed one of several works the shortest to type so that it alone is meant, else its key."""
    return [
        next((each for each in _longer(row, typed) if _alone(row, rows, each, typed)), row["key"]) for row in listed
    ]


def _longer(row: sqlite3.Row, typed: str) -> Iterator[str]:
    """Ways to say which one it is, the simplest first."""
    date, place = row["date"] or "", row["locality"] or ""
    term = f"khóa {row['term']}" if row["term"] else ""
    told = days.day(date)
    for words in ((date[:4],), (term,), (place,), (place, date[:4]), (told,), (place, told)):
        if all(words):
            yield " ".join((typed, *words))


def _alone(row: sqlite3.Row, rows: Sequence[sqlite3.Row], longer: str, typed: str) -> bool:
    fit = fitting(rows, said(fold(longer[len(typed) :])))
    return len(fit) == 1 and fit[0]["key"] == row["key"]
