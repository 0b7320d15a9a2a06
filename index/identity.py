"""What makes two mentions of a document the same document: kind, number, body, locality, and term or date.

A number alone does not: Party numbers run per kind and committee term, State ones per year, in every province anew.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from config.vocabulary import table
from index.forms import compact, kind_codes, parts
from pipeline.model import Citation, Record
from pipeline.number import number_key
from pipeline.viet import fold

# Last group of a symbol: bodies of which there is one in the country.
_CENTRAL = re.compile(
    r"(?:vp|b[a-z]{2,5})?tw|tu|cp|ttg|vpcp|ctn|(?:ubtv)?qh\d*|hdbt|tandtc|vksndtc|ttcp|nhnn|ktnn|tld|mttw|bnv|btc|btp|bgddt"
    r"|byt|bct|bxd|bgtvt|btnmt|bnn|bnnptnt|bkhdt|bkhcn|btttt|bvhttdl|bldtbxh|bca|bqp|bng|bnnmt|bdttg"
)
_DISTRICT = re.compile(r"(?:hu|du|thu|qu)$")
_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "btv": "ban thuong vu", "bch": "ban chap hanh"}
_SAME_COMMITTEE = re.compile(
    r"\b(?:ban thuong vu|ban chap hanh|thuong truc|chu tich|cua|tinh|thanh pho|tp|huyen|thi xa|quan|dang bo)\b"
)
_LEVEL = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|tinh)\b")
_PUNCTUATION = re.compile(r"[^a-z0-9 ]+")


class Claim(NamedTuple):
    """What is known or stated of a document; None for what is not. `date` is YYYY, YYYY-MM or YYYY-MM-DD."""

    kind: str | None = None
    number: str | None = None
    name: str | None = None
    issuer: str | None = None
    locality: str | None = None
    term: str | None = None
    date: str | None = None

    @property
    def bucket(self) -> str:
        """Only claims of one bucket can be the same document: the number in its comparison form, else the name."""
        return bucket_of(self)


def bucket_of(claim: Claim) -> str:
    """See `Claim.bucket`; without number and name the kind and full date serve, and "" where these are not known."""
    if claim.number:
        return number_key(claim.number)
    kind = fold(claim.kind or "")
    if claim.name:
        return f"name:{kind}:{fold(claim.name)}"
    return f"dated:{kind}:{claim.date}" if kind and len(claim.date or "") == 10 else ""


def of_record(record: Record) -> Claim:
    """The identity of a document that is held."""
    number = record.number.value if record.number else None
    date = partial_date(record.issued_on.value, record.issued_on.precision) if record.issued_on else None
    issuer = record.issuer.value if record.issuer else None
    locality = (record.issuer.locality if record.issuer else None) or locality_in(issuer)
    term = term_at(date) if number and is_central_party(number) else None
    return Claim(record.kind.value if record.kind else None, number, None, issuer, locality, term, date)


def of_citation(citation: Citation, citing: Claim) -> Claim:
    """The identity a citation states, completed by what goes without saying: one's own province, one's own district."""
    number, issuer, locality = citation.number, citation.issuer, locality_in(citation.issuer)
    if number and is_local(number):
        locality = locality or citing.locality
        if issuer is None and citing.number and _DISTRICT.search(compact(number)):
            issuer = citing.issuer if last_group(citing.number) == last_group(number) else None
    term = re.sub(r"(?i)^khóa\s+", "", citation.term).upper() if citation.term else None
    if term is None and citation.date and number and is_central_party(number):
        term = term_at(citation.date)
    return Claim(citation.kind, number, citation.name, issuer, locality, term, citation.date)


def partial_date(value: str, precision: str) -> str:
    """A first day with its precision as the part of the date that is known."""
    return value[: {"year": 4, "month": 7}.get(precision, 10)]


def last_group(number: str) -> str:
    """The body's symbol: the last group of letters, folded."""
    return compact(re.split(r"[-/,+]", number)[-1])


def is_local(number: str) -> bool:
    """Does the issuing body exist once in every province or district?"""
    group = last_group(number)
    if group == "tu":
        # TU is Tỉnh ủy; TƯ in old documents is Trung ương.
        return "Ư" not in number.upper()
    return not _CENTRAL.fullmatch(group)


def is_central_party(number: str) -> bool:
    """A number of the Central Committee and its organs, which runs per term."""
    group = last_group(number)
    return group.endswith("tw") or (group == "tu" and not is_local(number))


def term_at(date: str | None) -> str | None:
    """The term of the Central Committee on this day; None for a year or month in which it changed."""
    if not date:
        return None
    terms = {_term_on((date + "-01-01")[:10]), _term_on((date + "-12-31"[len(date) - 4 :])[:10])}
    return terms.pop() if len(terms) == 1 else None


def _term_on(day: str) -> str | None:
    past = [row["term"] for row in table("terms")["central"] if str(row["from"]) <= day]
    return past[-1] if past else None


@cache
def provinces() -> dict[str, str]:
    """Folded name or spelling of a province → its name as the register has it."""
    names: dict[str, str] = {}
    for province in table("localities")["provinces"]:
        for spelling in (province["name"], *province.get("spellings", ())):
            names.setdefault(fold(spelling), province["name"])
    return names


@cache
def _provinces_named() -> re.Pattern[str]:
    longest_first = sorted(provinces(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def locality_in(text: str | None) -> str | None:
    """The province that a body's name ends with or names after `tỉnh`, `thành phố`."""
    if not text:
        return None
    found = _provinces_named().findall(fold(text))
    return provinces()[found[-1]] if found else None


def conflict(one: Claim, other: Claim) -> str | None:
    """Why two claims of one bucket cannot be the same document; None when nothing they state speaks against it."""
    if one.kind and other.kind and not _same_kind(one, other):
        return f"kind {one.kind} / {other.kind}"
    if one.date and other.date and not _same_start(one.date, other.date):
        return f"date {one.date} / {other.date}"
    if one.term and other.term and one.term != other.term:
        return f"term {one.term} / {other.term}"
    if one.locality and other.locality and fold(one.locality) != fold(other.locality):
        return f"locality {one.locality} / {other.locality}"
    if one.issuer and other.issuer and not _same_body(one, other):
        return f"body {one.issuer} / {other.issuer}"
    return None


def agreement(one: Claim, other: Claim) -> int:
    """How much two claims without conflict have in common beyond the number: the date weighs more than all else."""
    both_dated = bool(one.date and other.date)
    full = both_dated and len(one.date or "") == len(other.date or "") == 10
    return (
        (8 if full else 4 if both_dated else 0)
        + (4 if one.term and one.term == other.term else 0)
        + (2 if one.locality and other.locality else 0)
        + (1 if one.issuer and other.issuer and _same_body(one, other) else 0)
    )


def merge(one: Claim, other: Claim) -> Claim:
    """What two claims know together; the longer date and the longer name of the body win."""
    merged = [a or b for a, b in zip(one, other, strict=True)]
    claim = Claim(*merged)
    date = max(one.date or "", other.date or "", key=len) or None
    issuer = max(one.issuer or "", other.issuer or "", key=len) or None
    return claim._replace(date=date, issuer=issuer)


def _same_kind(one: Claim, other: Claim) -> bool:
    a, b = fold(one.kind or ""), fold(other.kind or "")
    if a == b or a.startswith(b) or b.startswith(a):
        return True
    # A number names its kind by a symbol; only QĐ and the like leave the choice that makes a wrong kind tell.
    number = parts(one.number or "")
    shared = kind_codes().get(number.kind or "", frozenset()) if number else frozenset()
    return not (a in shared and b in shared) and bool(shared)


def _same_start(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _same_body(one: Claim, other: Claim) -> bool:
    if one.number and is_central_party(one.number):
        # Bộ Chính trị, Ban Bí thư and the Committee itself share one series.
        return True
    a, b = _body(one.issuer or ""), _body(other.issuer or "")
    levels = {_level(one.issuer or ""), _level(other.issuer or "")} - {None}
    if len(levels) > 1:
        return False
    return a <= b or b <= a


@cache
def _level(name: str) -> str | None:
    """The lowest level a body's name states; thành phố may be a province or a district, so it states none."""
    found = _LEVEL.search(fold(name))
    return found[0] if found else None


@cache
def _body(name: str) -> frozenset[str]:
    text = _PUNCTUATION.sub(" ", fold(name))
    text = " ".join(_SHORT.get(word, word) for word in text.split())
    pattern = _provinces_named()
    bare = _SAME_COMMITTEE.sub(" ", pattern.sub(" ", text) or text)
    return frozenset(bare.split())
