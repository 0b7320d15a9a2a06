"""What in the vocabulary, in the other fields and in its own form vouches for a value: signals of its confidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import regex as re

from config.vocabulary import table
from extractors import kinds, vouching_lists
from extractors.gazetteer import bodies_in, locality_of, symbol_bodies
from extractors.ground import HANGING, OPEN, Ground, Vouched, all_of, not_before, of_number, printed, same, vouched
from extractors.issuers import only_bodies
from pipeline.model import Field, Issuer, Receipt, Signatory
from pipeline.motto import has_motto
from pipeline.signing import AUTHORITY
from pipeline.viet import fold, key


def vouch(on: Ground, field: str, item: Any) -> Vouched:
    """What vouches for one value of a record."""
    found = _VOUCHERS.get(field)
    return found(on, item) if found else Vouched()


def _kind(on: Ground, item: Field) -> Vouched:
    return vouched(same(kinds.by_symbol(on.number) if on.number else None, item.value))


def _number(on: Ground, item: Field) -> Vouched:
    if on.number is None:
        return Vouched(known=0.0, begins=0.0, ends=0.0, clean=0.0)
    kind = same(kinds.by_symbol(on.number), on.record.kind.value if on.record.kind else None)
    year = same(on.number.year, on.day and on.day[:4])
    return of_number(on.number, all_of(kind, year))


def _issued_on(on: Ground, item: Field) -> Vouched:
    cited = [citation.date for citation in on.record.citations if citation.date]
    year = same(on.number.year if on.number else None, item.value[:4])
    return vouched(all_of(not_before(item.value, max(cited, default=None)), year))


def _place(on: Ground, item: Field) -> Vouched:
    found = locality_of(item.value)
    agrees = same(on.record.issuer.locality if on.record.issuer else None, found)
    return vouched(agrees, known=float(found is not None))


_JOINED = re.compile(r"(?:\s*[,;]|\s+và|\s+VÀ)\s+$")


def _issuer(on: Ground, item: Issuer) -> Vouched:
    value = item.value or ""
    meant = [fold(body.name) for group in on.number.groups[-2:] for body in symbol_bodies(group)] if on.number else []
    signatory = on.record.signatory
    signed = fold(AUTHORITY.sub(lambda found: found["rest"], (signatory and signatory.authority) or ""))
    confirmed = any(name in fold(value) for name in (*meant, signed) if name)
    agrees = 1.0 if confirmed else 0.0 if meant else OPEN
    known = all(only_bodies(part) for part in value.split("; "))
    foreign = re.search(r"\d", value) or has_motto(printed(on, item))
    begins = not _follows_body(on, item)
    return vouched(agrees, known=float(known), begins=float(begins), clean=float(not foreign))


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


def _subject(_: Ground, item: Field) -> Vouched:
    value = item.value
    cut = len(value.split()) < 4 or HANGING.search(value) or kinds.ends_with_kind(value)
    begins = value[0].isalnum() or value[0] in '“"'
    return Vouched(begins=float(begins), ends=float(not cut), clean=float(not _GLUED.search(value)))


@cache
def _families() -> frozenset[str]:
    return frozenset(map(key, table("roles")["family_names"]))


def _signatory(_: Ground, item: Signatory) -> Vouched:
    words = item.value.split()
    stated = (item.position is not None) + (item.authority is not None)
    known = key(words[0]) in _families()
    return Vouched(float(known), stated / 2, ends=float(2 < len(words) < 5))


def _receipt(on: Ground, item: Receipt) -> Vouched:
    in_time = not_before(item.date, on.day)
    return vouched(in_time, known=float(item.body is not None), ends=float(item.date is not None))


_VOUCHERS: dict[str, Callable[[Ground, Any], Vouched]] = {
    "kind": _kind,
    "number": _number,
    "issued_on": _issued_on,
    "place": _place,
    "issuer": _issuer,
    "subject": _subject,
    "signatory": _signatory,
    "receipt": _receipt,
    "recipients": vouching_lists.recipient,
    "deadlines": vouching_lists.deadline,
    "citations": vouching_lists.citation,
}
