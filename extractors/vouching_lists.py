"""What vouches for the items of lists: recipients, deadlines, citations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex as re
from rapidfuzz.distance import Levenshtein

from config.vocabulary import any_of, table
from extractors.gazetteer import bodies_in
from extractors.ground import (
    HANGING,
    OPEN,
    Cited,
    Ground,
    Vouched,
    all_of,
    digits,
    named,
    not_before,
    of_number,
    printed,
    same,
    symbols,
    vouched,
)
from extractors.issuers import only_bodies
from pipeline.model import Citation, Deadline, Recipient
from pipeline.number import parse
from pipeline.viet import fold, key

# So many letters are misread of one spelling at most; other symbols of the same digits are other documents.
_MISREAD = 2
# What no item holds: a mark that is none of print, one bracket without the other, the end of another item.
_NO_ITEM = re.compile(r"[^\p{L}\p{N}\s.,;:()“”\"'/&+–-]|[(][^)]*$|^[^(]*[)]|;\s?\S|[):;]:")


@cache
def _openings() -> re.Pattern[str]:
    """How an item may begin when not with a body: with an office, a group, the archive's copy."""
    offices = (fold(form) for role in table("roles")["positions"] for form in (role["name"], *role.get("also", ())))
    return re.compile(rf"(?:luu|cac|{any_of(offices)})\b")


_AS_ABOVE = re.compile(r"như (?:trên|kính gửi|điều \d+|mục \w+)\b.*")


def recipient(on: Ground, item: Recipient) -> Vouched:
    """An item of Nơi nhận: how it begins and is closed, and whether the list was read to its end (Lưu)."""
    value = item.value
    known = _openings().match(fold(value)) or _AS_ABOVE.match(key(value)) or any(b.start <= 4 for b in bodies_in(value))
    to_the_end = fold(on.record.recipients[-1].value).startswith("luu")
    return Vouched(
        known=float(bool(known)),
        confirmed=float(to_the_end),
        begins=float(value[0].isupper() or not value[0].isalpha()),
        ends=float(printed(on, item).endswith((";", "."))),
        clean=float(not _NO_ITEM.search(value)),
    )


# A task that begins like this lost its beginning.
_CUT_IN = re.compile(r"\P{L}|(?:ngày|tháng|năm|của|và|về|tại|cho|là|để|với|đến)\b", re.IGNORECASE)


def deadline(on: Ground, item: Deadline) -> Vouched:
    """A deadline: exact to the day, not before the issue, with a whole task."""
    task = item.task or ""
    whole = len(task.split()) > 3 and not HANGING.search(task) and not only_bodies(task)
    return vouched(
        not_before(item.due, on.day),
        known=float(item.precision == "day"),
        begins=float(bool(task) and not _CUT_IN.match(task)),
        ends=float(whole),
    )


# A number that follows a name and was not read as one.
_NUMBER_FOLLOWS = re.compile(r"\s*[,(]?\s*(?:luật\s+)?(?:s[ốôó]\b|\d)", re.IGNORECASE)


def citation(on: Ground, item: Citation) -> Vouched:
    """A cited document: of known symbol or name, not later than this one, and no misreading of another one cited."""
    number = parse(item.number) if item.number else None
    often = len(item.mentions)
    agrees = [not_before(on.day, item.date), 1.0 if item.date or often > 1 else OPEN]
    if number is not None:
        agrees.append(same(number.year, item.date and item.date[:4]))
        if _outdone(on.cited.get(digits(number), ()), (number.symbol, symbols(number), often)):
            agrees.append(0.0)
        return of_number(number, all_of(*agrees))
    name = item.name or ""
    known = named(name)
    if _outdone(on.cited.get(fold(name), ()), (name, known, often)):
        agrees.append(0.0)
    followed = any(_NUMBER_FOLLOWS.match(on.record.text, mention.end) for mention in item.mentions)
    return vouched(all_of(*agrees), known=known, ends=float(not followed and not HANGING.search(name)))


def _outdone(rivals: Sequence[Cited], own: Cited) -> bool:
    """Is a document cited of the same digits or letters and nearly the same spelling, with more to say for it?

    Then one of the two is misread, and likely this one.
    """
    return any(
        spelling != own[0]
        and (known, often) > own[1:]
        and Levenshtein.distance(spelling, own[0], score_cutoff=_MISREAD) <= _MISREAD
        for spelling, known, often in rivals
    )
