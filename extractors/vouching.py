"""What in the vocabulary, in the other fields and in its own form vouches for a value: signals of its confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import regex as re
from rapidfuzz.distance import Levenshtein

from config.vocabulary import any_of, table
from extractors import kinds
from extractors.gazetteer import bodies_in, locality_of, symbol_bodies
from extractors.issuers import only_bodies
from extractors.motto import has_motto
from extractors.repair import spelled_symbols
from pipeline.model import Citation, Deadline, Field, Issuer, Receipt, Recipient, Record, Signatory
from pipeline.number import Number, parse
from pipeline.signing import AUTHORITY
from pipeline.viet import fold, key

# Neither confirmed nor contradicted.
OPEN = 0.5


class Vouched(NamedTuple):
    """Signals in 0..1, see `extractors.signals.SIGNALS`."""

    known: float = 1.0
    agrees: float = OPEN
    begins: float = 1.0
    ends: float = 1.0
    clean: float = 1.0


class Ground(NamedTuple):
    """What of a record vouches for its single values: own number and day, and the cited numbers by their digits."""

    record: Record
    number: Number | None
    day: str | None
    cited: Mapping[tuple[str, str | None], Sequence[tuple[str, float, int]]]


def ground(record: Record) -> Ground:
    """The ground on which the values of a record stand."""
    cited: defaultdict[tuple[str, str | None], list[tuple[str, float, int]]] = defaultdict(list)
    for citation in record.citations:
        number = parse(citation.number) if citation.number else None
        if number is not None:
            cited[number.digits, number.year].append((number.symbol, _symbols(number), len(citation.mentions)))
    day = record.issued_on.value if record.issued_on else None
    return Ground(record, parse(record.number.value) if record.number else None, day, cited)


def vouch(on: Ground, field: str, item: Any) -> Vouched:
    """What vouches for one value of a record."""
    found = _VOUCHERS.get(field)
    return found(on, item) if found else Vouched()


def _same(one: str | None, other: str | None) -> float:
    return OPEN if one is None or other is None else float(key(one) == key(other))


def _not_before(day: str | None, first: str | None) -> float:
    return OPEN if day is None or first is None else float(day >= first)


def _all(*signs: float) -> float:
    """0 as soon as one sign speaks against, 1 as soon as one speaks for."""
    return 0.0 if 0.0 in signs else max(signs, default=OPEN)


# ---- the head ----


def _kind(on: Ground, item: Field) -> Vouched:
    return Vouched(agrees=_same(kinds.by_symbol(on.number) if on.number else None, item.value))


def _number(on: Ground, item: Field) -> Vouched:
    if on.number is None:
        return Vouched(0.0, OPEN, 0.0, 0.0, 0.0)
    kind = _same(kinds.by_symbol(on.number), on.record.kind.value if on.record.kind else None)
    year = _same(on.number.year, on.day and on.day[:4])
    return Vouched(_symbols(on.number), _all(kind, year), _leads(on.number), _complete(on.number))


# The legislature's number is part of the symbol: QH15, UBTVQH11.
_SERIES = re.compile(r"((?:UBTV)?QH)1?\d")


def _groups(number: Number) -> list[str]:
    return [group for group in number.groups if group]


def _symbols(number: Number) -> float:
    """Share of a symbol's groups that stand for kinds or bodies."""
    known = [_SERIES.sub(r"\1", group) in spelled_symbols() for group in _groups(number)]
    return sum(known) / len(known) if known else 0.0


def _leads(number: Number) -> float:
    """The rules on form want two digits at least (01/NQ-CP), and a digit lost at the front leaves one."""
    return float(len(number.digits) > 1)


def _complete(number: Number) -> float:
    """Is there more than a kind, and no last group of one letter that lost the others?"""
    groups = _groups(number)
    return float((len(groups) > 1 or number.year is not None) and len(groups[-1]) > 1)


def _issued_on(on: Ground, item: Field) -> Vouched:
    cited = [citation.date for citation in on.record.citations if citation.date]
    year = _same(on.number.year if on.number else None, item.value[:4])
    return Vouched(agrees=_all(_not_before(item.value, max(cited, default=None)), year))


def _place(on: Ground, item: Field) -> Vouched:
    found = locality_of(item.value)
    return Vouched(float(found is not None), _same(on.record.issuer.locality if on.record.issuer else None, found))


_JOINED = re.compile(r"(?:\s*[,;]|\s+và|\s+VÀ)\s+$")


def _issuer(on: Ground, item: Issuer) -> Vouched:
    value = item.value or ""
    meant = [fold(body.name) for group in on.number.groups[-2:] for body in symbol_bodies(group)] if on.number else []
    signatory = on.record.signatory
    signed = fold(AUTHORITY.sub(lambda found: found["rest"], (signatory and signatory.authority) or ""))
    confirmed = any(name in fold(value) for name in (*meant, signed) if name)
    agrees = 1.0 if confirmed else 0.0 if meant else OPEN
    known = all(only_bodies(part) for part in value.split("; "))
    foreign = re.search(r"\d", value) or has_motto(_printed(on, item))
    return Vouched(float(known), agrees, float(not _follows_body(on, item)), clean=float(not foreign))


def _printed(on: Ground, item: Any) -> str:
    """The words under a value on one line."""
    return " ".join(" ".join(on.record.text[piece.start : piece.end] for piece in item.evidence).split())


def _follows_body(on: Ground, item: Issuer) -> bool:
    """Is this the second half of "Bộ Chính trị, Ban Bí thư"?"""
    if not item.evidence:
        return False
    start = item.evidence[0].start
    before = on.record.text[max(0, start - 60) : start]
    joined = _JOINED.search(before)
    return joined is not None and any(body.end == joined.start() for body in bodies_in(before))


# A capital inside a word, a new sentence, a mark no title holds, a line of capitals before or after small print.
_GLUED = re.compile(
    r"\p{Ll}\p{Lu}|[.;]\s+\p{Lu}|[^\p{L}\p{N}\s.,;:()“”\"'/%&–-]"
    r"|(?:\p{Lu}{2,}[\s,]+){5}.*\p{Ll}{2}|\p{Ll}{2}(?:[\s,]+\p{Lu}{2,}){5}"
)
# Words after which a clause goes on.
_HANGING = re.compile(
    r"(?:\b(?:của|và|để|cho|với|là|sang|về|tại|theo|các|những|từ|đến|do|bởi|trên|trong|số|thứ)|[,:(–-])$", re.IGNORECASE
)


def _subject(_: Ground, item: Field) -> Vouched:
    value = item.value
    cut = len(value.split()) < 4 or _HANGING.search(value) or kinds.ends_with_kind(value)
    begins = value[0].isalnum() or value[0] in '“"'
    return Vouched(begins=float(begins), ends=float(not cut), clean=float(not _GLUED.search(value)))


@cache
def _families() -> frozenset[str]:
    return frozenset(map(key, table("roles")["family_names"]))


def _signatory(_: Ground, item: Signatory) -> Vouched:
    words = item.value.split()
    stated = (item.position is not None) + (item.authority is not None)
    return Vouched(float(key(words[0]) in _families()), (1 + stated) / 3, ends=float(2 < len(words) < 5))


def _receipt(on: Ground, item: Receipt) -> Vouched:
    return Vouched(float(item.body is not None), _not_before(item.date, on.day), ends=float(item.date is not None))


# ---- the lists ----

# What no item holds: a mark that is none of print, one bracket without the other, the end of another item.
_NO_ITEM = re.compile(r"[^\p{L}\p{N}\s.,;:()“”\"'/&+–-]|[(][^)]*$|^[^(]*[)]|;\s?\S|[):;]:")


@cache
def _openings() -> re.Pattern[str]:
    """How an item may begin when not with a body: with an office, a group, a reference, the archive's copy."""
    offices = (fold(form) for role in table("roles")["positions"] for form in (role["name"], *role.get("also", ())))
    return re.compile(rf"(?:nhu|luu|cac|{any_of(offices)})\b")


def _recipient(on: Ground, item: Recipient) -> Vouched:
    value = item.value
    known = _openings().match(fold(value)) or any(body.start <= 4 for body in bodies_in(value))
    to_the_end = fold(on.record.recipients[-1].value).startswith("luu")
    return Vouched(
        float(bool(known)),
        1.0 if to_the_end else OPEN,
        float(value[0].isupper() or not value[0].isalpha()),
        float(_printed(on, item).endswith((";", "."))),
        float(not _NO_ITEM.search(value)),
    )


def _deadline(on: Ground, item: Deadline) -> Vouched:
    task = item.task or ""
    whole = len(task.split()) > 3 and not _HANGING.search(task)
    return Vouched(
        float(item.precision == "day"), _not_before(item.due, on.day), float(task[:1].isupper()), float(whole)
    )


def _citation(on: Ground, item: Citation) -> Vouched:
    number = parse(item.number) if item.number else None
    in_time = _not_before(on.day, item.date)
    said_more = 1.0 if item.date or len(item.mentions) > 1 else OPEN
    if number is None:
        name = item.name or ""
        return Vouched(_named(name), _all(in_time, said_more), ends=float(not _HANGING.search(name)))
    year = _same(number.year, item.date and item.date[:4])
    agrees = 0.0 if _outdone(on, number, len(item.mentions)) else _all(in_time, said_more, year)
    return Vouched(_symbols(number), agrees, _leads(number), _complete(number))


def _outdone(on: Ground, number: Number, mentions: int) -> bool:
    """Is another number cited of the same digits and nearly the same symbol, with more to say for it? One is wrong."""
    return any(
        symbol != number.symbol
        and (known, often) > (_symbols(number), mentions)
        and Levenshtein.distance(symbol, number.symbol, score_cutoff=2) <= 2
        for symbol, known, often in on.cited[number.digits, number.year]
    )


@cache
def _laws() -> frozenset[str]:
    listed = table("laws")
    return frozenset(key(name).replace(",", "") for group in ("laws", "codes", "ordinances") for name in listed[group])


# What stands between the names of laws in the name of a law that amends them.
_AMENDING = re.compile(r"sửa đổi,? bổ sung (?:một số|các) điều của (?:các )?|(?:^|, | và )(?:bộ luật|luật|pháp lệnh) ")
_MEETING = re.compile(r"(?:hội nghị )?trung ương (?:\d+|lần thứ .*)|đại hội .*")


def _named(name: str) -> float:
    """Is a document cited by its name a known one: a law of the table, one that amends such, a plenum, a congress?"""
    plain = key(name)
    if _MEETING.fullmatch(plain):
        return 1.0
    laws = [law.strip(" ,").replace(",", "") for law in _AMENDING.split(plain)]
    known = [law in _laws() for law in laws if law]
    return sum(known) / len(known) if known else 0.0


_VOUCHERS: dict[str, Callable[[Ground, Any], Vouched]] = {
    "kind": _kind,
    "number": _number,
    "issued_on": _issued_on,
    "place": _place,
    "issuer": _issuer,
    "subject": _subject,
    "signatory": _signatory,
    "receipt": _receipt,
    "recipients": _recipient,
    "deadlines": _deadline,
    "citations": _citation,
}
